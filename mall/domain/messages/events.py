"""What people are told about: the words of each event, where its notice leads, and whether a letter goes with it.

Sentences stand here and not in rows, so that they are read in the reader's language. Names in them are the notice's
`details`, and `product`: the title of the product that it is about, or the `title` among its details.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from mall.kernel.text import _


class Event(StrEnum):
    """What happened to the person."""

    PURCHASE_PAID = "purchase_paid"
    PRICE_CHANGED = "price_changed"
    ADDRESS_CHANGED = "address_changed"
    PARCEL_SENT = "parcel_sent"
    READY_FOR_PICKUP = "ready_for_pickup"
    DELIVERY_OUT = "delivery_out"
    DELIVERY_DONE = "delivery_done"
    DELIVERY_FAILED = "delivery_failed"
    DELIVERY_ASSIGNED = "delivery_assigned"
    ORDER_CLOSED = "order_closed"
    REFUND_PAID = "refund_paid"
    APPLICATION_DECIDED = "application_decided"
    PRICE_DROP = "price_drop"
    RESTOCK = "restock"
    QUESTION_ANSWERED = "question_answered"
    REVIEW_ANSWERED = "review_answered"
    REVIEW_HIDDEN = "review_hidden"
    WORDS_HIDDEN = "words_hidden"
    EXPORT_READY = "export_ready"
    DISPUTE_DECIDED = "dispute_decided"
    STOCK_LOW = "stock_low"
    BANK_ACCOUNT_ADDED = "bank_account_added"
    BANK_ACCOUNT_CHANGING = "bank_account_changing"
    BANK_ACCOUNT_CANCELLED = "bank_account_cancelled"
    PAYOUT_FAILED = "payout_failed"
    CHARGE_ASKED = "charge_asked"
    AFTER_SALE = "after_sale"
    AFTER_SALE_OF_STORE = "after_sale_of_store"


@dataclass(frozen=True, slots=True)
class Kind:
    """An event in words. `path` leads to the thing. What `must_come` can be switched off nowhere. Of what goes on in steps,
    each has a title and a body of its own; the notice's details name its `step`."""

    label: Any
    title: Any
    body: Any
    path: str
    must_come: bool = False
    icon: str = "ui-box"
    steps: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)


# What a buyer is told of her request, step by step, and what the store's people are.
TO_BUYERS = {
    "agreed": (_("The store agrees to your refund"), _("Order %(number)s: the money is on its way back to you.")),
    "agreed_by_time": (
        _("Your request counts as agreed to"),
        _("Order %(number)s: the store did not answer in time, so it has agreed."),
    ),
    "to_send": (
        _("Send the goods back"),
        _("Order %(number)s: the store agrees. The request's page says where to send it and until when."),
    ),
    "offered": (
        _("The store offers you less"),
        _("Order %(number)s: accept the offer or ask the mall. The request's page says until when."),
    ),
    "received": (_("Your return has arrived"), _("Order %(number)s: the money is on its way back to you.")),
    "rejected": (
        _("The store said no to your request"),
        _("Order %(number)s: read why. For seven days you can ask the mall to decide."),
    ),
    "approved": (_("The mall decided for you"), _("Order %(number)s: the request's page says how it goes on.")),
    "refused": (_("The mall decided for the store"), _("Order %(number)s: the request's page says why.")),
    "lapsed": (_("Your request is over"), _("Order %(number)s: the time for it has passed.")),
}
TO_STORES = {
    "applied": (
        _("%(product)s: a buyer asks for money back"),
        _("Order %(number)s: answer within %(hours)s hours; if you say nothing, you have agreed."),
    ),
    "agreed_by_time": (
        _("%(product)s: a request counts as agreed to"),
        _("Order %(number)s was not answered in time; the buyer gets what she asked for."),
    ),
    "accepted": (
        _("%(product)s: your offer was accepted"),
        _("Order %(number)s: the request's page says how it goes on."),
    ),
    "sent": (
        _("%(product)s: goods are coming back"),
        _("Order %(number)s: say on the request's page when they have arrived, and how."),
    ),
    "withdrawn": (_("%(product)s: a request was taken back"), _("Order %(number)s may go on.")),
    "escalated": (
        _("%(product)s: the buyer asked the mall"),
        _("Order %(number)s: an operator reads what both of you wrote, and decides."),
    ),
    "approved": (_("%(product)s: the mall decided for the buyer"), _("Order %(number)s: the request's page says why.")),
    "refused": (_("%(product)s: the mall decided for you"), _("Order %(number)s: the request is over.")),
}

