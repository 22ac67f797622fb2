"""Business events in the books. docs/money.md has a row for each: accounts, signs, amounts; the code reads like it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from mall.domain.ledger.books import Leg, locked_balances, platform, post, provider, store
from mall.domain.ledger.models import Journal, Kind, Posting
from mall.domain.ledger.rules import spread
from mall.kernel.db import db


@dataclass(frozen=True, slots=True)
class SoldLine:
    """A line of a paid order. Minor units: what the buyer paid, what it owes in commission and tax on it."""

    line_id: int
    paid: int
    commission: int
    tax: int


@dataclass(frozen=True, slots=True)
class SoldOrder:
    """A paid order as the books see it."""

    order_id: int
    store_id: int
    is_own: bool  # a store of the platform's: revenue is the platform's
    currency: str
    freight: int
    lines: tuple[SoldLine, ...]

    @property
    def total(self) -> int:
        return self.freight + sum(line.paid for line in self.lines)


def money_came(capture_id: int, provider_name: str, amount: int, currency: str) -> Journal | None:
    """A provider took the buyer's money for us; it belongs to no order yet."""
    legs = [provider(provider_name, -amount, "captured"), platform(Kind.UNAPPLIED, amount, "captured")]
    return post("payment.captured", "capture", capture_id, legs, currency=currency)


def order_paid(order: SoldOrder) -> Journal | None:
    """The money is applied to an order: to the store, pending, less commission; or to the platform's revenue."""
    legs = [platform(Kind.UNAPPLIED, -order.total, "applied")]
    if order.is_own:
        legs += [platform(Kind.REVENUE, line.paid, "goods", line.line_id) for line in order.lines]
        legs += [platform(Kind.REVENUE, order.freight, "freight")]
    else:
        for line in order.lines:
            legs += line_legs(order.store_id, Kind.PENDING, line)
        legs += [store(order.store_id, Kind.PENDING, order.freight, "freight")]
    return post("order.paid", "store_order", order.order_id, legs, currency=order.currency, order_id=order.order_id)


def line_legs(store_id: int, kind: Kind, line: SoldLine, sign: int = 1) -> list[Leg]:
    """Goods to the store, commission and its tax from it. With sign -1 the same backwards."""
    return [
        store(store_id, kind, sign * line.paid, "goods", line.line_id),
        store(store_id, kind, -sign * line.commission, "commission", line.line_id),
        store(store_id, kind, -sign * line.tax, "commission_tax", line.line_id),
        platform(Kind.COMMISSION, sign * line.commission, "commission", line.line_id),
        platform(Kind.COMMISSION_TAX, sign * line.tax, "commission_tax", line.line_id),
    ]


def cash_kept(order: SoldOrder, provider_name: str) -> Journal | None:
    """Cash on delivery: the store has the buyer's money. Its share is settled; the commission is its debt to the mall.

    For a store of the platform's own the cash is in the platform's till, which is its bank.
    """
    legs = [provider(provider_name, order.total, "cash_kept")]
    if order.is_own:
        legs += [platform(Kind.BANK, -order.total, "cash_kept")]
    else:
        owed = sum(line.commission + line.tax for line in order.lines)
        legs += [
            store(order.store_id, Kind.PENDING, -(order.total - owed), "cash_kept"),
            store(order.store_id, Kind.DEBT, -owed, "cash_kept"),
        ]
    return post("cash.kept", "store_order", order.order_id, legs, currency=order.currency, order_id=order.order_id)


def order_matured(order_id: int, store_id: int, currency: str) -> Journal | None:
    """The after-sale window is over: what is pending of the order becomes available, leg by leg; debts are repaid first."""
    pending = pending_of(order_id)
    legs: list[Leg] = []
    for line, line_ref, amount in pending:
        legs += [
            store(store_id, Kind.PENDING, -amount, line, line_ref),
            store(store_id, Kind.AVAILABLE, amount, line, line_ref),
        ]
    gained = sum(amount for _line, _ref, amount in pending)
    debt = locked_balances(store_id, [Kind.DEBT, Kind.AVAILABLE], currency)[Kind.DEBT]
    repaid = min(max(0, gained), -debt)
    legs += [
        store(store_id, Kind.AVAILABLE, -repaid, "debt_repaid"),
        store(store_id, Kind.DEBT, repaid, "debt_repaid"),
    ]
    return post("order.matured", "store_order", order_id, legs, currency=currency, order_id=order_id)


def refund_granted(refund_id: int, order: SoldOrder, lines: Sequence[SoldLine], freight: int) -> Journal | None:
    """The sale is taken back in part or whole: from the store, with its commission; the money waits to be sent back.

    `lines` hold the shares that are taken back; without one there is no refund. Before maturity they leave the pending
    account, after it the available one; what that cannot bear becomes the store's debt in the same journal.
    """
    if not lines:
        raise ValueError("a refund takes back lines")
    amount = freight + sum(line.paid for line in lines)
    legs: list[Leg] = [platform(Kind.UNAPPLIED, amount, "refund", refund_id)]
    if order.is_own:
        legs += [platform(Kind.REVENUE, -line.paid, "goods_refunded", line.line_id) for line in lines]
        legs += [platform(Kind.REVENUE, -freight, "freight_refunded")]
    else:
        kind = Kind.AVAILABLE if has_matured(order.order_id) else Kind.PENDING
        for line in lines:
            legs += line_legs(order.store_id, kind, line, sign=-1)
        legs += [store(order.store_id, kind, -freight, "freight", refund_id)]
        legs += cover_shortfall(order.store_id, kind, legs, order.currency)
    return post("refund.granted", "refund", refund_id, legs, currency=order.currency, order_id=order.order_id)


