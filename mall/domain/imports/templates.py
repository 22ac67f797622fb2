"""Our own sheet, empty but for an example: what merchants download to fill in."""

import csv
import io

from mall.domain.imports.columns import COLUMNS
from mall.kernel import plugins

EXAMPLE: tuple[dict[str, str], ...] = (
    {
        "handle": "stoneware-mug",
        "title_zh": "粗陶马克杯",
        "title_en": "Stoneware mug",
        "summary_zh": "手工拉坯，350 毫升",
        "summary_en": "Thrown by hand, 350 ml",
        "details_zh": "可进微波炉和洗碗机。",
        "details_en": "Safe in the microwave and the dishwasher.",
        "option1_name": "颜色 | Colour",
        "option1_value": "红色 | Red",
        "code": "MUG-RED",
        "price": "39.00",
        "list_price": "49.00",
        "tiers": "10: 35, 50: 32",
        "weight": "420",
        "stock": "40",
    },
    {
        "handle": "stoneware-mug",
        "option1_value": "蓝色 | Blue",
        "code": "MUG-BLUE",
        "price": "39.00",
        "weight": "420",
        "stock": "25",
    },
)


def template(kind: str, language: str) -> bytes:
    """The sheet as "csv" or "xlsx", its columns named in Chinese or English."""
    header = [names[1 if language == "zh" else 0] for names in COLUMNS.values()]
    rows = [header, *([line.get(column, "") for column in COLUMNS] for line in EXAMPLE)]
    return as_xlsx(rows) if kind == "xlsx" else as_csv(rows)


def as_csv(rows: list[list[str]]) -> bytes:
    """UTF-8 with the mark by which Excel knows it."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(rows: list[list[str]]) -> bytes:
    """A workbook with wide columns and a header that stays in view; every cell is text."""
    out = io.BytesIO()
    book = plugins.optional("xlsxwriter").Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet()
    bold, plain = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    sheet.set_column(0, len(rows[0]) - 1, 18, plain)
    sheet.freeze_panes(1, 1)
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row, bold if number == 0 else plain)
    book.close()
    return out.getvalue()
