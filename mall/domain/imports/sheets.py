"""Sheets as files: CSV in the encodings that Excel writes, and XLSX, read line by line within limits."""

import codecs
import csv
import io
import itertools
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from mall.domain.imports.columns import MAX_LINES, Line, NotASheet, TooLong, columns_of
from mall.kernel import sheets
from mall.kernel.refusals import Refusal
from mall.kernel.text import _

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024  # bytes of an XLSX when it is unpacked
MAX_COLUMNS = 200
MAX_CELL = 600_000  # characters
WORKBOOK = str(Path(__file__).with_name("workbook.py"))
NO_WORKBOOK = 1  # its exit code
PATIENCE = 120.0  # seconds for a workbook
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
        line = {
            columns[place]: sheets.bare(cell.replace("\0", "").strip())
            for place, cell in enumerate(cells)
            if place in columns
        }
        if any(line.values()):
            yield number, line


def csv_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Numbered rows of a CSV, as a spreadsheet numbers them. Raises NotASheet."""
    encoding = encoding_of(content)
    head = io.TextIOWrapper(io.BytesIO(content), encoding, errors="replace", newline="").readline(MAX_CELL)
    delimiter = max(DELIMITERS, key=head.count)
    ended: list[bool] = []
    lines = io.TextIOWrapper(io.BytesIO(content), encoding, newline="")
    reader = csv.reader(itertools.chain(lines, noting(ended)), delimiter=delimiter)
    for number in itertools.count(1):
        try:
            row = next(reader)
            if ended:  # in the middle of a cell, which has swallowed every line since its quotation mark
                raise csv.Error
        except StopIteration:
            return
        except csv.Error:
            raise NotASheet(_("Line %(line)s cannot be read: a quotation mark is missing.", line=number)) from None
        yield number, row


def noting(ended: list[bool]) -> Iterator[str]:
    """No line, but a note that whoever reads has come to the end."""
    ended.append(True)
    yield from ()


def encoding_of(content: bytes) -> str:
    """The first encoding in which all of it makes sense. Raises NotASheet."""
    for encoding in possible_encodings(content):
        parts = (content[start : start + CHUNK] for start in range(0, len(content), CHUNK))
        try:
            for _text in codecs.iterdecode(parts, encoding):
                pass
        except UnicodeDecodeError:
            continue
        return encoding
    raise NotASheet


def possible_encodings(content: bytes) -> Sequence[str]:
    """What the bytes look like. Of UTF-16 without its mark the half with the signs between cells tells the order."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    if b"\x00" not in content:
        return ENCODINGS
    head = content[:CHUNK]
    texts = {encoding: head.decode(encoding, errors="replace") for encoding in ("utf-16-le", "utf-16-be")}
    return [
        name for name, text in texts.items() if "\0" not in text and any(sign in text for sign in DELIMITERS + "\n")
    ]


def xlsx_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Numbered rows of a workbook's first sheet, read by a process of its own. Raises NotASheet, SheetTooLarge."""
    check_archive(content)
    with tempfile.TemporaryFile() as plain:
        try:
            read = subprocess.run(
                [sys.executable, "-I", WORKBOOK, str(MAX_LINES + 2), str(MAX_COLUMNS), str(MAX_UNPACKED)],
                input=content,
                stdout=plain,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE,
            )
        except subprocess.TimeoutExpired:
            raise SheetTooLarge from None
        if read.returncode:
            raise NotASheet if read.returncode == NO_WORKBOOK else SheetTooLarge
        plain.seek(0)
        try:
            for number, *cells in csv.reader(io.TextIOWrapper(plain, "utf-8", newline="")):
                yield int(number), cells
        except csv.Error:  # a cell longer than MAX_CELL
            raise SheetTooLarge from None


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
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        raise NotASheet from None
