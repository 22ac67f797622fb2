"""Lifecycles: every state can be reached and left for a rest, somebody moves things there, and the database knows them all."""

import os
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import psycopg
import pytest
from sqlalchemy import Column

from mall.kernel.db import Base
from mall.kernel.refusals import Refusal
from mall.kernel.states import LIFECYCLES, Lifecycle
from tests.conftest import plain
from tests.law import calls, source

source.import_trades()

# Other states in which a thing may be born, and why: {(enum, state): reason}.
OTHER_BIRTHS: dict[tuple[str, str], str] = {}


def name_of(lifecycle: Lifecycle[Any]) -> str:
    return str(lifecycle.states.__name__)


def columns() -> Iterator[Column[Any]]:
    """Every column that starts in a state of some enum."""
    for table in Base.metadata.tables.values():
        for column in table.columns:
            if column.default is not None and isinstance(getattr(column.default, "arg", None), StrEnum):
                yield column


def births(lifecycle: Lifecycle[Any]) -> set[StrEnum]:
    """The states in which rows are written."""
    starts = {column.default.arg for column in columns() if isinstance(column.default.arg, lifecycle.states)}  # type: ignore[union-attr]
    return starts | {state for state in lifecycle.states if (name_of(lifecycle), str(state)) in OTHER_BIRTHS}


def reached(lifecycle: Lifecycle[Any], begin: set[StrEnum]) -> set[StrEnum]:
    """The states that moves lead to from any of these, themselves included."""
    seen, waiting = set(begin), list(begin)
    while waiting:
        for state in lifecycle.moves.get(waiting.pop(), ()):
            if state not in seen:
                seen.add(state)
                waiting.append(state)
    return seen


each = pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=name_of)


@each
def test_a_lifecycle_belongs_to_a_column(lifecycle: Lifecycle[Any]) -> None:
    assert births(lifecycle), (
        f"no column starts in a {name_of(lifecycle)}: write `… = {name_of(lifecycle).upper()}.column(…)`"
    )


@each
def test_every_state_can_be_reached(lifecycle: Lifecycle[Any]) -> None:
    lost = set(lifecycle.states) - reached(lifecycle, births(lifecycle))
    assert not lost, (
        f"no move leads to {sorted(lost)} of {name_of(lifecycle)}: add the move, remove the state, or say in OTHER_BIRTHS "
        "who is born there"
    )


@each
def test_every_state_reaches_a_rest(lifecycle: Lifecycle[Any]) -> None:
    assert set(lifecycle.rests) <= set(lifecycle.states)
    assert lifecycle.rests, f"{name_of(lifecycle)} declares no rest: where does it end?"
    stuck = [state for state in lifecycle.states if not reached(lifecycle, {state}) & set(lifecycle.rests)]
    assert not stuck, (
        f"from {sorted(stuck)} no rest of {name_of(lifecycle)} can be reached: add a move or declare a rest"
    )


@each
def test_moves_are_between_its_own_states(lifecycle: Lifecycle[Any]) -> None:
    named = {*lifecycle.moves, *(state for to in lifecycle.moves.values() for state in to)}
    assert all(isinstance(state, lifecycle.states) for state in named)
    assert all(state not in to for state, to in lifecycle.moves.items()), "a move from a state to itself is no move"


@each
def test_its_refusal_has_words_of_its_own(lifecycle: Lifecycle[Any]) -> None:
    assert issubclass(lifecycle.refusal, Refusal)
    assert "message" in vars(lifecycle.refusal), (
        f"say in {lifecycle.refusal.__name__}.message what the person asked for cannot be done"
    )


@each
def test_somebody_uses_every_state(lifecycle: Lifecycle[Any]) -> None:
    enum, home = name_of(lifecycle), lifecycle.states.__module__
    elsewhere = [module for module in source.mall() if module.name != home or not home.endswith(".states")]
    used = {member for module in elsewhere for name, member in calls.members_named(module) if name == enum}
    idle = {state.name for state in lifecycle.states} - used
    assert not idle, (
        f"nothing ever looks at or moves to {sorted(idle)} of {enum}: a state nobody uses is a promise without effect"
    )


@pytest.fixture(scope="module")
def checks() -> dict[str, str]:
    """The CHECK constraints of the test database: {name: definition}."""
    with psycopg.connect(plain(os.environ["MALL_TEST_ADMIN"]).replace("/postgres?", "/mall_template?")) as connection:
        rows = connection.execute("SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c'")
        return dict(rows.fetchall())


def test_the_database_knows_exactly_the_states_of_every_column(checks: dict[str, str]) -> None:
    wrong = []
    for column in columns():
        enum = type(column.default.arg)  # type: ignore[union-attr]
        definition = checks.get(f"ck_{column.table.name}_{column.name}_known")
        if definition is None:
            wrong.append(
                f"{column.table.name}.{column.name} has no CHECK: add {enum.__name__}'s lifecycle.check() to __table_args__"
            )
        elif set(re.findall(r"'([^']*)'", definition)) != {str(state) for state in enum}:
            wrong.append(f"{column.table.name}.{column.name}: {definition} is not {[str(state) for state in enum]}")
    assert not wrong, "\n".join(wrong)


def test_states_change_through_move_only() -> None:
    """`row.state = …` would skip the check, the event row and the meeting of two people."""
    strays = []
    fields = {lifecycle.field for lifecycle in LIFECYCLES}
    for module in source.mall().below("mall.domain", "mall.blueprints"):
        strays += [module.at(line) for line in calls.assignments_to(module, fields)]
    assert not strays, f"use the lifecycle's move() instead of assigning a state: {strays}"