def cover_shortfall(store_id: int, kind: Kind, legs: Sequence[Leg], currency: str) -> list[Leg]:
    """Legs that keep the account from going below zero by making the rest a debt."""
    taken = -sum(leg.amount for leg in legs if leg.kind == kind and leg.owner_id == store_id)
    balance = locked_balances(store_id, [kind, Kind.DEBT], currency)[kind]
    _borne, short = spread(max(0, taken), [balance])
    return [store(store_id, kind, short, "shortfall"), store(store_id, Kind.DEBT, -short, "shortfall")]


def refund_paid(refund_id: int, provider_name: str, amount: int, currency: str) -> Journal | None:
    """The provider sent money back to the buyer."""
    legs = [
        platform(Kind.UNAPPLIED, -amount, "refund", refund_id),
        provider(provider_name, amount, "refunded", refund_id),
    ]
    return post("refund.paid", "refund", refund_id, legs, currency=currency)


def statement_adjusted(
    dispute_id: int, store_id: int, amount: int, borne_by: Kind, currency: str, order_id: int | None
) -> Journal | None:
    """A doubt was right: the store gets what it lacked, from the commission or tax that was too high, else from the mall."""
    legs = [
        platform(borne_by, -amount, "adjustment", dispute_id),
        store(store_id, Kind.AVAILABLE, amount, "adjustment", dispute_id),
    ]
    return post("statement.adjusted", "statement_dispute", dispute_id, legs, currency=currency, order_id=order_id)


def charge_settled(
    charge_id: int, store_id: int, kind: str, amount: int, currency: str, from_balance: bool
) -> Journal | None:
    """A store paid its deposit or a fee: by transfer, which is in the mall's bank, or out of what it has available."""
    what = "deposit" if kind == "deposit" else "fee"
    payer = store(store_id, Kind.AVAILABLE, -amount, f"{what}_paid", charge_id)
    if not from_balance:
        payer = platform(Kind.BANK, -amount, f"{what}_paid", charge_id)
    taker = store(store_id, Kind.DEPOSIT, amount, "deposit_paid", charge_id)
    if what == "fee":
        taker = platform(Kind.STORE_FEES, amount, "fee_paid", charge_id)
    how = "set_off" if from_balance else "paid"
    return post(f"{what}.{how}", "store_charge", charge_id, [payer, taker], currency=currency)


def deposit_frozen(claim_id: int, store_id: int, amount: int, currency: str) -> Journal | None:
    """A part of a deposit waits for a decision."""
    legs = [
        store(store_id, Kind.DEPOSIT, -amount, "deposit_frozen", claim_id),
        store(store_id, Kind.DEPOSIT_FROZEN, amount, "deposit_frozen", claim_id),
    ]
    return post("deposit.frozen", "deposit_claim", claim_id, legs, currency=currency)


def deposit_claimed(claim_id: int, store_id: int, event: str, amount: int, currency: str) -> Journal | None:
    """It was decided: `event` is deducted (for good), returned (the next statement pays it out) or thawed (as before)."""
    takers = {
        "deducted": platform(Kind.PENALTIES, amount, "deposit_deducted", claim_id),
        "returned": store(store_id, Kind.AVAILABLE, amount, "deposit_returned", claim_id),
        "thawed": store(store_id, Kind.DEPOSIT, amount, "deposit_thawed", claim_id),
    }
    legs = [store(store_id, Kind.DEPOSIT_FROZEN, -amount, f"deposit_{event}", claim_id), takers[event]]
    return post(f"deposit.{event}", "deposit_claim", claim_id, legs, currency=currency)


def payout_promised(statement_id: int, store_id: int, amount: int, currency: str) -> Journal | None:
    """A second person approved the statement: the amount leaves the available account."""
    legs = [
        store(store_id, Kind.AVAILABLE, -amount, "payout", statement_id),
        store(store_id, Kind.PAYABLE, amount, "payout", statement_id),
    ]
    return post("payout.promised", "statement", statement_id, legs, currency=currency)


def payout_paid(payout_id: int, attempt: int, store_id: int, amount: int, currency: str) -> Journal | None:
    """The bank took the money to the store."""
    legs = [
        store(store_id, Kind.PAYABLE, -amount, "payout", payout_id),
        platform(Kind.BANK, amount, "payout", payout_id),
    ]
    return post(f"payout.paid.{attempt}", "payout", payout_id, legs, currency=currency)


def payout_returned(payout_id: int, attempt: int, store_id: int, amount: int, currency: str) -> Journal | None:
    """The bank brought it back after it had said yes."""
    legs = [
        store(store_id, Kind.PAYABLE, amount, "payout_returned", payout_id),
        platform(Kind.BANK, -amount, "payout_returned", payout_id),
    ]
    return post(f"payout.returned.{attempt}", "payout", payout_id, legs, currency=currency)


def pending_of(order_id: int) -> list[tuple[str, int | None, int]]:
    """What is still pending of an order, by line: (line, line_ref, amount)."""
    rows = db.session.execute(
        select(Posting.line, Posting.line_ref, func.sum(Posting.amount))
        .where(Posting.order_id == order_id, Posting.account_kind == Kind.PENDING)
        .group_by(Posting.line, Posting.line_ref)
        .order_by(Posting.line, Posting.line_ref)
    )
    return [(line, line_ref, int(amount)) for line, line_ref, amount in rows if amount]


def has_matured(order_id: int) -> bool:
    """Whether the order's money was made available."""
    booked: Any = select(Journal.id).where(Journal.event == "order.matured", Journal.order_id == order_id)
    return db.session.scalar(booked.limit(1)) is not None
