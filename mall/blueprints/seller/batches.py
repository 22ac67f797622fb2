"""Many products at once: chosen in the list, looked at before anything changes, done, and what came of each."""

import uuid

from flask import Response, g, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.batches_forms import HEADINGS, Choose, Prices, Units
from mall.blueprints.seller.front import me, seller
from mall.blueprints.seller.products import products
from mall.domain import batches, people
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.forms import shown
from mall.kernel.web.reply import page, reply


@seller.get("/products/batches")
@right_door(StoreRight.EDIT_GOODS)
def batch_index() -> Response:
    """What was done to many at once, newest first."""
    found = batches.batches_for(g.store, request.args.get("after"))
    return page(
        "seller/batches/index.html",
        batches=found,
        names=people.people_by_id(each.author_id for each in found.items if each.author_id),
        deeds=HEADINGS,
    )


@seller.post("/products/batches")
@right_door(StoreRight.EDIT_GOODS)
@again(products)
def add_batch() -> AnyResponse:
    """Note what is to be done with the chosen ones, and show it."""
    deed, chosen = Choose.posted().chosen()
    batch = batches.begin(g.store, me(), deed, chosen)
    return reply(url_for(".batch", public_id=batch.public_id))


@seller.get("/products/batches/<uuid:public_id>")
@right_door(StoreRight.EDIT_GOODS)
def batch(public_id: uuid.UUID) -> Response:
    """Each product with what is to become of it, or what did."""
    here = batches.batch_of(g.store, public_id)
    return page(
        "seller/batches/show.html",
        batch=here,
        chosen=batches.choice_in(g.store, here),
        prices=shown(Prices, **{**here.terms, "step": str(here.terms.get("step", 1))}),
        units=shown(Units, units=here.terms.get("units"), how="adds" if here.terms.get("adds", True) else "sets"),
        deeds=HEADINGS,
    )


@seller.post("/products/batches/<uuid:public_id>/prices")
@right_door(StoreRight.EDIT_GOODS)
@again(batch)
def plan_prices(public_id: uuid.UUID) -> AnyResponse:
    """Work out the new prices, and show them."""
    batches.plan_prices(g.store, batches.batch_of(g.store, public_id), Prices.posted().change())
    return reply(url_for(".batch", public_id=public_id))


@seller.post("/products/batches/<uuid:public_id>/units")
@right_door(StoreRight.EDIT_STOCK)
@again(batch)
def plan_units(public_id: uuid.UUID) -> AnyResponse:
    """Work out the new counts, and show them."""
    typed = Units.posted().checked()
    batches.plan_units(g.store, batches.batch_of(g.store, public_id), typed.units, typed.how == "adds")
    return reply(url_for(".batch", public_id=public_id))


@seller.post("/products/batches/<uuid:public_id>/confirmation")
@right_door(StoreRight.EDIT_GOODS)
@again(batch)
def carry_out(public_id: uuid.UUID) -> AnyResponse:
    """Do what was shown. Pressed twice it is done once."""
    batches.carry_out(g.store, batches.batch_of(g.store, public_id), me())
    return reply(url_for(".batch", public_id=public_id))
