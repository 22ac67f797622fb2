"""What the style guide shows in its components. Made up; only the pictures are some of the mall's own goods'."""

import uuid
from types import SimpleNamespace
from typing import Any

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from mall.domain import aftersales
from mall.domain.ledger import Booked, commission_steps
from mall.domain.orders import Part, Row, Waterfall
from mall.kernel import clock
from mall.kernel.text import _
from mall.kernel.web.i18n import language

PROVINCE = "33"
NONSENSE = MultiDict({"wrong-email": "a@", "wrong-pieces": "1000", "wrong-name": "a" * 41, "wrong-note": "a" * 201})
REASONS = {"advertising": _("Advertising")}
STEPS = (
    ("", "applied"), ("applied", "offered"), ("offered", "granted"), ("escalated", "granted"), ("sent", "granted"),
    ("applied", "granted"), ("to_send", "sent"), ("sent", "rejected"), ("applied", "rejected"), ("rejected", "escalated"),
    ("granted", "refunding"), ("refunding", "done"), ("applied", "withdrawn"), ("escalated", "refused"),
    ("to_send", "lapsed"), ("rejected", "lapsed"),
)  # fmt: skip


class Sample(SimpleNamespace):
    """Stands for a row; dom_id() wants to know of which table."""

    __tablename__ = "sample"


def said(words: str) -> dict[str, str]:
    """As the rows keep what people write in two languages."""
    return {language(): words}


def named(number: int) -> uuid.UUID:
    return uuid.UUID(int=number)


def goods(covers: list[str | None]) -> list[Sample]:
    """A product in every state a card knows."""
    title = gettext("Teapot of grey stoneware")
    long = gettext("Teapot of grey stoneware with a bamboo handle, a strainer and two cups, in a box to give away")
    states: list[tuple[str, dict[str, Any]]] = [
        (title, {"sold": 1280}),
        (long, {"list_price": 25900, "sold": 36}),
        (title, {"in_stock": False}),
        (title, {"price_from": 128_000_000, "list_price": 256_000_000}),
        (title, {"price_from": 900}),
    ]
    return [
        Sample(
            **{
                "public_id": named(number),
                "slug": "sample",
                "store_id": number % 2,
                "title": said(words),
                "cover": covers[number % len(covers)] if covers else None,
                "price_from": 16900,
                "list_price": None,
                "currency": "CNY",
                "in_stock": True,
                "sold": 0,
                **state,
            }
        )
        for number, (words, state) in enumerate(states)
    ]


def details() -> list[dict[str, Any]]:
    """What a product says at length, a block of each kind."""
    words, grey = gettext("Teapot of grey stoneware"), gettext("Grey")
    return [
        {"kind": "heading", "text": said(words)},
        {"kind": "text", "text": said(gettext("Pots, bowls and what belongs on a table"))},
        {"kind": "list", "items": [said(words), said(grey)]},
        {"kind": "facts", "rows": [{"name": said(gettext("Colour")), "value": said(grey)}]},
        {"kind": "pictures", "ids": [1]},
    ]


def shots(covers: list[str | None]) -> dict[int, Sample]:
    """A picture of a store's library."""
    alt = said(gettext("Teapot of grey stoneware"))
    return {1: Sample(key=covers[0], alt=alt, width=4, height=3)} if covers else {}


def loaded(covers: list[str | None]) -> Sample:
    """What a block of a store's page has at hand: its pictures, cut, and where its links lead."""
    return Sample(
        pictures=shots(covers), cut=lambda row, _ratio: shots(covers)[row["picture"]].key, path=lambda link: link
    )


def rows() -> dict[str, Any]:
    """A block with a picture and a product in it, as its form shows it."""
    row = {"place": 1, "drop": False}
    return {"shots": [{**row, "picture": 1, "focus": 5}], "picked": [{**row, "product": 1}]}


def changes() -> list[Sample]:
    """An order became cheaper twice."""
    first: dict[str, Any] = {"goods_from": 16900, "goods_to": 15200, "freight_from": 600, "freight_to": 600}
    first |= {"reason": "regular", "words": "", "created_at": clock.now(), "author_id": None}
    second = {"goods_from": 15200, "freight_to": 0, "reason": "freight", "words": gettext("Free delivery")}
    return [Sample(**first), Sample(**{**first, **second})]


def plain() -> Sample:
    """A product of which nobody has taken a picture."""
    return Sample(**{**vars(goods([])[0]), "public_id": named(99)})


def shops(covers: list[str | None]) -> dict[int, Sample]:
    """Stores by id: one with a logo, one with its first sign on its colour, run by the mall and on leave."""
    tagline = gettext("Pots, bowls and what belongs on a table")
    return {
        0: Sample(
            slug="sample",
            name=said(gettext("The potter's yard")),
            tagline=said(tagline),
            hue=20,
            logo=covers[0] if covers else None,
            mode="stores",
            state="open",
        ),
        1: Sample(
            slug="sample",
            name=said(gettext("Lamps of the old town and everything that gives light")),
            tagline=said(tagline),
            hue=210,
            logo=None,
            mode="self",
            state="on_leave",
        ),
    }


def score() -> Sample:
    """Averages in hundredths."""
    return Sample(service=480, delivery=455)


