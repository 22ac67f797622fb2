"""Slips and labels: what is printed, for whom, and that an order fits its paper."""

import re
import shutil
from dataclasses import replace

import pytest
from flask import Flask
from playwright.sync_api import sync_playwright

from mall.domain import orders
from mall.kernel.db import db
from mall.models import Purchase
from tests.browser import PoliteClient
from tests.journeys.tabs import session_cookie
from tests.trade import CONTACT, as_person, baskets, buy, buyer, fresh, pay, to_bring
from tests.web.seller.conftest import order_of
from tests.world import World

DESK = "/seller/green-hill/orders"
POINTS = 72 / 25.4  # per millimetre


def test_a_slip_says_what_to_pack_and_a_label_where_it_goes(
    world: World, purchase: Purchase, owner: PoliteClient
) -> None:
    number = order_of(purchase, world.green_hill.id).number
    slip = owner.page(f"{DESK}/slips?number={number}").words
    for part in (number, "Green Hill", "tea-100", "Longjing tea", "mug", "8 Willow Lane"):
        assert part in slip, part
    assert "¥" not in slip  # a slip is no bill: the parcel may be a present
    label = owner.page(f"{DESK}/labels?number={number}").words
    for part in (number, "Alice", "+8613800138000", "8 Willow Lane", "3 units"):
        assert part in label, part
    assert "tea" not in label


def test_several_are_printed_at_once_and_only_ones_own(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    mine, hers = (order_of(purchase, store.id).number for store in (world.green_hill, world.bright_lane))
    fetched = buy(world, world.bob, {"mug": 1}, method="pickup")
    pay(fetched)
    query = "&".join(f"number={number}" for number in (mine, hers, fetched.orders[0].number, "nonsense"))
    assert len(owner.page(f"{DESK}/slips?{query}").all("article")) == 2
    assert len(owner.page(f"{DESK}/labels?{query}").all("article")) == 1  # what is fetched has no address
    assert owner.get(f"{DESK}/slips?number={hers}").status_code == 404
    for nothing in ("slips", f"labels?number={fetched.orders[0].number}"):
        assert owner.get(f"{DESK}/{nothing}").location == DESK, nothing


def test_what_the_stores_own_people_bring_says_by_when(world: World, owner: PoliteClient) -> None:
    number = orders.order_by_id(to_bring(world, is_cash=True).order_id).number
    for kind in ("slips", "labels"):
        words = owner.page(f"{DESK}/{kind}?number={number}").words
        assert "Local delivery" in words and "At the door by" in words and "8 Willow Lane" in words
        assert "Collect ¥44.00 in cash" in words


def test_orders_are_ticked_on_the_board(world: World, purchase: Purchase, owner: PoliteClient) -> None:
    page = owner.page(DESK)
    number = order_of(purchase, world.green_hill.id).number
    assert [field["value"] for field in page.all("input") if field.get("name") == "number"] == [number]
    assert f"{DESK}/labels" in {button.get("formaction") for button in page.all("button")}


@pytest.mark.parametrize(("kind", "width", "height"), [("slips", 210, 297), ("labels", 100, 150)])
def test_one_order_fits_one_page_of_its_paper(
    app: Flask, world: World, purchase: Purchase, live: str, kind: str, width: int, height: int
) -> None:
    far = "新疆维吾尔自治区 克孜勒苏柯尔克孜自治州 阿克陶县"
    long = replace(CONTACT, name="欧阳" * 25, line="人民路" * 66, region=far)
    wanted = baskets(world, {"tea-100": 1, "tea-250": 1, "mug": 1})
    placed = orders.place(buyer(world.alice), wanted, long, key="long", actor=as_person(world.alice))
    db.session.commit()
    pay(placed)
    numbers = [order_of(each, world.green_hill.id).number for each in (purchase, fresh(placed))]
    query = "&".join(f"number={number}" for number in numbers)
    pages = sizes_of(pdf_of(f"{live}{DESK}/{kind}?{query}", session_cookie(app, world.olivia)))
    assert pages == [(width, height)] * 2


def pdf_of(address: str, session: str) -> bytes:
    """The page as Chromium prints it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        context = browser.new_context(java_script_enabled=False)
        context.add_cookies([{"name": "mall", "value": session, "url": address}])
        page = context.new_page()
        page.goto(address)
        made = page.pdf(prefer_css_page_size=True)
        browser.close()
    return made


def sizes_of(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page, in millimetres."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(round(float(width) / POINTS), round(float(height) / POINTS)) for width, height in boxes]
