"""What a buyer does: ask, cancel, accept an offer, send goods back, bring it before the operators, take it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from mall.domain import moderation, orders, shipping
from mall.domain.aftersales import rules
from mall.domain.aftersales.actions import CANCELLABLE, AskedBefore, cancel
from mall.domain.aftersales.models import AfterSale, AfterSaleLine
from mall.domain.aftersales.moving import agreed, announce, let_go, locked_request, move, take_hold
from mall.domain.aftersales.queries import count_fruitless, is_over, kinds_for, left_of, open_requests_about
from mall.domain.aftersales.rules import Kind
from mall.domain.aftersales.states import AFTER_SALE, AfterSaleState, WrongRequestState
from mall.kernel import clock, images
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.kernel.refusals import NotNow, Refusal
from mall.kernel.settings import setting
from mall.kernel.speech import tidy
from mall.kernel.text import _

CASE_KIND = "after_sale"


class NothingAsked(Refusal):
    message = _("Choose at least one unit.")


class TooLate(NotNow):
    message = _("The time in which money of this order can be asked back is over.")


class NotPossible(NotNow):
    message = _("This cannot be asked of this order now.")


class TooOften(NotNow):
    message = _("You have asked about this order several times. Write to the store.")


class NothingBack(Refusal):
    message = _("Nothing was paid for these units.")


class SentMeanwhile(NotNow):
    message = _("The order was sent by now. Ask for a refund when it is with you.")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a buyer asks: {line id: units}, of an order that is cancelled all that is left; why, in a code and in her words;
    files of photos."""

    kind: Kind
    reason: str
    units: Mapping[int, int] = field(default_factory=dict)
    words: str = ""
    photos: Sequence[bytes] = ()


def at_once(order: orders.Order) -> bool:
    """Whether the buyer may cancel without asking the store: nothing was paid, or it was a few minutes ago."""
    if order.fulfilment not in CANCELLABLE:
        return False
    is_fresh = rules.is_within(order.paid_at, setting("CANCEL_MINUTES"), clock.now())
    return order.payment != orders.PaymentState.PAID or is_fresh or not order.total


def cancel_or_ask(order: orders.Order, reason: str, words: str, actor: Actor) -> AfterSale | None:
    """The buyer wants nothing of the order: it is cancelled, or the store is asked. Returns what it is asked.

    Raises orders.WrongOrderState, AskedBefore, NotPossible, TooOften.
    """
    if order.fulfilment not in CANCELLABLE:
        raise orders.WrongOrderState
    if not at_once(order):
        return ask(order, Wish(Kind.CANCEL, reason, words=words), actor)
    cancel(order, orders.CloseReason.BY_BUYER, actor, f"{reason}: {words}" if words else reason)
    return None


def ask(order: orders.Order, wish: Wish, actor: Actor) -> AfterSale:
    """Ask the store. The units are claimed, so that nobody asks for them twice; the order is frozen, and does not leave while
    it is about units that were not sent.

    Raises NothingAsked, TooLate, NotPossible, TooOften, NothingBack, AskedBefore, orders.ClaimedBefore, orders.OnItsWay while a
    courier has them, images.TooManyPhotos, images.PhotoRefused.
    """
    photos = images.ingest_photos(wish.photos, rules.MAX_PHOTOS)  # takes its time: nothing is locked yet
    orders.locked_purchase(order.purchase_id)
    order = orders.locked_with_lines(order.id)
    kind, units = _what(order, wish)
    request = AfterSale(
        store_id=order.store_id,
        order_id=order.id,
        kind=kind,
        reason=wish.reason,
        words=tidy(wish.words),
        photos=photos,
        currency=order.currency,
        due_at=clock.now() + rules.ANSWER_WITHIN,
    )
    _claim(order, request, units)
    AFTER_SALE.remember(request, "", AfterSaleState.APPLIED, actor, wish.reason)
    take_hold(order, request, actor)
    announce(request, "applied", actor)
    return request


def _what(order: orders.Order, wish: Wish) -> tuple[Kind, dict[int, int]]:
    """The kind that the wish really is, and its units. A refund of all that was never sent is a cancellation."""
    if is_over(order):
        raise TooLate
    if wish.kind not in kinds_for(order):
        raise AskedBefore if open_requests_about(order) else NotPossible
    if count_fruitless(order) >= rules.MAX_FRUITLESS:
        raise TooOften
    left = left_of(order)
    whole = {line_id: each.unsent for line_id, each in left.items() if each.unsent}
    units = whole if wish.kind == Kind.CANCEL else rules.wanted(wish.units)
    if not units:
        raise NothingAsked
    if any(line_id not in left or count > left[line_id].units(wish.kind) for line_id, count in units.items()):
        raise orders.ClaimedBefore
    if order.out_at is not None and any(rules.unsent_of(wish.kind, count, left[each]) for each, count in units.items()):
        raise orders.OnItsWay
    is_all = wish.kind == Kind.REFUND and Kind.CANCEL in kinds_for(order) and units == whole
    if (is_all or wish.kind == Kind.CANCEL) and open_requests_about(order):
        raise AskedBefore
    return Kind.CANCEL if is_all else wish.kind, units


