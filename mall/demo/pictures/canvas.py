"""A canvas with clean edges: shapes are cut out at several times the size, shaded, and laid on a transparent sheet.

The sheet keeps premultiplied colours, so that plain pasting composes correctly, and the shadow of whatever was drawn
can be read from it. Units are 1000 to the picture's width.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import cast

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from mall.demo.pictures.colour import Tone, mix
from mall.demo.pictures.paths import Path, Point

Box = tuple[int, int, int, int]
Matrix = tuple[float, float, float, float, float, float]
Stop = Tone | tuple[float, Tone]


@dataclass(frozen=True, slots=True)
class Across:
    """A gradient along a line through the shape's box: 0 degrees runs left to right, 90 from top to bottom."""

    stops: tuple[Stop, ...]
    degrees: float = 0


@dataclass(frozen=True, slots=True)
class Around:
    """A gradient from a centre (shares of the shape's box) outwards; `reach` in shares of the box's longer side."""

    stops: tuple[Stop, ...]
    x: float = 0.36
    y: float = 0.3
    reach: float = 0.85


Paint = Tone | Across | Around


def across(*stops: Stop, degrees: float = 0) -> Across:
    return Across(stops, degrees)


def down(*stops: Stop) -> Across:
    return Across(stops, 90)


def around(*stops: Stop, x: float = 0.36, y: float = 0.3, reach: float = 0.85) -> Around:
    return Around(stops, x, y, reach)


@dataclass(frozen=True, slots=True)
class Mask:
    """A cut-out: where it lies on the sheet (pixels), its coverage, and the box of the outline in units."""

    box: Box
    cover: Image.Image | None
    extent: tuple[float, float, float, float]
    matrix: Matrix


Shape = Path | Mask | Sequence[Path]


