"""The demo mall is filled whole: with few goods of most stores, all those of the first, and everything that happens to them."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from mall import audit
from mall.demo import content, fill, history
from mall.demo.content import PRODUCTS, STORES
from mall.demo.content.shapes import ProductSeed
from mall.domain import aftersales
from mall.kernel.db import db
from mall.models import AfterSale, Job, Order, Store

EACH, OF_THE_FIRST = 1, 26
NAMING = [Path(content.__file__).parent / f"{name}.py" for name in ("asking", "opinions", "pages", "stores")]


def few() -> Iterator[ProductSeed]:
    """Of most stores a few, and what other content names."""
    named = "".join(file.read_text("utf-8") for file in NAMING)
    seen: Counter[str] = Counter()
    for seed in PRODUCTS:
        seen[seed.store] += 1
        is_named = f'"{seed.handle}"' in named
        if is_named or seen[seed.store] <= (OF_THE_FIRST if seed.store == STORES[0].slug else EACH):
            yield seed


@pytest.mark.timeout(900)  # the longest of all tests, where the machine is busy
def test_the_demo_mall_fills_to_its_end_and_the_audit_finds_nothing(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fill, "PRODUCTS", list(few()))
    monkeypatch.setattr(history, "DAYS", 14)
    monkeypatch.setattr(history, "PER_DAY", 3)
    said: list[str] = []
    fill.fill(said.append)
    assert {order.fulfilment for order in db.session.query(Order)} >= {
        "waiting",
        "ready",
        "part_shipped",
        "shipped",
        "received",
        "closed",
    }
    states = set(aftersales.AfterSaleState) - {"granted"}  # what is granted is paid by a job at once
    assert {request.state for request in db.session.query(AfterSale)} == states
    assert not db.session.query(Job).filter(Job.last_error != "").all()
    assert [store.slug for store in db.session.query(Store).order_by(Store.id)] == [seed.slug for seed in STORES]
    assert not audit.findings()
