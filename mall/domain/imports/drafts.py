"""What the lines of a sheet say of one product: cells read into a draft, and what is wrong with them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from mall.domain import catalog
from mall.domain.imports.columns import Cells, Line
from mall.domain.imports.texts import paragraphs_of
from mall.kernel import money
from mall.kernel.refusals import Refusal
from mall.kernel.text import _, fold, half_width, one_line

MAX_TOGETHER = 400  # lines of one product
MAX_PICTURES = 12
MAX_TIERS = 20  # of a SKU
MAX_GRAMS = 1_000_000
MAX_UNITS = 1_000_000
MAX_SUMMARY, MAX_DETAILS, MAX_HANDLE, MAX_BRAND = 200, 10_000, 120, 80  # characters
HAN = re.compile(r"[㐀-鿿豈-﫿]")
NO_OPTION = ("title", "default title")  # how Shopify writes a product that comes in one kind


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a line. A fatal one keeps the whole product out; any other leaves out what it is about."""

    line: int
    message: Any
    is_fatal: bool = True


@dataclass(slots=True)
class SkuLine:
    """What a line says of one SKU; None, or nothing, where its cell is empty. Amounts in minor units."""

    line: int
    code: str = ""
    values: list[dict[str, str]] = field(default_factory=list)
    price: int | None = None
    list_price: int | None = None
    tiers: list[list[int]] | None = None
    weight_g: int | None = None
    stock: int | None = None


@dataclass(slots=True)
class Draft:
    """What a sheet says of one product, as JSON can hold it. What an empty cell left out is empty here too."""

    line: int
    handle: str = ""
    title: dict[str, str] = field(default_factory=dict)
    summary: dict[str, str] = field(default_factory=dict)
    details: dict[str, list[str]] = field(default_factory=dict)
    categories: list[str] = field(default_factory=list)
    brand: str = ""
    options: list[dict[str, str]] = field(default_factory=list)
    skus: list[SkuLine] = field(default_factory=list)
    pictures: list[list[str]] = field(default_factory=list)  # [address, what it shows]
    is_active: bool = True

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Draft":
        """The draft as `dataclasses.asdict` wrote it."""
        return cls(**{**stored, "skus": [SkuLine(**sku) for sku in stored["skus"]]})


