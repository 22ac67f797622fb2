"""The table of a product's SKUs: per combination of its options a code, prices, a weight."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from wtforms import BooleanField, FormField, HiddenField, IntegerField
from wtforms import Form as PlainForm
from wtforms.validators import NumberRange, Optional, Regexp

from mall.blueprints.seller.fields import AmountField, RowsField, TiersField
from mall.blueprints.text_fields import text_field
from mall.domain import catalog
from mall.kernel.refusals import Stale
from mall.kernel.text import _
from mall.kernel.web.forms import Form
from mall.models import Product, Sku

MAX_GRAMS = 1_000_000


class Row(PlainForm):
    """One combination. What is left empty takes what the first line of the form says."""

    sells = BooleanField(_("Sell this"))
    code = text_field(
        _("Code"),
        catalog.MAX_CODE,
        Regexp(rf"(?:{catalog.CODE.pattern})?\Z", message=_("Letters, digits and . _ / - only.")),
    )
    price = AmountField(_("Price"), [Optional(), NumberRange(1)])
    list_price = AmountField(_("List price"), [Optional(), NumberRange(1)])
    weight_g = IntegerField(_("Weight in grams"), [Optional(), NumberRange(0, MAX_GRAMS)])
    tiers = TiersField(_("Quantity prices"))


class Skus(Form):
    """All combinations. `seen` is a digest of what the page showed, so that a colleague's prices are not lost."""

    seen = HiddenField()
    price = AmountField(_("Price of all that are empty"), [Optional(), NumberRange(1)])
    weight_g = IntegerField(_("Weight of all that are empty, in grams"), [Optional(), NumberRange(0, MAX_GRAMS)])
    rows = RowsField(FormField(Row), label=_("Combinations"))

    def drafts(self, product: Product) -> list[catalog.SkuDraft]:
        """What is sold from now on. Raises Stale when the page is not up to date, Invalid for what cannot be."""
        combinations = catalog.full_matrix(product.options)
        if self.seen.data != digest_of(product) or len(self.rows.entries) != len(combinations):
            raise Stale
        self.checked()
        found = []
        for place, (row, values) in enumerate(zip(self.rows.entries, combinations, strict=True), 1):
            if row.form.sells.data:
                found.append(self.draft(place, row.form, product, values))
        if not found:
            raise self.refuse("rows", _("Sell at least one of them. To sell none, take the product off the shelves."))
        codes = [draft.code for draft in found]
        doubled = next((code for code in codes if codes.count(code) > 1), None)
        if doubled:
            raise self.refuse("rows", _("The code %(code)s is used twice.", code=doubled))
        return found

    def draft(self, place: int, row: Any, product: Product, values: Sequence[str]) -> catalog.SkuDraft:
        """One line of the table. Raises Invalid without a price, and for tiers that are dearer than one unit."""
        price = row.price.data or self.price.data
        if not price:
            raise self.refuse("rows", _("Line %(place)s needs a price.", place=place))
        if any(amount >= price for _minimum, amount in row.tiers.data or ()):
            raise self.refuse("rows", _("Line %(place)s: a quantity price must be lower than the price.", place=place))
        weight = row.weight_g.data if row.weight_g.data is not None else self.weight_g.data
        return catalog.SkuDraft(
            code=row.code.data or catalog.code_for(product.handle, values),
            values=tuple(values),
            price=price,
            list_price=row.list_price.data,
            weight_g=weight or 0,
            tiers=tuple(row.tiers.data or ()),
        )


def rows_of(product: Product) -> list[dict[str, Any]]:
    """The table as it is: every combination, with its SKU where there is one."""
    known = {tuple(sku.values): sku for sku in product.skus if sku.is_active}
    is_new = not known
    return [row_of(known.get(tuple(values)), is_new) for values in catalog.full_matrix(product.options)]


def row_of(sku: Sku | None, is_new: bool) -> dict[str, Any]:
    """One line; without a SKU it is switched on only while there is none at all."""
    if sku is None:
        return {"sells": is_new}
    draft = catalog.draft_of(sku)
    return {
        "sells": True,
        "code": draft.code,
        "price": draft.price or None,
        "list_price": draft.list_price,
        "weight_g": draft.weight_g,
        "tiers": draft.tiers,
    }


def digest_of(product: Product) -> str:
    """What the page shows of the product, in a few characters."""
    rows = sorted(astuple(catalog.draft_of(sku)) for sku in product.skus if sku.is_active)
    return hashlib.sha256(json.dumps([rows, product.options]).encode()).hexdigest()[:24]
