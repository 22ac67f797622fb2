"""How fast searching is: fills databases of its own with made-up products, indexes them and times queries.

    python -m tests.domain.search.measure 1000 100000

Prints the indexing time per number of products; then for each query and mall the CPU milliseconds it takes, here and
in the database, with the median and the 95th percentile of the waiting time; and how much more CPU the largest mall
takes than the smallest. The malls take turns, so that whatever else the machine does slows all of them alike. CPU
figures come from /proc, so this runs on Linux only.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from sqlalchemy import create_engine, insert, text

from mall import create_app
from mall.config import Settings
from mall.demo.content.categories import CATEGORIES
from mall.demo.content.shapes import CategorySeed
from mall.domain import catalog, people, search, stores
from mall.kernel import actors, clock
from mall.kernel.db import Base, db
from mall.local.services import Services
from mall.models import Category, Product

ROBOT = actors.job("measure")
RUNS = 100
BATCH = 1000
STYLES = (
    ("红色", "Red"), ("天蓝", "Sky blue"), ("墨绿", "Dark green"), ("米白", "Off-white"), ("曜黑", "Jet black"),
    ("复古", "Vintage"), ("北欧", "Nordic"), ("新中式", "Chinese style"), ("便携", "Portable"), ("折叠", "Folding"),
    ("加厚", "Thick"), ("轻量", "Light"), ("防水", "Waterproof"), ("无线", "Wireless"), ("蓝牙", "Bluetooth"),
    ("手工", "Handmade"), ("纯棉", "Cotton"), ("真丝", "Silk"), ("羊毛", "Wool"), ("橡木", "Oak"), ("胡桃木", "Walnut"),
    ("不锈钢", "Stainless steel"), ("陶瓷", "Ceramic"), ("玻璃", "Glass"),
)  # fmt: skip
PURPOSES = (("夏季新款", "for summer"), ("家用", "for home"), ("办公室", "for the office"), ("送礼", "as a gift"))
DRESS = {"zh": "连衣裙", "en": "dresses"}  # every fortieth product
QUERIES = {
    "a word of every 40th": "连衣裙",
    "two words together": "红色连衣裙",
    "traditional": "藍牙連衣裙",
    "one character": "茶",
    "a word of every 12th": "陶瓷",
    "a word of every 4th": "家用",
    "English plural": "dress",
    "three English words": "silk dresses summer",
    "pinyin": "lianyiqun",
    "initials": "lyq",
    "model number": "XK-520",
    "the beginning of one": "bluetoo",
    "nothing": "zebra submarine",
}


@dataclass
class Measured:
    """A mall of that many products, and the page key of the 20th page of a frequent word."""

    size: int
    app: Flask
    far: str | None = None


def main(sizes: list[int]) -> None:
    """Fill and index a mall per size, then ask all of them."""
    with tempfile.TemporaryDirectory(prefix="mall-") as folder, Services(Path(folder), durable=False) as services:
        malls = [prepare(services, size, Path(folder)) for size in sizes]
        print(f"\n{'CPU ms, p50, p95':22}" + "".join(f"{mall.size:>26}" for mall in malls))
        for label, words in QUERIES.items():
            report(label, malls, lambda mall, words=words: search.find(words))
        report("its 20th page", malls, lambda mall: search.find("家用", after=mall.far))
        report("by price", malls, lambda mall: search.find("陶瓷", search.Sort.PRICE_UP))
        report("did you mean", malls, lambda mall: search.did_you_mean("blutooth headphonse"))
        report("suggestions", malls, lambda mall: search.suggestions("lian"))
        report("completed query", malls, lambda mall: search.suggestions("silk dre"))
        for mall in malls:
            with mall.app.app_context():
                db.engine.dispose()


def prepare(services: Services, size: int, folder: Path) -> Measured:
    """The mall on a database of its own, filled and indexed."""
    mall = Measured(size, fresh_app(services, f"measure_{size}", folder))
    with mall.app.app_context():
        fill(size)
        began, cpu = time.perf_counter(), time.process_time()
        search.rebuild(lambda seen: db.session.commit())
        db.session.commit()
        wall, cpu = time.perf_counter() - began, time.process_time() - cpu
        print(
            f"{size} products indexed in {wall:.1f} s ({cpu:.1f} s of this process), {megabytes():.0f} MB", flush=True
        )
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
        for _ in range(20):
            mall.far = search.find("家用", after=mall.far).next or mall.far
    return mall


def fresh_app(services: Services, name: str, folder: Path) -> Flask:
    """The mall on a new database."""
    with create_engine(services.admin_url, isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    url = services.database_url_of(name)
    Base.metadata.create_all(create_engine(url))
    return create_app(Settings(database_url=url, var=folder, testing=True))


def fill(size: int) -> None:
    """Stores and published products, without the review they would pass in life."""
    owner = people.sign_up(people.contact_of("owner@example.org"), "Owner")
    shops = [stores.found({"zh": f"{n}号店", "en": f"Store {n}"}, owner_id=owner.id, actor=ROBOT) for n in range(20)]
    for shop in shops:
        stores.open_store(shop, ROBOT)
    leaves, chance = plant(CATEGORIES, None), random.Random(7)
    for start in range(0, size, BATCH):
        numbers = range(start, min(size, start + BATCH))
        db.session.execute(
            insert(Product), [made_up(number, chance, leaves, shops[number % 20].id) for number in numbers]
        )
    db.session.commit()


def plant(seeds: Iterable[CategorySeed], parent: Category | None) -> list[Category]:
    """The demo mall's categories; returns the leaves."""
    leaves = []
    for seed in seeds:
        node = catalog.add_category({"zh": seed.name.zh, "en": seed.name.en}, seed.slug, parent)
        leaves += plant(seed.children, node) if seed.children else [node]
    return leaves


