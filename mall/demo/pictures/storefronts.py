"""Store logos, store banners and the home page's banners, composed from the same drawings as the products."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from random import Random

from PIL import Image

from mall.demo.content import PRODUCTS
from mall.demo.content.shapes import BannerSeed, ProductSeed, StoreSeed
from mall.demo.pictures.canvas import Canvas, across, down
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, hsl, lit
from mall.demo.pictures.motif import MOTIFS, Motif
from mall.demo.pictures.paths import Path, box, oval, pen, ribbon, smooth, squircle, turned
from mall.demo.pictures.scenes import plinth
from mall.demo.pictures.studio import composed, painted

STORE_WINDOWS: dict[str, tuple[str, ...]] = {
    "jishi": ("mint-toaster", "starbarge-lantern-8", "wuchang-daohuaxiang", "egg-humidifier", "white-sonic-brush"),
    "qingmu-living": ("crescent-armchair", "rattan-sideboard", "arc-floor-lamp", "bubble-sofa-chair", "mustard-pouffe"),
    "yunrou-textiles": ("long-staple-towels", "washed-cotton-set", "sunset-hill-cushion", "seagrass-basket", "velvet-button-cushion"),
    "zhengwei-kitchen": ("enamel-dutch-oven", "sage-espresso-machine", "round-cream-kettle", "bamboo-steamer-two-tier", "square-ih-cooker"),
    "yaobian-ceramics": ("overhead-celadon-teapot", "moon-ball-vase", "three-nesting-bowls", "long-neck-celadon-vase", "speckled-belly-mug"),
    "huiyin-digital": ("walnut-bookshelf-pair", "pebble-gold-buds", "mist-cylinder-speaker", "stillwave-cream", "rangefinder-film-look"),
    "banlan-apparel": ("rose-field-puff-dress", "cream-cable-jumper", "oxford-sky-shirt", "wide-brim-straw", "classic-trucker-jacket"),
    "buxing-shoes-bags": ("forest-tab-court", "celadon-ribbed-case", "wine-saddle-crossbody", "navy-satchel-backpack", "caramel-chelsea-boot"),
    "suyan-beauty": ("centella-calm-serum", "west-lake-longjing", "lantern-red-matte", "white-ceramide-cream", "amber-ginger-shampoo"),
    "shanye-harvest": ("mingqian-longjing", "yantai-red-fuji", "linden-raw-honey", "kyoho-grape-bunch", "pu-er-city-medium"),
    "zhufeng-outdoors": ("orange-dome-three", "mustard-lounge-chair", "red-hurricane-lantern", "ridge-hiking-pack-38", "loop-lid-flask"),
    "muzhi-books": ("three-rivers-boxset", "camel-bear-red-scarf", "moon-over-wharf", "little-red-train", "rainbow-arches"),
}  # fmt: skip
_BY_HANDLE = {product.handle: product for product in PRODUCTS}


def draw_logo(store: StoreSeed, size: int = 256) -> Image.Image:
    """The store's sign, `size` pixels square: its emblem in white on its own colour."""
    cv = Canvas(size)
    c = hsl(store.hue, 0.5, 0.46)
    cv.wash(across(lit(c, 0.22), c, dim(c, 0.26), degrees=55))
    cv.glow(oval(300, 240, 380, 300), WHITE, 160, 0.22)
    cv.line(oval(500, 500, 390), 12, lit(c, 0.5), 0.6, joined=True)
    _EMBLEMS[store.emblem](cv, c)
    return cv.sheet.convert("RGB")


def draw_banner(store: StoreSeed, size: tuple[int, int] = (1200, 400)) -> Image.Image:
    """The store's window: five of its goods on plinths before a wall of its colour."""
    shown = [_BY_HANDLE[handle] for handle in STORE_WINDOWS[store.slug]]
    return _window(shown, store.hue, store.slug, size, left=130, right=868)


def draw_home_banner(banner: BannerSeed, size: tuple[int, int] = (1200, 480)) -> Image.Image:
    """A banner of the home page; the left two fifths stay calm for words."""
    shown = [_BY_HANDLE[handle] for handle in banner.products]
    return _window(shown, banner.hue, banner.slug, size, left=430, right=895)


