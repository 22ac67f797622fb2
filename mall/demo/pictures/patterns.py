"""Printed and woven patterns, laid inside a cut-out."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, Mask
from mall.demo.pictures.colour import Tone, dim, lit, mix
from mall.demo.pictures.motif import Look
from mall.demo.pictures.paths import Path, box, oval, ribbon, smooth, turned

Area = tuple[float, float, float, float]


def pattern(cv: Canvas, look: Look, area: Area, within: Mask, c: Tone, second: Tone, pitch: float = 52) -> None:
    """Lay the pattern that the product is described with, if any; `pitch` is its repeat in units."""
    for word, lay in _PATTERNS.items():
        if look.has(word):
            lay(cv, look, area, within, c, second, pitch)


def _striped(cv: Canvas, look: Look, area: Area, within: Mask, c: Tone, second: Tone, pitch: float) -> None:
    x0, y0, x1, y1 = area
    count = int((y1 - y0) / pitch) + 1
    cv.fill([box(x0, y0 + i * pitch, x1, y0 + i * pitch + pitch * 0.42) for i in range(count)], second, 0.88, within)


def _pinstriped(cv: Canvas, look: Look, area: Area, within: Mask, c: Tone, second: Tone, pitch: float) -> None:
    x0, y0, x1, y1 = area
    step = pitch * 0.55
    count = int((x1 - x0) / step) + 1
    cv.fill([box(x0 + i * step, y0, x0 + i * step + step * 0.22, y1) for i in range(count)], second, 0.8, within)


def _gingham(cv: Canvas, look: Look, area: Area, within: Mask, c: Tone, second: Tone, pitch: float) -> None:
    x0, y0, x1, y1 = area
    columns, rows = int((x1 - x0) / pitch) + 1, int((y1 - y0) / pitch) + 1
    cv.fill([box(x0 + i * pitch, y0, x0 + (i + 0.5) * pitch, y1) for i in range(columns)], second, 0.48, within)
    cv.fill([box(x0, y0 + i * pitch, x1, y0 + (i + 0.5) * pitch) for i in range(rows)], second, 0.48, within)


def _windowpane(cv: Canvas, look: Look, area: Area, within: Mask, c: Tone, second: Tone, pitch: float) -> None:
    x0, y0, x1, y1 = area
    step = pitch * 1.5
    columns, rows = int((x1 - x0) / step) + 1, int((y1 - y0) / step) + 1
    lines = [box(x0 + i * step, y0, x0 + i * step + step * 0.07, y1) for i in range(columns)]
    lines += [box(x0, y0 + i * step, x1, y0 + i * step + step * 0.07) for i in range(rows)]
    cv.fill(lines, second, 0.85, within)


def _plaid(cv: Canvas, look: Look, area: Area, within: Mask, c: Tone, second: Tone, pitch: float) -> None:
    x0, y0, x1, y1 = area
    step = pitch * 2
    columns, rows = int((x1 - x0) / step) + 1, int((y1 - y0) / step) + 1
    third = look.tone(2, mix(second, lit(c, 0.6), 0.6))
    cv.fill([box(x0 + i * step, y0, x0 + (i + 0.45) * step, y1) for i in range(columns)], second, 0.5, within)
    cv.fill([box(x0, y0 + i * step, x1, y0 + (i + 0.45) * step) for i in range(rows)], second, 0.5, within)
    thin = [box(x0 + (i + 0.68) * step, y0, x0 + (i + 0.74) * step, y1) for i in range(columns)]
    thin += [box(x0, y0 + (i + 0.68) * step, x1, y0 + (i + 0.74) * step) for i in range(rows)]
    cv.fill(thin, third, 0.75, within)


def _dotted(cv: Canvas, look: Look, area: Area, within: Mask, c: Tone, second: Tone, pitch: float) -> None:
    x0, y0, x1, y1 = area
    dots = []
    for row in range(int((y1 - y0) / pitch * 1.15) + 1):
        for column in range(int((x1 - x0) / pitch) + 1):
            x = x0 + (column + (row % 2) * 0.5) * pitch
            dots.append(oval(x, y0 + row * pitch * 0.87, pitch * 0.15))
    cv.fill(dots, second, 0.92, within)


def _floral(cv: Canvas, look: Look, area: Area, within: Mask, c: Tone, second: Tone, pitch: float) -> None:
    x0, y0, x1, y1 = area
    petals: list[Path] = []
    hearts: list[Path] = []
    leaves: list[Path] = []
    step = pitch * 1.35
    for row in range(int((y1 - y0) / step) + 2):
        for column in range(int((x1 - x0) / step) + 2):
            x = x0 + (column + (row % 2) * 0.5) * step + look.between(-0.16, 0.16) * step
            y = y0 + row * step * 0.9 + look.between(-0.12, 0.12) * step
            r = pitch * look.between(0.14, 0.22)
            tip = look.between(0, 72)
            for k in range(5):
                petals.append(turned(oval(x + r, y, r * 0.86, r * 0.58), tip + k * 72, (x, y)))
            hearts.append(oval(x, y, r * 0.44))
            leaves.append(turned(oval(x + r * 2.7, y, r * 0.95, r * 0.36), tip + 30, (x, y)))
    cv.fill(leaves, look.tone(2, mix(second, (96, 122, 84), 0.6)), 0.85, within)
    cv.fill(petals, second, 0.95, within)
    cv.fill(hearts, look.tone(3, (238, 196, 96)), 1, within)


def _zigzag(cv: Canvas, look: Look, area: Area, within: Mask, c: Tone, second: Tone, pitch: float) -> None:
    x0, y0, x1, y1 = area
    bands = []
    for i in range(int((y1 - y0) / pitch) + 2):
        line = []
        for k in range(int((x1 - x0) / pitch * 2) + 2):
            line.append((x0 + k * pitch / 2, y0 + i * pitch + (k % 2) * pitch * 0.42))
        bands.append([*line, *((x, y + pitch * 0.3) for x, y in reversed(line))])
    cv.fill(bands, second, 0.9, within)


def _herringbone(cv: Canvas, look: Look, area: Area, within: Mask, c: Tone, second: Tone, pitch: float) -> None:
    x0, y0, x1, y1 = area
    step = pitch * 0.7
    marks: list[Path] = []
    for column in range(int((x1 - x0) / step) + 1):
        lean = step * 0.62 * (1 if column % 2 else -1)
        for row in range(int((y1 - y0) / (step * 0.4)) + 2):
            x, y = x0 + column * step, y0 + row * step * 0.4
            marks.append([(x, y), (x + step, y + lean), (x + step, y + lean + step * 0.16), (x, y + step * 0.16)])
    cv.fill(marks, second, 0.62, within)


def _blocks(cv: Canvas, look: Look, area: Area, within: Mask, c: Tone, second: Tone, pitch: float) -> None:
    x0, y0, x1, y1 = area
    cut = y0 + (y1 - y0) * 0.56
    cv.fill(box(x0, cut, x1, y1), second, 1, within)
    cv.fill(box(x0, cut - pitch * 0.2, x1, cut), look.tone(2, lit(second, 0.6)), 1, within)


def _abstract(cv: Canvas, look: Look, area: Area, within: Mask, c: Tone, second: Tone, pitch: float) -> None:
    x0, y0, x1, y1 = area
    third = look.tone(2, dim(second, 0.3))
    wide, tall = x1 - x0, y1 - y0
    cv.fill(oval(x0 + wide * 0.7, y0 + tall * 0.3, wide * 0.24), second, 1, within)
    hill = smooth(
        [
            (x0, y0 + tall * 0.72),
            (x0 + wide * 0.3, y0 + tall * 0.5),
            (x0 + wide * 0.62, y0 + tall * 0.76),
            (x1, y0 + tall * 0.6),
        ],
        False,
    )
    cv.fill([*hill, (x1, y1), (x0, y1)], third, 1, within)
    cv.fill(ribbon([(px, py + tall * 0.14) for px, py in hill], tall * 0.035), lit(c, 0.3), 1, within)


def _leafy(cv: Canvas, look: Look, area: Area, within: Mask, c: Tone, second: Tone, pitch: float) -> None:
    x0, y0, x1, y1 = area
    leaves: list[Path] = []
    step = pitch * 1.5
    for row in range(int((y1 - y0) / step) + 2):
        for column in range(int((x1 - x0) / step) + 2):
            x, y = x0 + (column + (row % 2) * 0.5) * step, y0 + row * step * 0.9
            lean = look.between(-50, 50)
            for k in (-34, 0, 34):
                leaves.append(turned(oval(x, y - pitch * 0.36, pitch * 0.11, pitch * 0.34), lean + k, (x, y)))
    cv.fill(leaves, second, 0.9, within)


_PATTERNS = {
    "striped": _striped, "pinstriped": _pinstriped, "gingham": _gingham, "windowpane": _windowpane, "plaid": _plaid,
    "dotted": _dotted, "floral": _floral, "zigzag": _zigzag, "herringbone": _herringbone, "blocks": _blocks,
    "abstract": _abstract, "leafy": _leafy,
}  # fmt: skip
