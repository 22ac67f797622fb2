"""The picture library: taken in from a phone within the store's room, found, described, deleted where nothing shows it."""

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from flask import Flask
from PIL import Image

from mall.domain import catalog
from mall.kernel import files, images
from mall.kernel.db import db
from mall.models import Picture
from tests.browser import PoliteClient
from tests.trade import buy
from tests.web.seller.conftest import press
from tests.web.seller.test_pictures import draft, image, product_at, shown
from tests.world import World
from tests.world import picture as world_picture

LIBRARY = "/seller/green-hill/pictures"


def pictures_of(world: World) -> list[Picture]:
    db.session.rollback()
    db.session.expire_all()
    mine = db.session.query(Picture).filter(Picture.store_id == world.green_hill.id)
    return mine.order_by(Picture.id).all()


def newest(world: World) -> Picture:
    return pictures_of(world)[-1]


def send(owner: PoliteClient, *sent: tuple[bytes, str], **fields: str) -> int:
    wrapped = [(io.BytesIO(content), name) for content, name in sent]
    return press(owner, LIBRARY, files=wrapped, **fields).status_code


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def plain(colour: str = "#557799", size: tuple[int, int] = (300, 200)) -> Image.Image:
    return Image.new("RGB", size, colour)


def zip_bomb() -> bytes:
    """A PNG of a few kilobytes whose text unpacks to 64 MB."""
    whole = saved(plain(), "PNG")
    text = b"Comment\0\0" + zlib.compress(b"x" * 64_000_000, 9)
    chunk = struct.pack(">I", len(text)) + b"zTXt" + text + struct.pack(">I", zlib.crc32(b"zTXt" + text))
    return whole[:33] + chunk + whole[33:]


def moving(kind: str) -> bytes:
    frames = [plain(f"#{number}{number}8899") for number in range(10, 16)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:])


def polyglot() -> bytes:
    return saved(plain("#123456"), "JPEG") + b"<script>alert(1)</script>PK\x05\x06" + b"\0" * 18


# What is sent, and what the refusal says of it.
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a zip bomb": (zip_bomb, "damaged"),
    "a hundred megapixels": (lambda: saved(Image.new("1", (10_000, 10_000)), "PNG"), "too large"),
    "twenty megabytes": (lambda: saved(plain(), "JPEG") + b"\0" * images.MAX_BYTES, "too large"),
    "a moving WebP": (lambda: moving("WEBP"), "moves"),
    "a moving PNG": (lambda: moving("PNG"), "moves"),
    "a GIF": (lambda: saved(plain(), "GIF"), "not a picture we can read"),
    "a cut-off JPEG": (lambda: saved(Image.effect_noise((400, 400), 50), "JPEG")[:9000], "damaged"),
    "text": (lambda: b"hello", "not a picture we can read"),
    "nothing": (lambda: b"", "not a picture we can read"),
}


def test_pictures_come_from_a_phone_several_at_once_without_what_the_camera_wrote(
    world: World, owner: PoliteClient
) -> None:
    before = len(pictures_of(world))
    photos = [
        (image(colour, "JPEG").getvalue(), name)
        for colour, name in (("#111111", "at/home/a.jpg"), ("#eeeeee", "b.jpg"))
    ]
    assert send(owner, *photos, alt_zh="茶园", alt_en="Tea garden") == 303
    first, second = pictures_of(world)[before:]
    assert (first.name, second.name) == ("a.jpg", "b.jpg")
    assert second.alt == {"zh": "茶园", "en": "Tea garden"}
    assert second.weight > 1000
    assert b"taken at home" not in owner.get(f"/media/{second.key}-480.jpg").data
    assert "Tea garden" in owner.page(LIBRARY).words


