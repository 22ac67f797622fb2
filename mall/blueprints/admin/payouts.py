"""Payouts: given to the bank, confirmed by it, or sent back; and the books behind them."""

from flask import Response, flash, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall import audit
from mall.blueprints import proof
from mall.blueprints.admin.front import admin, me, offer
from mall.blueprints.admin.reasons import Reference, Why
from mall.domain import ledger, stores
from mall.domain.people import AdminRight
from mall.kernel.states import changes_of
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@admin.get("/payouts")
@right_door(AdminRight.SETTLE)
def payout_index() -> Response:
    """Payouts, newest first; those that are not done unless all are asked for."""
    show_all = request.args.get("all") == "1"
    states = tuple(ledger.PayoutState) if show_all else ("created", "sent", "failed")
    found = ledger.payouts(states, request.args.get("after"))
    shops = stores.stores_by_id({each.store_id for each in found.items})
    return page("admin/payouts/index.html", payouts=found, stores=shops, show_all=show_all, freezes=ledger.freezes())


@admin.get("/payouts/<int:payout_id>")
@right_door(AdminRight.SETTLE)
def payout(payout_id: int) -> Response:
    """One payout."""
    found = ledger.payout_by_id(payout_id)
    return page(
        "admin/payouts/show.html",
        payout=found,
        store=stores.store_by_id(found.store_id),
        account=ledger.bank_accounts_by_id({found.account_id}).get(found.account_id) if found.account_id else None,
        goes_to=ledger.account_in_force(found.store_id),
        cooling=ledger.cooling_account(found.store_id),
        history=changes_of(found),
        reference=Reference.fresh(),
        why=Why.fresh(),
    )


@admin.post("/payouts/<int:payout_id>/dispatch")
@proof.fresh
@right_door(AdminRight.APPROVE_PAYOUT)
@again(payout)
def send(payout_id: int) -> AnyResponse:
    """The order was given to the bank."""
    ledger.send_payout(ledger.payout_by_id(payout_id), me())
    return reply(url_for(".payout", payout_id=payout_id))


@admin.post("/payouts/<int:payout_id>/receipt")
@proof.fresh
@right_door(AdminRight.APPROVE_PAYOUT)
@again(payout)
def record(payout_id: int) -> AnyResponse:
    """The bank confirms."""
    ledger.record_payout(ledger.payout_by_id(payout_id), me(), Reference.posted().checked().reference)
    flash(gettext("The payout is booked."))
    return reply(url_for(".payout", payout_id=payout_id))


@admin.post("/payouts/<int:payout_id>/failure")
@proof.fresh
@right_door(AdminRight.APPROVE_PAYOUT)
@again(payout)
def fail(payout_id: int) -> AnyResponse:
    """The bank refuses, or sends the money back."""
    ledger.fail_payout(ledger.payout_by_id(payout_id), me(), Why.posted().checked().why)
    return reply(url_for(".payout", payout_id=payout_id))


@admin.get("/books")
@right_door(AdminRight.SETTLE)
def books() -> Response:
    """Every account, and what the audit finds now."""
    return page(
        "admin/payouts/books.html",
        accounts=ledger.accounts(),
        stores=stores.stores_by_id({each.owner_id for each in ledger.accounts() if each.owner == "store"}),
        findings=audit.findings(),
        ways=audit.three_ways(),
        freezes=ledger.freezes(),
        form=Why.fresh(),
    )


@admin.post("/payout-freezes/end")
@proof.fresh
@right_door(AdminRight.APPROVE_PAYOUT)
@again(books)
def lift_freeze() -> AnyResponse:
    """Let payouts go again, with a reason."""
    ledger.lift_freeze(me(), Why.posted().checked().why)
    return reply(url_for(".books"))


offer("payout_index", _("Payouts"), AdminRight.SETTLE)
offer("books", _("Books"), AdminRight.SETTLE)
