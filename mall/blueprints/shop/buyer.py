"""Who buys: the signed-in person, else a guest known by a token in a cookie, so that she finds her purchase again."""

from flask import Response, after_this_request, current_app, g, request

from mall.blueprints.shop import arrivals
from mall.domain import orders
from mall.kernel import ids
from mall.kernel.actors import VISITOR, Actor
from mall.kernel.web.i18n import language

COOKIE = "guest"
YEAR = 31_536_000


def current_buyer() -> orders.Buyer:
    """The buyer as orders know her."""
    if g.person is not None:
        return orders.Buyer(g.person.id, language=language(), source=arrivals.source())
    return orders.Buyer(None, digest_of(request.cookies.get(COOKIE, "")), language(), arrivals.source())


def known_buyer() -> orders.Buyer:
    """The same; a guest without a token gets one with this answer. The checkout page calls it, so that pressing its
    button twice is the same guest twice."""
    buyer = current_buyer()
    if buyer.person_id is not None or buyer.guest_digest is not None:
        return buyer
    token = ids.token()

    def remember(response: Response) -> Response:
        secure = current_app.config["SESSION_COOKIE_SECURE"]
        response.set_cookie(COOKIE, token, max_age=YEAR, httponly=True, samesite="Lax", secure=secure)
        return response

    after_this_request(remember)
    return orders.Buyer(None, digest_of(token), language(), arrivals.source())


def actor() -> Actor:
    """The buyer as the state changes remember her."""
    return Actor("person", g.person.id) if g.person else VISITOR


def digest_of(token: str) -> str | None:
    """What is stored of a guest's token."""
    return ids.digest(token) if token else None
