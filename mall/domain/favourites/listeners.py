"""What favourites do when a price falls, goods come back, an account closes. All of it says the present state."""

from typing import Any

from sqlalchemy import select

from mall.domain.favourites import actions, queries
from mall.domain.favourites.models import SeenProduct
from mall.kernel.belongings import tells
from mall.kernel.evidence import Rows, offers
from mall.kernel.facts import on


@offers("looks")
def looks() -> Rows:
    """Who looked at which product, and when last."""
    return select(SeenProduct.person_id.label("actor_id"), SeenProduct.product_id, SeenProduct.seen_at.label("at"))


@on("product.cheaper", queue="bulk")
def tell_cheaper(product_id: int) -> None:
    """Those who like it are told, in batches."""
    actions.tell_cheaper(product_id)


@on("product.restocked", queue="bulk")
def tell_restocked(product_id: int) -> None:
    """Those who like it are told, in batches."""
    actions.tell_restocked(product_id)


@on("person.closed")
def forget_favourites(person_id: int) -> None:
    """Erase what she liked, followed and looked at."""
    actions.forget(person_id)


@tells("favourites")
def favourites_of(person_id: int) -> dict[str, Any]:
    """What she likes, follows and looked at."""
    return queries.belongings(person_id)
