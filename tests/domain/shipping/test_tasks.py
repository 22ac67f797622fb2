"""Deliveries by a store's own people: who takes one, what proves it, what may go wrong, and two at once."""

import threading
from typing import Any

import pytest
from flask import Flask

from mall import audit
from mall.domain import aftersales, messages, orders, people, shipping, stores
from mall.domain.shipping import TaskState, tasks
from mall.domain.shipping.rules import called
from mall.kernel import clock, files, jobs
from mall.kernel.db import db
from mall.kernel.refusals import NotNow
from mall.kernel.states import changes_of
from mall.models import DeliveryTask, Order, OrderGate
from tests.domain.orders.test_races import together
from tests.trade import as_person, bring, buy, deliver_around, pay, to_bring
from tests.world import ROBOT, World

DOOR = b"a photo of a door"


@pytest.fixture
def courier(world: World) -> None:
    """Bob and Craig deliver for Green Hill."""
    for person in (world.bob, world.craig):
        stores.add_member(world.green_hill, person.id, "courier", ROBOT)
    db.session.commit()


def order_of(task: DeliveryTask) -> Order:
    db.session.commit()
    db.session.expire_all()
    return orders.order_by_id(task.order_id)


def told(world: World) -> list[str]:
    """What Alice was told of deliveries, the newest first."""
    db.session.commit()
    jobs.drain()
    titles = [each.title for each in messages.notices_for(world.alice.id, "en").items]
    return [title for title in titles if "deliver" in title or "courier" in title or "hand over" in title]


def test_from_waiting_to_the_door_and_the_code_receives_it(world: World, courier: None) -> None:
    task = to_bring(world)
    assert (task.state, task.courier_id, len(task.code)) == (TaskState.WAITING, None, 6)
    assert task.due_at == order_of(task).ship_by
    bring(task, world.bob, TaskState.OUT)
    assert task.courier_id == world.bob.id
    shipping.deliver(task, as_person(world.bob), shipping.Handed(" Alice\n", code=task.code))
    order = order_of(task)
    assert (task.state, task.proof, task.photo, task.given_to) == ("delivered", "code", None, "Alice")
    assert (order.fulfilment, order.lines[0].shipped, order.out_at) == ("received", 1, None)
    assert order.matures_at
    assert told(world) == ["Your order was delivered", "The store's courier is on her way to you"]
    assert [each.to_state for each in changes_of(task)] == ["waiting", "accepted", "picked_up", "out", "delivered"]
    assert [str(each) for each in audit.findings()] == []


def test_a_photo_is_kept_in_private_and_receipt_is_assumed_in_time(world: World, courier: None) -> None:
    task = bring(to_bring(world), world.bob, TaskState.OUT)
    shipping.deliver(task, as_person(world.bob), shipping.Handed("The front desk", photo=DOOR))
    order = order_of(task)
    assert (order.fulfilment, order.receive_by is not None, task.proof) == ("shipped", True, "photo")
    assert task.photo and task.photo.startswith(f"deliveries/{task.id}/") and files.storage().get(task.photo) == DOOR
    assert [str(each) for each in audit.findings()] == []


def test_cash_is_taken_with_the_handing_over_and_not_without(world: World, courier: None) -> None:
    task = bring(to_bring(world, is_cash=True), world.bob, TaskState.OUT)
    with pytest.raises(shipping.CashFirst):
        shipping.deliver(task, as_person(world.bob), shipping.Handed(code=task.code))
    db.session.rollback()
    shipping.deliver(task, as_person(world.bob), shipping.Handed(code=task.code, has_cash=True))
    order = order_of(task)
    jobs.drain()
    assert (order.payment, order.fulfilment) == ("paid", "received")
    assert [str(each) for each in audit.findings()] == []


@pytest.mark.parametrize(
    ("handed", "refusal"),
    [
        (shipping.Handed("Alice"), shipping.NoProof),
        (shipping.Handed(code="000000"), shipping.WrongDoorCode),
        (shipping.Handed(code="１２", photo=DOOR), shipping.WrongDoorCode),
    ],
)
def test_nothing_is_delivered_without_its_proof(
    world: World, courier: None, handed: shipping.Handed, refusal: type[Exception]
) -> None:
    task = bring(to_bring(world), world.bob, TaskState.OUT)
    with pytest.raises(refusal):
        shipping.deliver(task, as_person(world.bob), handed)
    assert order_of(task).fulfilment == "ready"


