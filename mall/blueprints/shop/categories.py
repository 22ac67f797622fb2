"""The category tree and its lists."""

from flask import Response, request

from mall.blueprints.shop import linked
from mall.blueprints.shop.facets import asked_for
from mall.blueprints.shop.front import shop
from mall.domain import catalog, stores
from mall.kernel.web.doors import open_door
from mall.kernel.web.lite import is_lite
from mall.kernel.web.reply import page, wants_fragment
from mall.kernel.web.shared import shared


@shop.get("/categories")
@open_door
@shared(catalog.TREE, members=True)
def category_index() -> Response:
    """The whole tree."""
    return page("shop/categories/index.html", tree=catalog.category_tree())


@shop.get("/categories/<slug>")
@open_door
@shared(catalog.GOODS, catalog.TREE, stores.STORES, members=True)
def category(slug: str) -> Response:
    """Products of a category and everything below it."""
    here = catalog.category_by_slug(slug)
    sort, inside, trail = chosen_sort(), catalog.below(here), catalog.line_to(here.id)
    facets = asked_for(catalog.brands_in(inside), [each for step in trail for each in step.attributes])
    products = catalog.products_in(inside, sort, request.args.get("after"), list_size(), facets.wanted)
    sellers = stores.stores_by_id({product.store_id for product in products.items})
    if wants_fragment():
        return page("shop/categories/_products.html", products=products, sellers=sellers, sort=sort, facets=facets)
    return page(
        "shop/categories/show.html",
        category=here,
        trail=trail,
        linked=linked.trail_facts(trail),
        children=catalog.children_of(here),
        facets=facets,
        products=products,
        sellers=sellers,
        sort=sort,
        sorts=list(catalog.Sort),
    )


def chosen_sort() -> catalog.Sort:
    """The order that the URL asks for; nonsense means newest."""
    asked = request.args.get("sort", "")
    return catalog.Sort(asked) if asked in list(catalog.Sort) else catalog.Sort.NEWEST


def list_size() -> int:
    """Products on a page of a list: whole rows of two, four or five; three rows of two for who saves data."""
    return 6 if is_lite() else 20
