"""Delivery: what a shopper may choose to get her goods, and what it costs.

A *method* is a parcel, the store's own *courier* or pickup. A store charges *freight* by *templates*, by piece or by
weight; a template has *rules*, each for some *regions*, the last for everywhere else. Products name a template or take the
store's default; a store without templates sends free. A *zone* is where a store's own people deliver, with its fee and
what it promises; a *ride* is what that costs somebody. What happens to parcels and deliveries afterwards is shipping's.
"""

from mall.domain.delivery.actions import (
    FREIGHT,
    BadRules,
    BadZone,
    add_template,
    add_zone,
    edit_template,
    edit_zone,
    make_default,
    remove_zone,
    switch_zone,
)
from mall.domain.delivery.models import Basis, DeliveryZone, FreightRule, FreightTemplate
from mall.domain.delivery.queries import (
    delivers_itself_to,
    freight_quote,
    freight_quotes,
    methods_at,
    methods_by_store,
    methods_for,
    promised,
    rides,
    template_of,
    templates_for,
    zone_of,
    zones_for,
    zones_of,
)
from mall.domain.delivery.rules import ABROAD, FreightQuote, FreightRow, Item, Method, Tariff, ways
from mall.domain.delivery.zones import Ride, Zone, zone_at

__all__ = [
    "ABROAD",
    "FREIGHT",
    "BadRules",
    "BadZone",
    "Basis",
    "DeliveryZone",
    "FreightQuote",
    "FreightRow",
    "FreightRule",
    "FreightTemplate",
    "Item",
    "Method",
    "Ride",
    "Tariff",
    "Zone",
    "add_template",
    "add_zone",
    "delivers_itself_to",
    "edit_template",
    "edit_zone",
    "freight_quote",
    "freight_quotes",
    "make_default",
    "methods_at",
    "methods_by_store",
    "methods_for",
    "promised",
    "remove_zone",
    "rides",
    "switch_zone",
    "template_of",
    "templates_for",
    "ways",
    "zone_at",
    "zone_of",
    "zones_for",
    "zones_of",
]