def together(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines of one product after another: a handle, or where there is none a title, begins the next one."""
    group: list[Line] = []
    for line in lines:
        if group and not belongs(line[1], group[0][1]):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def belongs(cells: Cells, first: Cells) -> bool:
    """Whether a line goes on with the product of the line `first`."""
    handle = cells.get("handle", "")
    if handle or first.get("handle"):
        return (not handle and not has_title(cells)) or fold(handle) == fold(first.get("handle", ""))
    return not has_title(cells) and bool(cells.get("option1_value") or not cells.get("code"))


def has_title(cells: Cells) -> bool:
    return any(cells.get(name) for name in ("title", "title_zh", "title_en"))


def draft_of(lines: Sequence[Line], currency: str = "CNY") -> tuple[Draft, list[Problem]]:
    """What the lines of one product say, and what is wrong with them."""
    reader = Reader(currency)
    draft = reader.product(lines[:MAX_TOGETHER])
    if len(lines) > MAX_TOGETHER:
        reader.blame(lines[0][0], _("A product may take at most %(count)s lines.", count=MAX_TOGETHER))
    return draft, reader.problems


class Reader:
    """Reads cells and remembers what was wrong with them."""

    def __init__(self, currency: str) -> None:
        self.currency = currency
        self.problems: list[Problem] = []

    def blame(self, line: int, message: Any, is_fatal: bool = True) -> None:
        """Remember a problem."""
        self.problems.append(Problem(line, message, is_fatal))

    def product(self, lines: Sequence[Line]) -> Draft:
        """Words from the first line that has them, SKUs and pictures from every line."""
        number = lines[0][0]
        said = {name: cells[name] for _number, cells in reversed(lines) for name in cells if cells[name]}
        draft = Draft(number, handle=self.cut(number, said.get("handle", ""), MAX_HANDLE, _("Handle")))
        draft.title = self.local(number, said, "title", catalog.MAX_TITLE, _("Title"))
        draft.summary = self.local(number, said, "summary", MAX_SUMMARY, _("In one line"))
        draft.details = self.details(number, said)
        draft.categories = [said[name][:200] for name in ("category", "type") if name in said]
        draft.brand = said.get("brand", "")[:MAX_BRAND]
        draft.is_active = fold(said.get("status", "active")) == "active"
        draft.options = self.options(number, lines[0][1])
        draft.skus = [sku for line, cells in lines if is_sku(cells) for sku in [self.sku(line, cells, draft.options)]]
        draft.pictures = self.pictures(lines)
        if not draft.handle and not any(sku.code for sku in draft.skus):
            self.blame(number, _("Give the product a handle, or its SKU a code, so that it is known the next time."))
        if fold(said.get("gift_card", "")) in ("true", "yes", "1"):
            self.blame(number, _("Gift cards are not sold here."))
        return draft

    def local(self, line: int, said: Cells, name: str, limit: int, label: Any) -> dict[str, str]:
        """A text in the languages it is written in; one without a language is Chinese if it looks like it."""
        found = {
            key: self.cut(line, said[f"{name}_{key}"], limit, label) for key in ("zh", "en") if f"{name}_{key}" in said
        }
        plain = self.cut(line, said.get(name, ""), limit, label)
        return {language_of(plain): plain, **found} if plain else found

    def details(self, line: int, said: Cells) -> dict[str, list[str]]:
        """{language: paragraphs}; HTML becomes text."""
        found = {key: paragraphs_of(said[f"details_{key}"]) for key in ("zh", "en") if f"details_{key}" in said}
        if "html" in said:
            parts = paragraphs_of(said["html"])
            found = {language_of(" ".join(parts)): parts, **found} if parts else found
        for key, parts in found.items():
            if sum(map(len, parts)) > MAX_DETAILS:
                self.blame(line, _("The details are longer than %(count)s characters.", count=MAX_DETAILS))
                found[key] = []
        return found

    def options(self, line: int, cells: Cells) -> list[dict[str, str]]:
        """The names of the option groups, from the product's first line."""
        pairs = [(cells.get(f"option{n}_name", ""), cells.get(f"option{n}_value", "")) for n in (1, 2, 3)]
        if (fold(pairs[0][0]), fold(pairs[0][1])) == NO_OPTION:
            return []
        return [self.name(line, name) for name, _value in pairs if name]

    def sku(self, line: int, cells: Cells, options: Sequence[Any]) -> SkuLine:
        """One SKU."""
        sku = SkuLine(line, code=self.code(line, cells.get("code", "")))
        typed = [cells.get(f"option{n}_value", "") for n in range(1, len(options) + 1)]
        if any(typed) and not all(typed):
            self.blame(line, _("A value is missing for one of the options."))
        sku.values = [self.name(line, value) for value in typed] if all(typed) else []
        sku.price = self.amount(line, cells, "price", _("Price"))
        if sku.price == 0:
            self.blame(line, _("A price must be more than nothing."))
        sku.list_price = self.amount(line, cells, "list_price", _("List price"))
        if sku.list_price is not None and sku.price is not None and sku.list_price <= sku.price:
            sku.list_price = None  # Shopify writes 0 where there is none
        sku.tiers = self.tiers(line, cells.get("tiers", ""), sku.price)
        sku.weight_g = self.number(line, cells, "weight", MAX_GRAMS, _("Weight in grams"))
        sku.stock = self.number(line, cells, "stock", MAX_UNITS, _("Stock"))
        return sku

    def pictures(self, lines: Sequence[Line]) -> list[list[str]]:
        """[address, what it shows] by the sheet's places, else in the order of its lines; each address once."""
        placed: list[tuple[int, str, str]] = []
        for order, (line, cells) in enumerate(lines, 1):
            at, alt = cells.get("picture_place", ""), one_line(cells.get("picture_alt", ""), catalog.MAX_TITLE)
            place = int(at) if re.fullmatch(r"[0-9]{1,6}", at) else order
            placed += [(place, url, alt) for url in self.addresses(line, cells.get("pictures", ""))]
            placed += [(2 * MAX_TOGETHER, url, "") for url in self.addresses(line, cells.get("sku_picture", ""))]
        shows: dict[str, str] = {}
        for _place, url, alt in sorted(placed, key=lambda each: each[0]):
            shows[url] = shows.get(url) or alt
        found = [[url, alt] for url, alt in shows.items()]
        if len(found) > MAX_PICTURES:
            self.blame(
                lines[0][0], _("Only the first %(count)s pictures are taken.", count=MAX_PICTURES), is_fatal=False
            )
        return found[:MAX_PICTURES]

    def addresses(self, line: int, typed: str) -> list[str]:
        """Web addresses, separated by spaces or lines."""
        found = typed.split()
        wrong = [url for url in found if not url.lower().startswith(("https://", "http://")) or len(url) > 2000]
        if wrong:
            self.blame(line, _("“%(text)s” is not a web address.", text=one_line(wrong[0], 40)), is_fatal=False)
        return [url for url in found if url not in wrong]

    def code(self, line: int, typed: str) -> str:
        """A SKU code. Shopify lets people write anything; we cannot print everything on a label."""
        code = half_width(typed).removeprefix("'")
        if code and (not catalog.CODE.fullmatch(code) or len(code) > catalog.MAX_CODE):
            self.blame(
                line, _("A SKU code has at most %(count)s letters, digits and . _ / - only.", count=catalog.MAX_CODE)
            )
            return ""
        return code

    def name(self, line: int, typed: str) -> dict[str, str]:
        """The name of an option or a value, in one language or as "Chinese | English"."""
        parts = [part.strip() for part in half_width(typed).split("|", 1)]
        if not any(parts) or any(len(part) > catalog.MAX_NAME for part in parts):
            self.blame(
                line,
                _(
                    "“%(text)s” is no name of an option. Use 1 to %(count)s characters.",
                    text=one_line(typed, 40),
                    count=catalog.MAX_NAME,
                ),
            )
        return catalog.read_name(typed)

    def amount(self, line: int, cells: Cells, name: str, label: Any) -> int | None:
        """Minor units; None where nothing is said."""
        if not cells.get(name):
            return None
        try:
            return money.parse(cells[name], self.currency)
        except money.NotAnAmount as refusal:
            self.blame(line, _("%(column)s: %(problem)s", column=label, problem=refusal.message))
            return None

    def tiers(self, line: int, typed: str, price: int | None) -> list[list[int]] | None:
        """Prices by quantity, as "10: 9.50, 50: 8.80"."""
        if not typed:
            return None
        try:
            found = catalog.parse_tiers(typed)
        except Refusal as refusal:
            self.blame(line, refusal.message)
            return None
        if len(found) > MAX_TIERS:
            self.blame(line, _("At most %(count)s quantity prices.", count=MAX_TIERS))
            return None
        if any(amount == 0 for _minimum, amount in found):
            self.blame(line, _("A price must be more than nothing."))
            return None
        if price is not None and any(amount >= price for _minimum, amount in found):
            self.blame(line, _("A quantity price must be lower than the price."))
            return None
        return [list(pair) for pair in found]

    def number(self, line: int, cells: Cells, name: str, most: int, label: Any) -> int | None:
        """A whole number of grams or units; Shopify's negative stock counts as none."""
        typed = half_width(cells.get(name, ""))
        if not typed:
            return None
        try:
            value = Decimal(typed) if len(typed) < 20 and typed.isascii() else Decimal("nan")
        except InvalidOperation:
            value = Decimal("nan")
        if not value.is_finite() or value > most or value < -most or (name == "stock" and value != int(value)):
            self.blame(line, _("%(column)s: write a whole number up to %(count)s.", column=label, count=most))
            return None
        return max(0, round(value))

    def cut(self, line: int, text: str, limit: int, label: Any) -> str:
        """The text on one line; one that is too long is a problem."""
        plain = one_line(text, limit + 1)
        if len(plain) > limit:
            self.blame(line, _("%(column)s: at most %(count)s characters.", column=label, count=limit))
        return plain[:limit]


def is_sku(cells: Cells) -> bool:
    """Whether a line is about a SKU; Shopify's further pictures have lines of their own."""
    return any(cells.get(name) for name in ("code", "price", "option1_value", "stock", "weight"))


def language_of(text: str) -> str:
    """Chinese as soon as there is a Chinese character in it."""
    return "zh" if HAN.search(text) else "en"
