"""Parcels out of a sheet: looked at first, sent line by line, the same sheet twice changes nothing."""

import csv
import io
from collections.abc import Callable

import pytest
from werkzeug.datastructures import FileStorage

from mall.domain import imports, orders, shipping
from mall.kernel import clock, jobs
from mall.kernel.db import db
from mall.kernel.sheets import as_xlsx
from mall.models import Order, OrderGate, ParcelSheet, Shipment
from tests.browser import PoliteClient
from tests.trade import buy, pay
from tests.web.seller.conftest import SignIn, order_of, press, row_counts, work_as
from tests.world import World

DESK = "/seller/green-hill/orders"
HEAD = ["Order number", "Carrier", "Tracking number"]


@pytest.fixture
def waiting(world: World) -> list[Order]:
    """Three orders of Green Hill's to be sent."""
    bought = [buy(world, world.bob, {"mug": 1, "tea-100": 1}) for _ in range(3)]
    for purchase in bought:
        pay(purchase)
    return [order_of(purchase, world.green_hill.id) for purchase in bought]


def as_csv(rows: list[list[str]], encoding: str = "utf-8") -> bytes:
    return "".join(f"{','.join(row)}\r\n" for row in rows).encode(encoding)


def send_in(browser: PoliteClient, content: bytes, name: str = "ship.csv") -> str:
    """Upload it; where its report is."""
    answer = browser.send(f"{DESK}/parcels", file=FileStorage(io.BytesIO(content), name))
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return str(answer.location)


def outcomes(world: World, path: str) -> list[str]:
    db.session.rollback()
    db.session.expire_all()
    sheet = db.session.query(ParcelSheet).order_by(ParcelSheet.id.desc()).first()
    assert sheet and path.endswith(str(sheet.public_id)) and sheet.store_id == world.green_hill.id
    return [line.outcome for line in imports.lines_of_sheet(sheet)]


def parcels() -> list[tuple[str, str]]:
    db.session.rollback()
    return [(each.carrier, each.tracking_number) for each in db.session.query(Shipment).order_by(Shipment.id)]


def test_a_filled_in_sheet_is_looked_at_and_then_sent_line_by_line(
    world: World, waiting: list[Order], owner: PoliteClient
) -> None:
    taken = list(csv.reader(io.StringIO(owner.get(f"{DESK}/parcels/csv-sheet").get_data().decode("utf-8-sig"))))
    assert taken[0][:3] == HEAD and [row[0] for row in taken[1:]] == [order.number for order in waiting]
    assert "Stoneware mug  × 1; Longjing tea" in taken[1][6] or "Longjing tea" in taken[1][6]
    taken[1][1:3], taken[2][1:3] = ["SF Express", "sf 123 456 789"], ["中通快递", "no"]  # the third is left for later
    sheet = io.StringIO()
    csv.writer(sheet).writerows(taken)
    path = send_in(owner, sheet.getvalue().encode())
    page = owner.page(path)
    assert outcomes(world, path) == ["ship", "refused"] and parcels() == []
    assert "This does not look like a tracking number." in page.words and "Ship 1 order" in page.words
    assert press(owner, f"{path}/confirmation").status_code == 303
    assert "load delay" in owner.get(path).get_data(as_text=True)
    jobs.drain()
    assert outcomes(world, path) == ["shipped", "refused"]
    assert parcels() == [("sf", "SF123456789")]
    assert [order_of_number(world, order).fulfilment for order in waiting] == ["shipped", "ready", "ready"]
    assert "load delay" not in owner.get(path).get_data(as_text=True)
    assert press(owner, f"{path}/confirmation").status_code == 409


def order_of_number(world: World, order: Order) -> Order:
    return orders.order_of_store(world.green_hill, order.number)


@pytest.mark.parametrize(
    "written",
    [
        lambda rows: as_csv(rows, "gb18030"),
        lambda rows: as_csv(rows, "utf-16"),
        lambda rows: as_csv(rows, "utf-8-sig"),
        as_xlsx,
    ],
)
def test_sheets_come_as_people_save_them_and_twice_is_once(
    world: World, waiting: list[Order], owner: PoliteClient, written: Callable[[list[list[str]]], bytes]
) -> None:
    rows = [
        ["订单号", "快递公司", "快递单号"],
        [waiting[0].number, "顺丰速运", "SF1111111111"],
        [waiting[1].number, "韵达", "YD22222222"],
    ]
    for expected in (["shipped", "shipped"], ["same", "same"]):
        path = send_in(owner, written(rows), "发货.csv")
        press(owner, f"{path}/confirmation")
        jobs.drain()
        assert outcomes(world, path) == expected
        assert parcels() == [("sf", "SF1111111111"), ("yunda", "YD22222222")]


