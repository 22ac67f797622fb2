"""Whose cart it is: the signed-in person's, else that of the token in the browser's cookie. Looked up when needed.

The cookie is set at the first thing put in. At the first look after a sign-in the guest's cart joins the person's and
the cookie goes; a page that was refused changes neither.
"""

from flask import Response, after_this_request, current_app, g, request
from sqlalchemy.exc import SQLAlchemyError

from mall.blueprints.shop.front import shop
from mall.domain import carts
from mall.kernel.db import db
from mall.models import Cart

COOKIE = "cart"
YEAR = 31_536_000


def current_cart() -> Cart | None:
    """The visitor's cart, if she has one."""
    if "cart" not in g or (g.cart is not None and g.cart not in db.session):
        g.cart = _found()
    cart: Cart | None = g.cart
    return cart


def ensure_cart() -> Cart:
    """The visitor's cart; a new one, and its cookie, if she has none."""
    cart = current_cart()
    if cart is None:
        cart = g.cart = carts.new_cart_for(g.person.id) if g.get("person") else _new_guest_cart()
    return cart


def note_count(units: int) -> None:
    """What the badge shows: for routes that have just seen the whole cart."""
    g.cart_count = units


def cart_count() -> int:
    """How many units the visitor's cart holds, for the badge; 0 on a page that says the database is away."""
    if "cart_count" not in g:
        try:
            g.cart_count = carts.count(current_cart())
        except SQLAlchemyError:
            g.cart_count = 0
    return int(g.cart_count)


@shop.app_context_processor
def _badge() -> dict[str, int]:
    return {"cart_count": cart_count()} if "person" in g and _has_badge() else {}


def _has_badge() -> bool:
    """Only the shop's pages and sign-in have one, and error pages before anybody knows whose they are."""
    return request.blueprint in (None, "shop", "auth")


def _found() -> Cart | None:
    token = request.cookies.get(COOKIE, "")
    guest_cart = carts.cart_of_token(token) if token else None
    person = g.get("person")
    if person is None:
        return guest_cart
    own = carts.cart_of_person(person.id)
    if token:
        after_this_request(_forget)
    if guest_cart is None:
        return own
    own = own or carts.new_cart_for(person.id)
    carts.merge(guest_cart, own)
    return own


def _new_guest_cart() -> Cart:
    cart, token = carts.new_guest_cart()

    def remember(response: Response) -> Response:
        if response.status_code < 400:
            secure = current_app.config["SESSION_COOKIE_SECURE"]
            response.set_cookie(COOKIE, token, max_age=YEAR, httponly=True, samesite="Lax", secure=secure)
        return response

    after_this_request(remember)
    return cart


def _forget(response: Response) -> Response:
    if response.status_code < 400:
        response.delete_cookie(COOKIE)
    return response
