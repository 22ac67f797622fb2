"""The way out that letters carry. Its address is signed and opens one switch, so it works wherever the letter is read."""

from flask import Response

from mall.blueprints.shop.front import shop
from mall.domain import messages
from mall.kernel.web.doors import machine_door, open_door
from mall.kernel.web.reply import page


@shop.get("/unsubscriptions/<token>")
@open_door
def unsubscription(token: str) -> Response:
    """Ask once more: programs that look at links in letters must not press it."""
    _person, event = messages.subscription_of(token)
    return page("shop/unsubscriptions/edit.html", signed=token, label=messages.KINDS[event].label)


@shop.post("/unsubscriptions/<token>")
@machine_door
def unsubscribe(token: str) -> Response:
    """Send no more of them. Mail programs post here by themselves (RFC 8058), without cookies and without a page."""
    event = messages.unsubscribe(token)
    return page("shop/unsubscriptions/show.html", label=messages.KINDS[event].label)
