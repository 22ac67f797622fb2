"""The blocks of a page: added, edited, moved, copied, hidden, taken out. Every press is one step that can be undone."""

from collections.abc import Callable, Collection
from typing import Any

from flask import Response, flash, g, make_response, request, url_for
from flask_babel import gettext
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.blocks import draw
from mall.blueprints.seller import uploads
from mall.blueprints.seller.block_fields import BlockForm, Offered, form_of, place_of, shown_values, typed_values
from mall.blueprints.seller.editor import answer, named, page_here, part, placed
from mall.blueprints.seller.front import me, seller
from mall.blueprints.seller.pages import store_page
from mall.blueprints.seller.pages_forms import Addition, Based, Place, Visibility
from mall.blueprints.seller.pictures_forms import sent
from mall.domain import catalog, pages
from mall.domain.stores import StoreRight
from mall.kernel.refusals import Stale
from mall.kernel.text import _, local
from mall.kernel.web.doors import again, bulky, right_door
from mall.kernel.web.i18n import language
from mall.kernel.web.reply import fragment, page, reply, wants_fragment
from mall.models import Picture, StorePage

MOST_LINKED = 60  # goods that a list of links offers
# The buttons of a block's form that save it and go on to a page of their own.
PICKERS = {"goods": "seller.pick_goods", "pictures": "seller.pick_pictures"}


@seller.get("/pages/<int:page_id>/blocks/new")
@right_door(StoreRight.EDIT_STORE)
def new_block(page_id: int) -> Response:
    """What there is to add, where it is to stand."""
    here, after = page_here(page_id), request.values.get("after", "")
    if after:
        pages.block_of(pages.draft_of(here).document, after)
    if wants_fragment():
        return part(here, adding=after)
    return page("seller/pages/new_block.html", page=here, after=after, kinds=pages.all_kinds())


@seller.post("/pages/<int:page_id>/blocks")
@right_door(StoreRight.EDIT_STORE)
@again(new_block)
def add_block(page_id: int) -> AnyResponse:
    """Add one and open its form."""
    here, typed = page_here(page_id), Addition.posted().checked()
    made = pages.add_block(g.store, here, typed.base, typed.kind, typed.after, me())
    if wants_fragment():
        return opened(here, made)
    return reply(url_for(".block_form", page_id=page_id, block=made))


@seller.get("/pages/<int:page_id>/blocks/<block>/edit")
@right_door(StoreRight.EDIT_STORE)
def block_form(page_id: int, block: str) -> Response:
    """The block as a form: in its place on the page for htmx, else on a page of its own. One that somebody took out is
    shown as it stood, to be added again."""
    here = page_here(page_id)
    if wants_fragment():
        return opened(here, block)
    return page("seller/pages/edit_block.html", open="", **form_context(here, block))


@seller.post("/pages/<int:page_id>/blocks/<block>/edit")
@right_door(StoreRight.EDIT_STORE)
@bulky(uploads.MEGABYTES)
@again(block_form)
def edit_block(page_id: int, block: str) -> AnyResponse:
    """Save it, and go where the pressed button leads: back to the page, or to a picker."""
    here = page_here(page_id)
    kind = save(here, block, pages.edit_block)
    if request.form.get("act") in PICKERS:
        return lead(url_for(PICKERS[request.form["act"]], page_id=page_id, block=block))
    return answer(here, f"edit-{block}", gettext("Saved: %(block)s", block=kind.name))


@seller.post("/pages/<int:page_id>/blocks/<block>/restoration")
@right_door(StoreRight.EDIT_STORE)
@bulky(uploads.MEGABYTES)
@again(block_form)
def put_block_back(page_id: int, block: str) -> AnyResponse:
    """Add what was typed into a block that a colleague took out."""
    here = page_here(page_id)
    kind = save(here, block, pages.put_back)
    return answer(here, f"edit-{block}", gettext("Added again: %(block)s", block=kind.name))


