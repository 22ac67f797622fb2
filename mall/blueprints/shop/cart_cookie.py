"""Whose cart it is: the signed-in person's, else that of the token in the browser's cookie. Looked up when needed.

The cookie is set at the first thing put in. At the first look after a sign-in the guest's cart joins the person's and
the cookie goes; a page that was refused changes neither.
"""

from flask import Response, after_this_request, current_app, g, request
from flask.blueprints import BlueprintSetupState

from mall.blueprints.shop.front import shop
from mall.domain import carts
from mall.kernel.web import shared
from mall.models import Cart

COOKIE = "cart"


class Badge:
    """How many units the visitor's cart holds. Asked only where it is printed: most answers have no badge."""

    def __bool__(self) -> bool:
        return cart_count() > 0

    def __str__(self) -> str:
        return str(cart_count())


@shop.record_once
def keep_copies_by_count(state: BlueprintSetupState) -> None:
    """Pages that are alike but for the badge are shared by all with the same number on it."""
    shared.vary_by(state.app, cart_words)


@shop.app_context_processor
def badge() -> dict[str, Badge]:
    """`cart_count` for every template."""
    return {"cart_count": Badge()}


def cart_words() -> str:
    """What a page says of the cart, for copies of pages (web/shared.py)."""
    return str(cart_count()) if g.get("person") or request.cookies.get(COOKIE) else "0"


def current_cart() -> Cart | None:
    """The visitor's cart, if she has one. Looked up each time: a refusal may have rolled back what was there before."""
    token = g.get("cart_token") or request.cookies.get(COOKIE, "")
    guest_cart = carts.cart_of_token(token) if token else None
    person = g.get("person")
    if person is None:
        return guest_cart
    if token:
        after_this_request(_forget)
    own = carts.cart_of_person(person.id)
    if guest_cart is None:
        return own
    own = own or carts.new_cart_for(person.id)
    carts.merge(guest_cart, own)
    return own


def ensure_cart() -> Cart:
    """The visitor's cart; a new one, and its cookie, if she has none."""
    found = current_cart()
    if found is not None:
        return found
    if g.person:
        return carts.new_cart_for(g.person.id)
    cart, g.cart_token = carts.new_guest_cart()
    after_this_request(_remember)
    return cart


def note_count(units: int) -> None:
    """What the badge shows: for routes that have just seen the whole cart."""
    g.cart_count = units


def cart_count() -> int:
    """How many units the visitor's cart holds, asked once a request."""
    if "cart_count" not in g:
        g.cart_count = _units()
    return int(g.cart_count)


def _units() -> int:
    """Her units in one statement, unless her guest's cart is still to join her own."""
    token, person = g.get("cart_token") or request.cookies.get(COOKIE, ""), g.get("person")
    if token and person:
        return carts.count(current_cart())
    return carts.units_of_person(person.id) if person else carts.units_of_token(token) if token else 0


def _remember(response: Response) -> Response:
    if response.status_code < 400:
        secure = current_app.config["SESSION_COOKIE_SECURE"]
        response.set_cookie(
            COOKIE, g.cart_token, max_age=carts.GUESTS_KEPT, httponly=True, samesite="Lax", secure=secure
        )
    return response


def _forget(response: Response) -> Response:
    if response.status_code < 400:
        response.delete_cookie(COOKIE)
    return response
