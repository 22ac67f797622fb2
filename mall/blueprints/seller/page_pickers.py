"""Pages on which a merchant ticks the goods and pictures of a block. What is ticked is saved with every press, also that on
"Search": nothing is lost on the way."""

from collections.abc import Iterable
from typing import Any

from flask import Response, g, make_response, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.editor import page_here
from mall.blueprints.seller.front import me, seller
from mall.blueprints.seller.page_blocks import kind_here, new_row
from mall.blueprints.seller.pages_forms import TickedPictures, TickedProducts
from mall.domain import catalog, pages
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply
from mall.models import StorePage


@seller.get("/pages/<int:page_id>/blocks/<block>/goods")
@right_door(StoreRight.EDIT_STORE)
def pick_goods(page_id: int, block: str) -> Response:
    """The picked goods, then those on sale that are found."""
    here = page_here(page_id)
    kind = kind_here(here, block)
    field = field_of(kind, pages.Products)
    if field is None:
        return make_response(reply(url_for(".block_form", page_id=page_id, block=block)))
    text = request.values.get("q", "")[:80]
    picked = [row["product"] for row in values_of(here, kind, block)[field.name]]
    known = catalog.products_of_keys(g.store, picked)
    sought = catalog.Sought(text, state=catalog.ProductState.PUBLISHED)
    found = catalog.products_for(g.store, sought, after=request.args.get("after"))
    return page(
        "seller/pages/goods.html",
        page=here,
        block=block,
        field=field,
        picked=[known[key] for key in picked if key in known],
        found=found,
        others=[each for each in found.items if each.id not in known],
        text=text,
    )


@seller.post("/pages/<int:page_id>/blocks/<block>/goods")
@right_door(StoreRight.EDIT_STORE)
@again(pick_goods)
def save_goods(page_id: int, block: str) -> AnyResponse:
    """Save what is ticked; then back to the block, or on to what is sought."""
    form = TickedProducts.posted()
    typed = form.checked()
    save(form, page_here(page_id), block, pages.Products, typed.base, "product", typed.product)
    if typed.act in ("search", "more"):
        after = typed.after if typed.act == "more" else None
        return reply(url_for(".pick_goods", page_id=page_id, block=block, q=typed.q or None, after=after))
    return reply(url_for(".block_form", page_id=page_id, block=block))


@seller.get("/pages/<int:page_id>/blocks/<block>/pictures")
@right_door(StoreRight.EDIT_STORE)
def pick_pictures(page_id: int, block: str) -> Response:
    """The block's pictures, then the store's others, the newest first."""
    here = page_here(page_id)
    kind = kind_here(here, block)
    field = field_of(kind, pages.Pictures)
    if field is None:
        return make_response(reply(url_for(".block_form", page_id=page_id, block=block)))
    picked = [row["picture"] for row in values_of(here, kind, block)[field.name]]
    known = catalog.pictures_for(g.store, picked)
    found = catalog.library_of(g.store, after=request.args.get("after"))
    return page(
        "seller/pages/pictures.html",
        page=here,
        block=block,
        field=field,
        picked=[known[key] for key in dict.fromkeys(picked) if key in known],
        found=found,
        others=[each for each in found.items if each.id not in known],
    )


@seller.post("/pages/<int:page_id>/blocks/<block>/pictures")
@right_door(StoreRight.EDIT_STORE)
@again(pick_pictures)
def save_pictures(page_id: int, block: str) -> AnyResponse:
    """Save what is ticked; then back to the block, or on to more pictures."""
    form = TickedPictures.posted()
    typed = form.checked()
    save(form, page_here(page_id), block, pages.Pictures, typed.base, "picture", typed.picture)
    if typed.act == "more":
        return reply(url_for(".pick_pictures", page_id=page_id, block=block, after=typed.after))
    return reply(url_for(".block_form", page_id=page_id, block=block))


def save(
    form: Any, here: StorePage, block: str, sort: type[pages.Field], base: int, name: str, ticked: Iterable[int]
) -> None:
    """Keep the rows that are ticked, and add rows for new ones at the end."""
    kind = kind_here(here, block)
    field = field_of(kind, sort)
    if field is None:
        return
    values, wanted = values_of(here, kind, block), list(dict.fromkeys(ticked))
    kept = [row for row in values[field.name] if row[name] in wanted]
    there = {row[name] for row in kept}
    added = [row_of(name, key) for key in wanted if key not in there]
    try:
        pages.edit_block(g.store, here, base, block, kind.with_rows(values, field.name, [*kept, *added]), me())
    except pages.FieldRefusal as refusal:
        raise form.refuse(name, refusal.message) from None


def row_of(name: str, key: int) -> dict[str, Any]:
    """A row for what was ticked."""
    shot = catalog.pictures_for(g.store, [key]).get(key) if name == "picture" else None
    return new_row(shot) if shot else {name: key, "why": {}, "alt": {}, "link": ""}


def field_of(kind: pages.Kind, sort: type[pages.Field]) -> pages.Field | None:
    """The kind's field of that sort, if it has one."""
    return next((each for each in kind.fields if isinstance(each, sort)), None)


def values_of(here: StorePage, kind: pages.Kind, block: str) -> dict[str, Any]:
    """The block's values in the draft."""
    return kind.filled(pages.block_of(pages.draft_of(here).document, block)["values"])
