"""A product's options: sizes, colours and the like, whose combinations are its SKUs."""

import uuid

from flask import Response, flash, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.edits import Edit, edit_of, product_here, write
from mall.blueprints.seller.front import me, seller
from mall.blueprints.seller.options_forms import Options, rows_of
from mall.blueprints.seller.skus_forms import fitting_drafts
from mall.domain import catalog
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@seller.get("/products/<uuid:public_id>/options")
@right_door(StoreRight.EDIT_GOODS)
def options_page(public_id: uuid.UUID) -> Response:
    """Up to three groups."""
    here = product_here(public_id)
    edit = edit_of(here)
    form = Options.fresh(groups=rows_of(edit.payload["options"]))
    return page("seller/options/edit.html", product=here, edit=edit, form=form, is_free=is_free(edit))


@seller.post("/products/<uuid:public_id>/options")
@right_door(StoreRight.EDIT_GOODS)
@again(options_page)
def edit_options(public_id: uuid.UUID) -> AnyResponse:
    """Keep the groups. A draft's SKUs that fit none of the new combinations go at once."""
    here = product_here(public_id)
    edit, form = edit_of(here), Options.posted()
    options = form.typed(edit.payload["options"], is_free(edit))
    write(edit, {"options": options}, form.version.data)
    if not is_free(edit):
        flash(gettext("Saved. New values can be priced once the mall has approved them."))
        return reply(url_for(".product", public_id=public_id))
    catalog.write_skus(here, fitting_drafts(here, options), me())
    return reply(url_for(".sku_page", public_id=public_id))


def is_free(edit: Edit) -> bool:
    """Whether groups and values may go: nobody has seen, let alone bought, any of them."""
    return edit.product.state == catalog.ProductState.DRAFT and edit.product.live_revision_id is None
