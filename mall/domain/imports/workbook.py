"""A program of its own: reads a workbook from standard input and writes its first sheet as CSV.

A few kilobytes of workbook can ask for more memory than the machine has, and the library that reads it then takes its
whole process down. So `sheets` runs this file in a process that may die: nothing else of the mall is loaded here. Every
row begins with its number. Exit code 1: this is no workbook.
"""

import contextlib
import csv
import io
import itertools
import resource
import sys
from collections.abc import Iterator
from typing import Any

import python_calamine as calamine

MEMORY = 768 * 1024 * 1024  # bytes, libraries included
SECONDS = 60  # of computing
NO_WORKBOOK = 1


def main(lines: int, columns: int, size: int) -> None:
    """Write at most so many lines, columns of each, and bytes."""
    limit(size)
    out = csv.writer(io.TextIOWrapper(sys.stdout.buffer, "utf-8", newline=""))
    try:
        for number, cells in itertools.islice(rows_of(sys.stdin.buffer.read()), lines):
            out.writerow([number, *map(written, cells[:columns])])
    except (calamine.CalamineError, OSError, ValueError, IndexError):
        sys.exit(NO_WORKBOOK)


def limit(size: int) -> None:
    """Give up every right to more than this program needs. Systems that know no such limit go without."""
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, size),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def rows_of(content: bytes) -> Iterator[tuple[int, list[Any]]]:
    """Rows of the first sheet, numbered as a spreadsheet numbers them."""
    sheet = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    return enumerate(sheet.iter_rows(), (sheet.start or (0, 0))[0] + 1)


def written(cell: Any) -> str:
    """A cell as somebody would have typed it: 12, not 12.0; 9.9, not 9.900000000000001."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.6f}".rstrip("0").rstrip(".")
    return str(cell)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
