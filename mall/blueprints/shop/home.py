"""The front page."""

from flask import Response, request
from flask_babel import gettext as _

from mall.blueprints.shop import linked
from mall.blueprints.shop.categories import list_size
from mall.blueprints.shop.front import shop
from mall.domain import announcements, catalog, stores
from mall.kernel.web.doors import open_door
from mall.kernel.web.reply import page, wants_fragment
from mall.kernel.web.shared import shared


@shop.get("/")
@open_door
@shared(announcements.ANNOUNCED, catalog.GOODS, catalog.TREE, stores.STORES, members=True)
def index() -> Response:
    """Search, categories, stores to visit, and a feed of products by key. Its later pages are the feed alone."""
    after = request.args.get("after")
    feed = catalog.all_products(catalog.Sort.SALES, after, list_size())
    sellers = stores.stores_by_id({product.store_id for product in feed.items})
    if wants_fragment():
        return page("shop/home/_feed.html", feed=feed, sellers=sellers)
    if after:
        return page("shop/home/index.html", feed=feed, sellers=sellers, later=True, linked=linked.mall_facts(_("Mall")))
    return page(
        "shop/home/index.html",
        linked=linked.mall_facts(_("Mall")),
        announcements=announcements.current(),
        roots=catalog.children_of(None),
        stores=stores.shown_stores(size=8).items,
        newest=catalog.all_products(catalog.Sort.NEWEST, size=5).items,
        feed=feed,
        sellers=sellers,
    )
