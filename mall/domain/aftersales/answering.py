"""What a store answers, what operators decide, what time does when nobody says anything, and the job that pays."""

from collections.abc import Collection

from mall.domain import orders, stores
from mall.domain.aftersales import rules
from mall.domain.aftersales.actions import pay_back
from mall.domain.aftersales.models import AfterSale
from mall.domain.aftersales.moving import agreed, let_go, locked_request, move, release
from mall.domain.aftersales.queries import request_by_id
from mall.domain.aftersales.rules import Kind
from mall.domain.aftersales.states import AFTER_SALE, AfterSaleState, WrongRequestState
from mall.domain.moderation import Decision
from mall.kernel import actors, clock, places
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.kernel.refusals import Refusal
from mall.kernel.speech import tidy
from mall.kernel.text import _

ROBOT = actors.job("aftersales")


class NotAnOffer(Refusal):
    message = _("Offer more than nothing and at most what is asked. A cancelled order is paid back whole.")


class NoReturnAddress(Refusal):
    message = _("Say where the goods are to be sent.")


def agree(
    request: AfterSale, actor: Actor, goods: int | None = None, freight: int = 0, return_to: str = "", words: str = ""
) -> None:
    """By the store: yes, in full or with less for the goods (minor units), and with so much of the freight. Less is an offer
    that the buyer accepts or not.

    Raises WrongRequestState, NotAnOffer, NoReturnAddress, orders.ClaimedBefore for more freight than is left.
    """
    order, request = locked_request(request)
    if request.state != AfterSaleState.APPLIED:
        raise WrongRequestState
    goods = request.goods if goods is None else goods
    _check_offer(request, goods, freight)
    if request.kind == Kind.RETURN and not return_to.strip():
        raise NoReturnAddress
    if freight and request.kind != Kind.CANCEL:
        orders.claim_freight(order, freight)
        request.freight = freight
    request.return_to, request.answer, request.answer_code = tidy(return_to), tidy(words), ""
    if goods == request.goods:
        agreed(request, "agreed", actor, request.answer)
    else:
        move(
            request, AfterSaleState.OFFERED, "offered", actor, request.answer, within=rules.ACCEPT_WITHIN, granted=goods
        )


def _check_offer(request: AfterSale, goods: int, freight: int) -> None:
    is_whole = goods == request.goods
    if request.kind == Kind.CANCEL and not is_whole:
        raise NotAnOffer
    if freight < 0 or not 0 <= goods <= request.goods or not goods + freight:
        raise NotAnOffer


def reject(request: AfterSale, code: str, words: str, actor: Actor) -> None:
    """By the store: no, or what came back is not right. An order that was to be cancelled may leave again; of everything else
    the buyer has time to ask the operators. Raises WrongRequestState."""
    order, request = locked_request(request)
    said = {"answer_code": code, "answer": tidy(words)}
    move(request, AfterSaleState.REJECTED, "rejected", actor, code, within=rules.ESCALATE_WITHIN, **said)
    if not request.holds:
        let_go(order, request, actor)


def receive(request: AfterSale, sellable: Collection[int], actor: Actor) -> None:
    """By the store: the goods are back. Those lines of the request that are sellable go on the shelf. Raises
    WrongRequestState."""
    order, request = locked_request(request)
    if request.state != AfterSaleState.SENT:
        raise WrongRequestState
    skus = {line.id: line.sku_id for line in order.lines}
    units: dict[int, int] = {}
    for part in request.lines:
        if part.id in sellable:
            part.is_sellable = True
            units[skus[part.line_id]] = units.get(skus[part.line_id], 0) + part.units
    db.session.flush()
    orders.put_back(order, units, actor)
    agreed(request, "received", actor)


def decide(after_sale_id: int, decision: Decision) -> None:
    """By an operator: yes stands in the place of the store's, to all that was asked; no ends it."""
    order, request = locked_request(request_by_id(after_sale_id))
    actor, message = decision.actor, decision.message
    if decision.approved:
        request.return_to = request.return_to or return_address(request.store_id)
        agreed(request, "approved", actor, message, granted=request.goods)
        return
    move(request, AfterSaleState.REFUSED, "refused", actor, message)
    let_go(order, request, actor)


def keep_deadline(after_sale_id: int) -> None:
    """Time answers for whoever did not. A request whose deadline moved is left to its next job."""
    order, request = locked_request(request_by_id(after_sale_id))
    if request.due_at is None or request.due_at > clock.now():
        return
    if request.state == AfterSaleState.APPLIED:
        request.return_to = return_address(request.store_id) if request.kind == Kind.RETURN else ""
        agreed(request, "agreed_by_time", ROBOT)
    elif request.state == AfterSaleState.OFFERED:
        agreed(request, "accepted_by_time", ROBOT)
    elif request.state == AfterSaleState.SENT:
        agreed(request, "received_by_time", ROBOT)
    elif request.state in (AfterSaleState.TO_SEND, AfterSaleState.REJECTED):
        held = request.holds
        move(request, AfterSaleState.LAPSED, "lapsed", ROBOT)
        if held:
            let_go(order, request, ROBOT)


def return_address(store_id: int) -> str:
    """Where a store's goods go back to unless it says otherwise: name, phone, and where it sends from."""
    store, location = stores.store_by_id(store_id), stores.default_location(store_id)
    where = " ".join(filter(None, (places.full_name(location.region_id), location.line)))
    return "\n".join(filter(None, (next(iter(store.name.values()), ""), store.phone, where)))


def pay_back_request(after_sale_id: int) -> None:
    """What was granted is counted, booked and promised; the order moves on. Once: the state says whether it was done."""
    order = orders.order_by_id(request_by_id(after_sale_id).order_id)
    orders.locked_purchase(order.purchase_id)
    order, request = locked_request(request_by_id(after_sale_id))
    if request.state != AfterSaleState.GRANTED:
        return
    granted = request.amount - request.freight
    for part, amount in zip(request.lines, _amounts(request, granted), strict=True):
        part.refunded = amount
    parts = [orders.TakenBack(part.line_id, part.units, part.refunded, part.unsent) for part in request.lines]
    pay_back(order, parts, request.freight, "after_sale", request.id, ROBOT)
    AFTER_SALE.move(request, AfterSaleState.REFUNDING, ROBOT, granted=granted)
    release(order, ROBOT)
    orders.move_on(order, ROBOT, orders.CloseReason.BY_BUYER, request.reason)


def _amounts(request: AfterSale, granted: int) -> list[int]:
    return rules.shared(granted, [part.amount for part in request.lines])


def note_paid(after_sale_id: int) -> None:
    """The money is with the buyer."""
    _order, request = locked_request(request_by_id(after_sale_id))
    if request.state == AfterSaleState.REFUNDING:
        AFTER_SALE.move(request, AfterSaleState.DONE, ROBOT)
