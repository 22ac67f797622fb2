"""Stores and their pages: as each store has designed them, else its goods and what it says of itself."""

from typing import Any

from flask import Response, g, make_response, request, url_for
from flask_babel import gettext as _

from mall.blueprints.blocks import drawn
from mall.blueprints.shop import linked
from mall.blueprints.shop.categories import chosen_sort, list_size
from mall.blueprints.shop.front import shop
from mall.domain import catalog, favourites, pages, reviews, stores
from mall.kernel.refusals import NotFound
from mall.kernel.text import local
from mall.kernel.web.doors import open_door
from mall.kernel.web.i18n import language
from mall.kernel.web.reply import page, reply, wants_fragment
from mall.kernel.web.shared import shared
from mall.models import Store

TOPICS = (catalog.GOODS, catalog.TREE, stores.STORES)


@shop.get("/stores")
@open_door
@shared(stores.STORES, members=True)
def store_index() -> Response:
    """All stores of the mall."""
    return page("shop/stores/index.html", stores=stores.shown_stores(request.args.get("after")))


@shop.get("/stores/<slug>")
@open_door
@shared(*TOPICS, more=pages.PAGE_TOPICS)
def store(slug: str) -> Response:
    """A store's home. `?edit` leads its people to the same page with a bar on each block."""
    here = stores.shown_store(slug)
    if "edit" in request.args:
        return to_editor(here, "")
    designed = pages.seen(here)
    return designed_page(here, designed) if designed else goods_page(here, url_for(".store", slug=slug))


@shop.get("/stores/<slug>/goods")
@open_door
@shared(*TOPICS, more=pages.PAGE_TOPICS)
def store_goods(slug: str) -> Response:
    """All its goods, or those of a category."""
    here = stores.shown_store(slug)
    asked = request.args.get("category", "")
    path = url_for(".store_goods", slug=slug, category=asked or None)
    return goods_page(here, path, catalog.category_by_slug(asked) if asked else None, has_menu=True)


@shop.get("/stores/<slug>/<page_slug>")
@open_door
@shared(*TOPICS, more=pages.PAGE_TOPICS)
def store_page(slug: str, page_slug: str) -> Response:
    """Another page of the store's; one that has moved leads to where it is."""
    here = stores.shown_store(slug)
    if "edit" in request.args:
        return to_editor(here, page_slug)
    designed = pages.seen(here, page_slug)
    if designed is not None:
        return designed_page(here, designed)
    moved = pages.later_slug(here, page_slug)
    if moved is None:
        raise NotFound
    return make_response(reply(f"/stores/{slug}/{moved}".rstrip("/")))


@shop.get("/stores/<slug>/previews/<token>")
@open_door
def preview(slug: str, token: str) -> Response:
    """A draft, for a day, to whoever has the link. It is made for each who asks, and not to be listed."""
    here = stores.store_with_slug(slug)
    draft, until = pages.previewed(here, token)
    return page("shop/stores/page.html", **page_context(here, pages.draft_view(here, draft)), until=until)


def designed_page(here: Store, view: pages.View) -> Response:
    """The page as the store designed it."""
    return page("shop/stores/page.html", **page_context(here, view))


def page_context(here: Store, view: pages.View) -> dict[str, Any]:
    """What a designed page's template wants."""
    return {
        **frame(here),
        "menu": menu(here, view.menu),
        "title": local(view.page.title, language()) if view.page.slug else "",
        "blocks": drawn(view),
    }


def goods_page(here: Store, path: str, category: catalog.Category | None = None, has_menu: bool = False) -> Response:
    """The store's goods, and what it says of itself."""
    sort = chosen_sort()
    products = catalog.products_of_store(here, sort, request.args.get("after"), list_size(), category)
    keep = [("category", category.slug)] if category else []
    if wants_fragment():
        return page("shop/categories/_products.html", products=products, sort=sort, keep=keep)
    about: dict[str, Any] = {
        "products": products,
        "sort": sort,
        "sorts": list(catalog.Sort),
        "keep": keep,
        "category": category,
    }
    if has_menu:
        about["menu"] = menu(here, pages.menu_of(pages.pages_for(here)))
        about["title"] = local(category.name, language()) if category else _("All goods")
    return page("shop/stores/show.html", **frame(here), path=path, **about)


def frame(here: Store) -> dict[str, Any]:
    """What stands around every page of a store."""
    return {
        "store": here,
        "linked": linked.store_facts(here),
        "followed_id": favourites.follows(g.person.id, here) if g.person else None,
        "works_here": bool(g.person and stores.works_at(g.person.id, here.id)),
        "locations": stores.locations_for(here),
        "score": reviews.store_score(here.id),
    }


def menu(here: Store, shown: list[pages.StorePage]) -> list[tuple[str, str]]:
    """(path, name): the home, the goods, and the pages that the store put there."""
    home = url_for(".store", slug=here.slug)
    own = [(f"{home}/{each.slug}", local(each.title, language())) for each in shown if each.slug]
    return [(home, _("Home")), (f"{home}/goods", _("All goods")), *own]


def to_editor(here: Store, page_slug: str) -> Response:
    """To the page in the seller centre, whose door asks who it is."""
    mine = next((each for each in pages.pages_for(here) if each.slug == page_slug), None)
    if mine is None:
        return make_response(reply(url_for("seller.store_pages", store=here.slug)))
    return make_response(reply(url_for("seller.store_page", store=here.slug, page_id=mine.id)))