def _window(
    shown: list[ProductSeed], hue: int, name: str, size: tuple[int, int], left: float, right: float
) -> Image.Image:
    rng = Random(zlib.crc32(name.encode()))
    width, height = size
    tall = 1000 * height / width
    floor = tall * 0.72
    wall = hsl(hue, 0.34, 0.84)
    cv = Canvas(width, height)
    _stage(cv, wall, floor, tall, left, right, rng)
    gap = (right - left) / (len(shown) - 1)
    places = []
    for i, product in enumerate(shown):
        kind = MOTIFS[product.picture.motif]
        lift = tall * (0, 0.13, 0.04, 0.17, 0)[i] if _stands_on_furniture(kind) else 0
        x, ground = left + i * gap, floor + tall * (0.1 if lift else 0.09 + 0.05 * (i % 2)) - lift
        if lift:
            block = (lit(wall, 0.5), lit(wall, 0.2), dim(wall, 0.05))[i % 3]
            plinth(cv, x, ground - tall * 0.012, gap * 0.42, gap * 0.07, tall * 0.1 + lift, block)
        places.append((x, ground))
    scene = cv.sheet.convert("RGB")
    scale = min(gap * 1.5, tall * 0.6) / 700
    for i in sorted(range(len(shown)), key=lambda i: places[i][1]):
        scene = _put(scene, shown[i], *places[i], scale, tall)
    return scene


def _stands_on_furniture(kind: Motif) -> bool:
    """Whether it is small enough for a plinth; an armchair stands on the floor."""
    return kind.stance == "stand" and (not kind.scenes or not {"podium", "table"}.isdisjoint(kind.scenes))


def _stage(cv: Canvas, wall: Tone, floor: float, tall: float, left: float, right: float, rng: Random) -> None:
    cv.wash(down(dim(wall, 0.04), lit(wall, 0.22)), 0, floor + 2)
    cv.wash(down(dim(wall, 0.1), lit(wall, 0.2), lit(wall, 0.36)), floor, tall)
    cv.glow(box(-50, floor - 8, 1050, floor), DUSK, 9, 0.1)
    middle = (left + right) / 2
    for k in range(3):
        x, r = middle + (k - 1) * (right - left) * 0.36, tall * rng.uniform(0.26, 0.42)
        panel = (lit(wall, 0.42), dim(wall, 0.08), lit(wall, 0.2))[k]
        arch = [(x - r, floor), *oval(x, floor - r * 0.9, r, r, 180, 360), (x + r, floor)]
        cv.fill(arch if k != 1 else oval(x, floor - r * 0.7, r), across(lit(panel, 0.1), panel, dim(panel, 0.05)), 0.85)
    cv.glow(oval(middle, tall * 0.3, 330, tall * 0.5), WHITE, 120, 0.3)
    leaves: list[Path] = []
    for i in range(7):
        leaf = pen("M 0 0 C 40 -16 110 -12 150 0 C 110 10 40 14 0 0")
        leaves.append([(x - 14, y - 12) for x, y in turned(leaf, 4 + i * 15, (0, 0))])
    cv.glow(leaves, DUSK, 6, 0.12)


def _put(scene: Image.Image, product: ProductSeed, x: float, ground: float, scale: float, tall: float) -> Image.Image:
    """Stand the product on the ground line, or hang it on the wall where it does not stand."""
    kind = MOTIFS[product.picture.motif]
    cv = Canvas(*scene.size)
    rest = kind.rest
    y = ground if kind.stance == "stand" else tall * 0.44
    if kind.stance != "stand":
        scale *= 0.94
    with cv.placed(x - rest[0], y - rest[1], scale * kind.zoom, about=rest):
        painted(cv, product)
    return composed(scene, cv.sheet, kind)


def _basket(cv: Canvas, c: Tone) -> None:
    cv.line(oval(500, 440, 150, 160, 180, 360), 34, WHITE)
    cv.fill(box(290, 430, 710, 500, 24), WHITE)
    body = cv.fill(pen("M 320 510 L 680 510 L 640 690 Q 636 706 618 706 L 382 706 Q 364 706 360 690 Z"), WHITE)
    cv.fill([box(400 + k * 62, 550, 424 + k * 62, 660, 10) for k in range(4)], c, 1, body)


def _chair(cv: Canvas, c: Tone) -> None:
    cv.fill(box(360, 270, 640, 500, 60), WHITE)
    cv.fill(box(300, 500, 700, 580, 36), WHITE)
    cv.fill([[(350, 580), (390, 580), (360, 730), (330, 730)], [(610, 580), (650, 580), (670, 730), (640, 730)]], WHITE)
    cv.fill([box(412 + k * 66, 310, 436 + k * 66, 460, 12) for k in range(3)], c)


def _cloud(cv: Canvas, c: Tone) -> None:
    cv.fill([oval(400, 530, 110), oval(520, 450, 150), oval(630, 540, 100), box(390, 520, 640, 640, 50)], WHITE)
    cv.line(smooth([(400, 580), (450, 550), (500, 580), (550, 550), (600, 580)], False), 18, c)