class Canvas:
    """A transparent square sheet of `size` pixels."""

    def __init__(self, size: int, height: int | None = None) -> None:
        self.width, self.height = size, height or size
        self.sheet = Image.new("RGBA", (self.width, self.height), (0, 0, 0, 0))
        unit = size / 1000
        self.matrix: Matrix = (unit, 0.0, 0.0, unit, 0.0, 0.0)

    @contextmanager
    def placed(
        self, dx: float = 0, dy: float = 0, scale: float = 1, turn: float = 0, flip: bool = False,
        about: Point = (500, 500), stretch: float = 1,
    ) -> Iterator[None]:  # fmt: skip
        """Draw what follows moved by (dx, dy), after turning (degrees), scaling and mirroring it about a point."""
        before = self.matrix
        c, s = math.cos(math.radians(turn)) * scale, math.sin(math.radians(turn)) * scale
        kx = -1 if flip else 1
        local = (c * kx, s * kx, -s * stretch, c * stretch, 0.0, 0.0)
        ax, ay = _map(local, about)
        local = (*local[:4], about[0] + dx - ax, about[1] + dy - ay)
        self.matrix = _chain(before, local)
        try:
            yield
        finally:
            self.matrix = before

    def cut(self, shape: Path | Sequence[Path], *holes: Path, within: Mask | None = None) -> Mask:
        """The coverage of an outline (or several together), less its holes, inside another."""
        paths = _outlines(shape)
        lines = [[_map(self.matrix, p) for p in path] for path in paths]
        gaps = [[_map(self.matrix, p) for p in hole] for hole in holes]
        extent = _extent([p for path in paths for p in path])
        place = self._fit(_extent([p for line in lines for p in line]), within)
        if place is None:
            return Mask((0, 0, 0, 0), None, extent, self.matrix)
        cover = _covered(lines, gaps, place)
        if within is not None and within.cover is not None:
            cover = ImageChops.multiply(cover, _part(within, place))
        return Mask(place, cover, extent, self.matrix)

    def fill(self, shape: Shape, paint: Paint, alpha: float = 1, within: Mask | None = None) -> Mask:
        """Paint a shape; `within` keeps it inside another. Gives the mask back, to clip further painting by."""
        mask = self._masked(shape, within)
        if mask.cover is not None:
            self._lay(mask, paint, mask.cover, alpha)
        return mask

    def wash(self, paint: Paint, top: float = 0, bottom: float = 1000) -> None:
        """Paint the whole width between two heights, hard-edged: the cheap way to fill a backdrop."""
        unit = self.width / 1000
        rows = (max(0, round(top * unit)), min(self.height, round(bottom * unit)))
        extent = (0.0, rows[0] / unit, 1000.0, rows[1] / unit)
        mask = Mask((0, rows[0], self.width, rows[1]), None, extent, (unit, 0, 0, unit, 0, 0))
        self.sheet.paste(_painted(paint, mask), (0, rows[0]))

    def line(
        self, points: Sequence[Point], width: float, paint: Paint, alpha: float = 1, within: Mask | None = None,
        joined: bool = False,
    ) -> Mask:  # fmt: skip
        """A stroke with round ends, `width` in units."""
        mask = self._stroke([*points, points[0]] if joined else list(points), width, within)
        if mask.cover is not None:
            self._lay(mask, paint, mask.cover, alpha)
        return mask

    def glow(
        self, shape: Path | Sequence[Path], colour: Tone, blur: float, alpha: float = 1, within: Mask | None = None
    ) -> None:
        """A soft-edged shape (`blur` in units): a highlight, a fold, a shadow."""
        paths = _outlines(shape)
        lines = [[_map(self.matrix, p) for p in path] for path in paths]
        soft = blur * self._scale()
        x0, y0, x1, y1 = _extent([p for line in lines for p in line])
        margin = soft * 2.2
        place = self._fit((x0 - margin, y0 - margin, x1 + margin, y1 + margin), within)
        if place is None:
            return
        cover = _blurred(lines, place, soft, alpha)
        if within is not None and within.cover is not None:
            cover = ImageChops.multiply(cover, _part(within, place))
        self._lay(Mask(place, cover, (0, 0, 1, 1), self.matrix), colour, cover, 1)

    def shade(self, mask: Mask, colour: Tone, dx: float, dy: float, blur: float, alpha: float) -> None:
        """Darken or lighten a shape's inner edge on the side away from (dx, dy), softly."""
        if mask.cover is None:
            return
        k = self._scale()
        small = max(1, min(mask.cover.size) // 160)
        cover = mask.cover.reduce(small)
        shifted = Image.new("L", cover.size, 0)
        shifted.paste(cover, (round(dx * k / small), round(dy * k / small)))
        rim = ImageChops.subtract(cover, shifted).filter(ImageFilter.GaussianBlur(blur * k / small))
        rim = ImageChops.multiply(rim.resize(mask.cover.size, Image.Resampling.BILINEAR), mask.cover)
        self._lay(mask, colour, rim, alpha)

    def _masked(self, shape: Shape, within: Mask | None) -> Mask:
        if not isinstance(shape, Mask):
            return self.cut(shape, within=within)
        if within is None or within.cover is None or shape.cover is None:
            return shape
        return replace(shape, cover=ImageChops.multiply(shape.cover, _part(within, shape.box)))

    def _stroke(self, points: list[Point], width: float, within: Mask | None) -> Mask:
        dots = [_map(self.matrix, p) for p in points]
        wide = width * self._scale()
        x0, y0, x1, y1 = _extent(dots)
        pad = wide / 2 + 1
        place = self._fit((x0 - pad, y0 - pad, x1 + pad, y1 + pad), within)
        if place is None:
            return Mask((0, 0, 0, 0), None, (0, 0, 1, 1), self.matrix)
        cover = _stroked(dots, wide, place)
        if within is not None and within.cover is not None:
            cover = ImageChops.multiply(cover, _part(within, place))
        ux0, uy0, ux1, uy1 = _extent(points)
        half = width / 2
        return Mask(place, cover, (ux0 - half, uy0 - half, ux1 + half, uy1 + half), self.matrix)

    def _lay(self, mask: Mask, paint: Paint, cover: Image.Image, alpha: float) -> None:
        if alpha < 1:
            cover = thinned(cover, alpha)
        self.sheet.paste(_painted(paint, mask), mask.box[:2], cover)

    def _fit(self, extent: tuple[float, float, float, float], within: Mask | None) -> Box | None:
        x0, y0, x1, y1 = extent
        bounds = (0, 0, self.width, self.height) if within is None else within.box
        left, top = max(math.floor(x0), bounds[0]), max(math.floor(y0), bounds[1])
        right, bottom = min(math.ceil(x1), bounds[2]), min(math.ceil(y1), bounds[3])
        if right <= left or bottom <= top:
            return None
        return (left, top, right, bottom)

    def _scale(self) -> float:
        a, b, c, d, _, _ = self.matrix
        return math.sqrt(abs(a * d - b * c))


def _outlines(shape: Path | Sequence[Path]) -> list[Path]:
    """One outline or several, as several."""
    if isinstance(shape[0][0], int | float):
        return [cast(Path, shape)]
    return list(cast(Sequence[Path], shape))


def _map(m: Matrix, p: Point) -> Point:
    return (m[0] * p[0] + m[2] * p[1] + m[4], m[1] * p[0] + m[3] * p[1] + m[5])


def _chain(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1],
        m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3],
        m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5],
    )  # fmt: skip


