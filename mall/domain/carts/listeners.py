"""What carts do when an account closes, and what they tell about a person."""

from typing import Any

from mall.domain.carts import actions, queries
from mall.kernel.belongings import tells
from mall.kernel.facts import on


@on("person.closed")
def forget_cart(person_id: int) -> None:
    """Erase her cart."""
    actions.forget(person_id)


@tells("cart")
def cart_of(person_id: int) -> list[dict[str, Any]]:
    """What she means to buy."""
    return queries.belongings(person_id)
