"""What a product, a store and a place in the tree are in schema.org's words."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Protocol

from mall.domain import catalog, stores
from mall.kernel.money import exponent
from mall.kernel.text import local
from mall.kernel.web.finding import absolute
from mall.kernel.web.i18n import language
from mall.models import ProductScore


class Offered(Protocol):
    """A SKU that is offered: its price bought singly in minor units, units left."""

    @property
    def price(self) -> int: ...

    @property
    def left(self) -> int: ...


def product_facts(
    product: catalog.Product, offers: Sequence[Offered], store: stores.Store, score: ProductScore | None
) -> dict[str, Any]:
    """A Product with the offer of its store and what its buyers think of it."""
    facts: dict[str, Any] = {
        "@type": "Product",
        "name": said(product.title),
        "url": absolute(f"/products/{product.public_id}/{product.slug}"),
        "image": [absolute(f"/media/{place.picture.key}-720.jpg") for place in product.pictures],
    }
    if said(product.summary):
        facts["description"] = said(product.summary)
    if product.brand:
        facts["brand"] = {"@type": "Brand", "name": said(product.brand.name)}
    if score and score.average and score.counted:
        stars = sum(place * number for place, number in enumerate(score.stars, start=1)) / score.counted
        facts["aggregateRating"] = {
            "@type": "AggregateRating",
            "ratingValue": f"{stars:.2f}",
            "reviewCount": score.counted,
        }
    if offers:
        facts["offers"] = offer_facts(product, offers, store)
    return facts


def offer_facts(product: catalog.Product, offers: Sequence[Offered], store: stores.Store) -> dict[str, Any]:
    """One Offer, or the range of several."""
    prices = sorted(offer.price for offer in offers)
    sells = store.sells and any(offer.left > 0 for offer in offers)
    facts = {
        "priceCurrency": product.currency,
        "availability": f"https://schema.org/{'InStock' if sells else 'OutOfStock'}",
        "seller": {"@type": "Organization", "name": said(store.name), "url": absolute(f"/stores/{store.slug}")},
    }
    if prices[0] == prices[-1]:
        return {"@type": "Offer", "price": plain(prices[0], product.currency), **facts}
    low, high = plain(prices[0], product.currency), plain(prices[-1], product.currency)
    return {"@type": "AggregateOffer", "lowPrice": low, "highPrice": high, "offerCount": len(offers), **facts}


def trail_facts(trail: Sequence[catalog.Category], last: str = "") -> dict[str, Any]:
    """The BreadcrumbList from the top of the tree; `last` is what stands at its end and leads nowhere."""
    steps = [(said(each.name), absolute(f"/categories/{each.slug}")) for each in trail]
    items: list[dict[str, Any]] = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(steps, start=1)
    ]
    if last:
        items.append({"@type": "ListItem", "position": len(items) + 1, "name": last})
    return {"@type": "BreadcrumbList", "itemListElement": items}


def store_facts(store: stores.Store) -> dict[str, Any]:
    """The Organization that a store is."""
    facts = {"@type": "Organization", "name": said(store.name), "url": absolute(f"/stores/{store.slug}")}
    if said(store.tagline):
        facts["description"] = said(store.tagline)
    if store.logo:
        facts["logo"] = absolute(f"/media/{store.logo}-320.jpg")
    return facts


def mall_facts(name: str) -> dict[str, Any]:
    """The mall itself, with its search."""
    return {
        "@type": "WebSite",
        "name": name,
        "url": absolute("/"),
        "potentialAction": {
            "@type": "SearchAction",
            "target": absolute("/search?q={search_term_string}"),
            "query-input": "required name=search_term_string",
        },
    }


def said(words: dict[str, str]) -> str:
    """In the page's language."""
    return local(words, language())


def plain(amount: int, currency: str) -> str:
    """Minor units as a number with a point: 168.00."""
    return f"{Decimal(amount).scaleb(-exponent(currency)):f}"
