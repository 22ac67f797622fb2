"""A store's pages: the list of them, the editor, what shoppers see of them."""

from typing import Any

from flask import Response, flash, g, make_response, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.editor import answer, context_of, page_here, part
from mall.blueprints.seller.front import me, offer, seller
from mall.blueprints.seller.pages_forms import Based, NewPage, PageSettings
from mall.domain import pages
from mall.domain.stores import StoreRight
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply, wants_fragment

# What a home begins with: the page that shoppers see today, in blocks.
USUAL: dict[str, dict[str, Any]] = {
    "categories": {},
    "product_list": {"title": {"zh": "店内商品", "en": "Our goods"}, "size": "20"},
}


@seller.get("/pages")
@right_door(StoreRight.EDIT_STORE)
def store_pages() -> Response:
    """All of them: the home first, whether it is designed yet or not."""
    there = pages.pages_for(g.store)
    home = next((each for each in there if each.kind == pages.PageKind.HOME), None)
    others = [each for each in there if each is not home]
    return page("seller/pages/index.html", home=home, pages=others, form=NewPage.fresh())


@seller.post("/pages/home")
@right_door(StoreRight.EDIT_STORE)
@again(store_pages)
def begin_home() -> AnyResponse:
    """Design the home: it begins with what shoppers see today."""
    blocks = [
        pages.new_block(pages.new_id(), key, {**pages.kind_of(key).fresh(), **values}) for key, values in USUAL.items()
    ]
    made = pages.begin_page(g.store, pages.PageKind.HOME, me(), blocks)
    return reply(url_for(".store_page", page_id=made.id))


@seller.post("/pages")
@right_door(StoreRight.EDIT_STORE)
@again(store_pages)
def add_page() -> AnyResponse:
    """Begin another one, empty."""
    form = NewPage.posted()
    typed = form.checked()
    try:
        made = pages.begin_page(g.store, pages.PageKind(typed.kind), me(), title=form.title, slug=typed.slug)
    except (pages.BadSlug, pages.SlugTaken) as refusal:
        raise form.refuse("slug", refusal.message) from None
    return reply(url_for(".store_page", page_id=made.id))


@seller.get("/pages/<int:page_id>")
@right_door(StoreRight.EDIT_STORE)
def store_page(page_id: int) -> Response:
    """The editor."""
    here = page_here(page_id)
    if wants_fragment():
        return part(here)
    return page("seller/pages/show.html", **context_of(here))


@seller.post("/pages/<int:page_id>/undo")
@right_door(StoreRight.EDIT_STORE)
@again(store_page)
def undo_step(page_id: int) -> AnyResponse:
    """Go back to before the last step."""
    here = page_here(page_id)
    undone = pages.undo(here, Based.posted().checked().base)
    return answer(here, "undo", gettext("Undone: %(step)s", step=pages.said(undone)))


@seller.post("/pages/<int:page_id>/redo")
@right_door(StoreRight.EDIT_STORE)
@again(store_page)
def redo_step(page_id: int) -> AnyResponse:
    """Do again what was undone last."""
    here = page_here(page_id)
    done = pages.redo(here, Based.posted().checked().base)
    return answer(here, "redo", gettext("Done again: %(step)s", step=pages.said(done)))


@seller.get("/pages/<int:page_id>/settings")
@right_door(StoreRight.EDIT_STORE)
def page_settings(page_id: int) -> AnyResponse:
    """What it is called, where it is found. The home has neither."""
    here = page_here(page_id)
    if here.kind == pages.PageKind.HOME:
        return make_response(reply(url_for(".store_page", page_id=page_id)))
    title = {f"title_{key}": here.title.get(key, "") for key in ("zh", "en")}
    form = PageSettings.fresh(slug=here.slug, position=here.position, **title)
    return page("seller/pages/settings.html", page=here, form=form)


@seller.post("/pages/<int:page_id>/settings")
@right_door(StoreRight.EDIT_STORE)
@again(page_settings)
def save_page_settings(page_id: int) -> AnyResponse:
    """Save them; the old address leads on."""
    here, form = page_here(page_id), PageSettings.posted()
    typed = form.checked()
    try:
        pages.edit_page(here, typed.version, form.title, typed.slug, typed.position, me())
    except (pages.BadSlug, pages.SlugTaken) as refusal:
        raise form.refuse("slug", refusal.message) from None
    flash(gettext("Saved."))
    return reply(url_for(".store_pages"))


@seller.get("/pages/<int:page_id>/removal")
@right_door(StoreRight.EDIT_STORE)
def ask_remove_page(page_id: int) -> Response:
    """Asks once more."""
    return page("seller/pages/delete.html", page=page_here(page_id))


@seller.post("/pages/<int:page_id>/removal")
@right_door(StoreRight.EDIT_STORE)
@again(ask_remove_page)
def remove_page(page_id: int) -> AnyResponse:
    """Take it away; its address leads home."""
    pages.remove_page(page_here(page_id), me())
    flash(gettext("The page is gone."))
    return reply(url_for(".store_pages"))


offer("seller.store_pages", _("Shop pages"), StoreRight.EDIT_STORE)
