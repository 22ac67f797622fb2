"""Alice has received tea and a mug of Green Hill's and a lamp of Bright Lane's, and says what she thinks."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from mall.domain import moderation, orders, reviews, shipping
from mall.domain.moderation import Case
from mall.kernel import jobs
from mall.kernel.db import db
from mall.models import Order, Person, Purchase, Review
from tests.stage import Kept
from tests.trade import as_person, buy, fresh, pay
from tests.world import ROBOT, World

Say = Callable[..., Review]


@pytest.fixture
def purchase(world: World, kept: Kept) -> Purchase:
    """Bought, paid, sent and received."""
    return kept("received_of_both", lambda: received(world, world.alice, {"tea-100": 2, "mug": 1, "lamp": 1}))


@pytest.fixture
def say(world: World, purchase: Purchase) -> Say:
    """Alice reviews the line with that SKU: say("mug", 5, "Lovely")."""

    def write(code: str, score: int = 5, text: str = "", **options: Any) -> Review:
        order, line_id = line_of(purchase, code)
        opinion = reviews.Opinion(score, score, score, text, **options)
        review = reviews.write(order, line_id, opinion, as_person(world.alice), "Alice")
        db.session.commit()
        jobs.drain()
        return again(review)

    return write


def received(world: World, person: Person, codes: dict[str, int], is_received: bool = True) -> Purchase:
    """Everything of the purchase is on its way, and there."""
    purchase = buy(world, person, codes)
    pay(purchase)
    for order in fresh(purchase).orders:
        units = {line.id: line.quantity for line in order.lines}
        shipping.ship(order, units, "sf", f"SF{order.id:010d}", ROBOT)
        if is_received:
            orders.receive(order, as_person(person))
    db.session.commit()
    jobs.drain()
    return fresh(purchase)


def line_of(purchase: Purchase, code: str) -> tuple[Order, int]:
    """The order with that SKU and the line's id."""
    lines = {line.sku_code: (order, line.id) for order in fresh(purchase).orders for line in order.lines}
    return lines[code]


def again(review: Review) -> Review:
    """The review as the database has it now."""
    db.session.rollback()
    db.session.expire_all()
    return reviews.review_by_id(review.id)


def photo(colour: str = "teal", size: tuple[int, int] = (60, 40)) -> bytes:
    """A picture as a phone sends it, with something about its owner in it."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    Image.new("RGB", size, colour).save(out, "JPEG", exif=exif)
    return out.getvalue()


def waiting(kind: str = reviews.CASE_KIND) -> list[Case]:
    """The operators' queue."""
    return moderation.open_cases(kind).items


def decide(approved: bool, code: str = "", message: str = "", kind: str = reviews.CASE_KIND) -> None:
    """An operator decides the oldest case."""
    case = waiting(kind)[0]
    moderation.decide(case, approved, ROBOT, case.version, code, message)
    db.session.commit()
    jobs.drain()
