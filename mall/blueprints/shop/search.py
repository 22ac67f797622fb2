"""Search: results, what narrows them down, suggestions while somebody types, and what to look for instead."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response, g, request

from mall.blueprints.shop.categories import list_size
from mall.blueprints.shop.facets import Facets, asked_for, merged
from mall.blueprints.shop.front import shop
from mall.domain import catalog, search, stores
from mall.kernel.text import one_line
from mall.kernel.web.doors import open_door
from mall.kernel.web.limits import network
from mall.kernel.web.reply import page, wants_fragment
from mall.kernel.web.shared import shared

NEWEST = 10  # products shown to who found nothing
ATTRIBUTES = 8  # offered at most
EVERYTHING = {search.Sort.RELEVANCE: catalog.Sort.NEWEST}  # how all goods are ordered when no word says how

View = Callable[..., Any]


def counted(view: View) -> View:
    """Count who asks for what, also where a copy answers. It stands above `shared`."""

    @wraps(view)
    def ask_and_count(**arguments: Any) -> Any:
        response = view(**arguments)
        if request.method == "GET" and "after" not in request.args and (query := typed()):
            search.count_search(query, f"person {g.person.id}" if g.person else f"network {network()}")
        return response

    return ask_and_count


@shop.get("/search")
@open_door
@counted
@shared(search.FOUND, search.WORDING, catalog.GOODS, catalog.TREE, stores.STORES, members=True)
def search_results() -> Response:
    """Products and stores for a query; without any, what others look for, and all goods."""
    query = typed()
    return results(query) if query else everything()


@shop.get("/search/suggestions")
@open_door
@shared(search.FOUND, members=True)
def search_suggestions() -> Response:
    """Queries that complete what was typed so far: the list under the search field, or a page of its own."""
    query = typed()
    template = "shop/search/_suggestions.html" if wants_fragment() else "shop/search/suggestions.html"
    return page(template, query=query, suggestions=search.suggestions(query))


def results(query: str) -> Response:
    """The page for a query. Its later pages are the list alone."""
    sort, category = chosen_order(), chosen_category()
    met = search.survey(query, category.id if category else None)
    facets = offered(met)
    found = search.hits_of(met, sort, request.args.get("after"), list_size(), facets.wanted)
    named = [] if wants_fragment() or facets else search.stores_named(query)  # who narrows down looks for goods
    sellers = stores.stores_by_id({product.store_id for product in found.items} | set(named))
    context: dict[str, Any] = {"found": found, "sellers": sellers, "sort": sort, "facets": facets}
    context["kept"] = kept(query, category)
    if wants_fragment():
        return page("shop/search/_products.html", **context)
    is_met = bool(found.items or (met.hits and facets))
    return page(
        "shop/search/index.html",
        query=query,
        is_cut=len(request.args.get("q", "").strip()) > search.LONGEST_QUERY,
        category=category,
        sorts=list(search.Sort),
        shops=[sellers[store_id] for store_id in named if store_id in sellers and sellers[store_id].is_shown],
        hot=[] if is_met else search.hot_words(),
        is_met=is_met,
        **context,
        **({} if is_met else other_ways(query)),
    )


def everything() -> Response:
    """The page for who has not said yet what she looks for."""
    order = chosen_order()
    sort = EVERYTHING.get(order) or catalog.Sort(order)
    goods = catalog.all_products(sort, request.args.get("after"), list_size())
    sellers = stores.stores_by_id({product.store_id for product in goods.items})
    context: dict[str, Any] = {"found": goods, "sellers": sellers, "sort": sort, "kept": [], "facets": None}
    if wants_fragment():
        return page("shop/search/_products.html", **context)
    hot = search.hot_words()
    return page(
        "shop/search/everything.html",
        sorts=list(catalog.Sort),
        hot=hot,
        fullest=[] if hot else search.fullest_categories(),
        **context,
    )


def typed() -> str:
    """What is looked for, on one line and not too long."""
    return one_line(request.args.get("q", ""), search.LONGEST_QUERY)


def chosen_order() -> search.Sort:
    """The order that the URL asks for; nonsense means by relevance."""
    asked = request.args.get("sort", "")
    return search.Sort(asked) if asked in list(search.Sort) else search.Sort.RELEVANCE


def chosen_category() -> catalog.Category | None:
    """The category that the URL narrows the search to. Raises NotFound for one that does not exist."""
    slug = request.args.get("category", "")
    return catalog.category_by_slug(slug) if slug else None


def offered(met: search.Survey) -> Facets:
    """What the address asks for, of what the hits have in common and of any brand that there is."""
    brands = search.brands_among(met, request.args.getlist("brand"))
    return asked_for(brands, merged(search.attributes_among(met))[:ATTRIBUTES])


def kept(query: str, category: catalog.Category | None) -> list[tuple[str, str]]:
    """What every link of the page keeps in its address."""
    return [("q", query), ("category", category.slug)] if category else [("q", query)]


def other_ways(query: str) -> dict[str, Any]:
    """For a page without results: what was perhaps meant and where that lies, where to look around."""
    meant = search.did_you_mean(query)
    return {
        "meant": meant,
        "near": search.categories_among(search.survey(meant[0])) if meant else [],
        "roots": catalog.children_of(None),
        "newest": catalog.all_products(catalog.Sort.NEWEST, size=NEWEST).items,
    }
