"""What members do in a store, as its log says it: a sentence per verb of the audit log."""

from typing import Any

from mall.kernel.text import _

# The kinds of things that the log can be narrowed down to: what they are called, and what the audit log calls them.
KINDS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "orders": (_("Orders"), ("store_order",)),
    "goods": (_("Products"), ("product", "product_import")),
    "stock": (_("Stock"), ("sku",)),
    "words": (_("Questions and reviews"), ("question", "review")),
    "money": (_("Money"), ("statement", "payout")),
    "store": (_("Store"), ("store",)),
    "members": (_("Members"), ("person", "store_invitation")),
}

DEEDS: dict[str, Any] = {
    "commission_rule.add": _("Gave the store a rule of commission of its own"),
    "import.confirm": _("Had a sheet written into the products"),
    "member.add": _("Joined the store"),
    "member.change_role": _("Changed a role"),
    "member.decline": _("Declined an invitation"),
    "member.invite": _("Invited somebody"),
    "member.remove": _("Removed a member"),
    "member.send_again": _("Sent an invitation again"),
    "member.withdraw": _("Withdrew an invitation"),
    "order.cancel": _("Cancelled the order"),
    "order.clear_gate": _("Released the order after a check"),
    "order.collect_cash": _("Took the cash"),
    "order.freeze": _("Paused the order"),
    "order.hand_over": _("Handed the goods over"),
    "order.reprice": _("Changed the price of the order"),
    "order.ship": _("Shipped the order"),
    "order.thaw": _("Let the order go on"),
    "page.edit": _("Changed a shop page"),
    "page.plan": _("Planned when a shop page is published"),
    "page.publish": _("Published a shop page"),
    "page.remove": _("Deleted a shop page"),
    "page.take_down": _("Took a shop page down"),
    "payout.approve": _("Approved the payout"),
    "payout.fail": _("The bank returned the payout"),
    "payout.propose": _("Proposed the payout"),
    "payout.record": _("Recorded the payout"),
    "payout.send": _("Sent the payout"),
    "product.block": _("Blocked the product"),
    "product.publish": _("Put the product on the shelves"),
    "product.recall": _("Took an edit back before it was reviewed"),
    "product.remove": _("Deleted the product"),
    "product.submit": _("Handed the product in for review"),
    "product.hours": _("Changed when the product goes on sale or comes off"),
    "product.terms": _("Changed how the product is sold"),
    "product.unblock": _("Gave the product back"),
    "product.withdraw": _("Took the product off the shelves"),
    "question.answer": _("Answered a question"),
    "review.reply": _("Answered a review"),
    "school.graduate": _("Finished the merchant school"),
    "statement.answer": _("Answered the doubt about a statement"),
    "statement.confirm": _("Confirmed the statement"),
    "statement.dispute": _("Doubted the statement"),
    "stock.receive": _("Put units on the shelf"),
    "stock.recount": _("Counted the shelf"),
    "store.begin_closing": _("Began to close the store"),
    "store.close": _("Closed the store"),
    "store.edit": _("Changed the store's settings"),
    "store.drop_leave": _("Dropped the planned leave"),
    "store.plan_leave": _("Planned a leave"),
    "store.leave": _("Sent the store on leave"),
    "store.lift_suspension": _("Lifted the suspension"),
    "store.open": _("Opened the store"),
    "store.place": _("Changed the dispatch address"),
    "store.suspend": _("Suspended the store"),
}

# What buyers do themselves, to their own orders.
BUYERS = {"order.cancel"}

# Why, where the log keeps a code.
REASONS = {
    "by_buyer": _("by the buyer"),
    "by_store": _("by the store"),
    "by_operator": _("by the mall"),
    "not_paid": _("not paid in time"),
    "risk": _("risk check"),
}
