"""Doubts about a statement: asked about a line or about the whole, answered where they were asked, taken back."""

import uuid

from flask import flash, g, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.front import me, seller
from mall.blueprints.seller.lines import statement_line
from mall.blueprints.seller.statements import statement
from mall.blueprints.seller.statements_forms import Dispute
from mall.domain import ledger
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import reply


@seller.post("/statements/<uuid:public_id>/dispute")
@right_door(StoreRight.CONFIRM_MONEY)
@again(statement)
def dispute_statement(public_id: uuid.UUID) -> AnyResponse:
    """Something is missing, or the whole looks wrong."""
    here, typed = ledger.statement_of(g.store.id, public_id), Dispute.posted().checked()
    ledger.dispute(here, me(), typed.why)
    return asked(here)


@seller.post("/statements/<uuid:public_id>/lines/<int:line_id>/dispute")
@right_door(StoreRight.CONFIRM_MONEY)
@again(statement_line)
def dispute_line(public_id: uuid.UUID, line_id: int) -> AnyResponse:
    """This one line looks wrong."""
    here = ledger.statement_of(g.store.id, public_id)
    line, typed = ledger.line_of(here, line_id), Dispute.posted().checked()
    ledger.dispute(here, me(), typed.why, line)
    return asked(here)


@seller.post("/statements/<uuid:public_id>/disputes/<uuid:dispute_id>/withdrawal")
@right_door(StoreRight.CONFIRM_MONEY)
@again(statement)
def withdraw_dispute(public_id: uuid.UUID, dispute_id: uuid.UUID) -> AnyResponse:
    """It was right after all."""
    here = ledger.statement_of(g.store.id, public_id)
    ledger.withdraw_dispute(ledger.dispute_of(here, dispute_id), me())
    flash(gettext("Taken back."))
    return reply(url_for(".statement", public_id=public_id))


def asked(here: ledger.Statement) -> AnyResponse:
    """Back to the statement, where the answer will stand."""
    flash(gettext("The mall looks into it and answers here."))
    return reply(url_for(".statement", public_id=here.public_id, _anchor="disputes"))
