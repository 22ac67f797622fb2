"""For programs that look around: what may be listed, where everything is, what is new, what the mall is as an app."""

from flask import Response, current_app, render_template
from flask_babel import gettext as _

from mall.blueprints.shop.front import shop
from mall.domain import catalog, stores
from mall.kernel.web.assets import static_url
from mall.kernel.web.doors import open_door
from mall.kernel.web.look import bar_colour
from mall.kernel.web.shared import shared

PER_SITEMAP = 5_000  # addresses; a sitemap may hold ten times as many
NEWEST = 30  # goods of the feed
OWN_THINGS = (
    "account", "admin", "apply", "cart", "checkout", "history", "invitations", "orders", "purchases", "seller", "search",
)  # fmt: skip
ICONS = (192, 512)  # pixels


@shop.get("/robots.txt")
@open_door
def robots() -> Response:
    """Everything that is the same for everybody may be listed; search results may not."""
    lines = ["User-agent: *", *(f"Disallow: /{each}" for each in OWN_THINGS)]
    return text("\n".join([*lines, "", f"Sitemap: {current_app.config['BASE_URL']}/sitemap.xml", ""]), "text/plain")


@shop.get("/sitemap.xml")
@open_door
@shared(catalog.GOODS)
def sitemap_index() -> Response:
    """The list of sitemaps."""
    starts = catalog.every_so_many_shown(PER_SITEMAP)
    return text(render_template("shop/crawlers/index.xml", starts=starts), "application/xml")


@shop.get("/sitemaps/places.xml")
@open_door
@shared(catalog.TREE, stores.STORES)
def sitemap_places() -> Response:
    """The front page, all categories and stores."""
    paths = ["/", "/categories", "/stores", *(f"/categories/{slug}" for slug in catalog.shown_category_slugs())]
    paths += [f"/stores/{slug}" for slug in stores.shown_slugs()]
    return text(render_template("shop/crawlers/paths.xml", paths=paths), "application/xml")


@shop.get("/sitemaps/products/<int:start>")
@open_door
@shared(catalog.GOODS, stores.STORES)
def sitemap_products(start: int) -> Response:
    """Products from the one with this key on."""
    found = catalog.shown_addresses(start, PER_SITEMAP)
    paths = [f"/products/{public_id}/{slug}" for public_id, slug in found]
    return text(render_template("shop/crawlers/paths.xml", paths=paths), "application/xml")


@shop.get("/new.rss")
@open_door
@shared(catalog.GOODS, stores.STORES)
def feed() -> Response:
    """The newest goods."""
    goods = catalog.all_products(catalog.Sort.NEWEST, size=NEWEST).items
    sellers = stores.stores_by_id({product.store_id for product in goods})
    return text(render_template("shop/crawlers/new.xml", goods=goods, sellers=sellers), "application/rss+xml")


@shop.get("/manifest.webmanifest")
@open_door
def manifest() -> Response:
    """What a phone needs to put the mall among its apps."""
    icons = [
        {"src": static_url(f"img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in ICONS
        for purpose in ("any", "maskable")
    ]
    told = {
        "id": "/",
        "name": _("Mall"),
        "short_name": _("Mall"),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": bar_colour(),
        "icons": icons,
    }
    return text(current_app.json.dumps(told, ensure_ascii=False), "application/manifest+json")


def text(content: str, kind: str) -> Response:
    """An answer that may be kept for a while by whoever asks."""
    response = Response(content, mimetype=kind)
    response.headers["Cache-Control"] = "public, max-age=300"
    response.vary.update(["Cookie", "Accept-Language"])
    response.add_etag()
    return response
