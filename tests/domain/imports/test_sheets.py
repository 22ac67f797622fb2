"""Sheets of merchants: Shopify's and our own, in whatever shape a spreadsheet program leaves them."""

import csv
import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from mall import audit
from mall.domain import catalog, imports, stock
from mall.domain.imports.texts import paragraphs_of
from mall.kernel.db import db
from mall.models import ImportItem, Product, Stock, StockMovement, StoreLocation
from tests.domain.imports.conftest import Sheet, fresh, items, prices, problems, product
from tests.world import ROBOT, World

SHOPIFY = (Path(__file__).parent / "shopify.csv").read_text()


def own_sheet(*rows: dict[str, str]) -> str:
    """Our own sheet with these rows, by English column names."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


CUP = {
    "Handle": "cup",
    "Title in Chinese": "茶杯",
    "Title in English": "Cup",
    "Category": "Kitchen",
    "Price": "12.50",
    "Stock": "8",
}


def test_shopifys_sheet_becomes_products_with_their_skus(world: World, sheet: Sheet) -> None:
    done = sheet(SHOPIFY)
    assert done.state == "done"
    assert [item.outcome for item in items(done)] == ["new", "new"]
    shirt, bowl = product(world, "linen-shirt"), product(world, "plain-bowl")
    assert prices(shirt) == {"LS-S-W": 12900, "LS-M-W": 12900, "LS-M-B": 13900}
    assert [catalog.label(shirt.options, sku.values, "en") for sku in shirt.skus] == [
        "S / White",
        "M / White",
        "M / Blue",
    ]
    assert {sku.code: sku.list_price for sku in shirt.skus} == {"LS-S-W": None, "LS-M-W": 15900, "LS-M-B": None}
    assert catalog.texts_in(shirt.details, "en") == ["Cool in summer.", "• Washable"]
    assert shirt.category_id == bowl.category_id == world.kitchen.id
    assert prices(bowl) == {"plain-bowl": 2500} and bowl.options == [] and bowl.skus[0].weight_g == 450
    assert units(shirt) == {"LS-S-W": 5, "LS-M-W": 0, "LS-M-B": 7}
    assert shirt.state == "draft"
    assert problems(done) == [(2, "The mall does not know the brand “Nobody”; it is left out.")]
    assert audit.findings() == []


def units(here: Product) -> dict[str, int]:
    return {sku.code: stock.available([sku.id]).get(sku.id, 0) for sku in here.skus}


def test_shopifys_newer_column_names_are_known_too(world: World, sheet: Sheet) -> None:
    newer = (
        SHOPIFY.replace("Handle,", "URL handle,", 1)
        .replace("Body (HTML)", "Description")
        .replace(
            "Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Variant Compare At Price",
            "SKU,Weight value (grams),Inventory quantity,Price,Compare-at price",
        )
        .replace(
            "Option1 Name,Option1 Value,Option2 Name,Option2 Value",
            "Option1 name,Option1 value,Option2 name,Option2 value",
        )
    )
    sheet(newer)
    assert prices(product(world, "linen-shirt")) == {"LS-S-W": 12900, "LS-M-W": 12900, "LS-M-B": 13900}


def test_the_same_sheet_again_changes_nothing(world: World, sheet: Sheet) -> None:
    sheet(SHOPIFY)
    before = db.session.query(Product).count(), db.session.query(StockMovement).count()
    again = sheet(SHOPIFY)
    assert [item.outcome for item in items(again)] == ["same", "same"]
    assert (db.session.query(Product).count(), db.session.query(StockMovement).count()) == before


def test_a_later_sheet_changes_what_it_says_and_leaves_the_rest(world: World, sheet: Sheet) -> None:
    sheet(own_sheet({**CUP, "Details in English": "For tea.", "Weight in grams": "200"}))
    sheet(own_sheet({"Handle": "cup", "Price": "13", "Stock": "", "Title in English": "Tea cup"}))
    cup = product(world, "cup")
    assert (cup.title, catalog.texts_in(cup.details, "en")) == ({"zh": "茶杯", "en": "Tea cup"}, ["For tea."])
    assert prices(cup) == {"cup": 1300}
    assert (cup.skus[0].weight_g, units(cup)) == (200, {"cup": 8})


def test_a_product_is_known_by_its_sku_code_where_there_is_no_handle(world: World, sheet: Sheet) -> None:
    done = sheet("SKU code,Price,Stock\ntea-100,70,\nmug,,4\n")
    assert [item.outcome for item in items(done)] == ["changed", "changed"]
    assert prices(product(world, "tea")) == {"tea-100": 7000, "tea-250": 15800}
    assert units(product(world, "mug")) == {"mug": 4}
    assert product(world, "tea").state == "published"


def test_lines_with_codes_alone_are_about_as_many_skus_of_a_product_as_they_like(world: World, sheet: Sheet) -> None:
    header = "SKU code,Price,Title in English,Option 1,Value 1\n"
    done = sheet(header + "tea-100,70,,,\nmug,41,,,\ntea-250,170,,,\n")
    assert problems(done) == []
    assert prices(product(world, "tea")) == {"tea-100": 7000, "tea-250": 17000}
    assert prices(product(world, "mug")) == {"mug": 4100}


def test_a_code_that_comes_twice_loses_no_sku(world: World, sheet: Sheet) -> None:
    sizes = [{"Handle": "cup", "Value 1": size, "SKU code": "cup-1", "Price": "5"} for size in "ML"]
    done = sheet(own_sheet({**CUP, "Option 1": "Size", "Value 1": "S"}, *sizes) + "\n")
    assert problems(done) == [(4, "The SKU code cup-1 comes again.")]
    assert items(done)[0].outcome == "refused"
    again = sheet("SKU code,Price\nmug,41\nmug,42\n")
    assert [item.outcome for item in items(again)] == ["changed", "refused"]
    assert prices(product(world, "mug")) == {"mug": 4100}


def test_products_without_codes_get_codes_of_their_own(world: World, sheet: Sheet) -> None:
    long = "a-very-long-handle-" * 4
    shirt = {"Title in English": "Shirt", "Category": "Kitchen", "Price": "5", "Option 1": "Size"}
    rows = [{**shirt, "Handle": long, "Value 1": size} for size in "SML"]
    done = sheet(own_sheet({**CUP, "Handle": "茶杯"}, {**CUP, "Handle": "饭碗"}, *rows))
    assert [item.outcome for item in items(done)] == ["new", "new", "new"]
    assert len(prices(product(world, long))) == 3


def test_a_count_is_of_the_default_shelf(world: World, sheet: Sheet) -> None:
    other = StoreLocation(store_id=world.green_hill.id, name={"en": "Cellar"}, is_default=False)
    db.session.add(other)
    db.session.flush()
    cellar = stock.Wanted(world.green_hill.id, world.skus["mug"].id, other.id, 5)
    stock.receive(cellar, ROBOT)
    db.session.commit()
    same = sheet("SKU code,Stock\nmug,10\n", is_confirmed=False)
    assert items(same)[0].outcome == "same"
    done = sheet("SKU code,Stock\nmug,15\n")
    assert items(done)[0].outcome == "changed"
    assert units(product(world, "mug")) == {"mug": 20}


def test_words_of_live_goods_wait_for_an_operator_and_prices_do_not(world: World, sheet: Sheet) -> None:
    sheet("Handle,Title in English,Price\nmug,Blue mug,41\n")
    mug = product(world, "mug")
    assert (mug.title["en"], prices(mug)) == ("Stoneware mug", {"mug": 4100})
    edit = catalog.edit_of(mug)
    assert (edit.state, edit.payload["title"]["en"]) == ("draft", "Blue mug")


def test_a_new_value_of_live_goods_is_priced_once_it_is_approved(world: World, sheet: Sheet) -> None:
    lines = "Handle,Option 1,Value 1,SKU code,Price\ntea,规格 | Size,tea-500,tea-500,290\n"
    done = sheet(lines)
    assert [line for line, _words in problems(done)] == [2]
    assert prices(product(world, "tea")) == {"tea-100": 6800, "tea-250": 15800}
    assert len(catalog.edit_of(product(world, "tea")).payload["options"][0]["values"]) == 3


def test_a_product_under_review_is_left_alone(world: World, sheet: Sheet) -> None:
    sheet("Handle,Title in English\nmug,Blue mug\n", submits=True)
    assert catalog.edit_of(product(world, "mug")).waits
    again = sheet("Handle,Title in English\nmug,Red mug\n")
    assert items(again)[0].outcome == "refused"
    assert catalog.edit_of(product(world, "mug")).payload["title"]["en"] == "Blue mug"


def test_complete_products_go_to_the_operators_at_once_if_wanted(world: World, sheet: Sheet, pictures: str) -> None:
    row = {**CUP, "Picture addresses": f"{pictures}/a.png"}
    sheet(own_sheet(row, {**CUP, "Handle": "bare-cup"}), submits=True)
    assert product(world, "cup").state == "in_review"
    assert product(world, "bare-cup").state == "draft"


def test_the_dry_run_writes_nothing_and_says_what_would_happen(world: World, sheet: Sheet) -> None:
    before = db.session.query(Product).count()
    checked = sheet(
        own_sheet(CUP, {**CUP, "Handle": "mug"}, {**CUP, "Handle": "bad", "Price": "cheap"}), is_confirmed=False
    )
    assert checked.state == "checked"
    assert [(item.line, item.outcome) for item in items(checked)] == [(2, "new"), (3, "changed"), (4, "refused")]
    assert db.session.query(Product).count() == before
    assert imports.tally(checked).outcomes == {"new": 1, "changed": 1, "refused": 1}


BROKEN = {
    "no price": ({"Price": ""}, "A new SKU needs a price."),
    "letters for a price": ({"Price": "cheap"}, "Price: Write an amount like 12 or 12.50."),
    "three decimals": ({"Price": "1.005"}, "Price: An amount has at most 2 decimals."),
    "for nothing": ({"Price": "0"}, "A price must be more than nothing."),
    "less than nothing": ({"Price": "-5"}, "Price: Write an amount like 12 or 12.50."),
    "too dear": ({"Price": "99999999"}, "Price: This amount is too high."),
    "half a cup": ({"Stock": "1.5"}, "Stock: write a whole number up to 1000000."),
    "infinite stock": ({"Stock": "1e400"}, "Stock: write a whole number up to 1000000."),
    "no title": ({"Title in Chinese": "", "Title in English": ""}, "A new product needs a title."),
    "a long title": ({"Title in English": "x" * 121}, "Title: at most 120 characters."),
    "an unknown category": ({"Category": "Spaceships"}, "The mall has no category “Spaceships”. Choose one for such products."),
    "no category": ({"Category": ""}, "It says no category. Choose one for such products."),
    "a code with spaces": ({"SKU code": "a b"}, "A SKU code has at most 60 letters, digits and . _ / - only."),
    "somebody's code": ({"SKU code": "mug"}, "Another product of the store has the SKU code mug."),
    "a dear quantity price": ({"Quantity prices": "10: 13"}, "A quantity price must be lower than the price."),
    "a quantity price of nothing": ({"Price": "", "Quantity prices": "10: 0"}, "A price must be more than nothing."),
    "many quantity prices": (
        {"Quantity prices": ", ".join(f"{number}: 1" for number in range(2, 23))},
        "At most 20 quantity prices.",
    ),
    "an odd quantity price": ({"Quantity prices": "ten"}, catalog.NotTiers.message),
    "a long option": ({"Option 1": "x" * 31, "Value 1": "y"}, f"“{'x' * 31}” is no name of an option. Use 1 to 30 characters."),
    "a missing value": (
        {"Option 1": "Size", "Value 1": "S", "Option 2": "Colour", "Value 2": ""},
        "A value is missing for one of the options.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_line_is_named_and_loses_no_good_one(world: World, sheet: Sheet, name: str) -> None:
    changes, sentence = BROKEN[name]
    done = sheet(
        own_sheet({**CUP, "Handle": "first"}, {**CUP, "Handle": "broken", **changes}, {**CUP, "Handle": "last"})
    )
    assert [item.outcome for item in items(done)] == ["new", "refused", "new"]
    assert (3, sentence) in problems(done)
    assert catalog.product_by_handle(world.green_hill, "broken") is None
    assert all(item.problems[0]["message"]["zh"] for item in items(done) if item.problems)


def test_a_handle_and_a_code_come_once(world: World, sheet: Sheet) -> None:
    done = sheet(own_sheet(CUP, {**CUP, "Handle": "other", "SKU code": "cup"}, CUP))
    assert [item.outcome for item in items(done)] == ["new", "refused", "refused"]


def test_the_handle_of_a_deleted_product_is_free_again(world: World, sheet: Sheet) -> None:
    sheet(own_sheet(CUP))
    catalog.remove(product(world, "cup"), ROBOT)
    db.session.commit()
    done = sheet(own_sheet(CUP))
    assert items(done)[0].outcome == "new"
    assert prices(product(world, "cup")) == {"cup": 1250}


def test_the_handle_that_a_deleted_product_is_left_with_loses_no_sheet(world: World, sheet: Sheet) -> None:
    sheet(own_sheet(CUP))
    gone = product(world, "cup")
    catalog.remove(gone, ROBOT)
    db.session.commit()
    done = sheet(own_sheet({**CUP, "Handle": gone.handle}, CUP))
    assert [item.outcome for item in items(done)] == ["refused", "new"]


def test_what_a_database_cannot_hold_is_left_out(world: World, sheet: Sheet) -> None:
    lines = "Handle,Title,Category,Brand,Price,Image Src,Image Position\n"
    row = f"cup,Cup,Kit\0chen,No\0body,5,https://exa\0mple.invalid/a,{'1' * 5000}\n"
    done = sheet((lines + row).encode("utf-16"))
    assert items(done)[0].outcome == "new"
    assert product(world, "cup").category_id == world.kitchen.id


def test_counts_below_what_is_promised_are_noted_and_not_believed(world: World, sheet: Sheet) -> None:
    db.session.query(Stock).filter_by(sku_id=world.skus["mug"].id).update({"held": 3})
    db.session.commit()
    done = sheet("SKU code,Stock,Price\nmug,2,40\n")
    assert problems(done) == [(2, stock.BelowHeld.message)]
    assert prices(product(world, "mug")) == {"mug": 4000}
    assert db.session.query(Stock).filter_by(sku_id=world.skus["mug"].id).one().on_hand == 10


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_spreadsheet_program_is_understood(world: World, sheet: Sheet, encoding: str, delimiter: str) -> None:
    text = (
        delimiter.join(["商品标识", "中文标题", "类目", "价格"])
        + "\r\n"
        + delimiter.join(["bei", "杯子", "厨房", "８．５"])
    )
    assert items(sheet(text.encode(encoding)))[0].outcome == "new"
    assert (product(world, "bei").title, prices(product(world, "bei"))) == ({"zh": "杯子"}, {"bei": 850})


def workbook(*rows: list[object]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, tuple):  # a formula, and what it came to
                page.write_formula(number, column, cell[0], None, cell[1])
            else:
                page.write(number, column, cell)
    book.close()
    return out.getvalue()


def test_a_workbook_is_read_with_its_numbers(world: World, sheet: Sheet) -> None:
    done = sheet(
        workbook(["Handle", "Title", "Type", "SKU", "Price", "Stock"], ["pot", "Pot", "Kitchen", 1024, 9.9, 3.0])
    )
    assert problems(done) == []
    assert (prices(product(world, "pot")), units(product(world, "pot"))) == ({"1024": 990}, {"1024": 3})


def test_a_formula_in_a_workbook_is_what_its_program_computed_last(world: World, sheet: Sheet) -> None:
    heads = ["Handle", "Title in English", "Category", "Price"]
    computed = ["pot", ("=UPPER(A2)", "POT"), "Kitchen", ("=2*6", 12)]
    never = ["pan", ('=HYPERLINK("http://a")', ""), "Kitchen", ("=cmd|'/c calc'!A0", "")]
    done = sheet(workbook(heads, computed, never))
    assert (product(world, "pot").title, prices(product(world, "pot"))) == ({"en": "POT"}, {"pot": 1200})
    assert catalog.product_by_handle(world.green_hill, "pan") is None
    assert {line for line, _sentence in problems(done)} == {3}


@pytest.mark.parametrize(
    "written", [lambda rows: workbook(*rows), lambda rows: "\n".join(map(",".join, rows)).encode()]
)
def test_a_sheet_with_more_lines_than_we_take_is_told_so(
    world: World, sheet: Sheet, monkeypatch: pytest.MonkeyPatch, written: Callable[[list[list[str]]], bytes]
) -> None:
    monkeypatch.setattr("mall.domain.imports.sheets.MAX_LINES", 3)
    rows = [["Handle", "Title", "Category", "Price"], *([f"cup-{place}", "Cup", "Kitchen", "5"] for place in range(4))]
    assert len(items(sheet(written(rows[:4])))) == 3
    too_long = sheet(written([[cell.replace("cup", "mug") for cell in row] for row in rows]))
    assert too_long.state == "unreadable" and "50000" in too_long.reason["en"]
    assert db.session.query(Product).filter(Product.handle.like("mug-%")).count() == 0


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_can_be_sent_back_as_it_is(world: World, sheet: Sheet, kind: str, language: str) -> None:
    done = sheet(imports.template(kind, language), category_id=world.kitchen.id)
    assert problems(done) == [] and done.unknown == []
    assert prices(product(world, "stoneware-mug")) == {"MUG-RED": 3900, "MUG-BLUE": 3900}
    assert product(world, "stoneware-mug").options[0]["name"] == {"zh": "颜色", "en": "Colour"}


def far_cell() -> bytes:
    """A workbook of two cells, so far apart that all between them fits in no memory."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet()
    page.write(0, 0, "Handle")
    page.write(1_048_575, 16_383, "x")
    book.close()
    return out.getvalue()


