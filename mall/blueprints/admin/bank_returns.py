"""What the bank answered to a batch of payouts: looked at, then booked line by line."""

from flask import Response, flash, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints import proof
from mall.blueprints.admin.front import admin, me
from mall.domain import imports, ledger
from mall.domain.imports import ImportState
from mall.domain.people import AdminRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@admin.get("/bank-returns/<int:return_id>")
@right_door(AdminRight.SETTLE)
def bank_return(return_id: int) -> Response:
    """What each line would do, or did: first what was left out."""
    found = imports.return_by_id(return_id)
    lines = imports.lines_of_return(found)
    return page(
        "admin/bank_returns/show.html",
        sheet=found,
        batch=ledger.batch_by_id(found.batch_id),
        lines=sorted(lines, key=lambda line: line.outcome != "refused"),
        tally=imports.tally_of(found),
        moves=found.state == ImportState.RUNNING,
    )


@admin.post("/bank-returns/<int:return_id>/confirmation")
@proof.fresh
@right_door(AdminRight.APPROVE_PAYOUT)
@again(bank_return)
def confirm_return(return_id: int) -> AnyResponse:
    """Have the good lines booked."""
    imports.confirm_return(imports.return_by_id(return_id), me())
    return reply(url_for(".bank_return", return_id=return_id))


@admin.post("/bank-returns/<int:return_id>/removal")
@right_door(AdminRight.APPROVE_PAYOUT)
@again(bank_return)
def discard_return(return_id: int) -> AnyResponse:
    """Put it away; nothing was booked."""
    found = imports.return_by_id(return_id)
    imports.discard_return(found, me())
    flash(gettext("The file is put away. Nothing was booked."))
    return reply(url_for(".batch", batch_id=found.batch_id))