def _pot(cv: Canvas, c: Tone) -> None:
    cv.fill(box(310, 460, 690, 690, 70), WHITE)
    cv.fill([box(240, 500, 330, 550, 24), box(670, 500, 760, 550, 24)], WHITE)
    cv.fill(box(290, 410, 710, 450, 18), WHITE)
    cv.fill(oval(500, 380, 40, 34), WHITE)
    for x in (420, 500, 580):
        cv.line(smooth([(x, 330), (x - 18, 300), (x + 18, 268), (x, 236)], False), 16, WHITE, 0.85)


def _vase(cv: Canvas, c: Tone) -> None:
    shape = [
        (440, 260),
        (560, 260),
        (540, 350),
        (640, 470),
        (650, 590),
        (580, 720),
        (420, 720),
        (350, 590),
        (360, 470),
        (460, 350),
    ]
    body = cv.fill(smooth(shape), WHITE)
    for k in range(2):
        cv.line(
            smooth([(340, 520 + k * 60), (430, 490 + k * 60), (520, 540 + k * 60), (660, 500 + k * 60)], False),
            20,
            c,
            1,
            body,
        )


def _wave(cv: Canvas, c: Tone) -> None:
    for i, tall in enumerate((90, 190, 300, 220, 130, 250, 160, 80)):
        cv.fill(box(282 + i * 57, 500 - tall / 2, 316 + i * 57, 500 + tall / 2, 17), WHITE)


def _hanger(cv: Canvas, c: Tone) -> None:
    cv.line(smooth([(500, 440), (500, 390), (540, 360), (530, 310), (480, 310), (462, 346)], False), 30, WHITE)
    cv.line([(500, 440), (720, 610)], 34, WHITE)
    cv.line([(500, 440), (280, 610)], 34, WHITE)
    cv.line([(280, 618), (720, 618)], 34, WHITE)


def _shoe(cv: Canvas, c: Tone) -> None:
    upper = "M 270 430 Q 330 500 420 420 L 560 560 Q 720 580 740 650 L 270 650 Z"
    body = cv.fill(pen(upper), WHITE)
    cv.fill(box(260, 664, 750, 706, 20), WHITE)
    for k in range(3):
        cv.line([(420 + k * 46, 480 + k * 42), (390 + k * 46, 516 + k * 42)], 18, c, 1, body)


def _drop(cv: Canvas, c: Tone) -> None:
    shape = [(500, 250), (590, 400), (650, 530), (620, 660), (500, 720), (380, 660), (350, 530), (410, 400)]
    body = cv.fill(smooth(shape), WHITE)
    cv.line(oval(500, 560, 86, 86, 20, 100), 26, c, 1, body)


def _leaf(cv: Canvas, c: Tone) -> None:
    shape = [(300, 700), (290, 540), (370, 380), (520, 300), (720, 280), (700, 470), (610, 620), (460, 700)]
    body = cv.fill(smooth(shape), WHITE)
    cv.line(smooth([(290, 720), (440, 570), (620, 390)], False), 22, c, 1, body)
    for x, y in ((430, 580), (520, 490)):
        cv.line([(x, y), (x + 110, y - 6)], 15, c, 1, body)


def _mountain(cv: Canvas, c: Tone) -> None:
    cv.fill(pen("M 230 690 L 450 330 L 560 510 L 620 430 L 780 690 Z"), WHITE)
    cv.fill(pen("M 390 428 L 450 330 L 512 432 L 470 470 L 446 430 L 420 466 Z"), c)
    cv.fill(oval(660, 320, 50), WHITE)


def _book(cv: Canvas, c: Tone) -> None:
    for flip in (False, True):
        with cv.placed(flip=flip):
            cv.fill(pen("M 516 380 C 580 330 680 320 750 340 L 750 640 C 680 620 580 630 516 680 Z"), WHITE)
            for k in range(3):
                cv.line(smooth([(560, 440 + k * 66), (630, 412 + k * 66), (706, 410 + k * 66)], False), 15, c, 0.8)
    cv.fill(squircle(500, 300, 26, 26, 2), WHITE)
    cv.fill(ribbon([(500, 380), (500, 690)], 10), c, 0.4)


_EMBLEMS: dict[str, Callable[[Canvas, Tone], None]] = {
    "basket": _basket, "chair": _chair, "cloud": _cloud, "pot": _pot, "vase": _vase, "wave": _wave, "hanger": _hanger,
    "shoe": _shoe, "drop": _drop, "leaf": _leaf, "mountain": _mountain, "book": _book,
}  # fmt: skip