def made_up(number: int, chance: random.Random, leaves: list[Category], store_id: int) -> dict[str, object]:
    """A product with a plausible title; some categories are fuller than others, few products sell much."""
    leaf = leaves[min(int(chance.expovariate(6 / len(leaves))), len(leaves) - 1)]
    (style, english), (other, english_other) = chance.sample(STYLES, 2)
    purpose, english_purpose = chance.choice(PURPOSES)
    noun = leaf.name if number % 40 else DRESS
    return {
        "store_id": store_id,
        "handle": f"p{number}",
        "slug": f"p{number}",
        "category_id": leaf.id,
        "state": "published",
        "published_at": clock.now(),
        "title": {
            "zh": f"{style}{other}{noun['zh']}{purpose} XK-{number}",
            "en": f"{english} {english_other.lower()} {noun['en'].lower()} {english_purpose} XK-{number}",
        },
        "price_from": chance.randrange(900, 90_000),
        "sold": int(chance.paretovariate(0.8)),
        "in_stock": chance.random() < 0.95,
    }


def megabytes() -> float:
    size = db.session.scalar(text("SELECT pg_total_relation_size('search_document')"))
    return float(size or 0) / 1e6


def report(label: str, malls: list[Measured], ask: Callable[[Measured], object]) -> None:
    """Time it in all malls in turn and print a line."""
    waits: dict[int, list[float]] = {mall.size: [] for mall in malls}
    cpu = dict.fromkeys(waits, 0.0)
    for run in range(RUNS + 5):
        for mall in malls:
            with mall.app.app_context():
                ask(mall)  # what a process keeps belongs to this mall now
                db.session.expunge_all()
                backend = db.session.scalar(text("SELECT pg_backend_pid()"))
                used, began = cpu_of(backend), time.perf_counter()
                ask(mall)
                if run >= 5:
                    waits[mall.size].append((time.perf_counter() - began) * 1000)
                    cpu[mall.size] += (cpu_of(backend) - used) / RUNS
    line = [
        f"{cpu[size]:8.1f}  {statistics.median(taken):7.1f} {statistics.quantiles(taken, n=20)[-1]:7.1f}"
        for size, taken in waits.items()
    ]
    print(f"{label:22}" + "  ".join(line) + f"   x {cpu[malls[-1].size] / cpu[malls[0].size]:.2f}", flush=True)


def cpu_of(backend: int) -> float:
    """CPU milliseconds that this process and the database's have used so far."""
    return time.process_time() * 1000 + int(Path(f"/proc/{backend}/schedstat").read_text().split()[0]) / 1e6


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1000, 100_000])
