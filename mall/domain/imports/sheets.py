"""Sheets as files: CSV in the encodings that Excel writes, and XLSX, read line by line within limits."""

import codecs
import csv
import datetime
import io
import itertools
import zipfile
from collections.abc import Iterator
from typing import Any

from mall.domain.imports.columns import MAX_LINES, Line, NotASheet, TooLong, columns_of
from mall.kernel import plugins
from mall.kernel.refusals import Refusal
from mall.kernel.text import _

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024  # bytes of an XLSX when it is unpacked
MAX_COLUMNS = 200
MAX_CELL = 600_000  # characters
CHUNK = 64 * 1024  # bytes
ZIP = b"PK\x03\x04"
ENCODINGS = ("utf-8-sig", "gb18030")  # what is no UTF-8 is what Excel writes in China
DELIMITERS = ",;\t"

csv.field_size_limit(MAX_CELL)


class SheetTooLarge(Refusal):
    message = _("This sheet is too large. At most 20 MB; cut it in two.")


def rows_of(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """(line number, cells) of a file, the header first. Raises NotASheet, SheetTooLarge, TooLong while it reads."""
    if len(content) > MAX_BYTES:
        raise SheetTooLarge
    for number, cells in xlsx_rows(content) if content.startswith(ZIP) else csv_rows(content):
        if number > MAX_LINES + 1:
            raise TooLong
        yield number, cells[:MAX_COLUMNS]


def lines_of(content: bytes) -> tuple[list[str], Iterator[Line]]:
    """The header, and then the lines with each known cell under its column's name. Raises NotASheet, NoKey."""
    rows = rows_of(content)
    header = next(rows, (0, [""]))[1]
    columns = columns_of(header)
    return header, named(rows, columns)


def named(rows: Iterator[tuple[int, list[str]]], columns: dict[int, str]) -> Iterator[Line]:
    """Lines by column name; empty ones are left out."""
    for number, cells in rows:
        line = {columns[place]: cell.strip() for place, cell in enumerate(cells) if place in columns}
        if any(line.values()):
            yield number, line


def csv_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Numbered rows of a CSV, as a spreadsheet numbers them. Raises NotASheet."""
    encoding = encoding_of(content)
    head = io.TextIOWrapper(io.BytesIO(content), encoding, errors="replace", newline="").readline(MAX_CELL)
    delimiter = max(DELIMITERS, key=head.count)
    reader = csv.reader(io.TextIOWrapper(io.BytesIO(content), encoding, newline=""), delimiter=delimiter)
    for number in itertools.count(1):
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise NotASheet(_("Line %(line)s cannot be read: a quotation mark is missing.", line=number)) from None


def encoding_of(content: bytes) -> str:
    """The first encoding in which all of it makes sense. Raises NotASheet."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        possible: tuple[str, ...] = ("utf-16",)
    else:
        possible = ENCODINGS if b"\x00" not in content else ()
    for encoding in possible:
        parts = (content[start : start + CHUNK] for start in range(0, len(content), CHUNK))
        try:
            for _text in codecs.iterdecode(parts, encoding):
                pass
        except UnicodeDecodeError:
            continue
        return encoding
    raise NotASheet


def xlsx_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Numbered rows of a workbook's first sheet."""
    check_archive(content)
    calamine = plugins.optional("python_calamine")
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheet = book.get_sheet_by_index(0)
        rows = sheet.iter_rows()
    except (calamine.CalamineError, OSError, ValueError, IndexError):
        raise NotASheet from None
    first = (sheet.start or (0, 0))[0] + 1
    for number, row in enumerate(rows, first):
        yield number, [written(cell) for cell in row]


def check_archive(content: bytes) -> None:
    """Unpack it once, counting: a few kilobytes can unpack to gigabytes. Raises NotASheet, SheetTooLarge."""
    left = MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                left -= member.file_size
                if left < 0:
                    raise SheetTooLarge
                with archive.open(member) as stream:
                    while stream.read(1024 * 1024):
                        pass  # a size that lies is found out by the checksum
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        raise NotASheet from None


def written(cell: Any) -> str:
    """A cell as somebody would have typed it: 12, not 12.0; 9.9, not 9.900000000000001."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.6f}".rstrip("0").rstrip(".")
    if isinstance(cell, datetime.date | datetime.time | datetime.timedelta):
        return str(cell)
    return str(cell)[:MAX_CELL]


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "|", "＝", "＋", "－", "＠") else cell
