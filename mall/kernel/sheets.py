"""Sheets that people open in a spreadsheet: rows as CSV or XLSX. What somebody typed can start no formula there.

A cell is text, a number (int or Decimal) or None for nothing. Numbers stay numbers, so that columns can be summed.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from mall.kernel import plugins

Cell = str | int | Decimal | None

# What spreadsheets take for the beginning of a formula, a command or another cell; full-width signs too, which some
# read as their narrow twins.
STARTERS = frozenset("=+-@\t\r\n|＝＋－＠｜")
BLANK = " \u00a0\u3000\ufeff"  # some skip these before they look
QUOTE = "'"
WRITTEN = datetime(2026, 1, 1)  # noqa: DTZ001 - a workbook knows no zones; what each says of when it was made

KINDS = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def inert(text: str) -> str:
    """The text as a cell that no spreadsheet computes: with a quote before it where it would start a formula."""
    return QUOTE + text if starts_formula(text.lstrip(QUOTE)) else text


def bare(text: str) -> str:
    """What was typed, from a cell that `inert` may have quoted: for sheets that come back."""
    return text[1:] if text.startswith(QUOTE) and starts_formula(text.lstrip(QUOTE)) else text


def starts_formula(text: str) -> bool:
    """Whether a spreadsheet might compute it."""
    return text.lstrip(BLANK)[:1] in STARTERS if text else False


def csv_lines(rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Line by line, for answers that are streamed; in UTF-8 with the mark by which Excel knows it."""
    out = io.StringIO(newline="")
    writer, mark = csv.writer(out), "\ufeff"
    for row in rows:
        writer.writerow([inert(cell) if isinstance(cell, str) else cell for cell in row])
        yield (mark + out.getvalue()).encode()
        mark = ""
        out.seek(0)
        out.truncate()


def as_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """The same at once."""
    return b"".join(csv_lines(rows))


def as_xlsx(rows: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook whose first row is the header, in view and bold. Rows are written as they come: memory stays small."""
    out = io.BytesIO()
    book = plugins.optional("xlsxwriter").Workbook(
        out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": WRITTEN})  # the same rows are the same bytes
    sheet = book.add_worksheet()
    bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    amount = book.add_format({"num_format": "0.00"})
    sheet.set_column(0, 60, 18, text)
    sheet.freeze_panes(1, 1)
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(place, column, inert(cell), text if place else bold)
            elif cell is not None:
                sheet.write_number(place, column, cell, amount if isinstance(cell, Decimal) else None)
    book.close()
    return out.getvalue()
