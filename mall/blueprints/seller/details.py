"""A product's long description, block by block: written, changed, moved by buttons, taken out."""

import uuid

from flask import Response, g, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.details_forms import KINDS, form_for
from mall.blueprints.seller.edits import product_here, reason_for, write
from mall.blueprints.seller.front import seller
from mall.blueprints.seller.pictures_forms import Move
from mall.blueprints.seller.products_forms import Versioned
from mall.domain import catalog
from mall.domain.stores import StoreRight
from mall.kernel.refusals import NotFound
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.forms import shown
from mall.kernel.web.reply import page, reply


@seller.get("/products/<uuid:public_id>/details")
@right_door(StoreRight.EDIT_GOODS)
def details(public_id: uuid.UUID) -> Response:
    """All blocks as shoppers will see them, each with its buttons."""
    edit = catalog.edit_of(product_here(public_id))
    blocks = edit.payload["details"]
    return page(
        "seller/details/index.html",
        product=edit.product,
        edit=edit,
        reason=reason_for(edit),
        blocks=blocks,
        pictures=catalog.pictures_for(g.store, catalog.pictures_in(blocks)),
        kinds=KINDS,
        names=dict(KINDS),
        most=catalog.MAX_BLOCKS,
    )


@seller.get("/products/<uuid:public_id>/details/new")
@right_door(StoreRight.EDIT_GOODS)
def new_detail(public_id: uuid.UUID) -> Response:
    """A form for a block of the kind that is asked for, at the place that is asked for."""
    return detail_page(catalog.edit_of(product_here(public_id)), None)


@seller.post("/products/<uuid:public_id>/details")
@right_door(StoreRight.EDIT_GOODS)
@again(new_detail)
def add_detail(public_id: uuid.UUID) -> AnyResponse:
    """Put it in."""
    edit = catalog.edit_of(product_here(public_id))
    blocks = edit.payload["details"]
    form = form_for(kind_asked_for(), edit, None).posted()
    place = min(form.place.data or 0, len(blocks))
    return kept(edit, catalog.with_block(blocks, place, form.contents(g.store)), form.version.data)


@seller.get("/products/<uuid:public_id>/details/<key>")
@right_door(StoreRight.EDIT_GOODS)
def edit_detail_page(public_id: uuid.UUID, key: str) -> Response:
    """The form with what the block says."""
    edit = catalog.edit_of(product_here(public_id))
    return detail_page(edit, catalog.block_in(edit.payload["details"], key))


@seller.post("/products/<uuid:public_id>/details/<key>")
@right_door(StoreRight.EDIT_GOODS)
@again(edit_detail_page)
def edit_detail(public_id: uuid.UUID, key: str) -> AnyResponse:
    """Keep what it says now; of a text that became several, the rest follows."""
    edit = catalog.edit_of(product_here(public_id))
    blocks = edit.payload["details"]
    form = form_for(catalog.block_in(blocks, key)["kind"], edit, catalog.block_in(blocks, key)).posted()
    first, *others = form.contents(g.store)
    changed = catalog.with_changed(blocks, key, first)
    return kept(edit, catalog.with_block(changed, catalog.place_of(changed, key) + 1, others), form.version.data)


@seller.post("/products/<uuid:public_id>/details/<key>/place")
@right_door(StoreRight.EDIT_GOODS)
@again(details)
def move_detail(public_id: uuid.UUID, key: str) -> AnyResponse:
    """Swap it with its neighbour."""
    edit, typed = catalog.edit_of(product_here(public_id)), Move.posted().checked()
    moved = catalog.with_moved(edit.payload["details"], key, -1 if typed.to == "up" else 1)
    return kept(edit, moved, typed.version, key)


@seller.post("/products/<uuid:public_id>/details/<key>/removal")
@right_door(StoreRight.EDIT_GOODS)
@again(details)
def remove_detail(public_id: uuid.UUID, key: str) -> AnyResponse:
    """Take it out."""
    edit, typed = catalog.edit_of(product_here(public_id)), Versioned.posted().checked()
    return kept(edit, catalog.without_block(edit.payload["details"], key), typed.version)


def kept(edit: catalog.Edit, blocks: list[catalog.Block], version: int, key: str = "") -> AnyResponse:
    """Write the description and lead back to it, to the block that was moved."""
    if blocks != edit.payload["details"]:
        write(edit, {"details": blocks}, version)
    return reply(url_for(".details", public_id=edit.product.public_id, _anchor=f"block-{key}" if key else None))


def detail_page(edit: catalog.Edit, block: catalog.Block | None) -> Response:
    """The form of one block."""
    kind = block["kind"] if block else kind_asked_for()
    form_class = form_for(kind, edit, block)
    values = form_class.values_of(block) if block else {"place": request.args.get("place", type=int)}
    form = shown(form_class, **values)
    return page(
        "seller/details/edit.html",
        product=edit.product,
        edit=edit,
        block=block,
        kind=kind,
        form=form,
        names=dict(KINDS),
    )


def kind_asked_for() -> str:
    """The kind of a block that is not there yet. Raises NotFound."""
    kind = request.values.get("kind", catalog.BlockKind.TEXT.value)
    if kind not in dict(KINDS):
        raise NotFound
    return kind
