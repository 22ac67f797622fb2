"""New orders while the board is open. The page asks again by itself, more and more rarely, and then stops asking."""

from datetime import datetime
from typing import Any

from flask import Response, g, request

from mall.blueprints.seller.front import seller
from mall.domain import orders
from mall.domain.stores import StoreRight
from mall.kernel.refusals import NotFound
from mall.kernel.web.doors import right_door
from mall.kernel.web.reply import page

PAUSES = (20, 40, 80, 160, 320)  # seconds before each look


@seller.get("/orders/arrivals")
@right_door(StoreRight.SHIP)
def arrivals() -> Response:
    """How many orders came since then, and when to look again."""
    return page("seller/arrivals/show.html", **looked(since_asked(), request.args.get("look", 0, int)))


def looked(since: datetime, look: int) -> dict[str, Any]:
    """What the part of the page says after so many looks; before the first, nothing can be new."""
    pause = PAUSES[look] if 0 <= look < len(PAUSES) else 0
    count = orders.arrived_since(g.store, since) if look else 0
    return {"arrived": count, "since": since.isoformat(), "pause": pause, "look": look}


def since_asked() -> datetime:
    """The moment in the address. NotFound for anything else."""
    try:
        since = datetime.fromisoformat(request.args.get("since", ""))
    except ValueError:
        raise NotFound from None
    if since.tzinfo is None:
        raise NotFound
    return since
