"""The demo mall's pictures: all different, all the same again, nothing cut off, every described word drawn."""

from __future__ import annotations

import inspect
import re
import zlib
from collections import Counter
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageStat

from mall.demo.content import BANNERS, CATEGORIES, PRODUCTS, STORES
from mall.demo.content.shapes import ProductSeed
from mall.demo.pictures import (
    ICONS,
    SIZE,
    VIEWS,
    draw,
    draw_banner,
    draw_home_banner,
    draw_logo,
    patterns,
    sprite,
    storefronts,
)
from mall.demo.pictures.canvas import Canvas
from mall.demo.pictures.motif import MOTIFS
from mall.demo.pictures.studio import painted

SMALL = 144
REACHES_OUT = {"pendant", "dryer", "lantern", "paints"}  # cords, beams and brushes run out of the picture


@cache
def small(product_index: int) -> Image.Image:
    return draw(PRODUCTS[product_index], size=SMALL)


def fingerprint(picture: Image.Image, grid: int = 8) -> int:
    """A difference hash: whether each cell of the picture is darker than the one to its right."""
    cells = list(picture.convert("L").resize((grid + 1, grid), Image.Resampling.BOX).tobytes())
    bits = 0
    for row in range(grid):
        for column in range(grid):
            at = row * (grid + 1) + column
            bits = bits << 1 | (cells[at] < cells[at + 1])
    return bits


def product_named(handle: str) -> ProductSeed:
    return next(product for product in PRODUCTS if product.handle == handle)


def test_every_motif_is_drawn_for_somebody_and_every_product_has_one() -> None:
    assert {product.picture.motif for product in PRODUCTS} == set(MOTIFS)


def test_every_word_of_a_description_is_read_where_its_thing_is_drawn() -> None:
    shared = words_in(Path(patterns.__file__))
    read = {name: shared | words_in(Path(inspect.getfile(kind.paint))) for name, kind in MOTIFS.items()}
    unread = {
        (product.handle, word)
        for product in PRODUCTS
        for word in product.picture.looks
        if word not in read[product.picture.motif]
    }
    assert unread == set()


def words_in(path: Path) -> set[str]:
    return set(re.findall(r'"([a-z][a-z0-9-]*)"', path.read_text()))


def test_no_two_main_pictures_look_alike() -> None:
    prints = Counter(fingerprint(small(i)) for i in range(len(PRODUCTS)))
    assert prints.most_common(1)[0][1] == 1


def test_the_fingerprint_knows_a_copy_from_another_thing() -> None:
    copy = small(0).resize((150, 150), Image.Resampling.BICUBIC).resize((SMALL, SMALL), Image.Resampling.BICUBIC)
    assert (fingerprint(small(0)) ^ fingerprint(copy)).bit_count() <= 3
    assert (fingerprint(small(0)) ^ fingerprint(small(100))).bit_count() > 8


@pytest.mark.parametrize("product", PRODUCTS[::37], ids=lambda product: product.handle)
def test_drawing_twice_gives_the_same_pixels(product: ProductSeed) -> None:
    for view in range(VIEWS):
        first, again = draw(product, view, size=SMALL), draw(product, view, size=SMALL)
        assert first.tobytes() == again.tobytes()


def test_what_was_drawn_before_does_not_change_a_picture() -> None:
    alone = draw(PRODUCTS[5], size=SMALL).tobytes()
    for product in PRODUCTS[40:60]:
        draw(product, size=60)
    assert draw(PRODUCTS[5], size=SMALL).tobytes() == alone


def test_pictures_are_square_and_opaque_at_the_size_asked_for() -> None:
    assert draw(PRODUCTS[0]).size == (SIZE, SIZE)
    assert 640 <= SIZE <= 800
    assert draw(PRODUCTS[0], size=333).size == (333, 333)
    assert draw(PRODUCTS[0]).mode == "RGB"


