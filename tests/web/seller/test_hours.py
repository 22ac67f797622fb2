"""Goods that go on sale at their hour and come off at another, by themselves."""

from datetime import timedelta

import pytest
import time_machine

from mall.domain import catalog
from mall.kernel import clock
from mall.kernel.db import db
from mall.models import Product
from tests.browser import PoliteClient
from tests.web.seller.conftest import press
from tests.world import ROBOT, World, publish

GOODS = "/seller/green-hill/products"
HOUR = timedelta(hours=1)


def mug(world: World) -> Product:
    return catalog.product_of(world.green_hill, world.mug.public_id)


def keep_hours_in(wait: timedelta) -> int:
    """Let the clock run, and the job with it; twice does it once."""
    db.session.commit()
    with time_machine.travel(clock.now() + wait):
        done = catalog.keep_hours()
        assert catalog.keep_hours() == 0
        db.session.commit()
    return done


def test_goods_go_on_sale_and_come_off_at_their_hours(world: World, owner: PoliteClient) -> None:
    path = f"{GOODS}/{world.mug.public_id}"
    catalog.withdraw(mug(world), ROBOT)
    assert (
        press(owner, f"{path}/hours", goes_on_at="2099-05-01T09:00", comes_off_at="2099-05-02 09:00").status_code == 303
    )
    assert "On sale from" in owner.page(path).words
    assert "On sale from" in owner.page(GOODS).words
    assert keep_hours_in(HOUR) == 0
    catalog.schedule(mug(world), ROBOT, clock.now() + HOUR, clock.now() + 3 * HOUR)
    assert keep_hours_in(2 * HOUR) == 1
    assert (mug(world).state, mug(world).goes_on_at) == ("published", None)
    assert keep_hours_in(4 * HOUR) == 1
    assert (mug(world).state, mug(world).comes_off_at) == ("withdrawn", None)


def test_what_is_approved_early_waits_for_its_hour(world: World, owner: PoliteClient) -> None:
    made = press(owner, f"{GOODS}/{world.mug.public_id}/copies").location
    copy = catalog.product_of(world.green_hill, made.rpartition("/")[2])
    catalog.schedule(copy, ROBOT, clock.now() + HOUR, None)
    publish(copy)
    assert copy.state == "withdrawn"
    assert keep_hours_in(2 * HOUR) == 1
    assert db.session.get_one(Product, copy.id, populate_existing=True).is_published


def test_by_hand_or_by_an_operator_the_hour_is_forgotten(world: World) -> None:
    catalog.schedule(mug(world), ROBOT, None, clock.now() + HOUR)
    catalog.withdraw(mug(world), ROBOT)
    assert mug(world).comes_off_at is None
    catalog.schedule(mug(world), ROBOT, clock.now() + HOUR, None)
    catalog.block(mug(world), ROBOT, "counterfeit")
    assert keep_hours_in(2 * HOUR) == 1
    assert (mug(world).state, mug(world).goes_on_at) == ("blocked", None)


@pytest.mark.parametrize(
    "fields",
    [
        {"goes_on_at": "2020-01-01T00:00"},
        {"comes_off_at": "2020-01-01T00:00"},
        {"goes_on_at": "2099-05-02T09:00", "comes_off_at": "2099-05-01T09:00"},
        {"goes_on_at": "tomorrow"},
        {"goes_on_at": "9999-01-01T00:00"},
    ],
)
def test_hours_that_cannot_be_are_refused(world: World, owner: PoliteClient, fields: dict[str, str]) -> None:
    assert press(owner, f"{GOODS}/{world.mug.public_id}/hours", **fields).status_code == 422
    assert (mug(world).goes_on_at, mug(world).comes_off_at) == (None, None)