def reviews(covers: list[str | None]) -> list[Sample]:
    """One with photos, a follow-up and answers of the store; one of a few words."""
    words = gettext("Pours well and keeps warm. The lid sits tight.")
    answer = Sample(text=gettext("Thank you, and enjoy your tea."), created_at=clock.now())
    photos = [Sample(key=key) for key in covers[:3] if key]
    added = Sample(text=gettext("Still as good after half a year."), created_at=clock.now(), photos=[], is_visible=True)
    long = Sample(
        public_id=named(1),
        product_score=5,
        text=words,
        photos=photos,
        follow_up=added,
        reply_to=lambda _about: answer,
        helpful=12,
        was_refunded=False,
        author=gettext("Lin"),
        options=said(gettext("Grey")),
        created_at=clock.now(),
        edited_at=None,
    )
    silent: dict[str, Any] = {"follow_up": None, "reply_to": lambda _about: None, "helpful": 0, "photos": []}
    changed: dict[str, Any] = {"public_id": named(2), "product_score": 2, "author": "", "was_refunded": True}
    return [long, Sample(**{**vars(long), **silent, **changed, "options": {}, "edited_at": clock.now()})]


def questions() -> list[Sample]:
    """Answered by the store, answered by a buyer at length, not answered yet."""
    words = gettext("Does it fit on a stove of glass?")
    by_store = Sample(by_store=True, author="", text=gettext("Yes, the bottom is flat."), created_at=clock.now())
    by_buyer = Sample(by_store=False, author=gettext("Lin"), text=f"{by_store.text} " * 12, created_at=clock.now())
    answers = ((by_store, 3), (by_buyer, 1), (None, 0))
    return [
        Sample(question=Sample(public_id=named(10 + number), text=words, answers=many), answer=answer)
        for number, (answer, many) in enumerate(answers)
    ]


def kept() -> list[Sample]:
    """Something that waits for an operator, and something she has hidden."""
    return [
        Sample(state="pending", reason_code="", reason=""),
        Sample(
            state="hidden", reason_code="advertising", reason=gettext("Please leave out the address of your store.")
        ),
    ]


def flow() -> Waterfall:
    """An order that was paid at the door and of which one piece came back."""
    rule = {
        "rule_id": 1,
        "rule_name": said(gettext("Standard")),
        "rate_bp": 500,
        "fixed": 0,
        "minimum": 100,
        "tax_bp": 600,
    }
    sale = (Row("goods", 16900), Row("commission", -845, rule, 16900), Row("commission_tax", -51, rule, 16900))
    back = (Row("goods", -3900), Row("commission", 195, rule, 16900), Row("commission_tax", 12, rule, 16900))
    parts = [
        Part("sale", clock.now(), (*sale, Row("freight", 1200))),
        Part("cash", clock.now(), (Row("cash_kept", -18100),)),
        Part("refund", clock.now(), back),
    ]
    return Waterfall(True, tuple(parts))


def figures() -> Sample:
    """A commission of which a part came back, with a quantity price, a fixed amount and a minimum."""
    rule = {"rule_id": 7, "rule_name": said(gettext("Standard")), "rate_bp": 333, "fixed": 10, "minimum": 100}
    line = Sample(
        title=said(gettext("Teapot of grey stoneware")),
        options=said(gettext("Grey")),
        quantity=3,
        unit_price=1700,
        paid=4800,
        commission=rule,
    )
    posting = Sample(line="commission", amount=-127, journal_id=3207, account_kind="available")
    sale, back = (
        Booked(number, event, clock.now(), "commission", 1, amount)
        for number, event, amount in ((3001, "order.paid", -190), (3100, "refund.granted", 63))
    )
    return Sample(
        line=line,
        unit_total=5100,
        reductions=[(gettext("Quantity price"), -300)],
        steps=commission_steps({**rule, "base": 4800}, 3),
        posting=posting,
        sources=[sale, back],
        legs=[("store", Sample(account_kind="pending", line="commission", amount=127)), ("store", posting)],
    )


def trail() -> list[Sample]:
    """Categories on the way down."""
    return [
        Sample(slug="kitchen", name=said(gettext("Goods"))),
        Sample(slug="tableware", name=said(gettext("Tableware"))),
    ]


def asked_back() -> list[Sample]:
    """A request for money back in every state."""
    part = Sample(line_id=1, units=2, unsent=1, amount=33800)
    whole = {
        "kind": "return",
        "reason": "defective",
        "goods": 33800,
        "freight": 600,
        "granted": 30000,
        "amount": 30600,
        "currency": "CNY",
        "carrier": "sf",
        "tracking_number": "SF1402617735528",
        "words": gettext("The lid does not close."),
        "photos": [],
        "appeal": gettext("It was like that when it came."),
        "due_at": clock.now(),
        "lines": [part],
    }
    return [Sample(state=state, **whole) for state in aftersales.AfterSaleState]


def line_asked_back(covers: list[str | None]) -> dict[int, Sample]:
    """The order line that the request is about."""
    return {
        1: Sample(title=said(gettext("Teapot of grey stoneware")), options={}, picture=covers[0] if covers else None)
    }


def steps_of_asked_back() -> list[Sample]:
    """How it may go, by people and by time."""
    return [
        Sample(from_state=here, to_state=there, at=clock.now(), why="", actor_kind=kind)
        for here, there in STEPS
        for kind in ("person", "job")
    ]
