"""Backdrops: a small photographer's studio of walls, tables, plinths, arches and window light."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random

from PIL import Image

from mall.demo.pictures.canvas import Canvas, across, down
from mall.demo.pictures.colour import DUSK, WHITE, Tone, brightness, dim, hue_of, lit, mix, recast, tone
from mall.demo.pictures.paths import Path, box, oval, pen, smooth, turned

GROUND = 800.0

WALLS: tuple[Tone, ...] = tuple(
    tone(code)
    for code in (
        "#f1e9dc", "#e9d9c1", "#f4ded4", "#eecdc6", "#f7dfc4", "#f6e8bf", "#e1e8cb", "#cfdac5", "#d4e9df", "#c8dedb",
        "#d3e5f0", "#dfe5ea", "#c4d3e1", "#e2dbed", "#dccfd9", "#e0bfa9", "#d9a58c", "#b9cbb8", "#a9c0cf", "#e7b9ae",
        "#f3f0ea", "#e9ecef", "#c9b8d4", "#e8c97f", "#9ab3a4", "#98abbf", "#d6b48c", "#d2a18d", "#b3a3bb", "#a8bb9c",
        "#93b3bd", "#e0a898", "#ccaec0", "#c2ae94",
    )
)  # fmt: skip
WOODS: tuple[Tone, ...] = tuple(tone(code) for code in ("#d9b68a", "#c79b6c", "#e6cfa9", "#b98660", "#ecdcc0"))


def wall_for(tones: tuple[Tone, ...], rng: Random) -> Tone:
    """A wall the product stands out from, and goes well with."""
    body = tones[0]
    return max(WALLS, key=lambda wall: _suits(wall, body) + rng.random() * 0.55)


def _suits(wall: Tone, body: Tone) -> float:
    gap = abs(brightness(wall) - brightness(body))
    (h0, s0, _), (h1, s1, _) = hue_of(wall), hue_of(body)
    turn = abs((h0 - h1 + 180) % 360 - 180)
    spread = sum(abs(a - b) for a, b in zip(wall, body, strict=True)) / 765
    harmony = 0.16 * math.cos(math.radians(turn * 2)) * min(s0 * 2, 1) * min(s1 * 2, 1)
    dull = 0.12 if brightness(wall) < 0.66 and brightness(body) < 0.55 else 0
    return min(gap, 0.25) * 1.6 + min(spread, 0.3) + harmony - dull - (0.9 if gap < 0.1 and spread < 0.14 else 0)


def standing(name: str, size: int, wall: Tone, rng: Random) -> Image.Image:
    """A backdrop for a thing that stands on the ground line."""
    return _shot(_STANDING[name], size, wall, rng)


def lying(name: str, size: int, wall: Tone, rng: Random) -> Image.Image:
    """A backdrop seen from above, for a thing that lies flat."""
    return _shot(_LYING[name], size, wall, rng)


def _shot(scene: Callable[[Canvas, Tone, Random], None], size: int, wall: Tone, rng: Random) -> Image.Image:
    # half as large and drawn out: faster, and as soft as what lies behind the focus of a lens
    cv = Canvas(max(size // 2, 1))
    scene(cv, wall, rng)
    return cv.sheet.convert("RGB").resize((size, size), Image.Resampling.BILINEAR)


def _sweep(cv: Canvas, wall: Tone, rng: Random) -> None:
    """A paper roll that runs from wall to floor without an edge."""
    floor = lit(wall, 0.34)
    cv.wash(down((0, dim(wall, 0.05)), (0.5, wall), (0.66, dim(wall, 0.07)), (0.8, floor), (1, wall)))
    _pool(cv, rng)


def _pool(cv: Canvas, rng: Random) -> None:
    """A lamp's light on the wall behind."""
    x = 500 + rng.uniform(-170, 40)
    cv.glow(oval(x, 400, 330, 300), lit(WHITE, 0), 150, 0.42)
    cv.glow(box(-200, -200, 1200, 60), DUSK, 170, 0.07)


def _table(cv: Canvas, wall: Tone, rng: Random) -> None:
    edge = rng.uniform(668, 705)
    cv.wash(down(dim(wall, 0.03), lit(wall, 0.12)), 0, edge + 2)
    _pool(cv, rng)
    if rng.random() < 0.5:
        wood = rng.choice(WOODS)
        _planks(cv, edge, wood, rng)
    else:
        top = rng.choice((lit(wall, 0.55), recast(lit(wall, 0.3), 0, 0.8), mix(lit(wall, 0.2), tone("#f6efe4"), 0.6)))
        cv.wash(down(dim(top, 0.08), top, lit(top, 0.25)), edge)
    cv.glow(box(-50, edge - 22, 1050, edge), DUSK, 16, 0.12)
    cv.fill(box(0, edge, 1000, edge + 3), WHITE, 0.35)