@seller.post("/pages/<int:page_id>/blocks/<block>/place")
@right_door(StoreRight.EDIT_STORE)
@again(store_page)
def move_block(page_id: int, block: str) -> AnyResponse:
    """One place up or down."""
    here, typed = page_here(page_id), Place.posted().checked()
    pages.move_block(g.store, here, typed.base, block, -1 if typed.to == "up" else 1, me())
    return answer(here, f"{typed.to}-{block}", placed(here, block))


@seller.post("/pages/<int:page_id>/blocks/<block>/copy")
@right_door(StoreRight.EDIT_STORE)
@again(store_page)
def copy_block(page_id: int, block: str) -> AnyResponse:
    """Once more, below itself."""
    here = page_here(page_id)
    made = pages.copy_block(g.store, here, Based.posted().checked().base, block, me())
    return answer(here, f"copy-{made}", placed(here, made))


@seller.post("/pages/<int:page_id>/blocks/<block>/visibility")
@right_door(StoreRight.EDIT_STORE)
@again(store_page)
def hide_block(page_id: int, block: str) -> AnyResponse:
    """Keep it from shoppers, or show it again."""
    here, typed = page_here(page_id), Visibility.posted().checked()
    pages.hide_block(g.store, here, typed.base, block, typed.hidden, me())
    words = _("Hidden from shoppers: %(block)s") if typed.hidden else _("Shown to shoppers: %(block)s")
    return answer(here, f"hide-{block}", str(words) % {"block": named(here, block)})


@seller.post("/pages/<int:page_id>/blocks/<block>/removal")
@right_door(StoreRight.EDIT_STORE)
@again(store_page)
def remove_block(page_id: int, block: str) -> AnyResponse:
    """Take it out. There is no second question: the step can be undone."""
    here = page_here(page_id)
    words = gettext("Deleted: %(block)s", block=named(here, block))
    pages.remove_block(g.store, here, Based.posted().checked().base, block, me())
    return answer(here, "undo", words)


def save(here: StorePage, block: str, verb: Callable[..., None]) -> pages.Kind:
    """Do what the verb does with what was typed; the block's kind. Raises Invalid, and what the verb raises."""
    kind = kind_of_block(here, block)
    form = form_of(kind, offered(linked_in(here, kind, block))).posted()
    base = form.checked().base
    values = with_uploads(kind, form, typed_values(kind, form))
    try:
        verb(g.store, here, base, block, values, me())
    except pages.FieldRefusal as refusal:
        raise form.refuse(place_of(kind, refusal.field), refusal.message) from None
    return kind


def lead(where: str) -> AnyResponse:
    """To another page, as a whole also for htmx."""
    if not wants_fragment():
        return reply(where)
    response = make_response("", 204)
    response.headers["HX-Redirect"] = where
    return response


def opened(here: StorePage, block_id: str) -> Response:
    """The editor with the block's form in its place."""
    return part(here, open=block_id, **form_context(here, block_id))


def form_context(here: StorePage, block_id: str) -> dict[str, Any]:
    """What the form wants: as it was typed when that was refused; beside it what a colleague did meanwhile."""
    block = block_in(here, block_id)
    kind = pages.kind_of(block["kind"])
    form = filled_form(kind, kind.filled(block["values"]), linked_in(here, kind, block_id))
    fields = fragment(f"blocks/{kind.key}/edit.html", form=form, things=things_in(kind, form))
    is_gone = not pages.has_block(pages.draft_of(here).document, block_id)
    theirs = as_it_is(here, block_id, is_gone)
    return {"page": here, "kind": kind, "block_id": block_id, "fields": fields, "theirs": theirs, "gone": is_gone}


def block_in(here: StorePage, block_id: str) -> dict[str, Any]:
    """The block in the draft, else as it stood last, or NotFound."""
    document = pages.draft_of(here).document
    if not pages.has_block(document, block_id):
        document = pages.last_with(here, block_id).document
    return pages.block_of(document, block_id)


def kind_of_block(here: StorePage, block_id: str) -> pages.Kind:
    """The kind of a block that stands there, or stood."""
    return pages.kind_of(block_in(here, block_id)["kind"])


def linked_in(here: StorePage, kind: pages.Kind, block_id: str) -> set[int]:
    """The goods that a block speaks of."""
    return kind.refs(block_id, kind.filled(block_in(here, block_id)["values"])).products


