"""A product's options: sizes, colours and the like, whose combinations are its SKUs."""

import uuid

from flask import Response, flash, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.edits import product_here, reason_for, write
from mall.blueprints.seller.front import me, seller
from mall.blueprints.seller.options_forms import Options, rows_of
from mall.domain import catalog
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@seller.get("/products/<uuid:public_id>/options")
@right_door(StoreRight.EDIT_GOODS)
def options_page(public_id: uuid.UUID) -> Response:
    """Up to three groups."""
    here = product_here(public_id)
    edit = catalog.edit_of(here)
    form = Options.fresh(groups=rows_of(edit.payload["options"]))
    return page(
        "seller/options/edit.html", product=here, edit=edit, reason=reason_for(edit), form=form, is_free=edit.is_free
    )


@seller.post("/products/<uuid:public_id>/options")
@right_door(StoreRight.EDIT_GOODS)
@again(options_page)
def edit_options(public_id: uuid.UUID) -> AnyResponse:
    """Keep the groups. A draft's SKUs that fit none of the new combinations go at once."""
    here = product_here(public_id)
    edit, form = catalog.edit_of(here), Options.posted()
    options = form.typed(edit.payload["options"], edit.is_free)
    write(edit, {"options": options}, form.version.data)
    if not edit.is_free:
        flash(gettext("Saved. New values can be priced once the mall has approved them."))
        return reply(url_for(".product", public_id=public_id))
    catalog.write_skus(here, catalog.fitting_drafts(here, options), me())
    return reply(url_for(".sku_page", public_id=public_id))
