"""Products as moderators see them: any of the mall, to block and to give back."""

import uuid

from flask import Response, flash, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.admin.front import admin, me, offer
from mall.blueprints.admin.reasons import Why
from mall.domain import catalog, stores
from mall.domain.people import AdminRight
from mall.kernel.states import changes_of
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@admin.get("/products")
@right_door(AdminRight.MODERATE)
def product_index() -> Response:
    """Products of all stores, newest first, by words of their title or by state."""
    text, state = request.args.get("q", "")[:80], request.args.get("state", "")
    found = catalog.any_products(state, text, request.args.get("after"))
    shops = stores.stores_by_id({product.store_id for product in found.items})
    return page(
        "admin/products/index.html",
        products=found,
        stores=shops,
        text=text,
        state=state,
        states=list(catalog.ProductState),
    )


@admin.get("/products/<uuid:public_id>")
@right_door(AdminRight.MODERATE)
def product(public_id: uuid.UUID) -> Response:
    """One product and what happened to it."""
    found = catalog.any_product(public_id)
    return page(
        "admin/products/show.html",
        product=found,
        store=stores.store_by_id(found.store_id),
        history=changes_of(found),
        form=Why.fresh(),
    )


@admin.post("/products/<uuid:public_id>/block")
@right_door(AdminRight.MODERATE)
@again(product)
def block(public_id: uuid.UUID) -> AnyResponse:
    """Take it off the shelves; its merchant cannot bring it back."""
    catalog.block(catalog.any_product(public_id), me(), Why.posted().checked().why)
    flash(gettext("The product is blocked."))
    return reply(url_for(".product", public_id=public_id))


@admin.post("/products/<uuid:public_id>/block-end")
@right_door(AdminRight.MODERATE)
@again(product)
def unblock(public_id: uuid.UUID) -> AnyResponse:
    """Give it back to its merchant."""
    catalog.unblock(catalog.any_product(public_id), me(), Why.posted().checked().why)
    flash(gettext("The product is unblocked."))
    return reply(url_for(".product", public_id=public_id))


offer("product_index", _("Products"), AdminRight.MODERATE)