def _planks(cv: Canvas, edge: float, wood: Tone, rng: Random) -> None:
    cv.wash(down(dim(wood, 0.14), wood, lit(wood, 0.16)), edge)
    for _ in range(16):
        y = edge + (1000 - edge) * rng.random() ** 1.3
        x = rng.uniform(-300, 800)
        wide = rng.uniform(260, 700)
        bend = rng.uniform(-3, 3)
        cv.line([(x, y), (x + wide / 2, y + bend), (x + wide, y)], rng.uniform(0.8, 2.4), dim(wood, 0.4), 0.22)
    y = edge + (1000 - edge) * rng.uniform(0.45, 0.6)
    cv.fill(box(0, y, 1000, y + 2.5), dim(wood, 0.6), 0.4)


def _arch(cv: Canvas, wall: Tone, rng: Random) -> None:
    """A niche in the wall behind the product."""
    _sweep(cv, wall, rng)
    x = 500 + rng.uniform(-90, 90)
    half = rng.uniform(235, 300)
    top = rng.uniform(150, 215)
    inner = recast(dim(wall, 0.16), rng.uniform(-14, 14), 1.15) if rng.random() < 0.6 else lit(wall, 0.5)
    niche = cv.fill(
        [(x - half, 712), *oval(x, top + half, half, half, 180, 360), (x + half, 712)],
        across(dim(inner, 0.12), inner, lit(inner, 0.14)),
    )
    cv.shade(niche, DUSK, 26, 20, 20, 0.2)


def _sun(cv: Canvas, wall: Tone, rng: Random) -> None:
    """A painted disc on the wall."""
    _sweep(cv, wall, rng)
    disc = recast(dim(wall, 0.08), rng.choice((-16, -10, 10, 16)), 1.1) if rng.random() < 0.6 else lit(wall, 0.55)
    r = rng.uniform(255, 320)
    cv.fill(oval(500 + rng.uniform(-110, 110), 420 + rng.uniform(-40, 30), r), down(disc, mix(disc, wall, 0.55)))


def _podium(cv: Canvas, wall: Tone, rng: Random) -> None:
    """A round plinth, sometimes with a wider one under it."""
    _sweep(cv, wall, rng)
    if rng.random() < 0.45:
        x, half = 500 + rng.uniform(-120, 120), rng.uniform(190, 260)
        panel = lit(wall, 0.4) if rng.random() < 0.5 else dim(wall, 0.1)
        cv.fill(
            [(x - half, 740), *oval(x, 190 + half, half, half, 180, 360), (x + half, 740)],
            down(panel, mix(panel, wall, 0.4)),
        )
    block = rng.choice((lit(wall, 0.6), lit(wall, 0.36), recast(lit(wall, 0.2), rng.uniform(-20, 20), 1.1)))
    cv.glow(oval(560, 985, 470, 60), DUSK, 46, 0.3)
    plinth(cv, 500, GROUND - 8, 372, 60, 260, block)


def plinth(cv: Canvas, x: float, y: float, rx: float, ry: float, tall: float, block: Tone) -> None:
    """A round block to stand things on; (x, y) is the middle of its top."""
    side = [*oval(x, y, rx, ry, 180, 0), *oval(x, y + tall, rx, ry, 0, 180)]
    cv.fill(
        side, across((0, dim(block, 0.2)), (0.24, lit(block, 0.05)), (0.5, dim(block, 0.07)), (1, dim(block, 0.42)))
    )
    top = cv.fill(oval(x, y, rx, ry), across(lit(block, 0.5), lit(block, 0.22), dim(block, 0.03)))
    cv.shade(top, WHITE, 0, -4, 2, 0.6)


def _window(cv: Canvas, wall: Tone, rng: Random) -> None:
    """Late light through a window that nobody sees."""
    _sweep(cv, dim(wall, 0.08), rng)
    _panes(cv, rng, 0.5)


def _panes(cv: Canvas, rng: Random, strength: float) -> None:
    lean, x, y = rng.uniform(0.2, 0.42), rng.uniform(40, 240), rng.uniform(20, 120)
    wide, tall, gap = rng.uniform(150, 190), rng.uniform(190, 240), 26
    panes: list[Path] = []
    for row in range(2):
        for column in range(2):
            px, py = x + column * (wide + gap), y + row * (tall + gap)
            corners = [(px, py), (px + wide, py), (px + wide, py + tall), (px, py + tall)]
            panes.append([(cx + (cy - y) * lean, cy + (cx - x) * 0.14) for cx, cy in corners])
    cv.glow(panes, tone("#fff6e2"), 13, strength)


