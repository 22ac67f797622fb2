"""Regions: countries and, for China, provinces, cities and districts by their national code (GB/T 2260).

The codes nest: 33 Zhejiang, 3301 Hangzhou, 330106 Xihu. Hong Kong, Macau and Taiwan have codes of the same shape.
"""

import functools
import json
from pathlib import Path

from sqlalchemy import BigInteger, ForeignKey, Index, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel.db import Base, db

FILE = Path(__file__).with_name("regions.json")


class Region(Base):
    """A place that addresses and freight rules name. `path` is the ids from the province down, itself included."""

    __tablename__ = "region"
    __table_args__ = (Index(None, "parent_id", "id"),)

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("region.id"))
    level: Mapped[int]
    name: Mapped[str]
    country: Mapped[str] = mapped_column(default="CN")


def ancestors(region_id: int | None) -> list[int]:
    """The region's id and those of what it lies in, from the smallest outward: 330106 -> [330106, 3301, 33]."""
    if region_id is None:
        return []
    text = str(region_id)
    return [region_id, *(int(text[:size]) for size in (4, 2) if len(text) > size)]


def provinces() -> list[Region]:
    """The first level, in national order."""
    return list(db.session.scalars(select(Region).where(Region.level == 1).order_by(Region.id)))


def inside(region_id: int) -> list[Region]:
    """What lies directly inside a region."""
    return list(db.session.scalars(select(Region).where(Region.parent_id == region_id).order_by(Region.id)))


def region_of(region_id: int) -> Region | None:
    """The region with that code."""
    return db.session.get(Region, region_id)


def full_name(region_id: int | None) -> str:
    """浙江省 杭州市 西湖区; the placeholder level of municipalities is left out. Asks no database: pages say it often."""
    known = (names().get(each, "") for each in reversed(ancestors(region_id)))
    return " ".join(name for name in known if name not in ("", "市辖区", "县"))


@functools.cache
def names() -> dict[int, str]:
    """Every region's own name by its id."""
    return {region_id: name for region_id, _parent_id, _level, name in rows()}


def find(*names: str) -> int | None:
    """The id of the region with these names from the province down, or None. For imports and the demo."""
    return by_names().get(names)


@functools.cache
def by_names() -> dict[tuple[str, ...], int]:
    """Every region's id by its names from the province down."""
    named: dict[int, tuple[str, ...]] = {}
    for region_id, parent_id, _level, name in rows():
        named[region_id] = (*named.get(parent_id or 0, ()), name)
    return {names: region_id for region_id, names in named.items()}


@functools.cache
def rows() -> list[tuple[int, int | None, int, str]]:
    """(id, parent id, level, name) of every region, parents first, from the committed file."""
    return [tuple(row) for row in json.loads(FILE.read_text("utf-8"))]


def fill() -> int:
    """Write the regions that are missing. Returns how many there are."""
    values = [dict(zip(("id", "parent_id", "level", "name"), row, strict=True)) for row in rows()]
    for start in range(0, len(values), 1000):
        chunk = [{**value, "country": "CN"} for value in values[start : start + 1000]]
        db.session.execute(insert(Region).values(chunk).on_conflict_do_nothing())
    return len(values)
