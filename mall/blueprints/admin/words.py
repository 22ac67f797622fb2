"""Words for what the tables call by a key: fields, modes, roles, accounts, lines of the books."""

from typing import Any

from flask_babel import gettext

from mall.blueprints.admin.front import admin
from mall.domain import moderation, shipping
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
    "marketing": _("Marketing"),
    "system": _("System"),
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
    "deposit": _("Deposit"),
    "deposit_frozen": _("Frozen part of the deposit"),
    "store_fees": _("Fees of stores"),
    "penalties": _("Deducted from deposits"),
    "deposit_paid": _("Deposit paid"),
    "fee_paid": _("Fee paid"),
    "deposit_deducted": _("Deducted from the deposit"),
    "deposit_returned": _("Deposit given back"),
    "deposit_thawed": _("Part of the deposit freed"),
    "bank_account": _("Bank account"),
    "store_charge": _("Payment asked of a store"),
    "deposit_claim": _("Claim on a deposit"),
    "ending": _("Last four digits"),
    "adjustments": _("Corrections"),
    "adjustment": _("Adjustment"),
    "statement.adjusted": _("Statement adjusted"),
    "statement_dispute": _("Question about a statement"),
    "payout.promised": _("Payout approved"),
    "store": _("Store"),
    "person": _("Person"),
    "product": _("Product"),
    "store_order": _("Order"),
    "statement": _("Statement"),
    "payout_freeze": _("Stop of payouts"),
    "commission_rule": _("Commission rule"),
    "store_application": _("Store application"),
    "product_revision": _("Listing"),
    "review": _("A buyer's review"),
    "review_follow_up": _("A follow-up to a review"),
    "question": _("A shopper's question"),
    "question_answer": _("An answer to a question"),
    "photos": _("photos"),
    "link": _("a link"),
    "contact": _("contact details"),
    "long": _("a long text"),
    "reported": _("reported"),
    "hidden_before": _("was hidden before"),
    "visible": _("Shown to everybody"),
    "hidden": _("Hidden"),
    "payment_mismatch": _("A payment that does not match"),
    "payment_attempt": _("Transfer"),
    "state": _("State"),
    "role": _("Role"),
    "amount": _("Amount"),
    "reference": _("Reference"),
    "number": _("Number"),
    "position": _("Position"),
    "rate_bp": _("Rate in hundredths of a percent"),
    "reason_code": _("Reason"),
    "takes_cash_on_delivery": _("Takes cash on delivery"),
    "name": _("Name"),
    "tagline": _("In one line"),
    "about": _("About the store"),
    "notice": _("Notice"),
    "hue": _("Colour"),
    "theme": _("Shop look"),
    "order_limit": _("Maximum per order"),
    "freight_template_id": _("Freight template"),
    "open": _("Open for business"),
    "on_leave": _("On leave"),
    "preparing": _("Preparing"),
    "closing": _("Closing"),
    "published": _("Published"),
    "withdrawn": _("Withdrawn"),
    "in_review": _("In review"),
    "draft": _("Draft"),
    "active": _("Active"),
    "blocked": _("Blocked"),
    **shipping.CARRIERS,
}
# Fields whose values are keys themselves.
KEYED = {"role": NAMES, "state": NAMES, "reason_code": moderation.REASONS}


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
        return ", ".join(f"{field_name(key)}: {words(said(key, each))}" for key, each in value.items())
    if isinstance(value, list):
        return "; ".join(words(each) for each in value)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return one_line("" if value is None else value, 400)


def said(field: str, value: Any) -> Any:
    """A field's value in words where the table has a key."""
    return str(KEYED[field].get(value, value)) if field in KEYED and isinstance(value, str) else value