def _extent(points: Sequence[Point]) -> tuple[float, float, float, float]:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return (min(xs), min(ys), max(xs), max(ys))


def _grain(box: Box) -> int:
    """How many times larger a shape is cut out than shown: small ones finer."""
    return 4 if (box[2] - box[0]) * (box[3] - box[1]) < 160_000 else 3


def _covered(lines: Sequence[Path], gaps: Sequence[Path], box: Box) -> Image.Image:
    k = _grain(box)
    large = Image.new("L", ((box[2] - box[0]) * k, (box[3] - box[1]) * k), 0)
    pencil = ImageDraw.Draw(large)
    for line in lines:
        pencil.polygon(_onto(line, box, k), fill=255)
    for gap in gaps:
        pencil.polygon(_onto(gap, box, k), fill=0)
    return large.reduce(k)


def _stroked(dots: Sequence[Point], width: float, box: Box) -> Image.Image:
    k = _grain(box)
    large = Image.new("L", ((box[2] - box[0]) * k, (box[3] - box[1]) * k), 0)
    pencil = ImageDraw.Draw(large)
    drawn = _onto(dots, box, k)
    thick = max(1, round(width * k))
    pencil.line(drawn, fill=255, width=thick, joint="curve")
    half = thick / 2
    for x, y in (drawn[0], drawn[-1]):
        pencil.ellipse((x - half, y - half, x + half, y + half), fill=255)
    return large.reduce(k)


def _onto(line: Sequence[Point], box: Box, k: float) -> list[Point]:
    return [((x - box[0]) * k, (y - box[1]) * k) for x, y in line]


def _blurred(lines: Sequence[Path], box: Box, soft: float, alpha: float) -> Image.Image:
    """Soft shapes are drawn small: the blur hides it."""
    width, height = box[2] - box[0], box[3] - box[1]
    step = max(1.0, min(soft / 2.5, 8.0))
    size = (max(1, math.ceil(width / step)), max(1, math.ceil(height / step)))
    small = Image.new("L", (size[0] * 2, size[1] * 2), 0)
    pencil = ImageDraw.Draw(small)
    for line in lines:
        pencil.polygon([((x - box[0]) * 2 / step, (y - box[1]) * 2 / step) for x, y in line], fill=255)
    small = thinned(small.reduce(2).filter(ImageFilter.GaussianBlur(soft / step)), alpha)
    return small.resize((width, height), Image.Resampling.BILINEAR, (0, 0, width / step, height / step))


def _part(mask: Mask, box: Box) -> Image.Image:
    assert mask.cover is not None
    if mask.box == box:
        return mask.cover
    x, y = mask.box[:2]
    return mask.cover.crop((box[0] - x, box[1] - y, box[2] - x, box[3] - y))


def thinned(cover: Image.Image, alpha: float) -> Image.Image:
    """The coverage at a share of its strength."""
    return Image.blend(Image.new("L", cover.size, 0), cover, alpha)


def _painted(paint: Paint, mask: Mask) -> Image.Image:
    size = (mask.box[2] - mask.box[0], mask.box[3] - mask.box[1])
    if isinstance(paint, Across):
        return _along(paint, mask, size)
    if isinstance(paint, Around):
        return _outwards(paint, mask, size)
    return Image.new("RGBA", size, (*paint, 255))


