"""Our own sheet, empty but for an example: what merchants download to fill in."""

from mall.domain.imports.columns import COLUMNS
from mall.kernel import sheets

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
    return sheets.as_xlsx(rows) if kind == "xlsx" else sheets.as_csv(rows)
