"""Verbs of deliveries by the store's own people: take one, fetch the goods, set out, prove that they were handed over, or
say why not. The order is locked before its task moves: whoever closes it holds it as well."""

import hmac
from dataclasses import dataclass

from sqlalchemy.dialects.postgresql import insert

from mall.domain import orders, stores
from mall.domain.shipping.models import DeliveryTask
from mall.domain.shipping.queries import task_about, tasks_about
from mall.domain.shipping.rules import FAILURES, MAX_WORDS
from mall.domain.shipping.states import TASK, TaskState, WrongTaskState
from mall.kernel import actors, audit, clock, facts, files, ids
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.kernel.refusals import NotNow, Refusal
from mall.kernel.text import _, one_line

DELIVERY_OUT = facts.declare("delivery.out", "task_id", "order_id", "tries")
DELIVERY_DONE = facts.declare("delivery.done", "task_id", "order_id")
DELIVERY_FAILED = facts.declare("delivery.failed", "task_id", "order_id", "tries")
DELIVERY_ASSIGNED = facts.declare("delivery.assigned", "task_id", "order_id", "courier_id", "at")

CODE_DIGITS = 6
OF_ONE_TRY = ("courier_id", "accepted_at", "picked_up_at", "out_at", "done_at")
MAX_NAME = 60


class TakenAlready(NotNow):
    message = _("A colleague has taken this delivery already.")


class NoCourier(Refusal):
    message = _("Choose somebody of the store who delivers.")


class WrongDoorCode(Refusal):
    message = _("This is not the code of this delivery.")


class NoProof(Refusal):
    message = _("Ask for the buyer's code, or take a photo of where you left it.")


class CashFirst(Refusal):
    message = _("Collect the cash first.")


class NoReason(Refusal):
    message = _("Say why it was not handed over.")


@dataclass(frozen=True, slots=True)
class Handed:
    """A delivery handed over: to whom, and what proves it: the buyer's code, or a photo, a clean JPEG."""

    to: str = ""
    code: str = ""
    photo: bytes | None = None
    has_cash: bool = False


def await_courier(order: orders.Order) -> None:
    """Let an order that may leave wait for somebody who brings it, once."""
    if order.fulfilment != orders.FulfilmentState.READY:
        return
    task_id = db.session.scalar(
        insert(DeliveryTask)
        .values(
            store_id=order.store_id,
            order_id=order.id,
            due_at=order.ship_by or clock.now(),
            code=ids.code(CODE_DIGITS),
            created_at=clock.now(),
        )
        .on_conflict_do_nothing(index_elements=["order_id"])
        .returning(DeliveryTask.id)
    )
    if task_id is not None:
        task = db.session.get_one(DeliveryTask, task_id)
        TASK.remember(task, "", TaskState.WAITING, actors.job("await_courier"))


def accept(task: DeliveryTask, actor: Actor) -> None:
    """Take it: of two who do at once one gets it. Raises TakenAlready."""
    _give(task, actor.id, actor)


def assign(task: DeliveryTask, courier_id: int, actor: Actor) -> None:
    """Give it to a courier, or to another than the one who has it and has not fetched the goods yet.

    Raises NoCourier, TakenAlready, WrongTaskState.
    """
    if courier_id not in stores.people_with(task.store_id, stores.StoreRight.DELIVER):
        raise NoCourier
    if task.state == TaskState.ACCEPTED:
        release(task, actor)
    _give(task, courier_id, actor)
    if courier_id != actor.id:
        at = clock.now().isoformat()
        facts.publish(DELIVERY_ASSIGNED, task_id=task.id, order_id=task.order_id, courier_id=courier_id, at=at)


def release(task: DeliveryTask, actor: Actor) -> None:
    """Give it back before the goods were fetched, for somebody else to take. Raises WrongTaskState."""
    _hold(task)
    if task.state != TaskState.ACCEPTED:
        raise WrongTaskState
    TASK.move(task, TaskState.WAITING, actor, courier_id=None, accepted_at=None)


def pick_up(task: DeliveryTask, actor: Actor) -> None:
    """The courier has the goods. From now on the order can be neither cancelled nor sent elsewhere.

    Raises WrongTaskState, orders.WrongOrderState for an order that was closed, orders.GateOpen.
    """
    orders.take_along(_hold(task))
    TASK.move(task, TaskState.PICKED_UP, actor, picked_up_at=clock.now())


