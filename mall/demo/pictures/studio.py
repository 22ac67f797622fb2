"""Takes the picture: chooses a backdrop, paints the thing, throws its shadow, and puts all together."""

from __future__ import annotations

import zlib
from random import Random

from PIL import Image, ImageChops, ImageFilter

from mall.demo.content.colours import COLOURS
from mall.demo.content.shapes import ProductSeed
from mall.demo.pictures import motifs, scenes
from mall.demo.pictures.canvas import Canvas, thinned
from mall.demo.pictures.colour import Tone, hsl, tone
from mall.demo.pictures.motif import MOTIFS, Look, Motif

assert motifs.__all__, "the drawings register themselves when their package is imported"

VIEWS = 3
SIZE = 720


def draw(product: ProductSeed, view: int = 0, colour: str | None = None, size: int = SIZE) -> Image.Image:
    """The product's picture, `size` pixels square; the same arguments always give the same pixels.

    View 0 is the main picture, 1 a close-up, 2 the product in its next colour (or mirrored) before another backdrop.
    `colour` is a key of the product's colour option, for the picture of one SKU.
    """
    spec = product.picture
    kind = MOTIFS[spec.motif]
    seed = zlib.crc32(product.handle.encode())
    tones = _tones(product, view, colour, seed)
    backdrop = _backdrop(kind, _scene(kind, spec.scene, view), tones, Random(seed * 7 + view), size)
    cv = Canvas(size)
    _paint(cv, kind, Look(tones, frozenset(spec.looks), Random(seed)), view)
    return composed(backdrop, cv.sheet, kind)


def painted(cv: Canvas, product: ProductSeed) -> None:
    """Paint the product alone, as it looks in its main picture, wherever the canvas stands."""
    seed = zlib.crc32(product.handle.encode())
    look = Look(_tones(product, 0, None, seed), frozenset(product.picture.looks), Random(seed))
    MOTIFS[product.picture.motif].paint(cv, look)