def damaged() -> bytes:
    """A workbook whose sheet was packed by somebody who cannot."""
    content = bytearray(workbook(["Handle"], ["cup"]))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset + 30 + len("xl/worksheets/sheet1.xml")
    content[start : start + 20] = b"\xff" * 20
    return bytes(content)


def open_document() -> bytes:
    """A workbook of another family that says one cell a billion times over."""
    cell = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" '
        'table:number-columns-repeated="16384"><text:p>Handle</text:p></table:table-cell></table:table-row>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml", f'<office:spreadsheet><table:table table:name="a">{cell}</table:table></office:spreadsheet>'
        )
    return out.getvalue()


def bomb() -> bytes:
    """A workbook that says it unpacks to more than any sheet needs."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (201 * 1024 * 1024))
    return out.getvalue()


def liar() -> bytes:
    """The same, but it says it is small."""
    content = bytearray(bomb())
    size = (201 * 1024 * 1024).to_bytes(4, "little")
    return bytes(content).replace(size, (1000).to_bytes(4, "little"))


NO_SHEETS: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(100),
    "no known column": lambda: b"a,b\n1,2\n",
    "no key": lambda: b"Title,Price\nCup,2\n",
    "half a workbook": lambda: workbook(["Handle"], ["a"])[:500],
    "another archive": lambda: archive_of("a.txt", b"hello"),
    "a bomb": bomb,
    "a lying bomb": liar,
    "a far cell": far_cell,
    "a damaged workbook": damaged,
    "an open document": open_document,
    "nul bytes": lambda: b"Handle,Title\na\x00b,c\n",
}


def archive_of(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("name", NO_SHEETS)
def test_what_is_no_sheet_is_refused_at_the_door(world: World, sheet: Sheet, name: str) -> None:
    with pytest.raises((imports.NotASheet, imports.SheetTooLarge)):
        sheet(NO_SHEETS[name]())
    assert db.session.query(ImportItem).count() == 0


def test_what_turns_out_unreadable_later_says_where(world: World, sheet: Sheet) -> None:
    torn = sheet(own_sheet(CUP) + 'a,"' + "x" * 700_000 + "\n")
    assert torn.state == "unreadable"
    assert torn.reason["en"] == "Line 3 cannot be read: a quotation mark is missing."
    assert items(torn) == []


def test_a_quotation_mark_that_never_closes_swallows_no_lines(world: World, sheet: Sheet) -> None:
    torn = sheet('Handle,Title,Category,Price\ncup,Cup,Kitchen,5\nmug,"Mug,Kitchen,41\nbowl,Bowl,Kitchen,5\n')
    assert torn.reason["en"] == "Line 3 cannot be read: a quotation mark is missing."
    whole = sheet('Handle,Title,Category,Price\ncup,"Cup, ""tall""\n",Kitchen,"5"')
    assert product(world, "cup").title == {"en": 'Cup, "tall"'} and problems(whole) == []


HOSTILE = {
    "open tags": "<a" * 250_000,
    "nested": "<div>" * 100_000,
    "formatting": "".join(f"<b id={number}><p>" for number in range(30_000)),
    "scripts": "<script>" * 60_000,
    "comments": "<!--" * 120_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_html_is_read_in_a_moment(name: str) -> None:
    before = time.process_time()
    paragraphs_of(HOSTILE[name])
    assert time.process_time() - before < 5


def test_html_becomes_paragraphs() -> None:
    found = paragraphs_of(
        "<style>p{}</style><P class='a'>Hot <b>tea</b> &amp; &lt;milk&gt;<br/>Cold<ul><li>One</li><LI>Two</ul>"
        "<script>alert('<p>')</script><!-- <p>hidden --><p>5 < 6<script>never closed <p>"
    )
    assert found == ["Hot tea & <milk>", "Cold", "• One", "• Two", "5 < 6"]


def test_a_sheet_that_was_checked_can_be_forgotten(world: World, sheet: Sheet) -> None:
    checked = sheet(own_sheet(CUP), is_confirmed=False)
    imports.discard(checked, ROBOT)
    db.session.commit()
    with pytest.raises(imports.WrongImportState):
        imports.confirm(fresh(checked), ROBOT)
    assert catalog.product_by_handle(world.green_hill, "cup") is None


@pytest.mark.long
@pytest.mark.timeout(900)
def test_ten_thousand_lines_are_read_and_written_in_flat_memory(world: World) -> None:
    rows = [{**CUP, "Handle": f"cup-{number}", "Details in English": "word " * 100} for number in range(10_000)]
    sent = imports.begin(world.green_hill, ROBOT, own_sheet(*rows).encode(), "goods.csv")
    db.session.commit()
    del rows
    before = resident()
    imports.check(sent.id)
    db.session.commit()
    imports.confirm(fresh(sent), ROBOT)
    while imports.write(sent.id):
        db.session.commit()
        db.session.expunge_all()
    assert imports.tally(sent).outcomes == {"new": 10_000}
    assert resident() - before < 40 * 1024 * 1024


def resident() -> int:
    """Bytes of memory that this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
