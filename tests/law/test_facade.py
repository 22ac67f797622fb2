"""The doors: mall.models shows every table, and every trade's face offers names that exist and are explained."""

import importlib
import re

import pytest

from mall import models
from mall.kernel.db import Base
from tests.law import imports, source

TRADES = sorted(
    {spot.owner for spot in map(imports.spot_of, source.mall().modules) if spot.part == "trade" and not spot.file}
)


@pytest.fixture(scope="module", autouse=True)
def every_table() -> None:
    """Classes that nobody imports yet count too."""
    source.import_trades()


def tables() -> dict[str, str]:
    """Every table and the part of the house it belongs to: "kernel" or a trade."""
    found = {}
    for mapper in Base.registry.mappers:
        spot = imports.spot_of(mapper.class_.__module__)
        found[mapper.local_table.name] = spot.owner or spot.part  # type: ignore[attr-defined]
    return found


def map_of_the_schema() -> dict[str, str]:
    """The tables as the docstring of mall.models lists them: {table: kernel or trade}."""
    listed, here = {}, ""
    for line in (models.__doc__ or "").splitlines():
        heading = re.match(r"([a-z]+) {2,}\S", line)
        if heading:
            here, line = heading[1], line[len(heading[1]) :]
        elif not line.startswith("  "):
            here = ""
        if here:
            listed |= dict.fromkeys(re.findall(r"[a-z_]+", re.sub(r"\([^)]*\)?", "", line)), here)
    return listed


def test_every_class_with_a_table_stands_in_the_door() -> None:
    missing = [
        f"from {mapper.class_.__module__} import {mapper.class_.__name__}"
        for mapper in Base.registry.mappers
        if getattr(models, mapper.class_.__name__, None) is not mapper.class_
        or mapper.class_.__name__ not in models.__all__
    ]
    assert not missing, "add to mall/models.py, to its __all__ too:\n" + "\n".join(sorted(missing))


def test_every_table_is_made_by_a_mapped_class() -> None:
    unmapped = set(Base.metadata.tables) - set(tables())
    assert not unmapped, f"tables without a class, which no loader criterion and no door knows: {sorted(unmapped)}"


def test_the_map_of_the_schema_is_true() -> None:
    listed, real = map_of_the_schema(), tables()
    wrong = [f"the line of {real[name]} lacks {name}" for name in sorted(set(real) - set(listed))]
    wrong += [
        f"{name} is listed under {listed[name]} and there is no such table" for name in sorted(set(listed) - set(real))
    ]
    wrong += [
        f"{name} is listed under {listed[name]} and belongs to {real[name]}"
        for name in sorted(set(real) & set(listed))
        if listed[name] != real[name]
    ]
    assert not wrong, "mend the docstring of mall/models.py:\n" + "\n".join(wrong)


def test_tables_stand_in_models_files() -> None:
    strays = [
        f"{mapper.class_.__module__}.{mapper.class_.__name__}"
        for mapper in Base.registry.mappers
        if imports.spot_of(mapper.class_.__module__).part == "trade"
        and imports.spot_of(mapper.class_.__module__).file != "models"
    ]
    assert not strays, f"move these classes into the models.py of their trade: {strays}"


@pytest.mark.parametrize("trade", TRADES)
def test_a_face_is_explained_and_whole(trade: str) -> None:
    face = importlib.import_module(f"mall.domain.{trade}")
    assert len((face.__doc__ or "").split()) >= 10, (
        f"mall/domain/{trade}/__init__.py: say the trade's vocabulary in its docstring"
    )
    assert hasattr(face, "__all__"), f"mall/domain/{trade}/__init__.py: list in __all__ what others may call"
    broken = [name for name in face.__all__ if not hasattr(face, name)]
    assert not broken, f"mall/domain/{trade}/__init__.py: __all__ names what the face does not have: {broken}"
    assert len(face.__all__) == len(set(face.__all__)), f"mall/domain/{trade}/__init__.py: __all__ has a name twice"


@pytest.mark.parametrize("trade", TRADES)
def test_what_a_face_offers_is_documented(trade: str) -> None:
    face = importlib.import_module(f"mall.domain.{trade}")
    silent = [
        name
        for name in getattr(face, "__all__", ())
        if getattr(getattr(face, name), "__module__", "").startswith("mall.")
        and callable(getattr(face, name))
        and not isinstance(getattr(face, name), type)
        and not getattr(face, name).__doc__
    ]
    assert not silent, f"functions of mall.domain.{trade} that others call and that say nothing of themselves: {silent}"
