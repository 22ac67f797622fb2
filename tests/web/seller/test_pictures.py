"""Pictures: sent in, put in order, taken out; on live goods only after an operator agreed."""

import io

import pytest
from PIL import Image

from mall.domain import catalog
from mall.kernel.db import db
from mall.models import Picture, Product
from tests.browser import PoliteClient
from tests.web.seller.conftest import press
from tests.world import World

GOODS = "/seller/green-hill/products"


def image(colour: str = "#886644", kind: str = "PNG", size: tuple[int, int] = (200, 120)) -> io.BytesIO:
    """A picture as a phone would send it, with something about its owner in it."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    Image.new("RGB", size, colour).save(out, kind, exif=exif)
    out.seek(0)
    return out


def draft(world: World, owner: PoliteClient) -> str:
    return press(owner, GOODS, title_en="Cup", category=str(world.kitchen.id), price="12").location


def product_at(world: World, path: str) -> Product:
    return catalog.product_of(world.green_hill, path.rpartition("/")[2])  # type: ignore[arg-type]


def upload(owner: PoliteClient, path: str, version: int, *files: tuple[io.BytesIO, str], alt: str = "") -> int:
    return press(owner, f"{path}/pictures", files=list(files), version=version, alt=alt).status_code


def shown(product: Product) -> list[int]:
    return [placed.picture_id for placed in product.pictures]


def test_pictures_are_taken_in_clean_and_the_first_is_the_cover(world: World, owner: PoliteClient) -> None:
    path = draft(world, owner)
    version = product_at(world, path).version
    assert upload(owner, path, version, (image("#111111"), "a.png"), (image("#eeeeee", "JPEG"), "../../b.jpg")) == 303
    cup = product_at(world, path)
    assert len(cup.pictures) == 2
    assert cup.cover == cup.pictures[0].picture.key
    content = owner.get(f"/media/{cup.cover}-480.jpg").data
    assert b"taken at home" not in content
    assert cup.pictures[0].picture.alt == {"en": "Cup"}


def test_they_are_put_in_order_and_taken_out(world: World, owner: PoliteClient) -> None:
    path = draft(world, owner)
    upload(owner, path, product_at(world, path).version, (image("#111111"), "a.png"), (image("#eeeeee"), "b.png"))
    first, second = shown(product_at(world, path))
    version = product_at(world, path).version
    assert press(owner, f"{path}/pictures/{second}/place", to="up", version=version).status_code == 303
    assert shown(product_at(world, path)) == [second, first]
    version = product_at(world, path).version
    press(owner, f"{path}/pictures/{second}/place", to="up", version=version)
    assert shown(product_at(world, path)) == [second, first]
    press(owner, f"{path}/pictures/{second}/removal", version=product_at(world, path).version)
    assert shown(product_at(world, path)) == [first]


def test_a_stale_page_moves_nothing(world: World, owner: PoliteClient) -> None:
    path = draft(world, owner)
    old = product_at(world, path).version
    upload(owner, path, old, (image("#111111"), "a.png"), (image("#eeeeee"), "b.png"))
    first, second = shown(product_at(world, path))
    assert press(owner, f"{path}/pictures/{second}/place", to="up", version=old).status_code == 409
    assert shown(product_at(world, path)) == [first, second]


def test_live_goods_keep_their_pictures_until_the_new_ones_are_approved(world: World, owner: PoliteClient) -> None:
    path = f"{GOODS}/{world.mug.public_id}"
    before = shown(product_at(world, path))
    assert upload(owner, path, product_at(world, path).version, (image(), "a.png")) == 303
    assert shown(product_at(world, path)) == before
    revision = catalog.open_revision(product_at(world, path))
    assert revision is not None
    assert len(revision.payload["picture_ids"]) == 2


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a not really", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x00" * 4096, b"%PDF-1.7"]
)
def test_what_is_no_picture_is_refused(world: World, owner: PoliteClient, content: bytes) -> None:
    path = draft(world, owner)
    before = db.session.query(Picture).count()
    assert upload(owner, path, product_at(world, path).version, (io.BytesIO(content), "x.png")) == 422
    assert db.session.query(Picture).count() == before


def test_a_truncated_picture_and_a_huge_one_are_refused(world: World, owner: PoliteClient) -> None:
    path = draft(world, owner)
    version = product_at(world, path).version
    assert upload(owner, path, version, (io.BytesIO(image().getvalue()[:120]), "cut.png")) == 422
    wide = io.BytesIO()
    Image.new("1", (30_000, 1_000)).save(wide, "PNG")
    wide.seek(0)
    assert upload(owner, path, version, (wide, "bomb.png")) == 422


def test_no_file_and_too_many_files_are_refused(world: World, owner: PoliteClient) -> None:
    path = draft(world, owner)
    version = product_at(world, path).version
    assert press(owner, f"{path}/pictures", version=version, alt="").status_code == 422
    many = [(image(f"#0000{n:02x}", size=(20, 20)), f"{n}.png") for n in range(13)]
    assert upload(owner, path, version, *many) == 422
    assert shown(product_at(world, path)) == []


def test_a_rivals_pictures_are_out_of_reach(world: World, rival: PoliteClient, owner: PoliteClient) -> None:
    lamp = f"/seller/bright-lane/products/{world.lamp.public_id}"
    foreign = shown(catalog.product_of(world.green_hill, world.mug.public_id))[0]
    assert rival.get(f"/seller/bright-lane/products/{world.mug.public_id}/pictures").status_code == 404
    for verb in ("place", "removal"):
        assert press(rival, f"{lamp}/pictures/{foreign}/{verb}", to="up", version=world.lamp.version).status_code == 404