KINDS: dict[Event, Kind] = {
    Event.PURCHASE_PAID: Kind(
        _("Payments and order confirmations"),
        _("Your order is confirmed"),
        _("We have your payment for purchase %(number)s. The stores are told to get it ready."),
        "/purchases/%(number)s",
        must_come=True,
        icon="ui-money",
    ),
    Event.PRICE_CHANGED: Kind(
        _("New prices of orders that are not paid"),
        _("A store changed the price of your order"),
        _("Order %(number)s costs something else now. Its page shows how much and why."),
        "/orders/%(number)s",
        must_come=True,
        icon="ui-money",
    ),
    Event.ADDRESS_CHANGED: Kind(
        _("Changes of where your parcels go"),
        _("A store changed where your order goes"),
        _("Order %(number)s: look at its page whether the address is right, and ask the store if it is not."),
        "/orders/%(number)s",
        must_come=True,
        icon="ui-pin",
    ),
    Event.PARCEL_SENT: Kind(
        _("Parcels on their way"),
        _("A parcel is on its way"),
        _("Order %(number)s: the store handed a parcel to %(carrier)s, number %(tracking)s."),
        "/orders/%(number)s",
        icon="ui-truck",
    ),
    Event.READY_FOR_PICKUP: Kind(
        _("Orders ready for pickup"),
        _("Your order is ready for pickup"),
        _("Order %(number)s waits for you at the counter. Its page shows your pickup code."),
        "/orders/%(number)s",
        icon="ui-pin",
    ),
    Event.DELIVERY_OUT: Kind(
        _("Couriers on their way to you"),
        _("The store's courier is on her way to you"),
        _("Order %(number)s: have your code for the door ready, it stands on the order's page."),
        "/orders/%(number)s",
        icon="ui-truck",
    ),
    Event.DELIVERY_DONE: Kind(
        _("Deliveries that have arrived"),
        _("Your order was delivered"),
        _("Order %(number)s was handed over. Its page says to whom, or shows where it was left."),
        "/orders/%(number)s",
        icon="ui-check",
    ),
    Event.DELIVERY_FAILED: Kind(
        _("Deliveries that could not be handed over"),
        _("The store could not hand over your order"),
        _("Order %(number)s: its page says why. Ring the store, so that it finds you the next time."),
        "/orders/%(number)s",
        must_come=True,
        icon="ui-warn",
    ),
    Event.DELIVERY_ASSIGNED: Kind(
        _("Deliveries that you are given as a courier"),
        _("%(product)s: a delivery for you"),
        _("Order %(number)s is to be at the door by %(time)s."),
        "/seller/%(slug)s/deliveries/%(number)s",
        icon="ui-truck",
    ),
    Event.ORDER_CLOSED: Kind(
        _("Cancelled orders"),
        _("Your order is cancelled"),
        _("Order %(number)s is closed and will not be sent. What was paid for it comes back to you."),
        "/orders/%(number)s",
    ),
    Event.REFUND_PAID: Kind(
        _("Refunds"),
        _("Your refund is on its way"),
        _("We sent the money for order %(number)s back the way it came."),
        "/orders/%(number)s",
        must_come=True,
        icon="ui-money",
    ),
    Event.APPLICATION_DECIDED: Kind(
        _("Answers to your application for a store"),
        _("Your application was looked at"),
        _("The mall has answered your application to open a store."),
        "/apply",
        icon="ui-store",
    ),
    Event.PRICE_DROP: Kind(
        _("Favourites that get cheaper"),
        _("%(product)s is cheaper now"),
        _("Something you like costs less than when you added it."),
        "/products/%(public_id)s",
        icon="ui-heart",
    ),
    Event.RESTOCK: Kind(
        _("Favourites that are back in stock"),
        _("%(product)s is back in stock"),
        _("Something you like can be bought again."),
        "/products/%(public_id)s",
        icon="ui-heart",
    ),
    Event.QUESTION_ANSWERED: Kind(
        _("Answers to your questions"),
        _("Your question about %(product)s is answered"),
        _("Read what the store or somebody who bought it says."),
        "/questions/%(question)s",
        icon="ui-ask",
    ),
    Event.REVIEW_ANSWERED: Kind(
        _("Stores' answers to your reviews"),
        _("The store answered your review of %(product)s"),
        _("You wrote it about order %(number)s. Everybody can read the answer."),
        "/orders/%(number)s/lines/%(line_id)s/review",
        icon="ui-edit",
    ),
    Event.REVIEW_HIDDEN: Kind(
        _("Reviews of yours that are hidden"),
        _("Your review of %(product)s is hidden"),
        _("An operator has decided that others do not see it. The review's page says why."),
        "/orders/%(number)s/lines/%(line_id)s/review",
        icon="ui-edit",
    ),
    Event.WORDS_HIDDEN: Kind(
        _("Questions and answers of yours that are hidden"),
        _("What you wrote about %(product)s is hidden"),
        _("An operator has decided that others do not see it. Your questions' page says why."),
        "/account/questions",
        icon="ui-ask",
    ),
    Event.EXPORT_READY: Kind(
        _("Your data is ready to be fetched"),
        _("Your data is ready"),
        _("The file with what the mall keeps about you lies ready for seven days."),
        "/account/privacy",
        icon="ui-shield",
    ),
    Event.DISPUTE_DECIDED: Kind(
        _("Answers about your store's statements"),
        _("The mall answered your question about a statement"),
        _("It is about statement %(number)s. Look at the answer; then the statement waits for your word again."),
        "/seller/%(slug)s/statements/%(statement)s",
        icon="ui-money",
    ),
    Event.STOCK_LOW: Kind(
        _("Stock of your store that runs low"),
        _("%(product)s is running low"),
        _("%(left)s units of %(code)s are left. Order more, or count what is on the shelf."),
        "/seller/%(store)s/products/%(product_id)s/stock",
    ),
    Event.BANK_ACCOUNT_ADDED: Kind(
        _("Your store's bank account"),
        _("%(product)s: a bank account was entered"),
        _(
            "Payouts go to the account ending in %(ending)s from now on. If none of you entered it, write to the mall at once."
        ),
        "/seller/%(slug)s/bank-accounts",
        must_come=True,
        icon="ui-shield",
    ),
    Event.BANK_ACCOUNT_CHANGING: Kind(
        _("Changes of your store's bank account"),
        _("%(product)s: the bank account is being changed"),
        _(
            "Payouts go to the account ending in %(ending)s after %(hours)s hours. If none of you entered it, cancel it until "
            "then, and change your passwords."
        ),
        "/seller/%(slug)s/bank-accounts",
        must_come=True,
        icon="ui-shield",
    ),
    Event.BANK_ACCOUNT_CANCELLED: Kind(
        _("Cancelled changes of your store's bank account"),
        _("%(product)s: the change of the bank account is cancelled"),
        _("The account ending in %(ending)s does not count. Payouts go on to the old one."),
        "/seller/%(slug)s/bank-accounts",
        must_come=True,
        icon="ui-shield",
    ),
    Event.PAYOUT_FAILED: Kind(
        _("Payouts that your bank did not take"),
        _("%(product)s: the bank did not take a payout"),
        _("Look at the payout: it says why. The money is still yours, and the mall sends it again."),
        "/seller/%(slug)s/payouts/%(number)s",
        must_come=True,
        icon="ui-money",
    ),
    Event.CHARGE_ASKED: Kind(
        _("Deposits and fees that the mall asks for"),
        _("%(product)s: the mall asks for a payment"),
        _("The page says what it is for, until when, and how to pay it."),
        "/seller/%(slug)s/deposit",
        must_come=True,
        icon="ui-money",
    ),
    Event.AFTER_SALE: Kind(
        _("Answers to your requests for refunds and returns"),
        _("About your request for money back"),
        _("Order %(number)s: the request's page shows what happened."),
        "/after-sales/%(request)s",
        must_come=True,
        icon="ui-undo",
        steps=TO_BUYERS,
    ),
    Event.AFTER_SALE_OF_STORE: Kind(
        _("Buyers of your store who ask for money back"),
        _("%(product)s: a request for money back"),
        _("Order %(number)s: the request's page shows what happened."),
        "/seller/%(slug)s/after-sales/%(request)s",
        icon="ui-undo",
        steps=TO_STORES,
    ),
}

OPTIONAL = tuple(event for event, kind in KINDS.items() if not kind.must_come)
