"""Which column of a sheet means what: by the headers of Shopify's product sheet, of its older form, and of our own."""

from collections.abc import Mapping, Sequence

from mall.kernel.refusals import Refusal
from mall.kernel.text import _, fold, one_line

MAX_LINES = 50_000  # of a sheet

# What a column is called by us (in English, in Chinese), then by others. The order is that of our own sheet.
COLUMNS: dict[str, tuple[str, ...]] = {
    "handle": ("Handle", "商品标识", "URL handle"),
    "title_zh": ("Title in Chinese", "中文标题"),
    "title_en": ("Title in English", "英文标题"),
    "category": ("Category", "类目", "Product category"),
    "brand": ("Brand", "品牌", "Vendor"),
    "summary_zh": ("In one line, in Chinese", "中文简介"),
    "summary_en": ("In one line, in English", "英文简介"),
    "details_zh": ("Details in Chinese", "中文详情"),
    "details_en": ("Details in English", "英文详情"),
    "option1_name": ("Option 1", "规格一", "Option1 name"),
    "option1_value": ("Value 1", "规格值一", "Option1 value"),
    "option2_name": ("Option 2", "规格二", "Option2 name"),
    "option2_value": ("Value 2", "规格值二", "Option2 value"),
    "option3_name": ("Option 3", "规格三", "Option3 name"),
    "option3_value": ("Value 3", "规格值三", "Option3 value"),
    "code": ("SKU code", "SKU 编码", "SKU", "Variant SKU"),
    "price": ("Price", "价格", "Variant price"),
    "list_price": ("List price", "划线价", "Compare-at price", "Variant compare at price"),
    "tiers": ("Quantity prices", "阶梯价"),
    "weight": ("Weight in grams", "重量（克）", "Weight value (grams)", "Variant grams"),
    "stock": ("Stock", "库存", "Inventory quantity", "Variant inventory qty"),
    "pictures": ("Picture addresses", "图片地址", "Product image URL", "Image src"),
    "picture_alt": ("What the pictures show", "图片说明", "Image alt text"),
}
# Columns of Shopify's that ours has no use for writing.
FOREIGN: dict[str, tuple[str, ...]] = {
    "title": ("Title",),
    "html": ("Body (HTML)", "Body HTML", "Description"),
    "type": ("Type",),
    "status": ("Status",),
    "picture_place": ("Image position",),
    "sku_picture": ("Variant image", "Variant image URL"),
    "gift_card": ("Gift card",),
}
BY_HEADER = {fold(name): column for column, names in {**COLUMNS, **FOREIGN}.items() for name in names}

Cells = Mapping[str, str]
Line = tuple[int, Cells]


class NotASheet(Refusal):
    message = _(
        "This is not a sheet that we can read. Use CSV or XLSX, with the names of the columns in the first line."
    )


class NoKey(NotASheet):
    message = _("The first line names no column “Handle” or “SKU code”. The template shows how a sheet begins.")


class TooLong(NotASheet):
    message = _("The sheet has more than %(count)s lines. Cut it in two.", count=MAX_LINES)


def header_key(name: str) -> str:
    """What a column's name is known by, however it is written."""
    return fold(name.removeprefix("\ufeff"))


def columns_of(header: Sequence[str]) -> dict[int, str]:
    """{place: column} of the columns we know; a header that comes twice counts once. Raises NoKey."""
    found: dict[int, str] = {}
    for place, name in enumerate(header):
        column = BY_HEADER.get(header_key(name))
        if column and column not in found.values():
            found[place] = column
    if not {"handle", "code"} & set(found.values()):
        raise NoKey
    return found


def unknown_columns(header: Sequence[str]) -> list[str]:
    """The headers that mean nothing to us, for the report."""
    return [one_line(name, 40) for name in header if name.strip() and header_key(name) not in BY_HEADER]
