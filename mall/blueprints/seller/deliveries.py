"""Deliveries by the store's own people: what waits, who brings what, and the steps of one, a press each.

A courier sees what waits for anybody and what she has taken herself; whoever ships orders sees and assigns all.
"""

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.deliveries_forms import Assign, Failure, Handed, with_couriers
from mall.blueprints.seller.front import me, offer, only_hers, seller
from mall.domain import orders, people, shipping
from mall.domain.stores import StoreRight
from mall.kernel import clock
from mall.kernel.refusals import NotFound
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.limits import limiter
from mall.kernel.web.reply import page, private_picture, reply
from mall.models import DeliveryTask

NAMES = {
    "waiting": _("Waiting for a courier"),
    "under_way": _("Under way"),
    "failed": _("Not handed over"),
    "done": _("Delivered"),
}
# Wrong codes that one network may try at doors.
TRIES = "20 per 10 minutes"


def is_refused(response: AnyResponse) -> bool:
    """Whether the code was not this delivery's."""
    return response.status_code == 422


@seller.get("/deliveries")
@right_door(StoreRight.DELIVER)
def delivery_index() -> Response:
    """What is to be done, by where it stands; what was promised first at the top."""
    counts = shipping.counts_of_deliveries(g.store, only_hers())
    usual = "under_way" if only_hers() and counts["under_way"] else "waiting"
    asked = request.args.get("tab", "")
    tab = asked if asked in NAMES else usual
    found = shipping.tasks_of_store(g.store, tab, only_hers(), request.args.get("after"))
    return page(
        "seller/deliveries/index.html",
        tab=tab,
        names=NAMES,
        counts=counts,
        tasks=found,
        orders=orders.orders_with_ids(g.store, [task.order_id for task in found.items]),
        couriers=people.people_by_id(filter(None, [task.courier_id for task in found.items])),
        now=clock.now(),
    )


@seller.get("/deliveries/<number>")
@right_door(StoreRight.DELIVER)
def delivery(number: str) -> Response:
    """Where to, whom to ring, what to collect, and the next step."""
    task = task_here(number)
    order = orders.orders_with_ids(g.store, [task.order_id])[task.order_id]
    return page(
        "seller/deliveries/show.html",
        task=task,
        order=order,
        gates=orders.open_gates_of(order),
        couriers=people.people_by_id(filter(None, [task.courier_id])),
        assigning=with_couriers(Assign.fresh(courier=str(task.courier_id or "")), g.store),
        handing=Handed.fresh(given_to=order.contact.name if order.contact else ""),
        failing=Failure.fresh(),
        failures=shipping.FAILURES,
        now=clock.now(),
    )


@seller.post("/deliveries/<number>/acceptance")
@right_door(StoreRight.DELIVER)
@again(delivery_index)
def accept_delivery(number: str) -> AnyResponse:
    """Take it; of two who do at once one is told that the other was first."""
    shipping.accept(shipping.task_of(g.store, number), me())
    return onward(number)


@seller.post("/deliveries/<number>/courier")
@right_door(StoreRight.SHIP)
@again(delivery)
def assign_delivery(number: str) -> AnyResponse:
    """Say who brings it."""
    task = shipping.task_of(g.store, number)
    typed = with_couriers(Assign.posted(), g.store).checked()
    shipping.assign(task, int(typed.courier), me())
    return onward(number)


@seller.post("/deliveries/<number>/release")
@right_door(StoreRight.DELIVER)
@again(delivery)
def release_delivery(number: str) -> AnyResponse:
    """Give it back, for somebody else to take."""
    shipping.release(task_here(number), me())
    flash(gettext("It waits for somebody else now."))
    return reply(url_for(".delivery_index"))


@seller.post("/deliveries/<number>/pickup")
@right_door(StoreRight.DELIVER)
@again(delivery)
def pick_up_delivery(number: str) -> AnyResponse:
    """The courier has the goods."""
    shipping.pick_up(task_here(number), me())
    return onward(number)


@seller.post("/deliveries/<number>/departure")
@right_door(StoreRight.DELIVER)
@again(delivery)
def begin_delivery(number: str) -> AnyResponse:
    """She is on her way; the buyer is told."""
    shipping.set_out(task_here(number), me())
    return onward(number)


@seller.post("/deliveries/<number>/proof")
@limiter.shared_limit(TRIES, scope="door-codes", deduct_when=is_refused)
@right_door(StoreRight.DELIVER)
@again(delivery)
def prove_delivery(number: str) -> AnyResponse:
    """It is handed over; the code or the photo says so, and the cash is taken with it."""
    task = task_here(number)
    shipping.deliver(task, me(), Handed.posted().handed())
    flash(gettext("Order %(number)s is delivered.", number=number))
    return reply(url_for(".delivery_index"))


@seller.post("/deliveries/<number>/failure")
@right_door(StoreRight.DELIVER)
@again(delivery)
def fail_delivery(number: str) -> AnyResponse:
    """It could not be handed over; the buyer is told why."""
    task, typed = task_here(number), Failure.posted().checked()
    shipping.fail(task, me(), typed.reason, typed.words or "")
    return onward(number)


@seller.post("/deliveries/<number>/repetition")
@right_door(StoreRight.DELIVER)
@again(delivery)
def repeat_delivery(number: str) -> AnyResponse:
    """Let it wait for a courier once more."""
    shipping.try_again(task_here(number), me())
    return onward(number)


@seller.get("/deliveries/<number>/photo")
@right_door(StoreRight.DELIVER)
def delivery_photo(number: str) -> Response:
    """What proves it, for the store's people."""
    task = task_here(number)
    if task.photo is None:
        raise NotFound
    return private_picture(task.photo)


def task_here(number: str) -> DeliveryTask:
    """The delivery as far as whoever asks may see it, or NotFound."""
    return shipping.task_of(g.store, number, only_hers())


def onward(number: str) -> AnyResponse:
    """To the next step."""
    return reply(url_for(".delivery", number=number))


offer("seller.delivery_index", _("Deliveries"), StoreRight.DELIVER)
