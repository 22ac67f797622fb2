"""Statements: what is owed to stores, proposed by one operator and approved by another."""

from flask import Response, flash, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints import proof
from mall.blueprints.admin.front import admin, me, offer
from mall.domain import ledger, orders, people, stores
from mall.domain.people import AdminRight
from mall.kernel import clock, jobs
from mall.kernel.states import changes_of
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@admin.get("/statements")
@right_door(AdminRight.SETTLE)
def statement_index() -> Response:
    """Statements by state, newest first."""
    wanted = request.args.get("state", "")
    state = wanted if wanted in list(ledger.StatementState) else ""
    found = ledger.statements_by_state((state,) if state else tuple(ledger.StatementState), request.args.get("after"))
    shops = stores.stores_by_id({each.store_id for each in found.items})
    return page(
        "admin/statements/index.html", statements=found, stores=shops, state=state, states=list(ledger.StatementState)
    )


@admin.get("/statements/<int:statement_id>")
@right_door(AdminRight.SETTLE)
def statement(statement_id: int) -> Response:
    """One statement, line by line."""
    found = ledger.statement_by_id(statement_id)
    lines, postings = ledger.statement_lines(found, request.args.get("after"))
    return page(
        "admin/statements/show.html",
        statement=found,
        store=stores.store_by_id(found.store_id),
        lines=lines,
        postings=postings,
        numbers=orders.numbers_of(each.order_id for each in postings.values() if each.order_id),
        payout=ledger.payout_of(found),
        goes_to=ledger.account_in_force(found.store_id),
        cooling=ledger.cooling_account(found.store_id),
        proposer=people.people_by_id({found.proposed_by}).get(found.proposed_by) if found.proposed_by else None,
        history=changes_of(found),
        doubts=ledger.disputes_about(found),
    )


@admin.post("/statements/<int:statement_id>/proposal")
@right_door(AdminRight.SETTLE)
@again(statement)
def propose(statement_id: int) -> AnyResponse:
    """The first of two people: this may be paid."""
    ledger.propose_payout(ledger.statement_by_id(statement_id), me())
    flash(gettext("Proposed. Another person has to approve it."))
    return reply(url_for(".statement", statement_id=statement_id))


@admin.post("/statements/<int:statement_id>/approval")
@proof.fresh
@right_door(AdminRight.APPROVE_PAYOUT)
@again(statement)
def approve(statement_id: int) -> AnyResponse:
    """The second of two: the payout is made."""
    ledger.approve_payout(ledger.statement_by_id(statement_id), me())
    flash(gettext("Approved. The payout waits to be sent."))
    return reply(url_for(".statement", statement_id=statement_id))


@admin.get("/settlement-preview")
@right_door(AdminRight.SETTLE)
def settlement_preview() -> Response:
    """What the next statement of each store would be, were it cut now. Nothing is written."""
    found = stores.all_stores(after=request.args.get("after"))
    previews = {store.id: orders.preview(store.id) for store in found.items}
    return page("admin/statements/preview.html", shops=found, previews=previews)


@admin.post("/settlement-runs/<int:store_id>")
@right_door(AdminRight.SETTLE)
@again(settlement_preview)
def run_settlement_of(store_id: int) -> AnyResponse:
    """The same for one store, today. What is claimed by a statement already is claimed by no other."""
    store, now = stores.store_by_id(store_id), clock.now()
    jobs.later(
        "mall.domain.orders.jobs:settle_store",
        queue="money",
        unique_key=f"settle-{store.id}-now-{now:%Y%m%d%H%M}",
        store_id=store.id,
        day=now.date().isoformat(),
    )
    flash(gettext("The settlement is running. Its statements appear here."))
    return reply(url_for(".statement_index"))


@admin.post("/settlement-runs")
@right_door(AdminRight.SETTLE)
@again(statement_index)
def run_settlement() -> AnyResponse:
    """Do the night's work now; what was done today already stays as it is."""
    jobs.later("mall.domain.orders.jobs:settle_all", queue="money", unique_key=f"settle-now-{clock.now():%Y%m%d%H%M}")
    flash(gettext("The settlement is running. Its statements appear here."))
    return reply(url_for(".statement_index"))


offer("statement_index", _("Statements"), AdminRight.SETTLE)