def _tones(product: ProductSeed, view: int, colour: str | None, seed: int) -> tuple[Tone, ...]:
    own = [tone(code) for code in product.picture.tones]
    offered = [key for group in product.options if group.key == "colour" for key, _ in group.values]
    if colour is None and offered and (view == 2 or not own):
        colour = offered[view // 2 % len(offered)]
    if colour is not None:
        own[:1] = [tone(COLOURS[colour].tone)]
    return tuple(own) or (hsl(Random(seed).uniform(0, 360), 0.35, 0.6),)


def _scene(kind: Motif, wanted: str | None, view: int) -> str | None:
    """A close-up stands before plain paper: it would hang above a plinth."""
    if view == 1:
        return "sweep" if kind.stance == "stand" else "plain"
    return wanted if view == 0 else None


def _backdrop(kind: Motif, scene: str | None, tones: tuple[Tone, ...], rng: Random, size: int) -> Image.Image:
    wall = scenes.wall_for(tones, rng)
    if kind.stance == "stand":
        return scenes.standing(scene or rng.choice(kind.scenes or scenes.STANDING_SCENES), size, wall, rng)
    return scenes.lying(scene or rng.choice(kind.scenes or scenes.LYING_SCENES), size, wall, rng)


def _paint(cv: Canvas, kind: Motif, look: Look, view: int) -> None:
    x, y = kind.focus
    if view == 1:
        with cv.placed(500 - x, 480 - y, scale=1.75 * kind.zoom, about=kind.focus):
            kind.paint(cv, look)
    elif view == 2:
        with cv.placed(scale=kind.zoom, flip=True, turn=0 if kind.stance == "stand" else 7, about=kind.rest):
            kind.paint(cv, look)
    else:
        with cv.placed(scale=kind.zoom, about=kind.rest):
            kind.paint(cv, look)


def composed(backdrop: Image.Image, sheet: Image.Image, kind: Motif) -> Image.Image:
    """The backdrop with what was drawn laid over it, and its shadow under it."""
    cover = sheet.getchannel("A")
    if kind.stance == "stand":
        _ground_shadow(backdrop, cover)
    else:
        _drop_shadow(backdrop, cover, 2.2 if kind.stance == "hang" else 1)
    bounds = sheet.getbbox()
    if bounds is None:
        return backdrop
    clear = ImageChops.invert(cover.crop(bounds))
    under = ImageChops.multiply(backdrop.crop(bounds), Image.merge("RGB", (clear, clear, clear)))
    backdrop.paste(ImageChops.add(under, sheet.crop(bounds).convert("RGB")), bounds[:2])
    return backdrop


def _drop_shadow(backdrop: Image.Image, cover: Image.Image, height: float) -> None:
    """The soft shadow of a thing that lies flat, or hangs a little before the wall."""
    small = _solid(cover)
    k = small.size[0] / 200
    shadow = Image.new("L", small.size, 0)
    for dx, dy, soft, strength in ((1, 1.6, 1.1, 0.26), (2.6, 4.4, 4.2 * height, 0.3)):
        layer = Image.new("L", small.size, 0)
        layer.paste(small, (round(dx * k * height), round(dy * k * height)))
        layer = _soft(layer, soft * k, strength)
        shadow = ImageChops.add(shadow, layer)
    _darken(backdrop, shadow)


def _ground_shadow(backdrop: Image.Image, cover: Image.Image) -> None:
    """What a standing thing throws on the ground: dark where it touches, long and soft to the right."""
    small = _solid(cover)
    bounds = small.getbbox()
    if bounds is None:
        return
    k = small.size[0] / 200
    base = bounds[3]
    cast = _cast(small, base, k)
    feet = small.crop((0, max(0, base - round(7 * k)), small.size[0], base))
    contact = Image.new("L", small.size, 0)
    contact.paste(feet.resize((feet.size[0], max(2, round(4.5 * k)))), (round(1.2 * k), base - round(3.2 * k)))
    contact = _soft(contact, 1.5 * k, 0.5)
    wide = Image.new("L", small.size, 0)
    wide.paste(feet.resize((feet.size[0], max(3, round(9 * k)))), (round(2 * k), base - round(6 * k)))
    wide = _soft(wide, 5 * k, 0.4)
    _darken(backdrop, ImageChops.add(ImageChops.lighter(cast, wide), contact))


def _soft(cover: Image.Image, blur: float, strength: float) -> Image.Image:
    return thinned(cover.filter(ImageFilter.GaussianBlur(blur)), strength)


def _solid(cover: Image.Image) -> Image.Image:
    """What throws a shadow, a sixth as large: glass and glowing air throw little or none."""
    return cover.reduce(6).point(_SOLID)


_SOLID = [0 if value < 90 else round((value - 90) / 165 * 255) for value in range(256)]


def _cast(small: Image.Image, base: int, k: float) -> Image.Image:
    """The silhouette laid down on the ground, away from the lamp."""
    flat, lean = 0.2, 0.34
    # a point of height h above the base falls on (x + lean * h, base - flat * h)
    data = (1, lean / flat, -lean / flat * base, 0, 1 / flat, base - base / flat)
    laid = small.transform(small.size, Image.Transform.AFFINE, data, Image.Resampling.BILINEAR)
    near = _soft(laid, 2.4 * k, 0.16)
    far = _soft(laid, 6.5 * k, 0.14)
    return ImageChops.add(near, far)


def _darken(backdrop: Image.Image, shadow: Image.Image) -> None:
    bounds = shadow.getbbox()
    if bounds is None:
        return
    k = backdrop.size[0] / shadow.size[0]
    left, top, right, bottom = (round(edge * k) for edge in bounds)
    cover = shadow.crop(bounds).resize((right - left, bottom - top), Image.Resampling.BILINEAR)
    backdrop.paste(Image.new("RGB", cover.size, (44, 34, 52)), (left, top), cover)
