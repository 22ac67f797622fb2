"""Long descriptions: written block by block, moved by buttons, reviewed like any other word, shown to shoppers."""

import io

import pytest
from PIL import Image

from mall.domain import catalog, moderation
from mall.kernel.db import db
from mall.models import Product
from tests.browser import PoliteClient
from tests.web.seller.conftest import press, row_counts
from tests.world import ROBOT, World, publish

GOODS = "/seller/green-hill/products"
SHOWN = "/products/{0.public_id}/stoneware-mug"


def mug(world: World) -> Product:
    return catalog.product_of(world.green_hill, world.mug.public_id)


def details(world: World) -> list[catalog.Block]:
    return list(catalog.edit_of(mug(world)).payload["details"])


def add(browser: PoliteClient, world: World, kind: str, **fields: object) -> int:
    return press(
        browser, f"{GOODS}/{world.mug.public_id}/details", kind=kind, version=mug(world).version, **fields
    ).status_code


def test_blocks_of_every_kind_are_written_reviewed_and_shown(world: World, owner: PoliteClient) -> None:
    path = f"{GOODS}/{world.mug.public_id}/details"
    assert add(owner, world, "text", en="First.\r\n\r\n\r\nSecond,\nin two lines.", zh="一。") == 303
    assert add(owner, world, "heading", en="In figures", place="1") == 303
    assert add(owner, world, "facts", en="Holds: 350 ml\r\nWeight：420 g", place="2") == 303
    assert add(owner, world, "list", zh="可进微波炉\n可进洗碗机", place="3") == 303
    picture = io.BytesIO()
    Image.new("RGB", (800, 600), "teal").save(picture, "JPEG")
    sent = owner.submit(f"{path}/new?kind=pictures&place=5", "/details", files=picture.getvalue(), alt="On a table")
    assert sent.status_code == 303
    assert [block["kind"] for block in details(world)] == ["text", "heading", "facts", "list", "text", "pictures"]
    assert details(world)[0]["text"] == {"zh": "一。", "en": "First."}
    assert details(world)[2]["rows"][1] == {"name": {"en": "Weight"}, "value": {"en": "420 g"}}
    assert "In figures" not in owner.page(SHOWN.format(world.mug)).words  # live goods stay as they are until then

    publish(mug(world))
    page = owner.page(SHOWN.format(world.mug))
    for words in ("First.", "In figures", "Holds 350 ml", "可进洗碗机", "Second, in two lines."):
        assert words in page.words
    assert "On a table" in [image["alt"] for image in page.all("img")]


def test_a_block_moves_by_buttons_changes_and_leaves(world: World, owner: PoliteClient) -> None:
    path = f"{GOODS}/{world.mug.public_id}/details"
    add(owner, world, "text", en="One\n\nTwo\n\nThree")
    one, two, three = (block["id"] for block in details(world))

    def order() -> list[str]:
        return catalog.texts_in(details(world), "en")

    moved = press(owner, f"{path}/{three}/place", version=mug(world).version, to="up")
    assert moved.location.endswith(f"/details#block-{three}")
    assert order() == ["One", "Three", "Two"]
    press(owner, f"{path}/{one}/place", version=mug(world).version, to="up")  # it is the first already
    assert order() == ["One", "Three", "Two"]
    owner.submit(f"{path}/{two}", f"/details/{two}", en="Two and\n\na half")
    assert order() == ["One", "Three", "Two and", "a half"]
    press(owner, f"{path}/{three}/removal", version=mug(world).version)
    assert order() == ["One", "Two and", "a half"]
    assert owner.page(path)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("text", {"en": ""}),
        ("heading", {"en": "x" * 61}),
        ("facts", {"en": "no colon"}),
        ("facts", {"en": ": nothing before it"}),
        ("list", {"en": "a\n" * 31}),
        ("pictures", {}),
        ("text", {"en": "x", "place": "-1"}),
    ],
)
def test_what_makes_no_block_is_refused(world: World, owner: PoliteClient, kind: str, fields: dict[str, str]) -> None:
    before = row_counts()
    assert add(owner, world, kind, **fields) == 422
    assert add(owner, world, "marquee", en="x") == 404
    assert row_counts() == before


def test_a_description_has_an_end(world: World, owner: PoliteClient) -> None:
    assert add(owner, world, "text", en="\n\n".join("x" * (catalog.MAX_BLOCKS + 1))) == 422
    assert add(owner, world, "text", en="\n\n".join("x" * catalog.MAX_BLOCKS)) == 303
    assert add(owner, world, "heading", en="One too many") == 422


def test_of_two_people_at_one_description_the_second_is_told(world: World, owner: PoliteClient) -> None:
    seen = mug(world).version
    add(owner, world, "text", en="Hers")
    late = press(owner, f"{GOODS}/{world.mug.public_id}/details", kind="text", version=seen, en="His")
    assert late.status_code == 409
    assert "His" in late.get_data(as_text=True)
    assert catalog.texts_in(details(world), "en") == ["Hers"]


def test_pictures_come_from_the_products_own(world: World, owner: PoliteClient) -> None:
    own, foreign = mug(world).pictures[0].picture_id, world.lamp.pictures[0].picture_id
    path = f"{GOODS}/{world.mug.public_id}/details"
    assert add(owner, world, "pictures", **{f"keep_{own}": "y", f"keep_{foreign}": "y"}) == 422
    assert details(world) == []
    assert add(owner, world, "pictures", **{f"keep_{own}": "y", "_gl": "1*what-a-browser-adds"}) == 303
    assert details(world)[0]["ids"] == [own]
    assert owner.page(f"{path}/{details(world)[0]['id']}")
    assert owner.get(f"{path}/no-such-block").status_code == 404


def test_an_operator_sees_both_descriptions_beside_each_other(world: World, owner: PoliteClient, signed_in) -> None:  # type: ignore[no-untyped-def]
    add(owner, world, "text", en="Before")
    publish(mug(world))
    block = details(world)[0]["id"]
    owner.submit(f"{GOODS}/{world.mug.public_id}/details/{block}", f"/details/{block}", en="After")
    revision = catalog.submit(mug(world), ROBOT)
    db.session.commit()
    case = moderation.last_case_about("product_revision", revision.id)
    assert case
    words = signed_in(world.operators["moderation"]).page(f"/admin/cases/{case.id}").words
    assert "Live Before" in words
    assert "Proposed After" in words