def filled_form(kind: pages.Kind, values: dict[str, Any], linked: Collection[int]) -> BlockForm:
    """The block's form: what was refused, what was typed when the verb refused, else what is kept."""
    refusal, made = g.get("refusal"), form_of(kind, offered(linked))
    if isinstance(getattr(refusal, "form", None), BlockForm):
        return refusal.form
    if refusal is not None:
        return made.posted()
    return made(formdata=None, data=shown_values(kind, values))


def as_it_is(here: StorePage, block_id: str, is_gone: bool) -> Markup | None:
    """What the block looks like now, where a colleague has changed the page meanwhile; what it was, where she took it out."""
    if not is_gone and not isinstance(g.get("refusal"), Stale):
        return None
    revision = pages.last_with(here, block_id) if is_gone else pages.draft_of(here)
    view = pages.view_of(g.store, here, revision, pages.pages_for(g.store), with_hidden=True)
    return draw(next(each for each in view.blocks if each.id == block_id), view.loaded)


def kind_here(here: StorePage, block_id: str) -> pages.Kind:
    """The kind of a block of the draft, or NotFound."""
    return pages.kind_of(pages.block_of(pages.draft_of(here).document, block_id)["kind"])


def things_in(kind: pages.Kind, form: Any) -> dict[str, dict[int, Any]]:
    """The pictures and goods that stand in the form's rows, by their keys."""
    keys: dict[str, set[int]] = {"picture": set(), "product": set()}
    for each in kind.fields:
        if isinstance(each, pages.Pictures | pages.Products):
            name = "picture" if isinstance(each, pages.Pictures) else "product"
            keys[name] |= {row.form[name].data for row in form[each.name].entries if row.form[name].data}
    return {
        "picture": catalog.pictures_for(g.store, keys["picture"]) if keys["picture"] else {},
        "product": catalog.products_of_keys(g.store, keys["product"]) if keys["product"] else {},
    }


def with_uploads(kind: pages.Kind, form: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The typed values, with what was sent along as pictures at the end of their rows; of those that cannot be kept it is
    said why."""
    for each in kind.fields:
        if isinstance(each, pages.Pictures):
            files = sent(form[f"{each.name}_files"])
            if len(values[each.name]) + len(files) > each.most:
                raise form.refuse(f"{each.name}_files", _("At most %(count)s.", count=each.most))
            batch = uploads.take_in(g.store, files, {})
            if files and not batch.kept:
                raise uploads.refused(form, f"{each.name}_files", batch)
            for sentence in batch.refused:
                flash(sentence, "warn")
            values[each.name] += [new_row(shot) for shot in batch.kept]
    return values


def new_row(picture: Picture) -> dict[str, Any]:
    """A row for a picture that has just come; it brings its own words along."""
    return {"picture": picture.id, "alt": dict(picture.alt), "link": ""}


def offered(linked: Collection[int] = ()) -> Offered:
    """What selects of this store's blocks offer: of its goods those that sell best, and those that a block leads to."""
    best = catalog.products_of_store(g.store, catalog.Sort.SALES, size=MOST_LINKED).items
    known = {each.id for each in best}
    goods = [*best, *catalog.products_of_keys(g.store, set(linked) - known).values()]
    found = catalog.categories_of_store(g.store)
    names = [(each.category.id, local(each.category.name, language())) for each in found]
    others = [each for each in pages.pages_for(g.store) if each.kind != pages.PageKind.HOME]
    links: list[tuple[str, Any]] = [("", _("Nowhere")), ("goods", _("All goods"))]
    if g.store.phone:
        links.append(("phone", _("Call %(phone)s", phone=g.store.phone)))
    links += [(f"page:{each.id}", _("Page: %(title)s", title=local(each.title, language()))) for each in others]
    links += [(f"category:{key}", _("Category: %(name)s", name=name)) for key, name in names]
    links += [(f"product:{each.id}", _("Product: %(title)s", title=local(each.title, language()))) for each in goods]
    return Offered(links, [(str(key), name) for key, name in names])
