"""The cart: what a visitor means to buy, of all stores together."""

import json
from dataclasses import dataclass

from flask import Response, g, make_response, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.shop import cart_cookie
from mall.blueprints.shop.carts_forms import AddLine, Quantity, Selection, SkuChoice
from mall.blueprints.shop.destinations import current_destination
from mall.blueprints.shop.front import shop
from mall.domain import carts, catalog, delivery, people, pricing, recommendations, stock
from mall.kernel.refusals import NotFound
from mall.kernel.text import _
from mall.kernel.web import security
from mall.kernel.web.doors import again, open_door, token_free
from mall.kernel.web.reply import fragment, page, reply, wants_fragment
from mall.models import Cart, Sku


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a product: its words in both languages, what one costs (minor units), how many are left."""

    sku: Sku
    label: dict[str, str]
    price: int
    available: int


@shop.get("/cart")
@open_door
def cart() -> Response:
    """Everything put in, by store; when a change was refused, with the reason at its line."""
    view = seen_cart()
    if wants_fragment() and g.get("refusal"):
        return make_response(fragment("shop/carts/_cart.html", view=view))
    often = recommendations.bought_with({line.product.id for line in view.lines})
    return page("shop/carts/show.html", view=view, often=often)


def not_added() -> Response:
    """Why it was not put in: on the product's page where htmx asks, else above the cart."""
    if wants_fragment():
        return make_response(fragment("shop/carts/_added.html", refusal=g.refusal))
    return page("shop/carts/show.html", view=seen_cart(), back=security.local_path(request.referrer, ""))


@shop.post("/cart/lines")
@open_door
@token_free
@again(not_added)
def add_line() -> AnyResponse:
    """Put something in; bought at once, it goes to the checkout by itself."""
    typed = AddLine.posted().checked()
    sku = catalog.sellable(typed.sku)
    here = cart_cookie.ensure_cart()
    if typed.then == "checkout":
        carts.pick(here, sku, typed.quantity)
        return to_checkout()
    line = carts.add(here, sku, typed.quantity)
    added = fragment("shop/carts/_added.html", line=line)
    response = reply(url_for(".cart"), added, badge(carts.count(here)))
    response.headers["HX-Trigger"] = json.dumps({"toast": str(_("It is in your cart."))})
    return response


@shop.post("/cart/lines/<int:line_id>/quantity")
@open_door
@token_free
@again(cart)
def set_quantity(line_id: int) -> AnyResponse:
    """Change how many; none takes the line out."""
    line = carts.set_quantity(my_cart(), line_id, Quantity.posted().wanted())
    return changed(is_gone=line is None)


@shop.post("/cart/lines/<int:line_id>/removal")
@open_door
@token_free
@again(cart)
def remove_line(line_id: int) -> AnyResponse:
    """Take a line out."""
    carts.remove(my_cart(), line_id)
    return changed(is_gone=True)


@shop.post("/cart/selection")
@open_door
@token_free
@again(cart)
def choose_lines() -> AnyResponse:
    """Say which of some lines go to the checkout."""
    chosen = Selection.posted().chosen()
    carts.select(my_cart(), **chosen)
    return changed()


@shop.get("/cart/lines/<int:line_id>/sku")
@open_door
def options(line_id: int) -> Response:
    """The options of a line's product, to take another."""
    line = carts.line_of(my_cart(), line_id)
    sku = catalog.skus_by_id([line.sku_id])[line.sku_id]
    product = catalog.shown_product(sku.product.public_id)
    return page("shop/carts/edit.html", line=line, product=product, choices=choices_of(product))


@shop.post("/cart/lines/<int:line_id>/sku")
@open_door
@token_free
@again(options)
def change_sku(line_id: int) -> AnyResponse:
    """Take another option."""
    here, typed = my_cart(), SkuChoice.posted().checked()
    carts.change_sku(here, line_id, catalog.sellable(typed.sku))
    return reply(url_for(".cart"))


def choices_of(product: catalog.Product) -> list[Choice]:
    """The options of a product that have a price."""
    skus = [sku for sku in product.skus if sku.is_active and sku.prices]
    available = stock.available(sku.id for sku in skus)
    return [
        Choice(sku, carts.label_of(sku), pricing.priced(sku, 1).unit_price, available.get(sku.id, 0)) for sku in skus
    ]


def my_cart() -> Cart:
    """The visitor's cart, or NotFound: whoever has none has no lines either."""
    found = cart_cookie.current_cart()
    if found is None:
        raise NotFound
    return found


def seen_cart() -> carts.CartView:
    """The cart as its shopper sees it."""
    here = cart_cookie.current_cart()
    view = carts.view(here, usual_region() if here else None)
    cart_cookie.note_count(view.count)
    return view


def usual_region() -> int | None:
    """Where the visitor has parcels sent: what her address book says, else what she chose."""
    address = people.default_address(g.person) if g.person else None
    if address is None:
        return current_destination()
    return address.region_id if address.country == people.HOME else delivery.ABROAD


def changed(is_gone: bool = False) -> AnyResponse:
    """The cart as it is now. When a line is gone, the focus that was on it goes to the cart."""
    if not wants_fragment():
        return reply(url_for(".cart"))
    view = seen_cart()
    now = fragment("shop/carts/_cart.html", view=view, takes_focus=is_gone)
    return reply(url_for(".cart"), now, badge(view.count))


def badge(units: int) -> Markup:
    """The number beside the cart in the header."""
    cart_cookie.note_count(units)
    return fragment("shop/carts/_badge.html")


def to_checkout() -> AnyResponse:
    """Lead to the checkout; htmx is told to load it as a whole."""
    if not wants_fragment():
        return reply("/checkout")
    response = make_response("", 204)
    response.headers["HX-Redirect"] = "/checkout"
    return response
