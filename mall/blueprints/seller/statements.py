"""The store's money: what it has with the mall, and statements to confirm or to doubt."""

import uuid

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.front import may, me, offer, seller
from mall.blueprints.seller.lines import may_be_doubted
from mall.blueprints.seller.money_exports_forms import MoneyExport
from mall.blueprints.seller.statements_forms import Dispute
from mall.domain import ledger, orders
from mall.domain.stores import StoreRight
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@seller.get("/statements")
@right_door(StoreRight.SEE_MONEY)
def statements() -> Response:
    """Balances, and every statement, newest first."""
    return page(
        "seller/statements/index.html",
        balances=ledger.balances_of(g.store.id, g.store.currency),
        statements=ledger.statements_for(g.store.id, request.args.get("after")),
        export=export_form(),
    )


def export_form() -> MoneyExport:
    """What to take away: as it was asked for and refused, else of the last three months."""
    refused = getattr(g.get("refusal"), "form", None)
    return refused if isinstance(refused, MoneyExport) else MoneyExport.asked()


@seller.get("/statements/<uuid:public_id>")
@right_door(StoreRight.SEE_MONEY)
def statement(public_id: uuid.UUID) -> Response:
    """Line by line, each with its order."""
    here = ledger.statement_of(g.store.id, public_id)
    lines, postings = ledger.statement_lines(here, request.args.get("after"))
    doubts = ledger.disputes_about(here)
    return page(
        "seller/statements/show.html",
        statement=here,
        lines=lines,
        postings=postings,
        numbers=orders.numbers_of({posting.order_id for posting in postings.values() if posting.order_id}),
        payout=ledger.payout_of(here),
        doubts=doubts,
        doubted={each.line_id: each for each in doubts},
        can_doubt=may(StoreRight.CONFIRM_MONEY)
        and may_be_doubted(here, [each for each in doubts if each.line_id is None]),
        can_confirm=may(StoreRight.CONFIRM_MONEY) and here.state == ledger.StatementState.ISSUED,
        form=Dispute.fresh(),
    )


@seller.post("/statements/<uuid:public_id>/confirmation")
@right_door(StoreRight.CONFIRM_MONEY)
@again(statement)
def confirm_statement(public_id: uuid.UUID) -> AnyResponse:
    """The figures are right: the mall may pay."""
    ledger.confirm(ledger.statement_of(g.store.id, public_id), me())
    flash(gettext("Confirmed. The mall pays it out next."))
    return reply(url_for(".statement", public_id=public_id))


offer(
    "seller.statements",
    _("Money"),
    StoreRight.SEE_MONEY,
    "seller.payouts",
    "seller.bank_accounts",
    "seller.deposit",
)
