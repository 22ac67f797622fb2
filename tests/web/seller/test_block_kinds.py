"""The kinds of blocks that show what a store puts into them: each added, filled in, published, and seen by shoppers."""

import io

import pytest
from flask import Flask
from PIL import Image

from mall.domain import pages, stores
from mall.domain.pages.kinds.cube import LAYOUTS
from mall.kernel.db import db
from mall.models import Picture
from tests.browser import Page, PoliteClient
from tests.web.seller.conftest import press
from tests.web.seller.test_pages import SHOP, add, home, photo, publish, row_of
from tests.world import ROBOT, World

__all__ = ["home"]

FILM = "https://www.bilibili.com/video/BV1xx411c7mD"


def fill(owner: PoliteClient, home: str, kind: str, shots: int = 0, **typed: object) -> str:
    """A block of that kind with these values and so many pictures; its id."""
    block = add(owner, home, kind)
    sent = [(io.BytesIO(photo((40 * place, 90, 120))), f"{kind}-{place}.jpg") for place in range(shots)]
    files = {"pictures_files": sent} if shots else {}
    saved = owner.submit(f"{home}/blocks/{block}/edit", "/edit", **typed, **files)
    assert saved.status_code == 303, saved.text
    return block


def edit(owner: PoliteClient, home: str, block: str, **typed: object) -> int:
    return owner.submit(f"{home}/blocks/{block}/edit", "/edit", **typed).status_code


def published(owner: PoliteClient, home: str, client: PoliteClient) -> Page:
    publish(owner, home)
    return client.page(SHOP)


def shots_on(page: Page, mark: str) -> list[str]:
    """The addresses of pictures in a shape: "3x1"."""
    return [str(image["src"]) for image in page.all("img") if f"-{mark}-" in str(image.get("src"))]


def problems_of(world: World, home: str, block: str) -> list[str]:
    """What is said of the block before it is published."""
    view = pages.edited(world.green_hill, row_of(home))
    shown = next(each for each in view.blocks if each.id == block)
    return [str(sentence) for _weight, sentence in shown.kind.problems(block, shown.values, view.loaded)]


def test_there_are_more_than_a_dozen_kinds_and_all_can_be_added(owner: PoliteClient, home: str) -> None:
    kinds = pages.all_kinds()
    assert len(kinds) >= 14
    for key in kinds:
        owner.page(f"{home}/blocks/{add(owner, home, key)}/edit")
    owner.page(home)


def test_a_notice_says_a_line_and_leads_somewhere(owner: PoliteClient, home: str, client: PoliteClient) -> None:
    fill(owner, home, "notice", text_en="Closed on Monday", link="goods", tone="warn")
    page = published(owner, home, client)
    assert "Closed on Monday" in page.words
    assert f"{SHOP}/goods" in [link["href"] for link in page.all("a")]


def test_a_banner_is_cut_around_what_matters(owner: PoliteClient, home: str, client: PoliteClient) -> None:
    block = fill(owner, home, "banner", shots=1, shape="flat")
    assert len(shots_on(published(owner, home, client), "5x1-5")) == 1
    assert edit(owner, home, block, **{"pictures-0-focus": "2", "shape": "wide"}) == 303
    [address] = shots_on(published(owner, home, client), "3x1-2")
    shown = Image.open(io.BytesIO(client.get(address).data))
    assert round(shown.width / shown.height, 1) == 3


def test_a_banner_has_one_picture(owner: PoliteClient, home: str) -> None:
    block = fill(owner, home, "banner", shots=1)
    more = {"pictures_files": [(io.BytesIO(photo((1, 2, 3))), "second.jpg")]}
    assert edit(owner, home, block, **more) == 422


def test_a_grid_leads_to_where_its_words_say(
    world: World, owner: PoliteClient, home: str, client: PoliteClient
) -> None:
    block = fill(owner, home, "navigation", shots=3, columns="4")
    assert "Every entry needs words" in problems_of(world, home, block)[0]
    words = {f"pictures-{place}-alt_en": f"Shelf {place}" for place in range(3)}
    links = {f"pictures-{place}-link": "goods" for place in range(3)}
    assert edit(owner, home, block, **words, **links) == 303
    assert problems_of(world, home, block) == []
    page = published(owner, home, client)
    assert all(f"Shelf {place}" in page.words for place in range(3))
    assert len(shots_on(page, "1x1-5")) == 3


def test_a_picture_stands_beside_its_text(owner: PoliteClient, home: str, client: PoliteClient) -> None:
    fill(
        owner,
        home,
        "picture_text",
        shots=1,
        title_en="Our hill",
        text_en="- steep\n- green",
        side="right",
        link="goods",
    )
    page = published(owner, home, client)
    assert "Our hill" in page.words and "steep" in page.words
    assert len(shots_on(page, "3x2-5")) == 1