def test_a_photo_of_twenty_megapixels_that_lies_on_its_side_is_turned_and_kept(
    world: World, owner: PoliteClient
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert send(owner, (saved(plain(size=(5160, 3870)), "JPEG", exif=exif), "big.jpg")) == 303
    kept = newest(world)
    assert kept.height > kept.width >= 1200


def test_a_photo_with_a_second_image_for_its_depth_is_a_photo(world: World, owner: PoliteClient) -> None:
    assert send(owner, (saved(plain(), "MPO", save_all=True, append_images=[plain("#000000")]), "deep.jpg")) == 303


@pytest.mark.parametrize("what", HOSTILE)
def test_what_cannot_be_kept_is_refused_with_its_reason_and_the_good_ones_are_kept(
    world: World, owner: PoliteClient, what: str
) -> None:
    make, reason = HOSTILE[what]
    before, content = len(pictures_of(world)), make()
    answer = press(owner, LIBRARY, files=[(io.BytesIO(content), "bad.jpg")])
    assert answer.status_code == 422
    assert f"bad.jpg: This {'file is ' if 'not a' in reason else 'picture '}" in answer.text
    assert reason in answer.text
    assert len(pictures_of(world)) == before
    assert send(owner, (content, "bad.jpg"), (saved(plain("#abcdef"), "PNG"), "good.png")) == 303
    assert newest(world).name == "good.png"
    assert len(pictures_of(world)) == before + 1
    assert reason in owner.page(LIBRARY).words


def test_a_picture_that_is_a_page_as_well_is_a_picture_only(world: World, owner: PoliteClient) -> None:
    assert send(owner, (polyglot(), "x.jpg.html")) == 303
    assert b"script" not in files.storage().get(f"{newest(world).key}-whole.jpg")


def test_of_thirty_files_the_first_twelve_are_taken_in(world: World, owner: PoliteClient) -> None:
    before = len(pictures_of(world))
    many = [(saved(plain(f"#0000{number:02x}", (20, 20)), "PNG"), f"{number}.png") for number in range(30)]
    assert send(owner, *many) == 303
    assert len(pictures_of(world)) == before + 12
    assert "the last 18 were left out" in owner.page(LIBRARY).words


def test_a_body_of_two_hundred_megabytes_is_refused_unread_with_the_limit(world: World, owner: PoliteClient) -> None:
    body = {"CONTENT_LENGTH": str(200 * 1024 * 1024)}
    answer = owner.post(LIBRARY, data=b"x", content_type="multipart/form-data; boundary=x", environ_overrides=body)
    assert answer.status_code == 413
    assert "At most 100 MB can be sent at once" in answer.text
    no_file = press(owner, LIBRARY, alt_zh="", alt_en="")
    assert no_file.status_code == 422
    assert "Choose at least one picture" in no_file.text


def test_a_full_library_says_so_and_how_much_there_is_room_for(app: Flask, world: World, owner: PoliteClient) -> None:
    kept, app.config["STORE_PICTURES_MB"] = app.config["STORE_PICTURES_MB"], 0
    try:
        answer = press(owner, LIBRARY, files=[(image(), "a.png")])
        assert answer.status_code == 422
        assert "Your picture library is full: 0 MB" in answer.text
        assert "There is no room for more" in owner.page(LIBRARY).words
    finally:
        app.config["STORE_PICTURES_MB"] = kept


def test_it_is_found_by_what_it_shows_and_by_its_name(world: World, owner: PoliteClient) -> None:
    send(owner, (saved(plain("#101010"), "PNG"), "IMG_2041.png"), alt_zh="一只木勺")
    send(owner, (saved(plain("#202020"), "PNG"), "IMG_3000.png"), alt_zh="两只碗")
    for words in ("木勺", "2041"):
        page = owner.page(f"{LIBRARY}?q={words}")
        assert "一只木勺" in page.words
        assert "两只碗" not in page.words
    assert "Nothing found" in owner.page(f"{LIBRARY}?q=xyzzy").words


def test_it_is_described_in_two_languages_and_says_where_it_is_shown(world: World, owner: PoliteClient) -> None:
    cover = shown(world.mug)[0]
    path = f"{LIBRARY}/{cover}"
    assert press(owner, path, alt_zh="白瓷杯", alt_en="White mug", name="mug.jpg").status_code == 303
    page = owner.page(path)
    assert "White mug" in page.words
    assert any(str(world.mug.public_id) in str(link.get("href")) for link in page.all("a"))
    assert press(owner, path, alt_zh="长" * 121, alt_en="", name="").status_code == 422
    assert db.session.get_one(Picture, cover).alt == {"zh": "白瓷杯", "en": "White mug"}


def test_what_a_product_or_its_edit_shows_stays_and_the_rest_may_be_deleted(
    world: World, owner: PoliteClient, drain: Callable[[], int]
) -> None:
    send(owner, (saved(plain("#303030"), "PNG"), "planned.png"))
    planned = newest(world)
    choice = f"/seller/green-hill/products/{world.mug.public_id}/pictures/choice"
    assert press(owner, choice, chosen=str(planned.id), version=world.mug.version).status_code == 303
    for picture_id in (planned.id, shown(world.mug)[0]):
        answer = press(owner, f"{LIBRARY}/{picture_id}/deletion")
        assert answer.status_code == 409
        assert "in use" in answer.text
    send(owner, (saved(plain("#404040"), "PNG"), "idle.png"))
    idle, stem = newest(world).id, newest(world).key
    cut = images.cut(stem, (3, 1))
    assert press(owner, f"{LIBRARY}/{idle}/deletion").status_code == 303
    drain()
    assert newest(world).id == planned.id
    for gone in (stem, cut):
        assert owner.get(f"/media/{gone}-320.jpg").status_code == 404
    assert owner.get(f"/media/{planned.key}-320.jpg").status_code == 200


def test_files_that_an_order_or_another_store_shows_stay(
    world: World, owner: PoliteClient, drain: Callable[[], int]
) -> None:
    mine, bought = world_picture(world.green_hill, "twin"), world_picture(world.green_hill, "bought")
    world_picture(world.bright_lane, "twin")
    buy(world, world.alice, {"mug": 1}).orders[0].lines[0].picture = bought.key
    db.session.commit()
    known = {picture.id: picture.key for picture in (mine, bought)}
    for picture_id in known:
        assert press(owner, f"{LIBRARY}/{picture_id}/deletion").status_code == 303
    drain()
    for stem in known.values():
        assert owner.get(f"/media/{stem}-320.jpg").status_code == 200


def test_a_product_takes_pictures_of_the_library(world: World, owner: PoliteClient) -> None:
    path = draft(world, owner)
    send(owner, (saved(plain("#505050"), "PNG"), "one.png"), (saved(plain("#606060"), "PNG"), "two.png"))
    two, one = (picture.id for picture in reversed(pictures_of(world)[-2:]))
    page = owner.page(f"{path}/pictures/choice?q=one")
    assert [box["value"] for box in page.all("input") if box.get("name") == "chosen"] == [str(one)]
    version = product_at(world, path).version
    assert press(owner, f"{path}/pictures/choice", chosen=[str(two), str(one)], version=version).status_code == 303
    assert shown(product_at(world, path)) == [two, one]
    foreign = world_picture(world.bright_lane, "foreign").id
    db.session.commit()
    version = product_at(world, path).version
    assert press(owner, f"{path}/pictures/choice", chosen=str(foreign), version=version).status_code == 404


def test_a_stranger_and_a_colleague_without_the_right_stay_out(
    world: World, rival: PoliteClient, signed_in: Callable[..., PoliteClient]
) -> None:
    mine = shown(world.mug)[0]
    assert rival.get(LIBRARY).status_code == 404
    assert rival.get(f"/seller/bright-lane/pictures/{mine}").status_code == 404
    assert press(rival, f"/seller/bright-lane/pictures/{mine}/deletion").status_code == 404
    assert catalog.picture_of(world.green_hill, mine).id == mine
