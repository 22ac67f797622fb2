"""Search: results, and suggestions while somebody types."""

from typing import Any

from flask import Response, request

from mall.blueprints.shop.categories import list_size
from mall.blueprints.shop.front import shop
from mall.domain import catalog, search, stores
from mall.kernel.text import one_line
from mall.kernel.web.doors import open_door
from mall.kernel.web.reply import page, wants_fragment
from mall.kernel.web.shared import shared

NEWEST = 10  # products shown to who found nothing


@shop.get("/search")
@open_door
@shared(search.FOUND, catalog.GOODS, catalog.TREE, stores.STORES)
def search_results() -> Response:
    """Products for a query; without any, what else to look for. Its later pages are the list alone."""
    query, sort, category = typed(), chosen_order(), chosen_category()
    found = search.find(query, sort, request.args.get("after"), list_size(), category.id if category else None)
    sellers = stores.stores_by_id({product.store_id for product in found.items})
    context: dict[str, Any] = {"found": found, "sellers": sellers, "sort": sort, "params": kept(query, category)}
    if wants_fragment():
        return page("shop/search/_products.html", **context)
    return page(
        "shop/search/index.html",
        query=query,
        is_cut=len(request.args.get("q", "").strip()) > search.LONGEST_QUERY,
        category=category,
        sorts=list(search.Sort),
        **context,
        **({} if found.items else other_ways(query)),
    )


@shop.get("/search/suggestions")
@open_door
@shared(search.FOUND)
def search_suggestions() -> Response:
    """Queries that complete what was typed so far: the list under the search field, or a page of its own."""
    query = typed()
    template = "shop/search/_suggestions.html" if wants_fragment() else "shop/search/suggestions.html"
    return page(template, query=query, suggestions=search.suggestions(query))


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


def kept(query: str, category: catalog.Category | None) -> dict[str, str]:
    """What every link of the page keeps in its address."""
    return {"q": query, "category": category.slug} if category else {"q": query}


def other_ways(query: str) -> dict[str, Any]:
    """For a page without results: what was perhaps meant, where to look around."""
    newest = catalog.all_products(catalog.Sort.NEWEST, size=NEWEST).items
    return {"meant": search.did_you_mean(query), "roots": catalog.children_of(None), "newest": newest}
