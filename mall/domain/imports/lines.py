"""What sheets that are carried out line by line have in common: how their cells are read, and what became of a line."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from mall.domain.imports.models import BankReturn, ParcelSheet
from mall.kernel.sheets import bare
from mall.kernel.text import half_width, in_each, one_line


@dataclass(slots=True, kw_only=True)
class Judged:
    """A line by its number in the sheet, what it would do or did, and why it is left out, in both languages."""

    line: int
    outcome: str = ""
    why: dict[str, str] = field(default_factory=dict)

    def refuse(self, why: Any) -> None:
        """Leave it out."""
        self.outcome, self.why = "refused", in_each(why)


def cell_at(cells: Sequence[str], place: int) -> str:
    """What was typed there, on one line."""
    return one_line(bare(cells[place].replace("\0", "")), 80) if place < len(cells) else ""


def number_in(cell: str) -> str:
    """A number of ours as people copy it: in narrow digits, without spaces."""
    return "".join(half_width(cell).split())


def tally_of(sheet: ParcelSheet | BankReturn) -> Counter[str]:
    """How many lines have which outcome."""
    return Counter(line["outcome"] for line in sheet.lines)
