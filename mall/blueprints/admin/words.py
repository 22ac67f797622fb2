"""Words for what the tables call by a key: fields, modes, roles, accounts, lines of the books."""

from typing import Any

from mall.blueprints.admin.front import admin
from mall.kernel.text import LANGUAGES, _, local, one_line
from mall.kernel.web.i18n import language

NAMES = {
    "title": _("Title"),
    "summary": _("Summary"),
    "details": _("Details"),
    "category_id": _("Category"),
    "brand_id": _("Brand"),
    "attributes": _("Attributes"),
    "options": _("Options"),
    "self": _("run by the mall"),
    "third_party": _("run by merchants"),
    "joint": _("run jointly"),
    "owner": _("Owner"),
    "manager": _("Manager"),
    "goods": _("Goods"),
    "orders": _("Orders"),
    "finance": _("Finance"),
    "counter": _("Counter"),
    "admission": _("Admission"),
    "moderation": _("Moderation"),
    "support": _("Support"),
    "system": _("System"),
    "marketing": _("Marketing"),
    "name_zh": _("Name in Chinese"),
    "trade": _("Trade"),
    "legal_name": _("Name of the business"),
    "licence_number": _("Licence number"),
    "contact_name": _("Contact"),
    "phone": _("Phone"),
    "region_id": _("Region"),
    "line": _("Street, house, flat"),
    "licence": _("Business licence"),
    "all": _("All"),
    "unpaid": _("Unpaid"),
    "to_ship": _("To be shipped"),
    "to_receive": _("On the way"),
    "received": _("Received"),
    "closed": _("Closed"),
    "parcel": _("By parcel"),
    "pickup": _("Pickup"),
    "large_cash_order": _("a large order to be paid in cash"),
    "guest_bulk_cash_order": _("many units for a guest who pays in cash"),
    "platform": _("The mall"),
    "provider": _("Provider"),
    "demo": _("Demo bank"),
    "cash": _("Cash on delivery"),
    "transfer": _("Bank transfer"),
    "job": _("The mall itself"),
    "visitor": _("A visitor"),
    "clearing": _("Clearing"),
    "bank": _("Bank"),
    "pending": _("Pending"),
    "available": _("Available"),
    "payable": _("To be paid out"),
    "debt": _("Debt"),
    "revenue": _("Revenue"),
    "commission": _("Commission"),
    "commission_tax": _("Tax on commission"),
    "unapplied": _("Unapplied"),
    "freight": _("Freight"),
    "freight_refunded": _("Freight refunded"),
    "goods_refunded": _("Goods refunded"),
    "captured": _("Payment received"),
    "applied": _("Applied to orders"),
    "cash_kept": _("Cash kept by the store"),
    "refund": _("Refund"),
    "refunded": _("Refunded"),
    "shortfall": _("Shortfall"),
    "debt_repaid": _("Debt repaid"),
    "payout": _("Payout"),
    "payout_returned": _("Payout returned"),
    "late": _("came too late"),
    "surplus": _("more than was due"),
    "disputed": _("did not match"),
    "payment.captured": _("Payment received"),
    "order.paid": _("Order paid"),
    "cash.kept": _("Cash kept by the store"),
    "order.matured": _("Order matured"),
    "refund.granted": _("Refund granted"),
    "refund.paid": _("Refund sent"),
    "payout.promised": _("Payout approved"),
}


@admin.app_template_filter("field_name")
def field_name(key: str) -> Any:
    """The word for a key; an unknown key with its underscores as spaces."""
    return NAMES.get(key) or str(key).replace("_", " ")


@admin.app_template_filter("words")
def words(value: Any) -> str:
    """A field's value as a reader compares it: text in her language, lists and mappings flattened."""
    if isinstance(value, dict):
        if value and set(value) <= set(LANGUAGES):
            return local(value, language())
        return ", ".join(f"{field_name(key)}: {words(each)}" for key, each in value.items())
    if isinstance(value, list):
        return "; ".join(words(each) for each in value)
    return one_line("" if value is None else value, 400)