def test_no_step_is_taken_before_the_one_before_it(world: World, courier: None) -> None:
    task, bob = to_bring(world), as_person(world.bob)
    for step in (shipping.release, shipping.pick_up, shipping.set_out, shipping.try_again):
        with pytest.raises(NotNow):
            step(task, bob)
        db.session.rollback()
    with pytest.raises(NotNow):
        shipping.deliver(task, bob, shipping.Handed(code=task.code))
    with pytest.raises(NotNow):
        shipping.fail(task, bob, "nobody_home")
    assert order_of(task).out_at is None


def test_what_failed_says_why_and_goes_out_once_more(world: World, courier: None) -> None:
    task, bob = bring(to_bring(world), world.bob, TaskState.OUT), as_person(world.bob)
    for nonsense in (("", ""), ("bored", ""), ("other", " ")):
        with pytest.raises(shipping.NoReason):
            shipping.fail(task, bob, *nonsense)
    shipping.fail(task, bob, "nobody_home", "rang\ntwice")
    assert (task.state, task.reason, task.tries) == ("failed", "nobody_home: rang twice", 1)
    assert told(world)[0] == "The store could not hand over your order"
    shipping.try_again(task, bob)
    assert (task.state, task.courier_id, task.out_at) == ("waiting", None, None)
    bring(task, world.craig, TaskState.OUT)
    shipping.fail(task, as_person(world.craig), "refused")
    assert len(told(world)) == 4, "told of each try"


def test_an_order_that_is_under_way_is_neither_cancelled_nor_sent_elsewhere(world: World, courier: None) -> None:
    task = bring(to_bring(world), world.bob, TaskState.PICKED_UP)
    order = order_of(task)
    assert order.out_at and not orders.can_be_readdressed(order)
    for is_store in (False, True):
        with pytest.raises(orders.OnItsWay):
            if is_store:
                aftersales.cancel_later(order, as_person(world.olivia), "sold_out")
            else:
                aftersales.cancel(order, orders.CloseReason.BY_BUYER, as_person(world.alice))
        db.session.rollback()
    shipping.fail(task, as_person(world.bob), "refused")
    db.session.commit()
    aftersales.cancel(order_of(task), orders.CloseReason.BY_STORE, as_person(world.olivia))
    db.session.commit()
    jobs.drain()
    assert (order_of(task).fulfilment, task.state) == ("closed", "cancelled")
    assert [str(each) for each in audit.findings()] == []


def test_who_comes_for_the_goods_of_a_closed_order_is_told(world: World, courier: None) -> None:
    task = bring(to_bring(world), world.bob, TaskState.ACCEPTED)
    aftersales.cancel(order_of(task), orders.CloseReason.BY_BUYER, as_person(world.alice))
    db.session.commit()
    with pytest.raises(orders.WrongOrderState):
        shipping.pick_up(task, as_person(world.bob))
    db.session.rollback()
    jobs.drain()
    assert (order_of(task).fulfilment, task.state) == ("closed", "cancelled")


def test_what_an_operator_has_to_clear_stays(world: World, courier: None) -> None:
    task = bring(to_bring(world), world.bob, TaskState.ACCEPTED)
    db.session.add(OrderGate(store_id=task.store_id, order_id=task.order_id, kind="risk", opened_at=clock.now()))
    db.session.commit()
    with pytest.raises(orders.GateOpen):
        shipping.pick_up(task, as_person(world.bob))


def test_a_parcel_and_a_counter_have_no_delivery(world: World) -> None:
    deliver_around(world)
    for method in ("parcel", "pickup"):
        purchase = buy(world, world.alice, {"mug": 1}, method=method)
        pay(purchase)
    assert db.session.query(DeliveryTask).count() == 0
    order = order_of(to_bring(world))
    with pytest.raises(orders.WrongOrderState):
        shipping.ship(order, {order.lines[0].id: 1}, "own", "OWN12345", as_person(world.olivia))


# Who brings it


