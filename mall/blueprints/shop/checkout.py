"""The checkout: one page, one button. Nothing the browser says about money is believed; the total it saw is compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.shop import cart_cookie
from mall.blueprints.shop.buyer import actor, current_buyer, known_buyer
from mall.blueprints.shop.cart_cookie import current_cart
from mall.blueprints.shop.checkout_forms import (
    GuestCheckout,
    MemberCheckout,
    address_choices,
    chosen_method,
    chosen_point,
    note_for,
    typed_total,
    wanted_point,
)
from mall.blueprints.shop.front import shop
from mall.domain import carts, delivery, orders, people, stores
from mall.kernel import ids, places
from mall.kernel.refusals import Refusal
from mall.kernel.text import _
from mall.kernel.web.doors import again, open_door
from mall.kernel.web.reply import page, reply
from mall.models import Address, Cart, Sku, Store, StoreLocation


class PlaceClosed(Refusal):
    message = _("Nothing is handed out at that place any more. Choose where you come instead.")


@dataclass(frozen=True)
class Part:
    """A store's part of the checkout page. `methods` is what may be chosen; of two parts of a store one takes the note.
    `ride` is what it costs to have the store's own people bring it, where they bring any of it to anybody; `reach` is
    where they go. Of two parts of a store one asks where the goods are fetched, where there are several places.
    """

    store: Store
    quoted: orders.QuotedBasket
    methods: list[delivery.Method]
    points: list[StoreLocation]
    ride: delivery.Ride | None
    reach: list[int]
    note: str
    is_first: bool
    asks_where: bool


@dataclass(frozen=True)
class Chosen:
    """What the cart has chosen: a basket per store, the SKUs as they were just read, where the stores hand out goods."""

    cart: Cart | None
    baskets: list[orders.Basket]
    skus: dict[int, Sku]
    points: list[StoreLocation]


@shop.get("/checkout")
@open_door
def checkout() -> AnyResponse:
    """Where to, how, what it costs, one button. With nothing chosen the cart says so."""
    known_buyer()
    addresses = people.addresses_for(g.person) if g.person else []
    form = form_for_page(addresses)
    here = chosen(region_of(form, addresses))
    if not here.baskets:
        return redirect(url_for(".cart"), 303)
    if g.person and not addresses:
        return redirect(url_for(".new_address", next=url_for(".checkout")), 303)
    return checkout_page(form, here, addresses)


@shop.post("/purchases")
@open_door
@again(checkout)
def place() -> AnyResponse:
    """Place the purchase; a second press of the same button finds the first one's."""
    buyer, addresses = current_buyer(), people.addresses_for(g.person) if g.person else []
    form = form_for_post(addresses)
    known = orders.placed_before(buyer, str(form.key.data or ""))
    if known:
        return reply(url_for(".payment", number=known.number))
    if request.form.get("act") == "refresh" or (isinstance(form, GuestCheckout) and form.wants_lists()):
        form = form_for_post(addresses)  # one that was not judged
        return checkout_page(form, chosen(region_of(form, addresses)), addresses)
    contact = contact_of(form, addresses)
    baskets = chosen(region_of(form, addresses)).baskets
    if any(wanted_point(each.store_id) not in ("", str(each.location_id)) for each in baskets if each.location_id):
        raise PlaceClosed
    purchase = orders.place(
        buyer, baskets, contact, key=form.key.data, actor=actor(), expected_total=typed_total(form.total.data)
    )
    cart = current_cart()
    if cart:
        carts.clear_bought(cart, [sku_id for basket in baskets for sku_id, _quantity in basket.items])
    if not purchase.is_unpaid:
        return reply(url_for(".purchase", number=purchase.number))
    return reply(url_for(".payment", number=purchase.number))


def checkout_page(form: Any, here: Chosen, addresses: list[Address]) -> Response:
    """The page for what is chosen, as the form stands."""
    cart_cookie.note_count(carts.count(here.cart))
    parts = parts_of(here, region_of(form, addresses))
    total = sum(part.quoted.total for part in parts)
    form.key.data = form.key.data or ids.token()
    form.total.data = str(total)
    return page(
        "shop/checkout/show.html",
        form=form,
        parts=parts,
        total=total,
        goods=sum(part.quoted.goods for part in parts),
        freight=sum(part.quoted.freight.amount for part in parts),
        currency=parts[0].store.currency if parts else "CNY",
        region_id=region_of(form, addresses),
        ways=orders.common_ways([part.store for part in parts]),
    )


def parts_of(here: Chosen, region_id: int | None) -> list[Part]:
    """The baskets with prices, freight and what each store offers."""
    quoted = orders.quote(here.baskets, region_id, here.skus)
    shops = {each.store.id: each.store for each in quoted}
    methods = delivery.methods_at(shops, here.points, delivering_to(region_id, shops.values()))
    fetched = {each.store.id for each in quoted if each.basket.method == delivery.Method.PICKUP}
    seen: set[int] = set()
    parts = []
    for each in quoted:
        points = points_in(here, each.store.id)
        choice, ride = choice_for(each, methods[each.store.id]), ride_for(each, region_id)
        reach = [place for zone in delivery.zones_of(each.store) for place in zone.region_ids]
        is_first = each.store.id not in seen
        is_fetched = each.basket.method == delivery.Method.PICKUP
        may_fetch = delivery.Method.PICKUP in choice and is_first and each.store.id not in fetched
        asks_where = len(points) > 1 and (is_fetched or may_fetch)
        parts.append(Part(each.store, each, choice, points, ride, reach, each.basket.note, is_first, asks_where))
        seen.add(each.store.id)
    return parts


