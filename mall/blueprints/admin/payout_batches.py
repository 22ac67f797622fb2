"""Batches of payouts: what waits is ticked and given to the bank together, as a file; the bank's answer comes back as one."""

from collections.abc import Iterator
from decimal import Decimal

from flask import Response, flash, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints import proof
from mall.blueprints.admin.front import admin, me
from mall.blueprints.admin.payout_batches_forms import Answer, Gather
from mall.blueprints.admin.reasons import Why
from mall.domain import imports, ledger, people, stores
from mall.domain.people import AdminRight
from mall.kernel import sheets
from mall.kernel.money import exponent
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.i18n import language
from mall.kernel.web.reply import attached, page, reply
from mall.models import PayoutBatch


@admin.get("/payout-batches")
@right_door(AdminRight.SETTLE)
def batch_index() -> Response:
    """What waits to go to the bank, and the batches that went, newest first."""
    waiting, found = ledger.payouts_to_send(), ledger.batches(request.args.get("after"))
    return page(
        "admin/payout_batches/index.html",
        waiting=waiting,
        stores=stores.stores_by_id({each.store_id for each in waiting}),
        accounts={each.store_id: ledger.account_in_force(each.store_id) for each in waiting},
        form=Gather.fresh(),
        batches=found,
        open=ledger.open_in([batch.id for batch in found.items]),
        names=people.people_by_id({batch.gathered_by for batch in found.items if batch.gathered_by}),
        freezes=ledger.freezes(),
    )


@admin.post("/payout-batches")
@proof.fresh
@right_door(AdminRight.APPROVE_PAYOUT)
@again(batch_index)
def gather() -> AnyResponse:
    """Give the ticked ones to the bank."""
    batch = ledger.gather_batch(Gather.posted().checked().payout, me())
    flash(gettext("The batch is made. Take its file to the bank."))
    return reply(url_for(".batch", batch_id=batch.id))


@admin.get("/payout-batches/<int:batch_id>")
@right_door(AdminRight.SETTLE)
def batch(batch_id: int) -> Response:
    """Its payouts and what became of each, its file, and what the bank answered."""
    found = ledger.batch_by_id(batch_id)
    lines = ledger.lines_in(found)
    return page(
        "admin/payout_batches/show.html",
        batch=found,
        lines=lines,
        stores=stores.stores_by_id({each.payout.store_id for each in lines}),
        accounts=ledger.bank_accounts_by_id({each.line.account_id for each in lines}),
        returns=imports.returns_for(found),
        form=Answer.fresh(),
        why=Why.fresh(),
    )


@admin.post("/payout-batches/<int:batch_id>/file")
@proof.fresh
@right_door(AdminRight.APPROVE_PAYOUT)
@again(batch)
def batch_file(batch_id: int) -> AnyResponse:
    """The workbook that the bank takes, with the whole account numbers. The log keeps who had it."""
    found = ledger.batch_by_id(batch_id)
    ledger.note_batch_file(found, me())
    return attached(sheets.as_xlsx([head(), *rows(found)]), f"payouts-{found.number}", "xlsx")


@admin.post("/payout-batches/<int:batch_id>/failure")
@proof.fresh
@right_door(AdminRight.APPROVE_PAYOUT)
@again(batch)
def fail_batch(batch_id: int) -> AnyResponse:
    """The bank takes none of it."""
    ledger.fail_batch(ledger.batch_by_id(batch_id), me(), Why.posted().checked().why)
    flash(gettext("Its payouts wait to be sent again."))
    return reply(url_for(".batch", batch_id=batch_id))


@admin.post("/payout-batches/<int:batch_id>/returns")
@right_door(AdminRight.APPROVE_PAYOUT)
@again(batch)
def add_return(batch_id: int) -> AnyResponse:
    """Take the bank's answer in and say what each line would do; nothing is booked yet."""
    content, name = Answer.posted().sheet()
    made = imports.begin_return(ledger.batch_by_id(batch_id), me(), content, name)
    return reply(url_for(".bank_return", return_id=made.id))


def head() -> list[str]:
    """The columns of the file, in the reader's language; the last ones are for the bank to fill in."""
    own = 1 if language() == "zh" else 0
    about = [gettext("Account holder"), gettext("Bank"), gettext("Branch"), gettext("Account number")]
    names = {name: words[own] for name, words in imports.COLUMNS.items()}
    answers = [names["result"], names["reference"], names["reason"]]
    return [names["number"], *about, names["amount"], gettext("Currency"), *answers]


def rows(found: PayoutBatch) -> Iterator[list[sheets.Cell]]:
    """A row per payout, to the account that it was sent to."""
    lines = ledger.lines_in(found)
    accounts = ledger.bank_accounts_by_id({each.line.account_id for each in lines})
    for each in lines:
        to, line = accounts[each.line.account_id], each.line
        amount = Decimal(line.amount).scaleb(-exponent(line.currency))
        yield [each.payout.number, to.holder, to.bank, to.branch, ledger.number_of(to), amount, line.currency]