def set_out(task: DeliveryTask, actor: Actor) -> None:
    """The courier is on her way; the buyer hears of it. Raises WrongTaskState."""
    _hold(task)
    TASK.move(task, TaskState.OUT, actor, out_at=clock.now())
    facts.publish(DELIVERY_OUT, task_id=task.id, order_id=task.order_id, tries=task.tries)


def deliver(task: DeliveryTask, actor: Actor, handed: Handed) -> None:
    """It was handed over. By the buyer's code the order is received, by a photo it has arrived and its receipt is assumed in
    time. What is paid at the door is recorded with it.

    Raises WrongTaskState, WrongDoorCode, NoProof, CashFirst, orders.GateOpen.
    """
    order = _hold(task)
    if task.state != TaskState.OUT:
        raise WrongTaskState
    if handed.code and not hmac.compare_digest(handed.code.encode(), task.code.encode()):
        raise WrongDoorCode
    if not handed.code and handed.photo is None:
        raise NoProof
    if order.payment == orders.PaymentState.ON_DELIVERY:
        if not handed.has_cash:
            raise CashFirst
        orders.collect_cash(order, actor)
    TASK.move(
        task,
        TaskState.DELIVERED,
        actor,
        proof="code" if handed.code else "photo",
        photo=_keep(task, handed.photo) if handed.photo else None,
        given_to=one_line(handed.to, MAX_NAME),
        done_at=clock.now(),
    )
    _arrive(order, actor, is_received=bool(handed.code))
    audit.record(actor, "order.deliver", orders.OWNER, order.id, store_id=order.store_id)
    facts.publish(DELIVERY_DONE, task_id=task.id, order_id=order.id)


def fail(task: DeliveryTask, actor: Actor, reason: str, words: str = "") -> None:
    """The goods come back, and why. The order may be cancelled again, or go out once more. Raises WrongTaskState, NoReason."""
    if reason not in FAILURES or (reason == "other" and not words.strip()):
        raise NoReason
    order, said = _hold(task), one_line(words, MAX_WORDS)
    why = f"{reason}: {said}" if said else reason
    TASK.move(task, TaskState.FAILED, actor, why, reason=why, tries=task.tries + 1, done_at=clock.now())
    orders.set_down(order)
    facts.publish(DELIVERY_FAILED, task_id=task.id, order_id=order.id, tries=task.tries)


def try_again(task: DeliveryTask, actor: Actor) -> None:
    """Let a delivery that failed wait for a courier once more. Raises WrongTaskState."""
    _hold(task)
    if task.state != TaskState.FAILED:
        raise WrongTaskState
    TASK.move(task, TaskState.WAITING, actor, "", **dict.fromkeys(OF_ONE_TRY))


def call_off(order: orders.Order, actor: Actor) -> None:
    """Its order was closed: nobody needs to come. Twice, or without a task, does nothing."""
    task = task_about(order)
    if task is not None and TASK.allows(task.state, TaskState.CANCELLED):
        TASK.move(task, TaskState.CANCELLED, actor, done_at=clock.now())


def forget(person_id: int) -> None:
    """Erase from what was brought to a person who took it, and how it looked at her door."""
    for task in tasks_about(person_id):
        if task.photo:
            files.storage().delete(task.photo)
        task.photo, task.given_to = None, ""
    db.session.flush()


def _hold(task: DeliveryTask) -> orders.Order:
    """The task's order, locked; the task as it is now. Raises WrongTaskState when somebody else has it by then."""
    courier_id = task.courier_id
    order = orders.locked_order(task.order_id)
    db.session.refresh(task)
    if task.courier_id != courier_id:
        raise WrongTaskState
    return order


def _give(task: DeliveryTask, courier_id: int | None, actor: Actor) -> None:
    try:
        TASK.move(task, TaskState.ACCEPTED, actor, courier_id=courier_id, accepted_at=clock.now())
    except WrongTaskState:
        raise TakenAlready from None


def _arrive(order: orders.Order, actor: Actor, is_received: bool) -> None:
    """All that is left of the order is with its buyer."""
    db.session.refresh(order, ["lines"])
    units = {line.id: line.unsent for line in order.lines if line.unsent}
    orders.set_down(order)
    if is_received:
        orders.hand_over(order, units, actor)
    else:
        orders.note_shipped(order, units, actor)


def _keep(task: DeliveryTask, photo: bytes) -> str:
    """The key of the photo's file, which is this delivery's alone."""
    key = files.key_for(f"deliveries/{task.id}", photo, "jpg")
    files.storage().put(key, photo)
    return key