def test_a_delivery_is_assigned_taken_back_and_given_to_another_who_hears_of_it(world: World, courier: None) -> None:
    task, olivia = to_bring(world), as_person(world.olivia)
    shipping.assign(task, world.bob.id, olivia)
    shipping.assign(task, world.craig.id, olivia)
    assert (task.state, task.courier_id) == ("accepted", world.craig.id)
    db.session.commit()
    jobs.drain()
    assert [each.title for each in messages.notices_for(world.craig.id, "en").items] == [
        "Green Hill: a delivery for you"
    ]
    shipping.release(task, as_person(world.craig))
    assert (task.state, task.courier_id) == ("waiting", None)
    for stranger in (world.alice.id, world.clark.id, 0):  # Clark works there and keeps the goods
        with pytest.raises(shipping.NoCourier):
            shipping.assign(task, stranger, olivia)


def test_a_courier_sees_what_waits_and_her_own(world: World, courier: None) -> None:
    mine, theirs, waiting = (to_bring(world) for _ in range(3))
    bring(mine, world.bob, TaskState.OUT)
    bring(theirs, world.craig, TaskState.ACCEPTED)
    assert shipping.counts_of_deliveries(world.green_hill) == {"waiting": 1, "under_way": 2, "failed": 0, "late": 0}
    hers = shipping.counts_of_deliveries(world.green_hill, world.bob.id)
    assert (hers["waiting"], hers["under_way"]) == (1, 1)
    shown = [shipping.tasks_of_store(world.green_hill, tab, world.bob.id).items for tab in ("waiting", "under_way")]
    assert [[task.id for task in page] for page in shown] == [[waiting.id], [mine.id]]


def test_when_an_account_closes_the_door_is_forgotten(world: World, courier: None) -> None:
    task = bring(to_bring(world), world.bob, TaskState.OUT)
    shipping.deliver(task, as_person(world.bob), shipping.Handed("Her mother", photo=DOOR))
    db.session.commit()
    kept = str(task.photo)
    people.close_account(world.alice, ROBOT)
    db.session.commit()
    jobs.drain()
    order_of(task)
    assert (task.photo, task.given_to, task.proof) == (None, "", "photo")
    assert not files.storage().has(kept)


@pytest.mark.parametrize(
    ("name", "shown"), [("Clark Kent", "Clark"), ("林晚秋", "林师傅"), ("Olivia", "Olivia"), ("", "")]
)
def test_buyers_read_a_couriers_first_name(name: str, shown: str) -> None:
    assert called(name) == shown


# Two at once


def taking(task: DeliveryTask, *couriers: Any) -> list[Any]:
    return [
        lambda courier=courier: shipping.accept(shipping.task_by_id(task.id), as_person(courier))
        for courier in couriers
    ]


def test_of_two_couriers_who_take_it_at_once_one_gets_it_and_the_other_is_told(
    app: Flask, world: World, courier: None
) -> None:
    task = to_bring(world)
    outcomes = together(app, taking(task, world.bob, world.craig))
    assert sorted(type(each).__name__ for each in outcomes) == ["NoneType", "TakenAlready"]
    winner = (world.bob, world.craig)[outcomes.index(None)]
    assert shipping.task_by_id(task.id).courier_id == winner.id


def test_without_the_conditional_update_both_believe_they_have_it(
    app: Flask, world: World, courier: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    task, both_looked = to_bring(world), threading.Barrier(2)

    def naive(row: DeliveryTask, courier_id: int, actor: Any) -> None:
        assert row.state == TaskState.WAITING
        both_looked.wait()
        row.state, row.courier_id = TaskState.ACCEPTED, courier_id
        db.session.flush()

    monkeypatch.setattr(tasks, "_give", naive)
    assert together(app, taking(task, world.bob, world.craig)) == [None, None]


def test_of_a_buyer_who_cancels_and_a_courier_who_leaves_one_is_first(app: Flask, world: World, courier: None) -> None:
    task = bring(to_bring(world), world.bob, TaskState.ACCEPTED)
    order_id = task.order_id

    def cancel() -> None:
        aftersales.cancel(orders.order_by_id(order_id), orders.CloseReason.BY_BUYER, as_person(world.alice))

    def leave() -> None:
        shipping.pick_up(shipping.task_by_id(task.id), as_person(world.bob))

    outcomes = together(app, [cancel, leave])
    assert len([each for each in outcomes if each is None]) == 1, outcomes
    jobs.drain()
    order = order_of(task)
    is_gone = order.out_at is not None
    assert (order.fulfilment, task.state) == (("ready", "picked_up") if is_gone else ("closed", "cancelled"))
