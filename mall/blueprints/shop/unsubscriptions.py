"""The way out that letters carry. Its address is signed and opens one switch, so it works wherever the letter is read."""

from flask import Response

from mall.blueprints.shop.front import shop
from mall.domain import messages
from mall.kernel.web.doors import again, machine_door, open_door, token_free
from mall.kernel.web.reply import page


@shop.get("/unsubscriptions/<token>")
@open_door
def unsubscription(token: str) -> Response:
    """Ask once more: programs that look at links in letters must not press it."""
    _person, event = messages.subscription_of(token)
    return page("shop/unsubscriptions/edit.html", signed=token, label=messages.KINDS[event].label)


@shop.post("/unsubscriptions/<token>/confirmation")
@open_door
@token_free
@again(unsubscription)
def unsubscribe(token: str) -> Response:
    """Send no more of them."""
    event = messages.unsubscribe(token)
    return page("shop/unsubscriptions/show.html", label=messages.KINDS[event].label)


@shop.post("/unsubscriptions/<token>")
@machine_door
def unsubscribe_by_program(token: str) -> Response:
    """The same for mail programs, which post to the letter's own address without a page and without cookies (RFC 8058)."""
    messages.unsubscribe(token)
    return Response("", 200, mimetype="text/plain")
