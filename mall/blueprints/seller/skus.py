"""A product's SKUs: what each combination of its options costs and weighs. Prices act at once and are not reviewed."""

import uuid

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.edits import product_here
from mall.blueprints.seller.front import as_saved, me, seller
from mall.blueprints.seller.skus_forms import Skus, digest_of, rows_of
from mall.domain import catalog, people
from mall.domain.stores import StoreRight
from mall.kernel.refusals import Stale
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.i18n import language
from mall.kernel.web.reply import page, reply


@seller.get("/products/<uuid:public_id>/skus")
@right_door(StoreRight.EDIT_GOODS)
def sku_page(public_id: uuid.UUID) -> Response:
    """Every combination in a line."""
    here = product_here(public_id)
    is_stale = isinstance(g.get("refusal"), Stale)  # then the prices that are true now are worth more than those typed
    form = as_saved(Skus, rows=rows_of(here)) if is_stale else Skus.fresh(rows=rows_of(here))
    return page(
        "seller/skus/edit.html",
        product=here,
        form=form,
        seen=digest_of(here),
        labels=[catalog.label(here.options, values, language()) for values in catalog.full_matrix(here.options)],
    )


@seller.get("/products/<uuid:public_id>/skus/history")
@right_door(StoreRight.EDIT_GOODS)
def price_history(public_id: uuid.UUID) -> Response:
    """What its SKUs have cost, newest first: since when, until when, by whom, and the lowest before a price was lowered."""
    here = product_here(public_id)
    found = catalog.price_history(here, request.args.get("after"))
    return page(
        "seller/skus/history.html",
        product=here,
        prices=found,
        lowest=catalog.lowest_prices_before(found.items),
        skus={sku.id: sku for sku in here.skus},
        names=people.people_by_id(price.author_id for price in found.items if price.author_id),
    )


@seller.post("/products/<uuid:public_id>/skus")
@right_door(StoreRight.EDIT_GOODS)
@again(sku_page)
def edit_skus(public_id: uuid.UUID) -> AnyResponse:
    """Sell these combinations at these prices; those that are switched off are retired."""
    here = product_here(public_id)
    catalog.write_skus(here, Skus.posted().drafts(here), me())
    flash(gettext("Saved. The prices are in effect."))
    return reply(url_for(".product", public_id=public_id))
