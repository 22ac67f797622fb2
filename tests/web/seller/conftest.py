"""Merchants at their desk: Green Hill's owner and clerk, and Bright Lane's owner, each in a browser of her own."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import text
from werkzeug.test import TestResponse

from mall.domain import ledger, orders, shipping, stores
from mall.kernel import clock, jobs
from mall.kernel.db import Base, db
from mall.models import Order, Person, Purchase
from tests.browser import PoliteClient
from tests.domain.people.conftest import code, letters
from tests.stage import Kept
from tests.trade import as_person, paid
from tests.world import ROBOT, World

__all__ = [
    "clerk",
    "code",
    "letters",
    "order_of",
    "owner",
    "press",
    "purchase",
    "rival",
    "row_counts",
    "settle",
    "work_as",
]

SignIn = Callable[[Person], PoliteClient]


@pytest.fixture
def owner(world: World, signed_in: SignIn) -> PoliteClient:
    """Olivia, who owns Green Hill."""
    return signed_in(world.olivia)


@pytest.fixture
def clerk(world: World, signed_in: SignIn) -> PoliteClient:
    """Clark, who keeps Green Hill's goods and sees neither orders nor money."""
    return signed_in(world.clark)


@pytest.fixture
def rival(world: World, signed_in: SignIn) -> PoliteClient:
    """Rita, who owns Bright Lane."""
    return signed_in(world.rita)


@pytest.fixture
def purchase(world: World, kept: Kept) -> Purchase:
    """Alice paid for tea and a mug of Green Hill's and a lamp of Bright Lane's."""
    return kept("paid_at_both", lambda: paid(world, world.alice, {"tea-100": 2, "mug": 1, "lamp": 1}))


def order_of(purchase: Purchase, store_id: int) -> Order:
    """The purchase's order at that store, as the database has it now."""
    db.session.rollback()
    db.session.expire_all()
    return next(order for order in purchase.orders if order.store_id == store_id)


def work_as(world: World, person: Person, role: str) -> None:
    """Let somebody work in Green Hill in that role."""
    stores.add_member(world.green_hill, person.id, role, ROBOT)
    db.session.commit()


def press(browser: PoliteClient, path: str, **fields: object) -> TestResponse:
    """Post a form with a token, as any page would hold it."""
    return browser.post(path, data={"csrf_token": browser.own_token(), **fields})


def row_counts() -> dict[str, int]:
    """How many rows each table has: what must not change when a request is refused."""
    each = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in Base.metadata.tables)
    return dict(tuple(row) for row in db.session.execute(text(each)))


def settle(world: World, purchase: Purchase) -> ledger.Statement:
    """Ship and receive Green Hill's order, let it mature, and cut the statement; returned as a clerk would see it."""
    order = order_of(purchase, world.green_hill.id)
    shipping.ship(order, {line.id: line.quantity for line in order.lines}, "sf", "SF00000001", as_person(world.olivia))
    orders.receive(order, as_person(world.alice))
    db.session.commit()
    with time_machine.travel(clock.now() + timedelta(days=8)):
        jobs.later("mall.domain.orders.jobs:settle_all", queue="money")
        db.session.commit()
        jobs.drain()
    return ledger.statements_for(world.green_hill.id).items[0]
