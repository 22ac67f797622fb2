"""Stores and their pages."""

from flask import Response, g, request

from mall.blueprints.shop import linked
from mall.blueprints.shop.categories import chosen_sort, list_size
from mall.blueprints.shop.front import shop
from mall.domain import catalog, favourites, reviews, stores
from mall.kernel.web.doors import open_door
from mall.kernel.web.reply import page, wants_fragment
from mall.kernel.web.shared import shared


@shop.get("/stores")
@open_door
@shared(stores.STORES, members=True)
def store_index() -> Response:
    """All stores of the mall."""
    return page("shop/stores/index.html", stores=stores.shown_stores(request.args.get("after")))


@shop.get("/stores/<slug>")
@open_door
@shared(catalog.GOODS, catalog.TREE, stores.STORES)
def store(slug: str) -> Response:
    """One store and its goods."""
    here = stores.shown_store(slug)
    sort = chosen_sort()
    products = catalog.products_of_store(here, sort, request.args.get("after"), list_size())
    if wants_fragment():
        return page("shop/categories/_products.html", products=products, sort=sort)
    return page(
        "shop/stores/show.html",
        store=here,
        linked=linked.store_facts(here),
        followed_id=favourites.follows(g.person.id, here) if g.person else None,
        locations=stores.locations_for(here),
        score=reviews.store_score(here.id),
        products=products,
        sort=sort,
        sorts=list(catalog.Sort),
    )