@pytest.mark.parametrize("layout", ["three", "right", "top"])
def test_a_cube_shows_each_picture_in_the_shape_of_its_cell(
    world: World, owner: PoliteClient, home: str, client: PoliteClient, layout: str
) -> None:
    cells = LAYOUTS[layout]
    block = fill(owner, home, "cube", shots=len(cells) - 1, layout=layout)
    assert f"takes {len(cells)} pictures" in problems_of(world, home, block)[0]
    more = {"pictures_files": [(io.BytesIO(photo((200, 200, 20))), "last.jpg")]}
    assert edit(owner, home, block, **more) == 303
    assert problems_of(world, home, block) == []
    page = published(owner, home, client)
    for ratio in set(cells):
        assert len(shots_on(page, f"{ratio[0]}x{ratio[1]}-5")) == cells.count(ratio), ratio


def test_a_film_is_linked_on_a_trusted_host_and_struck_off_with_it(
    app: Flask, world: World, owner: PoliteClient, home: str, client: PoliteClient
) -> None:
    block = fill(owner, home, "video", shots=1, film=FILM, title_en="How tea is fired")
    link = next(link for link in published(owner, home, client).all("a") if link["href"] == FILM)
    assert "nofollow" in str(link["rel"])
    assert "www.bilibili.com" in client.page(SHOP).words
    kept, app.config["VIDEO_HOSTS"] = app.config["VIDEO_HOSTS"], ("v.qq.com",)
    try:
        assert "no longer links" in problems_of(world, home, block)[0]
        stores.edit_store(world.green_hill, ROBOT, stores.store_by_id(world.green_hill.id).version, phone="1")
        db.session.commit()
        assert FILM not in client.get(SHOP).text
    finally:
        app.config["VIDEO_HOSTS"] = kept


@pytest.mark.parametrize(
    "address",
    [
        "http://www.bilibili.com/video/1",
        "https://evil.example/bilibili.com",
        "https://bilibili.com.evil.example/1",
        "https://bilibili.com@evil.example/1",
        "https://bilibili.com:8443/1",
        "javascript:alert(1)//bilibili.com",
        "//bilibili.com/1",
        "https://[bilibili.com/1",
        "https://bilibili.com/\\evil",
    ],
)
def test_a_film_elsewhere_is_refused(owner: PoliteClient, home: str, address: str) -> None:
    block = add(owner, home, "video")
    refused = owner.submit(f"{home}/blocks/{block}/edit", "/edit", film=address)
    assert refused.status_code == 422
    assert "Films may lie on" in refused.text


def test_store_info_says_what_the_settings_say(
    world: World, owner: PoliteClient, home: str, client: PoliteClient
) -> None:
    stores.edit_location(world.green_hill, ROBOT, line="West Lake Road 1", hours="9:00–18:00")
    db.session.commit()
    fill(owner, home, "store_info", title_en="Come and see us", parts="hours")
    assert "Come and see us" in published(owner, home, client).words
    html = client.get(SHOP).text
    block = html[html.index("block-info") : html.index("store-about")]
    assert "West Lake Road 1" in block and "9:00–18:00" in block
    assert "tel:" not in block


def test_a_divider_is_a_line(owner: PoliteClient, home: str, client: PoliteClient) -> None:
    fill(owner, home, "divider", look="dots", size="large")
    assert [line["class"] for line in published(owner, home, client).all("hr")] == ["block-divider dots large"]


@pytest.mark.parametrize("focus", ["0", "x"])
def test_there_are_nine_cells(owner: PoliteClient, home: str, focus: str) -> None:
    block = fill(owner, home, "banner", shots=1)
    assert edit(owner, home, block, **{"pictures-0-focus": focus}) == 422


def test_pictures_of_a_block_that_cannot_be_kept_are_named_and_the_others_stay(
    world: World, owner: PoliteClient, home: str
) -> None:
    block = add(owner, home, "carousel")
    sent = [(io.BytesIO(b"no picture"), "bad.jpg"), (io.BytesIO(photo((9, 9, 9))), "good.jpg")]
    assert edit(owner, home, block, pictures_files=sent) == 303
    assert "bad.jpg: This file is not a picture" in owner.page(home).words
    assert len(pages.block_of(pages.draft_of(row_of(home)).document, block)["values"]["pictures"]) == 1


def test_a_picture_on_a_page_is_not_deleted_and_says_where_it_is(world: World, owner: PoliteClient, home: str) -> None:
    block = fill(owner, home, "banner", shots=1)
    shot = db.session.query(Picture).order_by(Picture.id.desc()).first()
    assert shot
    path = f"/seller/green-hill/pictures/{shot.id}"
    assert home in [link["href"] for link in owner.page(path).all("a")]
    assert press(owner, f"{path}/deletion").status_code == 409
    assert edit(owner, home, block, **{"pictures-0-drop": "y"}) == 303
    assert press(owner, f"{path}/deletion").status_code == 303
