"""Lifecycles: an enum, one table of allowed moves, and one `move` that checks, sets and writes an event row.

Two people pressing two buttons meet in `UPDATE … WHERE state = old`: one row count is 1, the other is 0 and refused.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import CheckConstraint, Index, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel import clock
from mall.kernel.actors import Actor
from mall.kernel.db import Base, Keyed, created, db
from mall.kernel.refusals import NotNow, Refusal

State = TypeVar("State", bound=StrEnum)

LIFECYCLES: list["Lifecycle[Any]"] = []


class StateChange(Keyed, Base):
    """One move of one thing: who, when, from, to, why. Never changed, never deleted."""

    __tablename__ = "state_change"
    __table_args__ = (Index(None, "subject", "subject_id", "id"),)

    subject: Mapped[str]
    subject_id: Mapped[int]
    field: Mapped[str]
    from_state: Mapped[str]
    to_state: Mapped[str]
    actor_kind: Mapped[str]
    actor_id: Mapped[int | None]
    why: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = created()


class Lifecycle(Generic[State]):
    """A column's states, the moves between them, and those it may rest in for good.

    `moves` maps a state to the states it may go to. `rests` are the terminal ones: a law test proves that
    every state reaches one of them.
    """

    def __init__(
        self,
        field: str,
        states: type[State],
        moves: Mapping[State, tuple[State, ...]],
        rests: tuple[State, ...],
        refusal: type[Refusal] = NotNow,
    ) -> None:
        self.field, self.states, self.moves, self.rests, self.refusal = field, states, moves, rests, refusal
        LIFECYCLES.append(self)

    def column(self, start: State) -> Mapped[State]:
        """The mapped column, starting in `start`. Pair it with `check()` in the table's arguments."""
        return mapped_column(String(24), default=start)

    def check(self) -> CheckConstraint:
        """A database constraint that allows the states and nothing else."""
        names = ", ".join(f"'{state}'" for state in self.states)
        return CheckConstraint(f"{self.field} IN ({names})", name=f"{self.field}_known")

    def allows(self, old: str, new: State) -> bool:
        """Whether the table of moves has this one."""
        return new in self.moves.get(self.states(old), ())

    def move(self, row: Any, to: State, actor: Actor, why: str = "", **also: Any) -> None:
        """Move `row` to `to`, set the columns in `also` with it, and write the event row.

        Raises the lifecycle's refusal when the move is not in the table or somebody moved the row first.
        """
        old = getattr(row, self.field)
        if not self.allows(old, to):
            raise self.refusal
        table = type(row)
        moved = db.session.execute(
            update(table)
            .where(table.id == row.id, getattr(table, self.field) == old)
            .values({self.field: to, **also})
            .execution_options(synchronize_session=False)
        )
        if moved.rowcount != 1:  # type: ignore[attr-defined]
            raise self.refusal
        db.session.refresh(row)
        self.remember(row, old, to, actor, why)

    def remember(self, row: Any, old: str, to: State, actor: Actor, why: str = "") -> None:
        """Write the event row alone: for the birth of a thing, and for moves made in bulk."""
        db.session.add(
            StateChange(
                subject=type(row).__tablename__,
                subject_id=row.id,
                field=self.field,
                from_state=old,
                to_state=to,
                actor_kind=actor.kind,
                actor_id=actor.id,
                why=why,
                at=clock.now(),
            )
        )


def changes_of(row: Any) -> list[StateChange]:
    """The thing's history, oldest first."""
    mine = select(StateChange).where(StateChange.subject == type(row).__tablename__, StateChange.subject_id == row.id)
    return list(db.session.scalars(mine.order_by(StateChange.id)))
