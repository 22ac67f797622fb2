"""A product's page."""

import uuid
from dataclasses import dataclass

from flask import g, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.shop import linked
from mall.blueprints.shop.destinations import current_destination, destination_words
from mall.blueprints.shop.front import shop
from mall.domain import catalog, delivery, favourites, questions, recommendations, reviews, stock, stores
from mall.kernel import places
from mall.kernel.web.doors import open_door
from mall.kernel.web.filters import local
from mall.kernel.web.i18n import language
from mall.kernel.web.reply import page
from mall.kernel.web.shared import shared

# Up to this many SKUs stand as one list to choose from, more are chosen option by option: "Oat / 1.8 m" twelve times
# over is harder to read than two short rows, which cost who has no script a page load per choice.
LISTED_VALUES = 12
LISTED_COMBINATIONS = 6


@dataclass(frozen=True, slots=True)
class Offer:
    """A SKU as it is offered: its options in words, its price bought singly and the tiers above (minor units), units left."""

    sku: catalog.Sku
    words: str
    price: int
    tiers: list[catalog.Price]
    left: int

    @property
    def query(self) -> dict[str, str]:
        """What names it in the page's address: o0=red&o1=l."""
        return {f"o{place}": value for place, value in enumerate(self.sku.values)}


@shop.get("/products/<uuid:public_id>")
@open_door
def product_short(public_id: uuid.UUID) -> AnyResponse:
    """The address without its words leads to the one with them."""
    return moved(catalog.shown_product(public_id))


def moved(found: catalog.Product) -> AnyResponse:
    """To where the product is now, with whatever was asked."""
    where = url_for(".product", public_id=found.public_id, slug=found.slug)
    query = request.query_string.decode("ascii", "ignore")
    return redirect(f"{where}?{query}" if query else where, 301)


@shop.get("/products/<uuid:public_id>/<slug>")
@open_door
@shared(catalog.TREE, stores.STORES, delivery.FREIGHT, more=catalog.PAGE_TOPICS, by=destination_words)
def product(public_id: uuid.UUID, slug: str) -> AnyResponse:
    """Gallery, options, price, stock, store."""
    found = catalog.shown_product(public_id)
    if slug != found.slug:
        return moved(found)
    offers = offers_of(found)
    chosen, place = chosen_offer(offers), current_destination()
    store, locations = stores.store_with_locations(found.store_id)
    trail = catalog.line_to(found.category_id)
    standing = reviews.standing(found.id, store.id)
    suggestions, siblings = recommendations.alongside(found)
    return page(
        "shop/products/show.html",
        product=found,
        offers=offers,
        chosen=chosen,
        lowest=lowest_of(chosen) if chosen else None,
        groups=option_groups(found, offers, chosen) if chosen and not is_one_list(found, offers) else [],
        store=store,
        locations=locations,
        place=place,
        place_name=place_words(place),
        freight=freight_of(store, found, chosen, place) if chosen and found.by_parcel else None,
        promise=promise(store),
        zones=delivery.zones_of(store) if found.by_courier else [],
        ships_from=" ".join(places.full_name(locations[0].region_id).split()[:2]) if locations else "",
        trail=trail,
        linked=linked.product_facts(found, offers, store, standing.product),
        crumbs_linked=linked.trail_facts(trail, linked.said(found.title)),
        detail_pictures=catalog.pictures_shown_in(found.details),
        attributes=[attribute for category in trail for attribute in category.attributes],
        brand=found.brand,
        favourite_id=favourites.visit(g.person.id, found.id) if g.person else None,
        standing=standing,
        few=questions.few(found.id),
        suggestions=suggestions,
        why=reasons(trail[-1]),
        siblings=siblings,
    )


def offers_of(product: catalog.Product) -> list[Offer]:
    """The product's SKUs that have a price, in the merchant's order."""
    skus = [sku for sku in product.skus if sku.is_active and any(price.min_quantity == 1 for price in sku.prices)]
    left = stock.available(sku.id for sku in skus)
    return [
        Offer(
            sku,
            catalog.label(product.options, sku.values, language()),
            next(price.amount for price in sku.prices if price.min_quantity == 1),
            [price for price in sku.prices if price.min_quantity > 1],
            left.get(sku.id, 0),
        )
        for sku in skus
    ]


def chosen_offer(offers: list[Offer]) -> Offer | None:
    """What the URL names by SKU or by options, else what comes closest to it and is in stock."""
    asked = request.args.get("sku")
    return max(
        offers,
        key=lambda offer: (str(offer.sku.public_id) == asked, matches(offer, request.args), offer.left > 0),
        default=None,
    )


def lowest_of(offer: Offer) -> int | None:
    """Where a price is struck out beside one that was lowered: the lowest in the thirty days before that (minor units)."""
    if (offer.sku.list_price or 0) <= offer.price:
        return None
    return next(iter(catalog.lowest_prices_before(offer.sku.prices).values()), None)


def freight_of(store: stores.Store, product: catalog.Product, offer: Offer, place: int | None) -> delivery.FreightQuote:
    """What sending one of them there costs; an estimate while nobody knows where."""
    item = delivery.Item(1, offer.sku.weight_g, offer.price, product.freight_template_id)
    return delivery.freight_quote(store, place, [item])


def place_words(place: int | None) -> str:
    """A province's name, or that it is abroad."""
    return _("another country") if place == delivery.ABROAD else places.full_name(place)


def promise(store: stores.Store) -> str:
    """When the store says that it sends."""
    days = -(-store.ships_within // 24)
    return ngettext("Sent within %(num)s day of payment", "Sent within %(num)s days of payment", days)


def reasons(category: catalog.Category) -> dict[recommendations.Reason, str]:
    """Why something stands beside a product of this category."""
    return {
        recommendations.Reason.BOUGHT: _("Often bought with this"),
        recommendations.Reason.VIEWED: _("Viewed by people who viewed this"),
        recommendations.Reason.POPULAR: _("Popular in %(category)s", category=local(category.name)),
    }


def is_one_list(product: catalog.Product, offers: list[Offer]) -> bool:
    """Whether the SKUs are few enough to stand in one list."""
    return len(offers) <= (LISTED_COMBINATIONS if len(product.options) > 1 else LISTED_VALUES)


def option_groups(
    product: catalog.Product, offers: list[Offer], chosen: Offer
) -> list[tuple[dict[str, str], list[tuple[dict[str, str], Offer | None, bool]]]]:
    """Per option its name and its values: name, the offer it leads to with the rest as chosen, whether it is chosen."""
    groups = []
    for place, option in enumerate(product.options):
        values = []
        for value in option["values"]:
            having = [offer for offer in offers if offer.sku.values[place] == value["key"]]
            leads_to = max(having, key=lambda offer: (matches(offer, chosen.query), offer.left > 0), default=None)
            values.append((value["name"], leads_to, chosen.sku.values[place] == value["key"]))
        groups.append((option["name"], values))
    return groups


def matches(offer: Offer, query: dict[str, str]) -> int:
    """In how many options the offer is what the query asks for."""
    return sum(query.get(name) == value for name, value in offer.query.items())