def _foliage(cv: Canvas, wall: Tone, rng: Random) -> None:
    """The shadow of leaves on a sunny wall."""
    _sweep(cv, lit(wall, 0.1), rng)
    _leaf_shadows(cv, rng)


def _leaf_shadows(cv: Canvas, rng: Random) -> None:
    corner = rng.choice(((40, -60, 50), (960, -50, 130), (-60, 260, 15)))
    leaves: list[Path] = []
    for i in range(9):
        reach = rng.uniform(260, 420)
        leaf = pen(
            f"M 0 0 C {reach * 0.3} {-38 - i % 3 * 9} {reach * 0.8} -26 {reach} 0 C {reach * 0.8} 20 {reach * 0.3} 30 0 0"
        )
        leaf = turned(leaf, corner[2] - 62 + i * 15 + rng.uniform(-5, 5), (0, 0))
        leaves.append([(px + corner[0] + i * 6, py + corner[1] + i * 4) for px, py in leaf])
    cv.glow(leaves, DUSK, 12, 0.13)


def _plain(cv: Canvas, wall: Tone, rng: Random) -> None:
    """Seen from above: one sheet, lit from the top left."""
    cv.wash(across(lit(wall, 0.24), wall, dim(wall, 0.09), degrees=52))
    cv.glow(oval(330, 300, 380, 330), WHITE, 170, 0.32)


def _split(cv: Canvas, wall: Tone, rng: Random) -> None:
    """Two sheets of paper, one over the other."""
    _plain(cv, wall, rng)
    other = recast(dim(wall, 0.1), rng.choice((-18, -10, 10, 18)), 0.95) if rng.random() < 0.6 else lit(wall, 0.55)
    a, b = rng.uniform(540, 760), rng.uniform(330, 560)
    edge = [(a, -20), (1020, -20), (1020, 1020), (b, 1020)]
    cv.glow([(x - 6, y + 4) for x, y in edge], DUSK, 9, 0.2)
    cv.fill(edge, across(lit(other, 0.12), dim(other, 0.06), degrees=60))


def _round_mat(cv: Canvas, wall: Tone, rng: Random) -> None:
    _plain(cv, wall, rng)
    mat = lit(wall, 0.5) if rng.random() < 0.5 else recast(dim(wall, 0.08), rng.uniform(-14, 14), 0.95)
    x, y, r = 500 + rng.uniform(-30, 30), 510 + rng.uniform(-30, 30), rng.uniform(385, 430)
    cv.glow(oval(x + 8, y + 14, r), DUSK, 16, 0.2)
    cv.fill(oval(x, y, r), across(lit(mat, 0.25), mat, dim(mat, 0.06), degrees=50))


def _boards(cv: Canvas, wall: Tone, rng: Random) -> None:
    """A table of planks, from above."""
    wood = mix(rng.choice(WOODS), wall, 0.25)
    count = rng.choice((4, 5))
    for i in range(count):
        plank = lit(wood, rng.uniform(0, 0.16))
        y0, y1 = 1000 * i / count, 1000 * (i + 1) / count
        cv.wash(across(lit(plank, 0.14), plank, dim(plank, 0.08)), y0, y1)
        for _ in range(5):
            y, x, wide = rng.uniform(y0 + 10, y1 - 10), rng.uniform(-200, 700), rng.uniform(200, 600)
            line = smooth([(x, y), (x + wide * 0.4, y + rng.uniform(-5, 5)), (x + wide, y)], False)
            cv.line(line, rng.uniform(0.8, 2), dim(wood, 0.4), 0.2)
        cv.fill(box(0, y1 - 3, 1000, y1), dim(wood, 0.6), 0.45)
    cv.glow(oval(330, 280, 380, 330), WHITE, 170, 0.22)


def _sunlit(cv: Canvas, wall: Tone, rng: Random) -> None:
    _plain(cv, dim(wall, 0.06), rng)
    _panes(cv, rng, 0.4)


def _shaded(cv: Canvas, wall: Tone, rng: Random) -> None:
    _plain(cv, wall, rng)
    _leaf_shadows(cv, rng)


_STANDING = {
    "sweep": _sweep, "table": _table, "arch": _arch, "sun": _sun, "podium": _podium, "window": _window,
    "foliage": _foliage,
}  # fmt: skip
_LYING = {
    "plain": _plain, "split": _split, "mat": _round_mat, "boards": _boards, "sunlit": _sunlit, "shaded": _shaded,
}  # fmt: skip
STANDING_SCENES = tuple(_STANDING)
LYING_SCENES = tuple(_LYING)
