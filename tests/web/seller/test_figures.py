"""A store's figures on a page: pictures with their tables, periods, sheets."""

import csv
import io
from datetime import timedelta

import pytest
import time_machine

from mall.domain.analytics.actions import count
from mall.kernel import clock, plugins
from mall.kernel.db import db
from mall.models import Purchase, SourceDay
from tests.browser import PoliteClient
from tests.trade import buy, pay, to_bring
from tests.web.seller.conftest import SignIn, work_as
from tests.world import World

FIGURES = "/seller/green-hill/figures"


@pytest.fixture
def counted(world: World, purchase: Purchase) -> Purchase:
    """Alice's purchase of two teas and a mug is counted, and one of five weeks ago."""
    with time_machine.travel(clock.now() - timedelta(days=35)):
        pay(buy(world, world.alice, {"mug": 1}))
    count(world.green_hill.id)
    db.session.commit()
    return purchase


def test_a_month_in_numbers_pictures_and_tables(world: World, counted: Purchase, owner: PoliteClient) -> None:
    page = owner.page(FIGURES)
    assert "¥183.00 Sales before: ¥45.00 (+307 %)" in page.words
    assert "1 Orders by returning customers" in page.words
    assert "Longjing tea" in page.words
    assert "Straight to the mall" in page.words
    pictures = [each for each in page.all("svg") if each.get("role") == "img"]
    assert pictures
    assert all(each["aria-labelledby"] == "sales-title sales-words" for each in pictures)
    assert len(page.all("table")) == 4
    assert len([each for each in page.all("rect") if each.get("class") == "chart-bar" and each.get("x")]) == 30


def test_another_period_is_chosen_by_a_press_or_by_its_days(
    world: World, counted: Purchase, owner: PoliteClient
) -> None:
    assert "¥228.00 Sales" in owner.page(f"{FIGURES}?days=90").words
    then = clock.now() - timedelta(days=35)
    words = owner.page(
        f"{FIGURES}?first={(then - timedelta(days=1)).date()}&last={(then + timedelta(days=1)).date()}"
    ).words
    assert "¥45.00 Sales before: ¥0.00" in words
    for nonsense in ("days=x", "first=x&last=y", "first=2026-01-01", "days=-1"):
        assert "¥183.00 Sales" in owner.page(f"{FIGURES}?{nonsense}").words
    assert "Nothing was sold in this period." in owner.page(f"{FIGURES}?first=2020-01-01&last=2020-01-07").words


def test_the_tables_are_sheets_too(world: World, counted: Purchase, owner: PoliteClient) -> None:
    world.tea.title = {"en": '=HYPERLINK("x")', "zh": "=1"}
    response = owner.get(f"{FIGURES}/sheet?report=products&kind=csv")
    assert response.mimetype == "text/csv"
    rows = list(csv.reader(io.StringIO(response.get_data().decode("utf-8-sig"))))
    assert rows[1] == ['\'=HYPERLINK("x")', "2", "136.00", "0.00", "0.00"]
    days = owner.get(f"{FIGURES}/sheet?report=days&kind=xlsx&days=90")
    book = plugins.optional("python_calamine").CalamineWorkbook.from_filelike(io.BytesIO(days.data))
    assert [row[1:3] for row in book.get_sheet_by_index(0).to_python()[1:]] == [[1, 45], [1, 183]]
    assert owner.get(f"{FIGURES}/sheet?report=sources").status_code == 200
    for nonsense in ("report=x", "kind=exe"):
        assert owner.get(f"{FIGURES}/sheet?{nonsense}").status_code == 404


def test_how_goods_reach_buyers_is_counted(world: World, owner: PoliteClient) -> None:
    to_bring(world)
    pay(buy(world, world.bob, {"mug": 2}, method="pickup"))
    count(world.green_hill.id)
    db.session.commit()
    words = owner.page(FIGURES).words
    assert "Picked up 1 ¥78.00" in words and "Local delivery 1 ¥44.00" in words
    rows = list(csv.reader(io.StringIO(owner.get(f"{FIGURES}/sheet?report=methods").get_data().decode("utf-8-sig"))))
    assert rows[1:] == [["Picked up", "1", "78.00", "0.00"], ["Local delivery", "1", "44.00", "0.00"]]


def test_where_the_buyer_came_from_is_kept_with_what_she_buys(
    world: World, owner: PoliteClient, signed_in: SignIn
) -> None:
    bob = signed_in(world.bob)
    bob.get("/", headers={"Referer": "https://www.example.org/a?b=c"})
    bob.get("/cart", headers={"Referer": "http://localhost/"})
    bob.send("/cart/lines", "/account/profile", sku=str(world.skus["mug"].public_id), quantity="1")
    bob.send("/account/addresses", "/account/addresses/new", name="Bob", phone="13800138000", country="CN",
             province="33", city="3301", district="330106", line="1", is_default="y")  # fmt: skip
    assert bob.submit("/checkout", "/purchases").status_code == 303
    pay(db.session.query(Purchase).order_by(Purchase.id.desc()).limit(1).one())
    count(world.green_hill.id)
    db.session.commit()
    assert db.session.query(SourceDay.source).one() == ("example.org",)
    assert "example.org" in owner.page(FIGURES).words


@pytest.mark.parametrize(
    ("address", "referrer", "kept"),
    [
        ("/?utm_source=WeChat", "https://x.test/", "wechat"),
        ("/?utm_source=<script>", "", None),
        ("/", "not an address", None),
        ("/", "http://[", None),
        ("/", "http://localhost/stores", None),
    ],
)
def test_only_a_host_or_a_plain_word_is_kept(
    world: World, client: PoliteClient, address: str, referrer: str, kept: str | None
) -> None:
    client.get(address, headers={"Referer": referrer} if referrer else {})
    cookie = client.get_cookie("came-from")
    assert (cookie.value if cookie else None) == kept


def test_figures_are_for_who_sees_money(
    world: World, counted: Purchase, clerk: PoliteClient, signed_in: SignIn
) -> None:
    assert "see the store's money" in clerk.page(FIGURES, 403).words
    assert clerk.get(f"{FIGURES}/sheet").status_code == 403
    work_as(world, world.bob, "finance")
    assert signed_in(world.bob).get(FIGURES).status_code == 200


def test_a_rival_sees_her_own(world: World, counted: Purchase, rival: PoliteClient) -> None:
    count(world.bright_lane.id)
    words = rival.page("/seller/bright-lane/figures").words
    assert "Brass desk lamp" in words
    assert "Longjing tea" not in words
