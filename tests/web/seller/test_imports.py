"""A merchant sends in a sheet: she sees what it would do, has it written, and reads what came of every line."""

import io
from collections.abc import Callable

import pytest

from mall.domain import catalog, imports
from mall.kernel.db import db
from mall.models import Product, ProductImport
from tests.browser import PoliteClient
from tests.statements import statements
from tests.web.seller.conftest import press
from tests.world import World

HERE = "/seller/green-hill/products/imports"
SHEET = """Handle,Title in English,Category,Price,Stock,Colour of the box
cup,Cup,Kitchen,12.50,8,red
mug,Stoneware mug,Kitchen,40,,red
bowl,Bowl,Kitchen,cheap,3,red
"""


def send(owner: PoliteClient, content: str = SHEET, name: str = "goods.csv", **fields: object) -> str:
    """The page of the sheet that was sent in."""
    answer = press(owner, HERE, file=(io.BytesIO(content.encode()), name), **fields)
    assert answer.status_code == 303, answer.text
    return answer.location


def work(drain: Callable[[], int]) -> None:
    while drain():
        pass


def test_a_sheet_is_checked_first_and_written_at_her_word(
    world: World, owner: PoliteClient, drain: Callable[[], int]
) -> None:
    path = send(owner)
    assert "We are reading the sheet" in owner.page(path).words
    work(drain)
    seen = owner.page(path)
    assert "This is what would happen" in seen.words
    assert "Price: Write an amount like 12 or 12.50." in seen.words
    assert "Colour of the box" in seen.words
    assert catalog.product_by_handle(world.green_hill, "cup") is None
    assert owner.submit(path, "/confirmation").status_code == 303
    work(drain)
    assert "The sheet is written" in owner.page(path).words
    cup = catalog.product_by_handle(world.green_hill, "cup")
    assert cup is not None and cup.price_from == 1250
    assert catalog.product_by_handle(world.green_hill, "bowl") is None
    assert "Bowl" in owner.page(f"{path}?outcome=refused").words
    assert "Bowl" not in owner.page(f"{path}?outcome=new").words


def test_the_page_asks_again_while_workers_are_at_it_and_stops(owner: PoliteClient, drain: Callable[[], int]) -> None:
    path = send(owner)
    assert 'hx-trigger="load delay:3s"' in owner.get(path).text
    work(drain)
    assert 'hx-trigger="load delay:3s"' not in owner.get(path).text


def test_a_sheet_can_be_put_away(world: World, owner: PoliteClient, drain: Callable[[], int]) -> None:
    path = send(owner)
    work(drain)
    answer = owner.submit(path, "/removal")
    assert answer.status_code == 303
    assert "Put away" in owner.page(answer.location).words
    assert catalog.product_by_handle(world.green_hill, "cup") is None
    again = owner.post(f"{path}/confirmation", data={"csrf_token": owner.token(HERE)})
    assert again.status_code == 409


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        ("", "goods.csv", "The first line names no column"),
        ("a,b\n1,2\n", "goods.csv", "The first line names no column"),
        ("PK\x03\x04no", "goods.xlsx", "This is not a sheet that we can read."),
    ],
)
def test_what_is_no_sheet_is_refused_on_the_spot(owner: PoliteClient, content: str, name: str, sentence: str) -> None:
    answer = press(owner, HERE, file=(io.BytesIO(content.encode()), name))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert db.session.query(ProductImport).count() == 0


def test_a_file_has_to_be_chosen(owner: PoliteClient) -> None:
    answer = press(owner, HERE)
    assert (answer.status_code, "Choose a file." in answer.text) == (422, True)


@pytest.mark.parametrize(("language", "word"), [("zh", "商品标识"), ("en", "Handle")])
def test_the_template_comes_in_her_language(owner: PoliteClient, language: str, word: str) -> None:
    answer = owner.get(f"{HERE}/csv-template", headers={"Accept-Language": language})
    assert answer.headers["Content-Disposition"] == f'attachment; filename="products-{language}.csv"'
    assert answer.data.decode("utf-8-sig").startswith(word)
    assert owner.get(f"{HERE}/xlsx-template").data.startswith(b"PK")


def test_a_rival_sees_nothing_of_it(owner: PoliteClient, rival: PoliteClient) -> None:
    path = send(owner)
    assert rival.get(path).status_code == 404
    assert rival.get(path.replace("green-hill", "bright-lane")).status_code == 404


def test_someone_who_sees_no_goods_cannot_import(world: World, signed_in: Callable[..., PoliteClient]) -> None:
    assert signed_in(world.alice).get(HERE).status_code == 404


def test_a_long_sheet_costs_few_statements(owner: PoliteClient, drain: Callable[[], int]) -> None:
    rows = "".join(f"cup-{number},Cup,Kitchen,12,1,\n" for number in range(120))
    path = send(owner, SHEET.splitlines()[0] + "\n" + rows)
    work(drain)
    with statements() as sent:
        assert owner.get(path).text.count("import-item") == 50
    assert len(sent) <= 12
    assert imports.tally(db.session.query(ProductImport).one()).total == 120
    assert db.session.query(Product).filter(Product.handle.like("cup-%")).count() == 0
