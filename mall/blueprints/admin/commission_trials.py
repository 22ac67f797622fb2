"""A sale that did not happen: what an order placed now would freeze, and what every rule has to say to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from mall.blueprints.admin.commission_forms import Simulate
from mall.domain import catalog, ledger, pricing, stores
from mall.kernel.settings import setting


@dataclass(frozen=True, slots=True)
class Trial:
    """The sale, what it owes, how that is computed, and each rule's verdict. Amounts in minor units."""

    sale: ledger.Sale
    owed: ledger.Commission
    steps: Sequence[ledger.Worked]
    verdicts: Sequence[ledger.Verdict]

    @property
    def net(self) -> int:
        """What is left for the store."""
        return self.sale.paid - self.owed.amount - self.owed.tax


def tried(form: Simulate) -> Trial | None:
    """What the sale would owe, by the very function that orders use; None while the form is not complete."""
    if not form.validate():
        return None
    sale = sale_of(form)
    owed = ledger.commission_for(ledger.active_rules(), sale, setting("COMMISSION_TAX_BP"))
    steps = ledger.commission_steps(owed.frozen(), sale.quantity) if owed.rule_id else []
    return Trial(sale, owed, steps, ledger.verdicts_on(sale))


def sale_of(form: Simulate) -> ledger.Sale:
    """Of the product that was named, else of the store and the category that were chosen."""
    count, product = form.quantity.data, form.found
    category_id = product.category_id if product else int(form.category.data)
    store = stores.store_by_id(product.store_id if product else int(form.store.data))
    paid = cheapest(product, count) if product and not form.price.data else form.price.data * count
    path = tuple(catalog.category_by_id(category_id).path)
    return ledger.Sale(store.id, store.mode, path, paid, count)


def cheapest(product: catalog.Product, count: int) -> int:
    """What so many of the product's cheapest kind cost today."""
    on_sale = [sku for sku in product.skus if sku.is_active and any(price.ends_at is None for price in sku.prices)]
    return min(pricing.price_line(pricing.priced(sku, count)).payable for sku in on_sale)