def test_a_thing_fills_its_picture_and_is_not_cut_off() -> None:
    for product in PRODUCTS:
        kind, cv = MOTIFS[product.picture.motif], Canvas(120)
        with cv.placed(scale=kind.zoom, about=kind.rest):
            painted(cv, product)
        solid = cv.sheet.getchannel("A").point([0] * 128 + [255] * 128)
        share = solid.histogram()[255] / (120 * 120)
        assert 0.02 < share < 0.7, f"{product.handle} covers {share:.2f} of its picture"
        left, top, right, bottom = solid.getbbox()
        inside = left > 0 and top > 0 and right < 120 and bottom < 120
        assert inside or product.picture.motif in REACHES_OUT or "tin" in product.picture.looks, product.handle


def test_a_thing_stands_out_from_its_backdrop() -> None:
    for i, product in enumerate(PRODUCTS):
        spread = ImageStat.Stat(small(i)).stddev
        assert max(spread) > 8, f"{product.handle} is nearly one colour: {spread}"


def test_the_three_views_of_a_product_differ() -> None:
    for product in PRODUCTS[::41]:
        prints = {fingerprint(draw(product, view, size=SMALL), 16) for view in range(VIEWS)}
        assert len(prints) == VIEWS, product.handle


def test_the_colour_a_shopper_chose_shows_in_the_picture() -> None:
    coated = product_named("enamel-dutch-oven")
    middle = (SIZE // 2 - 60, int(SIZE * 0.62), SIZE // 2 + 60, int(SIZE * 0.7))
    red = ImageStat.Stat(draw(coated, colour="red").crop(middle)).mean
    green = ImageStat.Stat(draw(coated, colour="forest").crop(middle)).mean
    assert red[0] > red[1] + 60
    assert green[1] > green[0] + 10


def test_a_main_picture_shows_the_first_colour_on_offer() -> None:
    for product in PRODUCTS:
        offered = [key for group in product.options if group.key == "colour" for key, _ in group.values]
        if offered and product.handle in {"enamel-dutch-oven", "celadon-straight-mug", "mushroom-lamp"}:
            assert draw(product, size=SMALL).tobytes() == draw(product, colour=offered[0], size=SMALL).tobytes()


def test_logos_and_banners_have_their_sizes_and_differ() -> None:
    logos, banners = [draw_logo(store) for store in STORES], [draw_banner(store) for store in STORES]
    home = [draw_home_banner(banner) for banner in BANNERS]
    assert {logo.size for logo in logos} == {(256, 256)}
    assert {banner.size for banner in banners} == {(1200, 400)}
    assert {banner.size for banner in home} == {(1200, 480)}
    for pictures_of_a_kind in (logos, banners, home):
        assert len({fingerprint(picture, 16) for picture in pictures_of_a_kind}) == len(pictures_of_a_kind)
    assert draw_logo(STORES[3]).tobytes() == logos[3].tobytes()
    assert draw_banner(STORES[3]).tobytes() == banners[3].tobytes()


def test_a_store_window_shows_the_store_s_own_goods() -> None:
    from_store = {product.handle: product.store for product in PRODUCTS}
    for slug, handles in storefronts.STORE_WINDOWS.items():
        assert {from_store[handle] for handle in handles} == {slug}
    assert set(storefronts.STORE_WINDOWS) == {store.slug for store in STORES}


def test_every_category_of_the_first_two_levels_has_an_icon() -> None:
    named = {root.slug for root in CATEGORIES} | {branch.slug for root in CATEGORIES for branch in root.children}
    assert set(ICONS) == named
    assert {leaf.icon for root in CATEGORIES for branch in root.children for leaf in branch.children} <= named
    assert len(set(ICONS.values())) == len(ICONS)


def test_the_sprite_is_well_formed_and_light() -> None:
    symbols = ElementTree.fromstring(sprite()).findall("{http://www.w3.org/2000/svg}symbol")
    assert {symbol.get("id") for symbol in symbols} == {f"icon-{slug}" for slug in ICONS}
    assert len(zlib.compress(sprite().encode(), 9)) < 4096