def _along(paint: Across, mask: Mask, size: tuple[int, int]) -> Image.Image:
    strip = _strip(paint.stops)
    a, b, c, d, e, f = _inverse(mask.matrix)
    x0, y0, x1, y1 = mask.extent
    dx, dy = math.cos(math.radians(paint.degrees)), math.sin(math.radians(paint.degrees))
    reach = abs(dx) * (x1 - x0) + abs(dy) * (y1 - y0) or 1
    mx, my = (x0 + x1) / 2, (y0 + y1) / 2
    tx = _STEPS * (a * dx + b * dy) / reach
    ty = _STEPS * (c * dx + d * dy) / reach
    t0 = _STEPS * (1.5 + ((e - mx) * dx + (f - my) * dy) / reach) + tx * mask.box[0] + ty * mask.box[1]
    if abs(ty) * size[1] < 0.2:
        row = strip.transform((size[0], 1), Image.Transform.AFFINE, (tx, 0, t0, 0, 0, 0.5), Image.Resampling.BILINEAR)
        return row.resize(size, Image.Resampling.NEAREST)
    if abs(tx) * size[0] < 0.2:
        row = strip.transform((size[1], 1), Image.Transform.AFFINE, (ty, 0, t0, 0, 0, 0.5), Image.Resampling.BILINEAR)
        return row.transpose(Image.Transpose.ROTATE_270).resize(size, Image.Resampling.NEAREST)
    data = (8 * tx, 8 * ty, 8 * t0, 0, 0, 1.5)
    return _band(paint.stops).transform(size, Image.Transform.AFFINE, data, Image.Resampling.NEAREST)


def _outwards(paint: Around, mask: Mask, size: tuple[int, int]) -> Image.Image:
    a, b, c, d, e, f = _inverse(mask.matrix)
    x0, y0, x1, y1 = mask.extent
    cx, cy = x0 + (x1 - x0) * paint.x, y0 + (y1 - y0) * paint.y
    k = 128 / (paint.reach * max(x1 - x0, y1 - y0) or 1)
    left, top = mask.box[0], mask.box[1]
    data = (
        a * k, c * k, (a * left + c * top + e - cx) * k + 128,
        b * k, d * k, (b * left + d * top + f - cy) * k + 128,
    )  # fmt: skip
    far = _RADIAL.transform(size, Image.Transform.AFFINE, data, Image.Resampling.BILINEAR, fillcolor=255)
    far.putpalette(_palette(paint.stops))
    return far.convert("RGBA")


_RADIAL = Image.radial_gradient("L")


def _inverse(m: Matrix) -> Matrix:
    a, b, c, d, e, f = m
    det = a * d - b * c
    return (d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det)


_STEPS = 40


@lru_cache(maxsize=4096)
def _strip(stops: tuple[Stop, ...]) -> Image.Image:
    """The gradient as a row of pixels, with its ends drawn out as far again on both sides."""
    placed = _placed(stops)
    row = [(*_blend(placed, i / (_STEPS - 1)), 255) for i in range(_STEPS)]
    values = [row[0]] * _STEPS + row + [row[-1]] * _STEPS
    return Image.frombytes("RGBA", (3 * _STEPS, 1), bytes(v for pixel in values for v in pixel))


@lru_cache(maxsize=512)
def _band(stops: tuple[Stop, ...]) -> Image.Image:
    """The same gradient, eight times as fine and three pixels high, to be sampled on the slant."""
    return _strip(stops).resize((24 * _STEPS, 3), Image.Resampling.BILINEAR)


def _blend(placed: list[tuple[float, Tone]], t: float) -> tuple[int, int, int]:
    k = next((n for n in range(1, len(placed)) if placed[n][0] >= t), len(placed) - 1)
    (t0, c0), (t1, c1) = placed[k - 1], placed[k]
    share = min(max((t - t0) / ((t1 - t0) or 1), 0), 1)
    share = share * share * (3 - 2 * share) * 0.5 + share * 0.5
    return mix(c0, c1, share)


@lru_cache(maxsize=1024)
def _palette(stops: tuple[Stop, ...]) -> bytes:
    """The gradient as the 256 colours of an indexed picture."""
    row = _strip(stops).resize((256, 1), Image.Resampling.BILINEAR, (_STEPS, 0, 2 * _STEPS, 1))
    return row.convert("RGB").tobytes()


def _placed(stops: tuple[Stop, ...]) -> list[tuple[float, Tone]]:
    if isinstance(stops[0][1], tuple):
        return [(stop[0], stop[1]) for stop in stops]  # type: ignore[misc]
    last = max(len(stops) - 1, 1)
    return [(i / last, stop) for i, stop in enumerate(stops)]  # type: ignore[misc]
