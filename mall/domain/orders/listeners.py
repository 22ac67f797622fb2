"""What orders do when an account closes, and what they tell about a person."""

from typing import Any

from mall.domain.orders import actions, queries
from mall.kernel import images
from mall.kernel.belongings import tells
from mall.kernel.facts import on


@on("person.closed")
def forget_buyer(person_id: int) -> None:
    """Erase whom her parcels went to; the orders stay for the books."""
    actions.forget_buyer(person_id)


@tells("orders")
def orders_of(person_id: int) -> list[dict[str, Any]]:
    """What she bought."""
    return queries.belongings(person_id)


@images.holds
def shows_picture(stem: str) -> bool:
    """Orders keep the picture of what was bought."""
    return queries.shows_picture(stem)
