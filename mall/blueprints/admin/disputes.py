"""Merchants' doubts about their statements: answered with words, or with an adjustment that takes two people."""

from flask import Response, flash, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints import proof
from mall.blueprints.admin.disputes_forms import Adjust, Reject
from mall.blueprints.admin.front import admin, me, offer
from mall.blueprints.admin.reasons import Why
from mall.domain import ledger, orders, people, stores
from mall.domain.people import AdminRight
from mall.kernel.states import changes_of
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@admin.get("/disputes")
@right_door(AdminRight.SETTLE)
def dispute_index() -> Response:
    """What merchants wait for; with ?all=1 also what was answered."""
    show_all = request.args.get("all") == "1"
    found = ledger.disputes(tuple(ledger.DisputeState) if show_all else ledger.WAITING, request.args.get("after"))
    shops = stores.stores_by_id({each.store_id for each in found.items})
    return page("admin/disputes/index.html", disputes=found, stores=shops, show_all=show_all)


@admin.get("/disputes/<int:dispute_id>")
@right_door(AdminRight.SETTLE)
def dispute(dispute_id: int) -> Response:
    """What is doubted, how it was computed, and what was said about it."""
    found = ledger.dispute_by_id(dispute_id)
    statement = ledger.statement_by_id(found.statement_id)
    line = ledger.line_of(statement, found.line_id) if found.line_id else None
    posting = ledger.posting_of(line) if line else None
    return page(
        "admin/disputes/show.html",
        dispute=found,
        statement=statement,
        store=stores.store_by_id(found.store_id),
        line=line,
        computed=orders.computed_of(posting) if posting else None,
        borne_by=ledger.borne_by(posting),
        people=people.people_by_id(filter(None, (found.raised_by, found.proposed_by, found.approved_by))),
        history=changes_of(found),
        reject=Reject.fresh(),
        adjust=Adjust.fresh(),
        form=Why.fresh(),
    )


@admin.post("/disputes/<int:dispute_id>/rejection")
@right_door(AdminRight.SETTLE)
@again(dispute)
def reject_dispute(dispute_id: int) -> AnyResponse:
    """The line is right: say why. The merchant reads it and may confirm."""
    ledger.reject_dispute(ledger.dispute_by_id(dispute_id), me(), Reject.posted().checked().answer)
    flash(gettext("Answered."))
    return reply(url_for(".dispute_index"))


@admin.post("/disputes/<int:dispute_id>/adjustment")
@proof.fresh
@right_door(AdminRight.SETTLE)
@again(dispute)
def propose_adjustment(dispute_id: int) -> AnyResponse:
    """The first of two people: the store gets so much more."""
    typed = Adjust.posted().checked()
    ledger.propose_adjustment(ledger.dispute_by_id(dispute_id), me(), typed.amount, typed.words)
    flash(gettext("Proposed. Another person has to approve it."))
    return reply(url_for(".dispute", dispute_id=dispute_id))


@admin.post("/disputes/<int:dispute_id>/approval")
@proof.fresh
@right_door(AdminRight.APPROVE_PAYOUT)
@again(dispute)
def approve_adjustment(dispute_id: int) -> AnyResponse:
    """The second of two: the books are corrected."""
    ledger.approve_adjustment(ledger.dispute_by_id(dispute_id), me())
    flash(gettext("The adjustment is booked."))
    return reply(url_for(".dispute_index"))


@admin.post("/disputes/<int:dispute_id>/return")
@right_door(AdminRight.SETTLE)
@again(dispute)
def return_adjustment(dispute_id: int) -> AnyResponse:
    """Not like this: the proposal is off, the question open again."""
    ledger.return_adjustment(ledger.dispute_by_id(dispute_id), me(), Why.posted().checked().why)
    return reply(url_for(".dispute", dispute_id=dispute_id))


offer("dispute_index", _("Disputes"), AdminRight.SETTLE)
