"""Delivery: what a shopper may choose to get her goods, and what it costs.

A *method* is a parcel or pickup. A store charges *freight* by *templates*, by piece or by weight; a template has
*rules*, each for some *regions*, the last for everywhere else. Products name a template or take the store's default;
a store without templates sends free. What happens to parcels afterwards is shipping's.
"""

from mall.domain.delivery.actions import FREIGHT, BadRules, add_template, edit_template, make_default
from mall.domain.delivery.models import Basis, FreightRule, FreightTemplate
from mall.domain.delivery.queries import (
    freight_quote,
    freight_quotes,
    methods_at,
    methods_by_store,
    methods_for,
    template_of,
    templates_for,
)
from mall.domain.delivery.rules import ABROAD, FreightQuote, FreightRow, Item, Method, Tariff, ways

__all__ = [
    "ABROAD",
    "FREIGHT",
    "BadRules",
    "Basis",
    "FreightQuote",
    "FreightRow",
    "FreightRule",
    "FreightTemplate",
    "Item",
    "Method",
    "Tariff",
    "add_template",
    "edit_template",
    "freight_quote",
    "freight_quotes",
    "make_default",
    "methods_at",
    "methods_by_store",
    "methods_for",
    "template_of",
    "templates_for",
    "ways",
]
