"""A store's products as a sheet, and the sheet sent in again."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from mall.domain import catalog, imports, stock
from mall.kernel import clock, files, sheets
from mall.kernel.db import db
from mall.kernel.refusals import NotFound
from mall.models import FetchedPicture, Price, ProductExport, ProductRevision
from tests.domain.imports.conftest import Sheet, fresh, items, problems, product, work
from tests.trade import as_person
from tests.world import ROBOT, World, picture, shelf_of

WORDS = {
    "title": {"zh": "=SUM(A1) 青瓷  杯", "en": "-1 Celadon  cup"},
    "summary": {"en": "+ one line | two"},
    "details": [
        *catalog.text_blocks([{"zh": "<b>不是标签</b> & 也不是", "en": "@first\nof two lines"}, {"zh": "第二段"}]),
        {"id": "h", "kind": "heading", "text": {"en": "Stays"}},
    ],
}


def cup(world: World) -> None:
    """Something of everything that a sheet may get wrong."""
    values = [{"key": "r", "name": {"zh": "红", "en": "Red"}}, {"key": "b", "name": {"zh": "蓝"}}]
    options = [{"name": {"zh": "颜色", "en": "Colour"}, "values": values}]
    payload = {
        **WORDS,
        "category_id": world.kitchen.id,
        "brand_id": catalog.add_brand("mao", {"zh": "毛", "en": "Mao"}).id,
        "attributes": {},
        "options": options,
        "picture_ids": [picture(world.green_hill, "cup").id, picture(world.green_hill, "mug").id],
    }
    drafts = [
        catalog.SkuDraft(
            "-cup/R", ("r",), 3950, 3900, 420, ((10, 3500), (50, 3210))
        ),  # its list price is no more than that
        catalog.SkuDraft("CUP.B", ("b",), 4000, 4900, 0, ()),
    ]
    written = catalog.write_product(world.green_hill, ROBOT, "celadon-cup", payload, drafts)
    sku = catalog.sku_by_code(world.green_hill, "CUP.B")
    assert sku
    stock.receive(stock.Wanted(world.green_hill.id, sku.id, shelf_of(world.green_hill).id, 7), ROBOT)
    bare = {**payload, "title": {"zh": "没有价格"}, "details": [], "options": [], "brand_id": None, "picture_ids": []}
    catalog.write_product(world.green_hill, ROBOT, "bare", bare, [])
    db.session.commit()
    assert written.handle == "celadon-cup"


def exported(world: World, kind: str, language: str = "en", drain: Callable[[], int] = lambda: 0) -> bytes:
    made = imports.begin_export(world.green_hill, as_person(world.olivia), kind, language)
    db.session.commit()
    work(drain)
    db.session.refresh(made)
    assert (made.done, made.total, made.size > 0) == (4, 4, True)
    return files.storage().get(str(made.file_key))


@pytest.mark.parametrize(("kind", "language"), [("csv", "zh"), ("xlsx", "en")])
def test_an_export_that_is_sent_in_again_changes_nothing(
    world: World, sheet: Sheet, drain: Callable[[], int], kind: str, language: str
) -> None:
    cup(world)
    content = exported(world, kind, language, drain)
    before = (product(world, "celadon-cup"), db.session.query(Price).count(), db.session.query(ProductRevision).count())
    words = catalog.payload_of(before[0])
    sent = sheet(content)
    assert [(item.handle, item.outcome) for item in items(sent)] == [
        (handle, "same") for handle in ("tea", "mug", "celadon-cup", "bare")
    ]
    assert [sentence for _line, sentence in problems(sent)] == []
    assert catalog.payload_of(product(world, "celadon-cup")) == words
    assert (db.session.query(Price).count(), db.session.query(ProductRevision).count()) == before[1:]


def test_no_cell_of_an_export_starts_a_formula(world: World, drain: Callable[[], int]) -> None:
    cup(world)
    rows = list(csv.reader(io.StringIO(exported(world, "csv", "en", drain).decode("utf-8-sig"))))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if sheets.starts_formula(cell)]
    assert "'=SUM(A1) 青瓷  杯" in cells
    assert "39.50" in cells


def test_what_is_changed_in_an_export_is_what_changes(world: World, sheet: Sheet, drain: Callable[[], int]) -> None:
    cup(world)
    content = exported(world, "csv", "en", drain).decode("utf-8-sig").replace("CUP.B,40.00", "CUP.B,41.50")
    sent = sheet(content.replace("Longjing tea", "Longjing green tea"))
    assert {item.handle: item.outcome for item in items(sent)} == {
        "tea": "changed", "mug": "same", "celadon-cup": "changed", "bare": "same",
    }  # fmt: skip
    assert catalog.edit_of(product(world, "tea")).payload["title"]["en"] == "Longjing green tea"
    prices = {sku.code: catalog.draft_of(sku).price for sku in product(world, "celadon-cup").skus}
    assert prices == {"-cup/R": 3950, "CUP.B": 4150}


def test_pictures_of_an_export_are_known_when_they_return(world: World, drain: Callable[[], int]) -> None:
    cup(world)
    exported(world, "xlsx", "en", drain)
    known = db.session.query(FetchedPicture).count()
    exported(world, "xlsx", "en", drain)
    assert db.session.query(FetchedPicture).count() == known == 3


def test_a_sheet_lies_ready_for_some_days(world: World, drain: Callable[[], int]) -> None:
    made = imports.begin_export(world.green_hill, as_person(world.olivia), "csv", "en")
    db.session.commit()
    work(drain)
    db.session.refresh(made)
    key = str(made.file_key)
    with time_machine.travel(clock.now() + timedelta(days=8)):
        imports.tidy_exports()
    assert (db.session.get_one(ProductExport, made.id).file_key, made.is_made) == (None, True)
    with pytest.raises(NotFound):
        files.storage().get(key)


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-8", "utf-8-sig"])
def test_sheets_come_in_every_encoding_that_offices_write(world: World, sheet: Sheet, encoding: str) -> None:
    lines = "商品标识,中文标题,类目,价格\nlanting,兰亭集序字帖,厨房,39.90\n"
    sent = sheet(lines.encode(encoding))
    assert fresh(sent).state == "done"
    assert product(world, "lanting").title == {"zh": "兰亭集序字帖"}


def test_a_formula_in_a_cell_is_text_like_any_other(world: World, sheet: Sheet) -> None:
    sent = sheet('Handle,Title in English,Category,Price,Stock\nx,"=HYPERLINK(""http://a"")",Kitchen,=1+1,=2\n')
    assert [sentence for _line, sentence in problems(sent)] == [
        "Price: Write an amount like 12 or 12.50.",
        "Stock: write a whole number up to 1000000.",
    ]
    sent = sheet('Handle,Title in English,Category,Price\nx,"=HYPERLINK(""http://a"")",Kitchen,12\n')
    assert product(world, "x").title == {"en": '=HYPERLINK("http://a")'}
