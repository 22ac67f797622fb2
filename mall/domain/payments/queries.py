"""Reads of payments: for the buyer's pay page, for operators."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Select, func, select

from mall.domain import orders, stores
from mall.domain.payments.models import Capture, PaymentAttempt, PaymentNotice, Refund
from mall.domain.payments.provider import Provider, providers
from mall.domain.payments.states import AttemptState, NoticeState, RefundState
from mall.kernel import clock
from mall.kernel.db import db, first
from mall.kernel.pages import Slice, first_of, slice_of
from mall.kernel.refusals import NotFound

A_DAY = timedelta(days=1)


def ways_to_pay(purchase: orders.Purchase) -> list[Provider]:
    """The providers that this purchase may be paid with now."""
    shops = stores.stores_by_id({order.store_id for order in purchase.orders})
    taken = orders.common_ways(shops.values())
    return [provider for provider in providers().values() if provider.is_available() and way_of(provider) in taken]


def way_of(provider: Provider) -> stores.PayWay:
    """What stores call it when they say how they may be paid."""
    return stores.PayWay.ONLINE if provider.is_online else stores.PayWay(provider.kind)


def attempts_for(purchase: orders.Purchase) -> list[PaymentAttempt]:
    """What the buyer tried, newest first."""
    mine = select(PaymentAttempt).where(PaymentAttempt.purchase_id == purchase.id)
    return list(db.session.scalars(mine.order_by(PaymentAttempt.id.desc())))


def attempt_by_number(number: str) -> PaymentAttempt:
    """An attempt by the number the provider knows, or NotFound."""
    attempt = first(select(PaymentAttempt).where(PaymentAttempt.number == number))
    if attempt is None:
        raise NotFound
    return attempt


def captures_for(purchase: orders.Purchase) -> list[Capture]:
    """The money that came for a purchase."""
    return list(db.session.scalars(select(Capture).where(Capture.purchase_id == purchase.id).order_by(Capture.id)))


def capture_by_id(capture_id: int) -> Capture:
    """A capture for operators, or NotFound."""
    capture = db.session.get(Capture, capture_id)
    if capture is None:
        raise NotFound
    return capture


def refunds_for(order_id: int) -> list[Refund]:
    """What went or goes back of an order."""
    return list(db.session.scalars(select(Refund).where(Refund.order_id == order_id).order_by(Refund.id)))


def waiting_transfers(after: str | None = None) -> Slice[PaymentAttempt]:
    """For operators: bank transfers that are announced and not confirmed."""
    return slice_of(_announced(), PaymentAttempt.id, after=after, size=30)


def captures(after: str | None = None) -> Slice[Capture]:
    """For operators: all money that came, newest first."""
    return slice_of(select(Capture), Capture.id, after=after, size=50)


def refunds(open_only: bool = False, after: str | None = None) -> Slice[Refund]:
    """For operators: refunds, newest first."""
    found = select(Refund)
    if open_only:
        found = found.where(Refund.state != RefundState.PAID)
    return slice_of(found, Refund.id, after=after, size=50)


def disputed_notices(after: str | None = None) -> Slice[PaymentNotice]:
    """For operators: notices that say something that cannot be."""
    return slice_of(
        select(PaymentNotice).where(PaymentNotice.state == NoticeState.DISPUTED), PaymentNotice.id, after=after, size=50
    )


def stuck_refunds() -> tuple[int, list[Refund]]:
    """For operators: how many refunds that the provider has, or refused, are older than a day, and the oldest of them."""
    stuck = select(Refund).where(
        Refund.state.in_((RefundState.SENT, RefundState.FAILED)), Refund.created_at < clock.now() - A_DAY
    )
    return first_of(stuck, Refund.id)


def unmatched_notices() -> tuple[int, list[PaymentNotice]]:
    """For operators: how many notices say something that cannot be, and the oldest of them."""
    return first_of(select(PaymentNotice).where(PaymentNotice.state == NoticeState.DISPUTED), PaymentNotice.id)


def count_waiting_transfers() -> int:
    """How many transfers wait for an operator."""
    return _count(_announced())


def count_open_refunds() -> int:
    """How many refunds are not with the buyer yet."""
    return _count(select(Refund.id).where(Refund.state != RefundState.PAID))


def refund_by_id(refund_id: int) -> Refund:
    """A refund for operators, or NotFound."""
    refund = db.session.get(Refund, refund_id)
    if refund is None:
        raise NotFound
    return refund


def _announced() -> Select[Any]:
    """Transfers that may still come. The bank does not know that a price changed."""
    open_ones = (AttemptState.PENDING, AttemptState.SUPERSEDED)
    return select(PaymentAttempt).where(PaymentAttempt.provider == "transfer", PaymentAttempt.state.in_(open_ones))


def _count(rows: Select[Any]) -> int:
    return int(db.session.scalar(select(func.count()).select_from(rows.subquery())) or 0)
