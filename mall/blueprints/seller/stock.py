"""Stock: what runs low, a product's units, what arrived, what was counted, and every movement."""

import uuid
from typing import Any

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.edits import product_here
from mall.blueprints.seller.front import as_saved, me, offer, seller
from mall.blueprints.seller.stock_forms import UNITS, Alarm, Counts, counts_of
from mall.domain import catalog, orders, people, stock, stores
from mall.domain.stores import StoreRight
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.forms import shown
from mall.kernel.web.i18n import language
from mall.kernel.web.reply import page, reply
from mall.models import Product, Sku


@seller.get("/stock")
@right_door(StoreRight.EDIT_STOCK)
def low_stock() -> Response:
    """Shelves that run empty, or every product with what is left of it."""
    text = request.args.get("q", "")[:80]
    low = stock.low_for(g.store) if not text else []
    found = catalog.products_for(g.store, catalog.Sought(text), after=request.args.get("after"))
    return page(
        "seller/stock/index.html",
        text=text,
        form=Alarm.fresh(units=g.store.low_stock_at),
        low=low,
        skus=catalog.skus_by_id(shelf.sku_id for shelf in low),
        products=found,
    )


@seller.post("/stock/alarm")
@right_door(StoreRight.EDIT_STOCK)
@again(low_stock)
def set_alarm() -> AnyResponse:
    """From how many units left on the store's goods run low."""
    typed = Alarm.posted().checked()
    stores.edit_store(g.store, me(), g.store.version, low_stock_at=typed.units)
    flash(gettext("Saved."))
    return reply(url_for(".low_stock"))


@seller.get("/products/<uuid:public_id>/stock")
@right_door(StoreRight.EDIT_STOCK)
def product_stock(public_id: uuid.UUID) -> Response:
    """What lies where, with a form for goods that arrived and one for counting."""
    here = product_here(public_id)
    skus = active(here)
    return page(
        "seller/stock/show.html",
        product=here,
        skus=skus,
        labels=labels(here, skus),
        shelves=stock.shelves_for(g.store, [sku.id for sku in skus]),
        arrivals=shown_counts("Arrivals", here, 1),
        recounts=shown_counts("Recounts", here, 0),
        alarms=alarms_form(here, skus),
    )


@seller.post("/products/<uuid:public_id>/arrivals")
@right_door(StoreRight.EDIT_STOCK)
@again(product_stock)
def receive_units(public_id: uuid.UUID) -> AnyResponse:
    """Put them on the shelf."""
    here = product_here(public_id)
    form = counts_form("Arrivals", here, 1).posted()
    for wanted in on_shelves(here, form):
        stock.receive(wanted, me(), form.note.data or "")
    flash(gettext("The units are in stock."))
    return reply(url_for(".product_stock", public_id=public_id))


@seller.post("/products/<uuid:public_id>/recounts")
@right_door(StoreRight.EDIT_STOCK)
@again(product_stock)
def recount_units(public_id: uuid.UUID) -> AnyResponse:
    """Believe the count."""
    here = product_here(public_id)
    form = counts_form("Recounts", here, 0).posted()
    for wanted in on_shelves(here, form):
        stock.recount(wanted, me(), form.note.data or "")
    flash(gettext("The count is saved."))
    return reply(url_for(".product_stock", public_id=public_id))


@seller.post("/products/<uuid:public_id>/alarms")
@right_door(StoreRight.EDIT_STOCK)
@again(product_stock)
def set_alarms(public_id: uuid.UUID) -> AnyResponse:
    """From how many units left on each SKU runs low; what is empty goes by the store."""
    here = product_here(public_id)
    form = counts_form("Alarms", here, 0).posted()
    form.checked()
    location = stores.default_location(g.store.id)
    for sku in sorted(active(here), key=lambda sku: sku.id):
        stock.set_low_at(g.store, sku.id, location.id, form.of(sku.public_id).data)
    flash(gettext("Saved."))
    return reply(url_for(".product_stock", public_id=public_id))


@seller.get("/stock/<uuid:sku_id>/movements")
@right_door(StoreRight.EDIT_STOCK)
def movements(sku_id: uuid.UUID) -> Response:
    """What happened to the units of a SKU, newest first."""
    sku = catalog.sku_of(g.store, sku_id)
    whole = catalog.skus_by_id([sku.id])[sku.id]
    found = stock.movements_for(g.store, sku.id, request.args.get("after"))
    sold = [row.owner_id for row in found.items if row.owner == orders.OWNER and row.owner_id]
    counted = [row.actor_id for row in found.items if row.actor_kind == "person" and row.actor_id and not row.owner]
    return page(
        "seller/stock/movements.html",
        sku=whole,
        product=whole.product,
        words=catalog.label(whole.product.options, whole.values, language()),
        movements=found,
        numbers=orders.numbers_of(sold),
        names=people.people_by_id(counted),
    )


def active(here: Product) -> list[Sku]:
    """What is sold of the product."""
    return [sku for sku in here.skus if sku.is_active]


def labels(here: Product, skus: list[Sku]) -> dict[int, str]:
    """Each SKU's options in words, else its code."""
    return {sku.id: catalog.label(here.options, sku.values, language()) or sku.code for sku in skus}


def counts_form(name: str, here: Product, minimum: int) -> type[Counts]:
    """The form for this product's SKUs."""
    skus = active(here)
    words = labels(here, skus)
    return counts_of(name, [(sku.public_id, words[sku.id]) for sku in skus], minimum)


def alarms_form(here: Product, skus: list[Sku]) -> Any:
    """What is said of each SKU; as it was typed where it was refused."""
    form_class = counts_form("Alarms", here, 0)
    home = stores.default_location(g.store.id).id
    shelves = stock.shelves_for(g.store, [sku.id for sku in skus])
    said = {
        f"{UNITS}{sku.public_id}": shelf.low_at
        for sku in skus
        for shelf in shelves.get(sku.id, ())
        if shelf.location_id == home
    }
    is_sent = (request.endpoint or "").endswith("set_alarms")
    return shown(form_class, **said) if is_sent else as_saved(form_class, **said)


def shown_counts(name: str, here: Product, minimum: int) -> Any:
    """The form for a page. Of the two, only the one that was sent shows what was typed."""
    form_class = counts_form(name, here, minimum)
    is_sent = (request.endpoint or "").endswith("receive_units" if name == "Arrivals" else "recount_units")
    return shown(form_class) if is_sent else as_saved(form_class)


def on_shelves(here: Product, form: Counts) -> list[stock.Wanted]:
    """The typed units, at the store's main location."""
    location = stores.default_location(g.store.id)
    known = {sku.public_id: sku.id for sku in active(here)}
    return [
        stock.Wanted(g.store.id, known[sku_id], location.id, units)
        for sku_id, units in sorted(form.units().items(), key=lambda pair: known[pair[0]])
    ]


offer("seller.low_stock", _("Stock"), StoreRight.EDIT_STOCK)
