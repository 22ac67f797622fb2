"""Delivery by a store's own people: by arithmetic, and zones as merchants write them."""

import threading
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as some

from mall.domain import delivery
from mall.domain.delivery import BadZone, Item, Ride, Zone
from mall.domain.delivery import actions as verbs
from mall.domain.delivery.zones import promised_by, ride
from mall.kernel.db import db
from mall.kernel.refusals import NotFound, Refusal, Stale
from mall.models import DeliveryZone
from tests.domain.orders.test_races import together
from tests.trade import deliver_around
from tests.world import URUMQI, XIHU, World

HANGZHOU, SHANGCHENG = 3301, 330102
AROUND = Zone((XIHU,), fee=500, min_amount=2000, free_over=9900, id=1)
SHANGHAI = ZoneInfo("Asia/Shanghai")
MORNING_AND_EVENING = [[540, 720], [1020, 1260]]  # 9 to 12, 17 to 21
WEEK = [MORNING_AND_EVENING] * 5 + [[[600, 1200]], []]  # 10 to 20 on Saturdays, never on Sundays


def goods(amount: int, quantity: int = 1) -> Item:
    return Item(quantity, 300, amount, None)


def ask(amount: int, region_id: int | None = XIHU, *zones: Zone) -> Ride:
    return ride(zones or [AROUND], region_id, [goods(amount)])


def test_the_fee_is_due_from_the_least_amount_until_it_is_free() -> None:
    too_little, paid, free = ask(1999), ask(2000), ask(9900)
    assert (too_little.is_refused, too_little.to_begin, too_little.zone) == (True, 1, AROUND)
    assert (paid.is_refused, paid.amount, paid.to_free) == (False, 500, 7900)
    assert (free.is_refused, free.amount, free.to_free) == (False, 0, None)


def test_where_no_zone_lies_nobody_comes() -> None:
    for place in (URUMQI, SHANGCHENG, HANGZHOU, 33, delivery.ABROAD, None):
        refused = ask(5000, place)
        assert (refused.is_refused, refused.zone, refused.to_begin) == (True, None, 0), place


def test_the_zone_of_the_smallest_place_counts_and_codes_are_no_text() -> None:
    whole_city, other = Zone((HANGZHOU,), fee=900, id=2), Zone((10106, 3), fee=1, id=3)
    assert ask(2000, XIHU, whole_city, other, AROUND).amount == 500
    assert ask(2000, SHANGCHENG, other, AROUND, whole_city).amount == 900


@given(some.lists(some.integers(0, 10**6), min_size=1, max_size=20), some.integers(0, 10**6))
def test_the_parts_of_the_fee_are_the_fee(amounts: list[int], fee: int) -> None:
    quoted = ride([Zone((XIHU,), fee=fee)], XIHU, [goods(amount) for amount in amounts])
    assert sum(quoted.shares) == quoted.amount == fee and len(quoted.shares) == len(amounts)


@pytest.mark.parametrize(
    ("at", "there"),
    [
        ("2026-11-30 10:00", "2026-11-30 10:45"),  # a Monday
        ("2026-11-30 06:00", "2026-11-30 09:45"),
        ("2026-11-30 11:59", "2026-11-30 12:44"),
        ("2026-11-30 12:00", "2026-11-30 17:45"),
        ("2026-11-30 21:00", "2026-12-01 09:45"),
        ("2026-12-04 22:00", "2026-12-05 10:45"),
        ("2026-12-05 20:00", "2026-12-07 09:45"),  # nobody drives on Sundays
    ],
)
def test_what_is_promised_counts_from_when_somebody_drives(at: str, there: str) -> None:
    begins, expected = (datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI) for moment in (at, there))
    assert promised_by({"minutes": 45, "week": WEEK}, begins) == expected
    assert promised_by({"minutes": 45, "week": []}, begins) == begins + timedelta(minutes=45)


# Zones as they are written


def terms(*region_ids: int, **other: Any) -> Zone:
    return Zone(region_ids or (XIHU,), **other)


def test_a_store_delivers_itself_where_a_zone_of_its_is_on(world: World) -> None:
    zone = deliver_around(world)
    assert delivery.methods_for(world.green_hill) == ["parcel", "courier", "pickup"]
    assert delivery.methods_for(world.bright_lane) == ["parcel", "pickup"]
    assert delivery.delivers_itself_to(world.green_hill, XIHU)
    assert not delivery.delivers_itself_to(world.green_hill, URUMQI)
    delivery.switch_zone(zone, False)
    assert delivery.methods_for(world.green_hill) == ["parcel", "pickup"]
    assert not delivery.delivers_itself_to(world.green_hill, XIHU)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        (" ", terms()),
        ("Nowhere", Zone(())),
        ("Abroad", terms(delivery.ABROAD)),
        ("Unknown", terms(990101)),
        ("Paid to buy", terms(fee=-1)),
        ("Dear", terms(fee=10**9)),
        ("Debt", terms(min_amount=-5)),
        ("At once", terms(minutes=0)),
        ("Some day", terms(minutes=99999)),
    ],
)
def test_terms_that_make_no_sense_are_refused(world: World, name: str, wrong: Zone) -> None:
    with pytest.raises(BadZone):
        delivery.add_zone(world.green_hill, name, wrong)
    assert delivery.zones_for(world.green_hill) == []


def test_no_place_lies_in_two_zones_that_are_on(world: World) -> None:
    first = deliver_around(world)
    with pytest.raises(BadZone):
        delivery.add_zone(world.green_hill, "Again", terms(SHANGCHENG, XIHU))
    second = delivery.add_zone(world.green_hill, "City", terms(HANGZHOU))  # a place around it is another place
    with pytest.raises(BadZone):
        delivery.edit_zone(second, second.version, "City", terms(HANGZHOU, XIHU))
    delivery.switch_zone(first, False)
    delivery.edit_zone(second, second.version, "City", terms(HANGZHOU, XIHU))
    with pytest.raises(BadZone):
        delivery.switch_zone(first, True)
    delivery.add_zone(world.bright_lane, "Theirs", terms())


def test_of_two_who_edit_at_once_the_second_is_told(world: World) -> None:
    zone = deliver_around(world)
    delivery.edit_zone(zone, 1, " Near\nby ", terms(fee=700))
    assert (zone.name, zone.fee, zone.version) == ("Near by", 700, 2)
    with pytest.raises(Stale):
        delivery.edit_zone(zone, 1, "Late", terms())
    with pytest.raises(NotFound):
        delivery.zone_of(world.bright_lane, zone.id)


def test_of_two_zones_that_are_laid_over_each_other_at_once_one_is_refused(app: Flask, world: World) -> None:
    outcomes = together(app, laying(world))
    assert len([each for each in outcomes if isinstance(each, Refusal)]) == 1
    assert db.session.query(DeliveryZone).count() == 1


def test_without_the_turns_both_are_written(app: Flask, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    both_looked = threading.Barrier(2)
    look = verbs._zones_beside

    def slow_look(whose: Any) -> Any:
        found = look(whose)
        both_looked.wait()
        return found

    monkeypatch.setattr(verbs, "take_turns", lambda about: None)
    monkeypatch.setattr(verbs, "_zones_beside", slow_look)
    together(app, laying(world))
    assert db.session.query(DeliveryZone).count() == 2


def laying(world: World) -> list[Any]:
    return [lambda name=name: delivery.add_zone(world.green_hill, name, terms()) for name in ("North", "South")]