def test_every_broken_line_says_why_and_keeps_no_good_one_back(
    world: World, waiting: list[Order], owner: PoliteClient
) -> None:
    hers = buy(world, world.bob, {"lamp": 1})
    fetched = buy(world, world.bob, {"mug": 1}, method="pickup")
    unpaid = buy(world, world.bob, {"mug": 1})
    for purchase in (hers, fetched):
        pay(purchase)
    held = waiting[1]
    gate = OrderGate(store_id=held.store_id, order_id=held.id, kind="risk", reasons=[], opened_at=clock.now())
    db.session.add(gate)
    db.session.commit()
    wrong = {
        hers.orders[0].number: "No order of this store has this number.",
        fetched.orders[0].number: "current state does not allow this",
        unpaid.orders[0].number: "current state does not allow this",
        held.number: "is being checked",
        "2.61129E+15": "This is no order number.",
        "": "This is no order number.",
    }
    good = [waiting[0].number, "sf", "SF33333333"]
    rows = [
        HEAD,
        *([number, "sf", "SF44444444"] for number in wrong),
        [waiting[2].number, "pigeon", "P55555"],
        good,
        [*good[:2], "SF66666666"],
    ]
    path = send_in(owner, as_csv(rows))
    words = owner.page(path).words
    for why in (*wrong.values(), "We do not know this carrier.", "A line above sends all that is left of this order."):
        assert why in words, why
    press(owner, f"{path}/confirmation")
    jobs.drain()
    assert parcels() == [("sf", "SF33333333")]


def test_what_changed_since_the_look_is_left_out(world: World, waiting: list[Order], owner: PoliteClient) -> None:
    rows = [HEAD, *([order.number, "sf", f"SF7777777{place}"] for place, order in enumerate(waiting))]
    path = send_in(owner, as_csv(rows))
    form = {f"units_{line.id}": "1" for line in waiting[1].lines}
    press(owner, f"{DESK}/{waiting[1].number}/shipments", carrier="jd", number="JD12345678", **form)
    press(owner, f"{path}/confirmation")
    jobs.drain()
    assert outcomes(world, path) == ["shipped", "refused", "shipped"]
    assert len(parcels()) == 3


def test_a_long_sheet_goes_in_batches(
    world: World, waiting: list[Order], owner: PoliteClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mall.domain.imports.parcels.BATCH", 2)
    path = send_in(owner, as_csv([HEAD, *([order.number, "sf", f"SF8888{order.id}"] for order in waiting)]))
    press(owner, f"{path}/confirmation")
    jobs.drain()
    assert outcomes(world, path) == ["shipped"] * 3


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01\x02", b"PK\x03\x04broken", b"Number,Name\n1,2\n", as_csv([HEAD, *([["1", "sf", "SF1"]] * 2_001)])],
)
def test_no_sheet_is_told_at_once(owner: PoliteClient, content: bytes) -> None:
    before = row_counts()
    answer = owner.send(f"{DESK}/parcels", file=FileStorage(io.BytesIO(content), "x.csv"))
    assert answer.status_code == 422 and row_counts() == before


def test_a_sheet_is_put_away_and_is_nobody_elses(
    world: World, waiting: list[Order], owner: PoliteClient, rival: PoliteClient, signed_in: SignIn
) -> None:
    path = send_in(owner, as_csv([HEAD, [waiting[0].number, "sf", "SF99999999"]]))
    foreign = path.replace("green-hill", "bright-lane")
    assert rival.get(foreign).status_code == press(rival, f"{foreign}/confirmation").status_code == 404
    work_as(world, world.bob, "finance")
    assert signed_in(world.bob).get(f"{DESK}/parcels/xlsx-sheet").status_code == 403
    assert press(owner, f"{path}/removal").status_code == 303
    assert press(owner, f"{path}/confirmation").status_code == 409
    jobs.drain()
    assert parcels() == []


def test_carriers_are_known_by_what_people_call_them() -> None:
    called = {
        "sf": "sf",
        " SF  express ": "sf",
        "顺丰": "sf",
        "顺丰速运": "sf",
        "ＥＭＳ": "ems",
        "极兔速递": "jt",
        "pigeon": None,
        "": None,
    }
    assert {name: shipping.carrier_called(name) for name in called} == called
