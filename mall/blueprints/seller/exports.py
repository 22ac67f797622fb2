"""The store's products as a sheet: asked for, written by workers, fetched."""

import uuid

from flask import Response, g, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.exports_forms import Wish
from mall.blueprints.seller.front import me, seller
from mall.domain import imports
from mall.domain.stores import StoreRight
from mall.kernel import files
from mall.kernel.refusals import NotFound
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.i18n import language
from mall.kernel.web.reply import attached, page, reply


@seller.get("/products/exports")
@right_door(StoreRight.EDIT_GOODS)
def product_exports() -> Response:
    """A form for a sheet, and the sheets so far."""
    found = imports.exports_for(g.store, request.args.get("after"))
    return page("seller/exports/index.html", form=Wish.fresh(kind="xlsx"), exports=found)


@seller.post("/products/exports")
@right_door(StoreRight.EDIT_GOODS)
@again(product_exports)
def add_export() -> AnyResponse:
    """Have it written."""
    typed = Wish.posted().checked()
    export = imports.begin_export(g.store, me(), typed.kind, language())
    return reply(url_for(".product_export", public_id=export.public_id))


@seller.get("/products/exports/<uuid:public_id>")
@right_door(StoreRight.EDIT_GOODS)
def product_export(public_id: uuid.UUID) -> Response:
    """How far it is; then where the file lies."""
    return page("seller/exports/show.html", export=imports.export_of(g.store, public_id))


@seller.get("/products/exports/<uuid:public_id>/file")
@right_door(StoreRight.EDIT_GOODS)
def export_file(public_id: uuid.UUID) -> Response:
    """The sheet itself, to be kept."""
    export = imports.export_of(g.store, public_id)
    if export.file_key is None:
        raise NotFound
    name = f"{g.store.slug}-{export.created_at:%Y%m%d}"
    return attached(files.storage().get(export.file_key), name, export.kind)
