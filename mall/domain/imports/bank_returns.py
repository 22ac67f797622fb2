"""The bank's answer to a batch of payouts: a payout, a result, a reference and a reason to a line. Looked at first, then
booked line by line; what is unknown, doubled or of another amount is named and changes nothing; the same file again
finds everything as it says."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal, InvalidOperation

from sqlalchemy import select

from mall.domain import ledger
from mall.domain.imports.columns import NotASheet, header_key
from mall.domain.imports.lines import Judged, cell_at, number_in
from mall.domain.imports.models import BankReturn
from mall.domain.imports.sheets import rows_of
from mall.domain.imports.states import IMPORT, ImportState
from mall.domain.ledger import PayoutBatch, PayoutState, Tried
from mall.kernel import clock, jobs
from mall.kernel.actors import Actor
from mall.kernel.db import db, lock
from mall.kernel.ids import has_check_digit
from mall.kernel.money import exponent
from mall.kernel.one_by_one import outcomes
from mall.kernel.refusals import NotFound, Refusal
from mall.kernel.text import _, fold, half_width, one_line

MOST = 5_000  # lines of a file
BATCH = 50  # payouts per transaction
TO_DO = ("pay", "fail")

# What the columns are called: in our own sheet in English and in Chinese, then by banks.
COLUMNS = {
    "number": ("Payout", "付款单号", "商户订单号", "Payout number"),
    "result": ("Result", "结果", "处理结果", "交易状态", "Status"),
    "reference": ("Reference", "流水号", "银行流水号", "交易流水号"),
    "reason": ("Reason", "原因", "失败原因", "备注"),
    "amount": ("Amount", "金额", "交易金额"),
}
NEEDED = ("number", "result")
PAID = ("paid", "success", "succeeded", "成功", "交易成功", "付款成功", "已付款")
FAILED = ("failed", "failure", "refused", "失败", "交易失败", "付款失败")
RETURNED = ("returned", "退汇", "退回", "已退汇", "退票")
RESULTS = {fold(word): "pay" for word in PAID} | {fold(word): "fail" for word in (*FAILED, *RETURNED)}


class NoReturnColumns(NotASheet):
    message = _("The first line has to name the columns “Payout” and “Result”. The batch's own file shows how.")


class TooManyAnswers(NotASheet):
    message = _("The file has more than %(count)s lines. Cut it in two.", count=MOST)


@dataclass(slots=True)
class BankLine(Judged):
    """A line: `outcome` is "pay" or "fail" while it waits, then "paid" or "failed"; "same" where that is booked already;
    "refused" with the reason in both languages."""

    number: str
    result: str
    reference: str
    reason: str
    amount: str


def begin_return(batch: PayoutBatch, actor: Actor, content: bytes, file_name: str) -> BankReturn:
    """Take a file in and say what each line would do; nothing is booked. Raises NotASheet, SheetTooLarge,
    NoReturnColumns, TooManyAnswers."""
    lines = read_answers(content)
    check_answers(batch, lines)
    made = BankReturn(
        batch_id=batch.id,
        author_id=actor.id,
        file_name=one_line(file_name, 120) or "return",
        lines=[asdict(line) for line in lines],
    )
    db.session.add(made)
    db.session.flush()
    IMPORT.remember(made, "", ImportState.CHECKED, actor)
    return made


def read_answers(content: bytes) -> list[BankLine]:
    """The lines that name a payout or a result."""
    rows = rows_of(content)
    places = places_in(next(rows, (0, [""]))[1])
    found = []
    for number, cells in rows:
        cell = {name: cell_at(cells, place) for name, place in places.items()}
        if cell["number"] or cell["result"]:
            found.append(
                BankLine(
                    number_in(cell["number"]),
                    cell["result"],
                    cell.get("reference", ""),
                    cell.get("reason", ""),
                    cell.get("amount", ""),
                    line=number,
                )
            )
        if len(found) > MOST:
            raise TooManyAnswers
    return found


def places_in(header: Sequence[str]) -> dict[str, int]:
    """Where each column that is there stands. Raises NoReturnColumns."""
    named = {header_key(name): place for place, name in enumerate(header)}
    places = {
        name: named[fold(word)] for name, words in COLUMNS.items() for word in reversed(words) if fold(word) in named
    }
    if any(name not in places for name in NEEDED):
        raise NoReturnColumns
    return places


def check_answers(batch: PayoutBatch, lines: Sequence[BankLine]) -> None:
    """Say of each line what it would do."""
    tried = {each.payout.number: each for each in ledger.lines_in(batch)}
    times = Counter(line.number for line in lines)
    for line in lines:
        try:
            line.outcome = judged(line, tried.get(line.number), times[line.number] > 1)
        except Refusal as refusal:
            line.refuse(refusal.message)


def judged(line: BankLine, tried: Tried | None, is_doubled: bool) -> str:
    """What the line would do: "pay", "fail", or "same". Raises why not."""
    if not has_check_digit(line.number):
        raise Refusal(_("This is no payout number. Format the column as text, else a spreadsheet rounds it."))
    if tried is None:
        raise Refusal(_("This batch has no payout with this number."))
    if is_doubled:
        raise Refusal(_("Several lines speak of this payout. Leave one of them."))
    if not tried.is_last:
        raise Refusal(_("This payout was sent once more since. The answer to that counts."))
    result = RESULTS.get(fold(line.result))
    if result is None:
        raise Refusal(_("We do not know this result. Write “paid”, “failed” or “returned”."))
    if line.amount and minor_units(line.amount, tried.payout.currency) != tried.payout.amount:
        raise Refusal(_("The amount is not the payout's."))
    return paid_or_same(line, tried) if result == "pay" else failed_or_same(tried)


def minor_units(text: str, currency: str) -> int | None:
    """An amount as banks write it; None when it is none."""
    try:
        amount = Decimal(half_width(text).replace(",", "").lstrip("¥￥").strip()).scaleb(exponent(currency))
    except (InvalidOperation, ValueError):
        return None
    return int(amount) if amount.is_finite() and amount == amount.to_integral_value() else None


def paid_or_same(line: BankLine, tried: Tried) -> str:
    """The bank paid. Raises Refusal where that cannot be, or was said with another reference."""
    payout = tried.payout
    if not line.reference:
        raise Refusal(_("The bank's reference is missing."))
    if payout.state == PayoutState.PAID:
        if payout.bank_reference != line.reference:
            raise Refusal(
                _("This payout is booked already, with the reference %(known)s.", known=payout.bank_reference)
            )
        return "same"
    if payout.state == PayoutState.FAILED:
        raise Refusal(_("This payout failed already. Send it again, or book it by hand."))
    return "pay"


def failed_or_same(tried: Tried) -> str:
    """The bank refused it, or sent it back."""
    return "same" if tried.payout.state == PayoutState.FAILED else "fail"


def confirm_return(made: BankReturn, actor: Actor) -> None:
    """Book what was looked at, in jobs. Raises WrongImportState."""
    IMPORT.move(made, ImportState.RUNNING, actor)
    jobs.later("mall.domain.imports.jobs:book_return", queue="money", return_id=made.id)


def discard_return(made: BankReturn, actor: Actor) -> None:
    """Forget a file of which nothing was booked. Raises WrongImportState."""
    IMPORT.move(made, ImportState.DISCARDED, actor, done_at=clock.now())


def book_return(return_id: int) -> None:
    """The next lines; the rest is left to the next job."""
    made: BankReturn = lock(select(BankReturn).where(BankReturn.id == return_id))[0]
    if made.state != ImportState.RUNNING:
        return
    actor, lines = Actor("person", made.author_id), lines_of_return(made)
    waiting = [line for line in lines if line.outcome in TO_DO]
    tried = {each.payout.number: each for each in ledger.lines_in(ledger.batch_by_id(made.batch_id), with_lock=True)}
    for line, why in outcomes(waiting[:BATCH], lambda line: book(line, tried.get(line.number), actor)):
        if why is not None:
            line.refuse(why)
    made.lines = [asdict(line) for line in lines]
    db.session.flush()
    if len(waiting) > BATCH:
        jobs.later("mall.domain.imports.jobs:book_return", queue="money", return_id=made.id)
    else:
        IMPORT.move(made, ImportState.DONE, actor, done_at=clock.now())


def book(line: BankLine, tried: Tried | None, actor: Actor) -> None:
    """One line, as things are now. Raises Refusal."""
    line.outcome = judged(line, tried, is_doubled=False)
    if tried is None or line.outcome == "same":
        return
    if line.outcome == "pay":
        ledger.record_payout(tried.payout, actor, line.reference)
        line.outcome = "paid"
    else:
        ledger.fail_payout(tried.payout, actor, line.reason or line.result)
        line.outcome = "failed"


def return_by_id(return_id: int) -> BankReturn:
    """For operators: a bank's answer, or NotFound."""
    made = db.session.get(BankReturn, return_id)
    if made is None:
        raise NotFound
    return made


def returns_for(batch: PayoutBatch) -> list[BankReturn]:
    """What the bank answered to a batch, newest first."""
    theirs = select(BankReturn).where(BankReturn.batch_id == batch.id)
    return list(db.session.scalars(theirs.order_by(BankReturn.id.desc())))


def lines_of_return(made: BankReturn) -> list[BankLine]:
    """Its lines, in their order."""
    return [BankLine(**line) for line in made.lines]
