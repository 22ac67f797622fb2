"""The audit: recomputes from the rows what must hold, and names each row that breaks it.

The rules are one SQL file. Tests run it after trades and races, `bin/mall audit` runs it by hand, a job runs it every
hour and stops payouts when it finds anything (docs/money.md).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import text

from mall.kernel.db import db

FILE = Path(__file__).with_name("invariants.sql")
HEAD = re.compile(r"^-- ([A-Z]\d+): (.+)$", re.M)
SHOWN = 20  # offending rows per rule: enough to see what happened


@dataclass(frozen=True, slots=True)
class Rule:
    """An invariant: its code, what it says, the query for rows that break it."""

    code: str
    says: str
    query: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A row that breaks a rule."""

    code: str
    says: str
    thing: str
    id: int | None
    detail: str

    def __str__(self) -> str:
        return f"{self.code} {self.thing} {self.id or ''}: {self.detail} ({self.says})"


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of the file, in its order."""
    source = FILE.read_text("utf-8")
    heads = list(HEAD.finditer(source))
    ends = [head.start() for head in heads[1:]] + [len(source)]
    return tuple(
        Rule(head[1], head[2], source[head.end() : end].strip()) for head, end in zip(heads, ends, strict=True)
    )


def findings(codes: Iterable[str] | None = None) -> list[Finding]:
    """The rows that break a rule; none when all is well. Reads one snapshot, so that work going on does not disturb it."""
    wanted = set(codes) if codes else None
    found = []
    with db.engine.connect().execution_options(isolation_level="REPEATABLE READ") as snapshot:
        for rule in rules():
            if wanted is None or rule.code in wanted:
                rows = snapshot.execute(text(rule.query.replace(":", "\\:"))).fetchmany(SHOWN)
                found += [Finding(rule.code, rule.says, row.thing, row.id, row.detail) for row in rows]
    return found


def three_ways() -> tuple[int, int, int]:
    """Minor units three times over: what paid orders cost, what captures were applied to, what the books applied."""
    row = db.session.execute(
        text(
            """
            SELECT (SELECT coalesce(sum(total), 0) FROM store_order WHERE payment = 'paid'),
                   (SELECT coalesce(sum(applied), 0) FROM capture),
                   (SELECT coalesce(-sum(p.amount), 0) FROM posting p JOIN journal j ON j.id = p.journal_id
                    WHERE j.event = 'order.paid' AND p.account_kind = 'unapplied')
            """
        )
    ).one()
    return int(row[0]), int(row[1]), int(row[2])