def points_in(here: Chosen, store_id: int) -> list[StoreLocation]:
    """Where a store hands out goods, the chosen place first."""
    mine = [point for point in here.points if point.store_id == store_id]
    wanted = chosen_point(store_id, mine)
    return sorted(mine, key=lambda point: point is not wanted)


def choice_for(quoted: orders.QuotedBasket, offered: list[delivery.Method]) -> list[delivery.Method]:
    """How a part's goods may reach the shopper, where there is anything to choose for some of them."""
    goods = [quoted.skus[line.priced.sku_id].product for line in quoted.lines]
    return max((delivery.ways(each, offered) for each in goods), key=len)


def ride_for(quoted: orders.QuotedBasket, region_id: int | None) -> delivery.Ride | None:
    """What it would cost to have the store's own people bring a part; None where they bring nothing of it to anybody."""
    goods = [quoted.skus[line.priced.sku_id].product for line in quoted.lines]
    if not quoted.store.zones or not any(each.by_courier for each in goods):
        return None
    items = [orders.to_send(line) for line in quoted.lines]
    return delivery.rides({quoted.store: items}, region_id)[quoted.store.id]


def chosen(region_id: int | None) -> Chosen:
    """What the cart has chosen, to be brought to that region: a basket per store with the method that the form says, and
    another one for what that method is not offered for."""
    cart = current_cart()
    lines = carts.lines_to_buy(cart)
    shops = {line.store.id: line.store for line in lines}
    points = stores.pickup_points(set(shops)) if shops else []
    anywhere = delivery.methods_at(shops, points, {shop.id for shop in shops.values() if shop.zones})
    here = delivery.methods_at(shops, points, delivering_to(region_id, shops.values()))
    wanted: dict[tuple[int, delivery.Method], list[tuple[int, int]]] = {}
    for line in lines:
        store_id = line.store.id
        ways = delivery.ways(line.product, here[store_id]) or delivery.ways(line.product, anywhere[store_id])
        method = chosen_method(store_id, ways or here[store_id])
        wanted.setdefault((store_id, method), []).append((line.sku.id, line.line.quantity))
    baskets = [basket_for(store_id, tuple(items), method, points) for (store_id, method), items in wanted.items()]
    return Chosen(cart, baskets, {line.sku.id: line.sku for line in lines}, points)


def delivering_to(region_id: int | None, shops: Iterable[Store]) -> set[int]:
    """The stores whose own people go there."""
    return {shop.id for shop in shops if delivery.delivers_itself_to(shop, region_id)}


def basket_for(
    store_id: int, items: tuple[tuple[int, int], ...], method: delivery.Method, points: list[StoreLocation]
) -> orders.Basket:
    """A basket of one store. What is fetched is fetched where the buyer says, of the places that the store has."""
    mine = [point for point in points if point.store_id == store_id]
    point = chosen_point(store_id, mine) if method == delivery.Method.PICKUP else None
    return orders.Basket(store_id, method, items, point.id if point else None, note_for(store_id))


def form_for_page(addresses: list[Address]) -> Any:
    """The form as it was refused, with a choice from the address bar, or fresh."""
    if not g.person:
        has_choice = request.method == "GET" and any(name in request.args for name in ("province", "city", "district"))
        return GuestCheckout.from_query() if has_choice else GuestCheckout.fresh()
    wanted = request.args.get("address") or (str(addresses[0].public_id) if addresses else "")
    form = MemberCheckout.fresh(address=wanted)
    form.address.choices = address_choices(addresses)
    return form


def form_for_post(addresses: list[Address]) -> Any:
    """The form that was sent."""
    if not g.person:
        return GuestCheckout.posted()
    form = MemberCheckout.posted()
    form.address.choices = address_choices(addresses)
    return form


def region_of(form: Any, addresses: list[Address]) -> int | None:
    """Where freight goes, as far as the form says."""
    if isinstance(form, GuestCheckout):
        if not form.is_chinese:
            return int(delivery.ABROAD)
        chosen = form.district.data or form.city.data or form.province.data
        return int(chosen) if chosen else None
    address = next((each for each in addresses if str(each.public_id) == form.address.data), None)
    if address is None:
        return None
    return address.region_id if address.country == people.HOME else int(delivery.ABROAD)


def contact_of(form: Any, addresses: list[Address]) -> orders.Contact:
    """Whom it goes to. Raises Invalid."""
    if isinstance(form, GuestCheckout):
        typed = form.address()
        abroad = " ".join(part for part in (typed["city"], typed["region_text"]) if part)
        return orders.Contact(
            typed["name"],
            typed["phone"],
            typed["country"],
            typed["region_id"],
            places.full_name(typed["region_id"]) or abroad,
            typed["line"],
            typed["postcode"],
            form.email.data,
        )
    chosen = form.checked().address
    address = next(each for each in addresses if str(each.public_id) == chosen)
    region = address.region_text if address.country == people.HOME else f"{address.city} {address.region_text}".strip()
    return orders.Contact(
        address.name, address.phone, address.country, address.region_id, region, address.line, address.postcode
    )
