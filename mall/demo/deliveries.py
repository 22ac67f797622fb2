"""What the first merchant's own people bring around the city: zones, two couriers, a delivery at every step of its way."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from PIL import Image, ImageDraw

from mall.demo.history import work_off_jobs
from mall.demo.open_orders import Desk, home_of
from mall.domain import catalog, delivery, orders, people, shipping, stores
from mall.domain.shipping import TaskState
from mall.kernel import clock, images, places
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.models import DeliveryTask, Person, Store

COURIERS = (("丁一舟", "courier"), ("孙小路", "courier2"))
DAILY = [[9 * 60, 21 * 60]]
# Name, districts, fee, minimum, free from (fen), minutes, whether it is on.
ZONES = (
    ("城西", ("西湖区", "余杭区", "拱墅区"), 500, 3_000, 9_900, 60, True),
    ("主城", ("上城区", "滨江区"), 900, 6_000, 19_900, 120, True),
    ("萧山（暂停）", ("萧山区",), 1_500, 10_000, None, 180, False),
)
DOORS = (
    ("西湖区", "文三路 90 号 2 幢 301"),
    ("余杭区", "文一西路 969 号西溪首座 B 座 1107"),
    ("拱墅区", "湖墅南路 186 号 3 单元 502"),
    ("西湖区", "古墩路 413 号 1 幢 1204"),
    ("上城区", "解放路 89 号 6 楼前台"),
    ("滨江区", "江南大道 588 号 9 幢 801"),
)


def bring_around(desk: Desk, mailboxes: Mapping[str, str], password: str) -> None:
    """A few orders of this noon: waiting, late, taken, fetched, on the road, handed over by code and by photo, not handed
    over. `mailboxes` are the couriers' addresses."""
    draw_zones(desk.store)
    desk = replace(desk, shelf=worth_a_ride(desk.shelf))
    first, second = (hire(desk, name, mailboxes[mailbox], password) for name, mailbox in COURIERS)
    with clock.travel(clock.now() - timedelta(hours=20)):  # by now late, whatever the hour
        order_for(desk, 0)
        by_code = order_for(desk, 1)
    order_for(desk, 2)
    order_for(desk, 3, is_paid=False)
    steps = (TaskState.ACCEPTED, TaskState.PICKED_UP, TaskState.OUT, TaskState.OUT, TaskState.OUT)
    tasks = [order_for(desk, 4 + place) for place in range(len(steps))]
    for place, (task, state) in enumerate(zip(tasks, steps, strict=True)):
        take_to(task, (first, second)[place % 2], state)
    take_to(by_code, second, TaskState.OUT)
    shipping.deliver(by_code, second, shipping.Handed("本人", code=by_code.code))
    shipping.deliver(tasks[3], second, shipping.Handed("前台", photo=images.legible(doorstep())))
    shipping.fail(tasks[4], first, "nobody_home", "敲门没人应，电话约了晚上再送")
    db.session.commit()
    work_off_jobs()


def draw_zones(store: Store) -> None:
    """Where it delivers itself."""
    for name, districts, fee, least, free_over, minutes, is_on in ZONES:
        region_ids = tuple(places.find("浙江省", "杭州市", district) or 0 for district in districts)
        terms = delivery.Zone(region_ids, fee, least, free_over, minutes, tuple([DAILY] * 7))
        zone = delivery.add_zone(store, name, terms)
        if not is_on:
            delivery.switch_zone(zone, False)
    db.session.commit()


def worth_a_ride(shelf: Iterator[int]) -> Iterator[int]:
    """What is left on the shelf and costs enough by itself to be brought anywhere, the cheapest first."""
    prices = {sku.id: min(price.amount for price in sku.prices) for sku in catalog.skus_by_id(shelf).values()}
    return iter(sorted((sku_id for sku_id in prices if prices[sku_id] >= 6_000), key=lambda sku_id: prices[sku_id]))


def hire(desk: Desk, name: str, mailbox: str, password: str) -> Actor:
    """An account that does nothing here but deliver."""
    courier = people.sign_up(people.contact_of(mailbox), name, password=password)
    stores.add_member(desk.store, courier.id, "courier", desk.clerk)
    db.session.commit()
    return Actor("person", courier.id)


def order_for(desk: Desk, place: int, is_paid: bool = True) -> DeliveryTask:
    """Somebody buys for one of the doors; it waits for a courier."""
    district, line = DOORS[place % len(DOORS)]
    order = desk.order(
        method=delivery.Method.COURIER, is_paid=is_paid, to=lambda person: at_door(person, district, line)
    )
    if not is_paid:
        desk.pay_at_the_door(order)
    work_off_jobs()
    task = shipping.task_about(order)
    assert task
    return task


def at_door(person: Person, district: str, line: str) -> orders.Contact:
    """She has it brought there."""
    region_id = places.find("浙江省", "杭州市", district)
    return replace(home_of(person), region_id=region_id, region=places.full_name(region_id), line=line)


def take_to(task: DeliveryTask, courier: Actor, until: TaskState) -> None:
    """Taken, fetched, on the road."""
    for step, state in (
        (shipping.accept, TaskState.ACCEPTED),
        (shipping.pick_up, TaskState.PICKED_UP),
        (shipping.set_out, TaskState.OUT),
    ):
        step(task, courier)
        if state == until:
            break
    db.session.commit()


def doorstep() -> bytes:
    """A photo of a parcel at a door, drawn."""
    image = Image.new("RGB", (1200, 900), "#d8d2c8")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 700, 1200, 900), fill="#8a8178")
    draw.rectangle((360, 90, 840, 720), fill="#6b4a33", outline="#4d3423", width=12)
    draw.rectangle((420, 150, 780, 380), outline="#553a28", width=8)
    draw.rectangle((420, 430, 780, 660), outline="#553a28", width=8)
    draw.ellipse((770, 400, 806, 436), fill="#d9b34a")
    draw.rectangle((660, 590, 980, 810), fill="#c79a62", outline="#9c7443", width=6)
    draw.rectangle((800, 590, 840, 810), fill="#e5d3b3")
    draw.rectangle((690, 640, 780, 700), fill="#ffffff")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()
