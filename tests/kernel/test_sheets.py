"""Sheets: what somebody typed starts no formula, numbers stay numbers, and what was typed can be had back."""

import csv
import io
from decimal import Decimal

import pytest
import python_calamine as calamine

from mall.kernel import sheets

PAYLOADS = (
    "=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "|calc", "＝1+1", "＋1", "－1", "＠a", "｜a",
    " =1", "'=1", "\u3000＝1", '=HYPERLINK("http://x","y")',
)  # fmt: skip
HARMLESS = ("", "tea", "青山茶铺", "'quoted'", "a=b", "1-2", " tea")


@pytest.mark.parametrize("text", PAYLOADS)
def test_a_cell_starts_no_formula_and_can_be_had_back(text: str) -> None:
    assert not sheets.starts_formula(sheets.inert(text))
    assert sheets.inert(text) != text
    assert sheets.bare(sheets.inert(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert sheets.inert(text) == text


def test_csv_read_back_has_no_cell_that_computes() -> None:
    content = sheets.as_csv([["name", "amount"], *([text, Decimal("-6.80")] for text in PAYLOADS)])
    assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\xef\xbb\xbf") == 1
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row[1] for row in rows[1:]] == ["-6.80"] * len(PAYLOADS)
    assert not [row[0] for row in rows if sheets.starts_formula(row[0])]


def test_a_workbook_read_back_has_text_as_text_and_numbers_as_numbers() -> None:
    content = sheets.as_xlsx([["name", "amount", "count"], *([text, Decimal("-6.80"), 3] for text in PAYLOADS)])
    assert b"<f>" not in content
    rows = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert {(row[1], row[2]) for row in rows[1:]} == {(-6.8, 3.0)}
    assert not [row[0] for row in rows if sheets.starts_formula(str(row[0]))]
