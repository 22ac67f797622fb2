"""A line of a statement: how it was computed, and the place to say that it is wrong."""

import uuid

from flask import Response, g

from mall.blueprints.seller.front import may, seller
from mall.blueprints.seller.statements_forms import Dispute
from mall.domain import ledger, orders
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import right_door
from mall.kernel.web.reply import page


@seller.get("/statements/<uuid:public_id>/lines/<int:line_id>")
@right_door(StoreRight.SEE_MONEY)
def statement_line(public_id: uuid.UUID, line_id: int) -> Response:
    """From the order line and its prices to the accounts, in figures that were frozen then."""
    here = ledger.statement_of(g.store.id, public_id)
    line = ledger.line_of(here, line_id)
    doubts = [each for each in ledger.disputes_about(here) if each.line_id == line.id]
    return page(
        "seller/lines/show.html",
        statement=here,
        line=line,
        figures=orders.computed_of(ledger.posting_of(line)),
        doubts=doubts,
        can_doubt=may(StoreRight.CONFIRM_MONEY) and may_be_doubted(here, doubts),
        form=Dispute.fresh(),
    )


def may_be_doubted(statement: ledger.Statement, doubts: list[ledger.StatementDispute]) -> bool:
    """Whether the statement still takes questions and nobody has asked this one yet."""
    return statement.state in ledger.DISPUTABLE and not any(each.is_waiting for each in doubts)