def _claim(order: orders.Order, request: AfterSale, units: Mapping[int, int]) -> None:
    """Write the request with its lines; of what was never sent the freight is asked back with the last of it."""
    lines, left, worths = {line.id: line for line in order.lines}, left_of(order), {}
    for line_id, count in sorted(units.items()):
        worths[line_id] = orders.claim(lines[line_id], count)
    request.goods = sum(worths.values())
    request.freight = order.freight - order.freight_refunded if request.kind == Kind.CANCEL else 0
    if not request.asked:
        raise NothingBack
    orders.claim_freight(order, request.freight)
    db.session.add(request)
    db.session.flush()
    db.session.add_all(
        AfterSaleLine(
            store_id=order.store_id,
            after_sale_id=request.id,
            line_id=line_id,
            units=units[line_id],
            unsent=rules.unsent_of(request.kind, units[line_id], left[line_id]),
            amount=amount,
        )
        for line_id, amount in worths.items()
    )
    db.session.flush()


def accept(request: AfterSale, actor: Actor) -> None:
    """The buyer takes what the store offers. Raises WrongRequestState."""
    _order, request = locked_request(request)
    if request.state != AfterSaleState.OFFERED:
        raise WrongRequestState
    agreed(request, "accepted", actor)


def send_back(request: AfterSale, carrier: str, tracking_number: str, actor: Actor) -> None:
    """The goods are on their way; who brings them to the store herself needs no number. Raises shipping.NotANumber,
    WrongRequestState."""
    _order, request = locked_request(request)
    number = shipping.tidy_tracking_number(tracking_number)
    if carrier != rules.SELF and (number is None or carrier not in shipping.CARRIERS):
        raise shipping.NotANumber
    parcel = {"carrier": carrier, "tracking_number": number or ""}
    move(request, AfterSaleState.SENT, "sent", actor, within=rules.RECEIVE_WITHIN, **parcel)


def escalate(request: AfterSale, words: str, actor: Actor) -> None:
    """The buyer does not take the store's word: operators decide, and all that she asked is at stake again.

    An order whose cancellation was rejected is held once more. Raises WrongRequestState, SentMeanwhile, orders.ClaimedBefore.
    """
    order, request = locked_request(request)
    if request.state not in (AfterSaleState.REJECTED, AfterSaleState.OFFERED):
        raise WrongRequestState
    if not request.holds:
        _hold_again(order, request, actor)
    move(request, AfterSaleState.ESCALATED, "escalated", actor, appeal=tidy(words))
    title = next(line.title for line in order.lines if line.id == request.lines[0].line_id)
    moderation.open_case(CASE_KIND, request.id, title=title, store_id=request.store_id)


def _hold_again(order: orders.Order, request: AfterSale, actor: Actor) -> None:
    """Claim what a rejected cancellation had let go. Its units are the same, and nobody else's yet."""
    if order.out_at is not None or any(line.shipped for line in order.lines):
        raise SentMeanwhile
    if open_requests_about(order):
        raise AskedBefore
    lines = {line.id: line for line in order.lines}
    for part in request.lines:
        part.amount = orders.claim(lines[part.line_id], part.units)
    request.goods = sum(part.amount for part in request.lines)
    orders.claim_freight(order, request.freight)
    db.session.flush()
    take_hold(order, request, actor)


def withdraw(request: AfterSale, actor: Actor) -> None:
    """The buyer wants it no more. Raises WrongRequestState once the goods are on their way or the money is."""
    moderation.withdraw_case(CASE_KIND, request.id, actor)
    order, request = locked_request(request)
    held = request.holds
    move(request, AfterSaleState.WITHDRAWN, "withdrawn", actor)
    if held:
        let_go(order, request, actor)


def forget(person_id: int) -> None:
    """Erase what a person wrote and showed in her requests."""
    hers = orders.bought(orders.Buyer(person_id)).with_only_columns(orders.Order.id)
    for request in db.session.scalars(select(AfterSale).where(AfterSale.order_id.in_(hers)).order_by(AfterSale.id)):
        for photo in request.photos:
            images.forget_later(photo["key"])
        request.words, request.appeal, request.photos = "", "", []
    db.session.flush()
