"""`bin/bench search`: what queries cost on malls of different sizes, here and in the database, without a web page.

The malls take turns, so that whatever else the machine does slows all of them alike.
"""

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from flask import Flask
from sqlalchemy import select, text

from bench import meters
from bench.ground import Ground, Mall, say
from bench.report import Aim, Report, percentile, table
from mall import create_app
from mall.config import Settings
from mall.domain import search
from mall.domain.catalog import Wanted
from mall.kernel.db import db
from mall.models import Product

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
FREQUENT = "家用"
PAGES = 20  # how far down a long list the last question goes
SAMPLE = 1_000  # products whose indexing is timed
WARMING = 5  # turns that do not count
MOST = 1.5

Ask = Callable[[str | None], object]


@dataclass(eq=False)
class Course:
    """A mall, the key of a page far down a frequent word, and what the question at hand took: milliseconds per turn."""

    mall: Mall
    app: Flask
    far: str | None = None
    cpu: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)


def bench(sizes: Sequence[int], rounds: int, keep: Path | None) -> Report:
    """Ask every mall everything, so many times."""
    report = Report("search")
    with Ground.at(keep) as ground:
        courses = [opened(ground.mall(size)) for size in sorted(sizes)]
        ground.settle()
        for course in courses:
            report.rows.append(indexing(course))
        for name, ask in questions().items():
            report.rows += asked(name, ask, courses, rounds)
        for course in courses:
            with course.app.app_context():
                db.engine.dispose()
    show(report, sizes)
    return report


def opened(mall: Mall) -> Course:
    """The mall in this process, with its page key."""
    course = Course(mall, create_app(Settings.from_environment(mall.env)))
    with course.app.app_context():
        for _ in range(PAGES):
            course.far = search.find(FREQUENT, after=course.far).next or course.far
    return course


def indexing(course: Course) -> dict[str, Any]:
    """What it takes to write documents, and how large all of them are."""
    with course.app.app_context():
        some = list(db.session.scalars(select(Product.id).order_by(Product.id).limit(SAMPLE)))
        began = time.process_time()
        search.index_products(some)
        used = time.process_time() - began
        size = db.session.scalar(text("SELECT pg_total_relation_size('search_document')"))
        db.session.rollback()
    say(f"{course.mall.size:,} products: {used * 1000 / len(some):.1f} ms to index one, {size / 1e6:.0f} MB")
    return {"products": course.mall.size, "index_ms": used * 1000 / len(some), "megabytes": size / 1e6}


def questions() -> dict[str, Ask]:
    """What is asked, by name; the argument is the page key."""
    return {
        **{name: finding(words) for name, words in QUERIES.items()},
        f"its {PAGES}th page": lambda far: search.find(FREQUENT, after=far),
        "those of half the brands": lambda _far: search.find(FREQUENT, wanted=Wanted(brand_ids=tuple(range(1, 29)))),
        "of merchants, in stock": lambda _far: search.find(
            FREQUENT, wanted=Wanted(modes=("third_party",), in_stock=True)
        ),
        "up to a price": lambda _far: search.find(FREQUENT, wanted=Wanted(high=15_000)),
        "by price": lambda _far: search.find("陶瓷", search.Sort.PRICE_UP),
        "did you mean": lambda _far: search.did_you_mean("blutooth headphonse"),
        "suggestions": lambda _far: search.suggestions("lian"),
        "completed query": lambda _far: search.suggestions("silk dre"),
    }


def finding(words: str) -> Ask:
    """The first page for these words."""
    return lambda _far: search.find(words)


def asked(name: str, ask: Ask, courses: Sequence[Course], rounds: int) -> list[dict[str, Any]]:
    """One question to all malls in turn."""
    for course in courses:
        course.cpu, course.waits = [], []
    for number in range(rounds + WARMING):
        for course in courses:
            turn(ask, course, counts=number >= WARMING)
    return [
        {
            "question": name,
            "products": course.mall.size,
            "cpu": median(course.cpu),
            "p50": percentile(course.waits, 0.5),
            "p95": percentile(course.waits, 0.95),
            "x_small": median(course.cpu) / median(courses[0].cpu),
        }
        for course in courses
    ]


def turn(ask: Ask, course: Course, counts: bool) -> None:
    """Ask once for the process to turn to this mall, and once to measure."""
    with course.app.app_context():
        ask(course.far)
        db.session.expunge_all()
        both = [os.getpid(), db.session.scalar(text("SELECT pg_backend_pid()")) or 0]
        used, began = meters.cpu_of(both), time.perf_counter()
        ask(course.far)
        if counts:
            course.waits.append((time.perf_counter() - began) * 1000)
            course.cpu.append(meters.used(used, meters.cpu_of(both)))


def show(report: Report, sizes: Sequence[int]) -> None:
    """A line per question, the malls side by side."""
    rows = [row for row in report.rows if "question" in row]
    names = list(dict.fromkeys(row["question"] for row in rows))
    heads = ["CPU ms, p50, p95", *(f"{size:,}" if not place else "" for size in sorted(sizes) for place in range(3))]
    print(
        table(
            [*heads, "x small"],
            [
                [name, *(row[key] for row in mine for key in ("cpu", "p50", "p95")), mine[-1]["x_small"]]
                for name in names
                for mine in [[row for row in rows if row["question"] == name]]
            ],
        )
    )
    last = max(rows, key=lambda row: row["x_small"])
    said = f"at most {last['x_small']:.2f} ({last['question']} on {last['products']:,})"
    report.aims.append(Aim(f"no query over {MOST} times itself on the smallest", said, last["x_small"] <= MOST))
