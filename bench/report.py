"""Tables for people, JSON for programs, and the aims: held or missed."""

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from bench import meters


@dataclass(frozen=True)
class Aim:
    """What we want, what was measured, whether that is it. An aim that must hold breaks the run when it does not."""

    wanted: str
    measured: str
    is_held: bool
    is_must: bool = False

    def __str__(self) -> str:
        return f"{'held  ' if self.is_held else 'MISSED'}  {self.wanted}: {self.measured}"


@dataclass
class Report:
    """What a run found."""

    name: str
    at: str = field(default_factory=lambda: datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"))
    machine: str = field(default_factory=lambda: f"{meters.cores()} cores, {platform.machine()}, {platform.system()}")
    rows: list[dict[str, Any]] = field(default_factory=list)
    aims: list[Aim] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether everything that must hold does."""
        return all(aim.is_held for aim in self.aims if aim.is_must)

    def write(self, path: Path) -> None:
        """Everything as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1, default=str) + "\n", "utf-8")


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Columns as wide as they need: the first one to the left, numbers to the right."""
    cells = [list(heads), *([shown(cell) for cell in row] for row in rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(heads))]
    return "\n".join(
        "  ".join(cell.rjust(width) if place else cell.ljust(width) for place, (cell, width) in enumerate(pairs))
        for pairs in (list(zip(row, widths, strict=True)) for row in cells)
    )


def shown(cell: object) -> str:
    """Three digits that matter; nothing for what was not measured."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell >= 100 else f"{cell:.1f}" if cell >= 10 else f"{cell:.2f}"
    return str(cell)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of them does not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """How many times as much, as the median over the rounds: both had the same noise in each."""
    return median(mine / yours for mine, yours in zip(ours, theirs, strict=True))
