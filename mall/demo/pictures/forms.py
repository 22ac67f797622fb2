"""Solid things and stuffs: turned bodies, boxes in a room, and how glaze, metal, wood, cloth and glass take light."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from random import Random

from mall.demo.pictures.canvas import Across, Around, Canvas, Mask, across, around, down
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit
from mall.demo.pictures.paths import Path, Point, box, oval, smooth

GROUND = 800.0


def glaze(c: Tone) -> Across:
    """A round body with a bright window in it."""
    return across(
        (0, dim(c, 0.34)), (0.1, dim(c, 0.1)), (0.24, lit(c, 0.34)), (0.33, lit(c, 0.1)), (0.52, c), (0.8, dim(c, 0.3)),
        (0.95, dim(c, 0.52)), (1, dim(c, 0.36)),
    )  # fmt: skip


def matte(c: Tone) -> Across:
    """A round body of unglazed clay, paper or wax."""
    return across((0, dim(c, 0.2)), (0.28, lit(c, 0.14)), (0.55, c), (0.86, dim(c, 0.3)), (1, dim(c, 0.36)))


def metal(c: Tone) -> Across:
    """A round body of polished metal."""
    return across(
        (0, dim(c, 0.5)), (0.06, lit(c, 0.3)), (0.16, dim(c, 0.12)), (0.3, lit(c, 0.72)), (0.42, lit(c, 0.16)),
        (0.62, dim(c, 0.32)), (0.8, dim(c, 0.5)), (0.92, lit(c, 0.16)), (1, dim(c, 0.44)),
    )  # fmt: skip


def sheen(c: Tone, degrees: float = 50) -> Across:
    """A flat face in the light from the upper left."""
    return across(lit(c, 0.24), c, dim(c, 0.2), degrees=degrees)


def ball(c: Tone, gloss: float = 0.6) -> Around:
    """A sphere lit from the upper left."""
    return around(
        (0, lit(c, gloss)),
        (0.2, lit(c, 0.16)),
        (0.55, c),
        (0.85, dim(c, 0.34)),
        (1, dim(c, 0.5)),
        x=0.34,
        y=0.28,
        reach=0.86,
    )


def fall(c: Tone) -> Across:
    """Hanging cloth: a little darker towards the hem."""
    return across(lit(c, 0.16), c, dim(c, 0.16), degrees=68)


def lathe(profile: Sequence[Point], x: float = 500, tilt: float = 0.13, soft: bool = True) -> list[Path]:
    """A turned body from its right edge, (half width, y) from lip to foot; the last y is where it touches the ground.

    It is the sum of its sides and of the rings it is turned from, so that round feet look round.
    """
    foot, ground = profile[-1]
    edge = [*profile[:-1], (foot, ground - foot * tilt)]
    edge = smooth(edge, False) if soft else list(edge)
    sides = [*((x + w, y) for w, y in edge), *((x - w, y) for w, y in reversed(edge))]
    low = [p for p in edge if p[1] + p[0] * tilt > ground - 90] if soft else []
    rings = [oval(x, y, w, w * tilt) for w, y in (edge[0], *_between(low, 5), edge[-1])]
    return [sides, *rings]


def _between(edge: Sequence[Point], step: float) -> list[Point]:
    """The same edge with points no further apart than `step`, so that the rings through them make no scallops."""
    made: list[Point] = []
    for (x0, y0), (x1, y1) in pairwise(edge):
        count = max(1, math.ceil(math.hypot(x1 - x0, y1 - y0) / step))
        made.extend((x0 + (x1 - x0) * k / count, y0 + (y1 - y0) * k / count) for k in range(count))
    return made


def mouth(cv: Canvas, x: float, y: float, rx: float, body: Tone, tilt: float = 0.13, wall: float = 9) -> Mask:
    """An open top: the rim, and the hollow in it; gives the hollow."""
    cv.fill(oval(x, y, rx, rx * tilt), across(lit(body, 0.5), lit(body, 0.2), dim(body, 0.1), lit(body, 0.2)))
    inner = oval(x, y + wall * 0.2, rx - wall, max(rx * tilt - wall * 0.55, 2))
    return cv.fill(inner, across(dim(body, 0.72), dim(body, 0.4), lit(body, 0.04), degrees=14))


def streak(cv: Canvas, x: float, y0: float, y1: float, wide: float, within: Mask, alpha: float = 0.5) -> None:
    """The long reflection of a soft box on something glossy."""
    cv.glow(box(x - wide / 2, y0, x + wide / 2, y1, wide / 2), WHITE, wide * 0.3, alpha, within)


def fold(cv: Canvas, points: Sequence[Point], wide: float, within: Mask, c: Tone, strength: float = 0.5) -> None:
    """A crease in cloth: its shade, and the light beside it."""
    line = smooth(points, False)
    dark = _spindle(line, wide)
    cv.glow(dark, dim(c, 0.75), wide * 0.55, strength, within)
    cv.glow([(px - wide * 0.8, py - wide * 0.15) for px, py in dark], lit(c, 0.7), wide * 0.6, strength * 0.6, within)


def _spindle(line: Sequence[Point], wide: float) -> Path:
    n = len(line)
    left, right = [], []
    for i, (x, y) in enumerate(line):
        (ax, ay), (bx, by) = line[max(i - 1, 0)], line[min(i + 1, n - 1)]
        far = math.hypot(bx - ax, by - ay) or 1
        half = wide / 2 * math.sin(math.pi * (0.06 + 0.88 * i / (n - 1)))
        left.append((x - (by - ay) / far * half, y + (bx - ax) / far * half))
        right.append((x + (by - ay) / far * half, y - (bx - ax) / far * half))
    return [*left, *reversed(right)]


class Room:
    """Three dimensions for boxes: x to the right, y away, z up, seen from the front left a little from above."""

    def __init__(self, x: float = 500, ground: float = GROUND, yaw: float = 28, pitch: float = 20) -> None:
        self.x, self.ground = x, ground
        self.cy, self.sy = math.cos(math.radians(yaw)), math.sin(math.radians(yaw))
        self.cp, self.sp = math.cos(math.radians(pitch)), math.sin(math.radians(pitch))

    def at(self, x: float, y: float, z: float) -> Point:
        return (
            self.x + x * self.cy + y * self.sy,
            self.ground - z * self.cp - (y * self.cy - x * self.sy) * self.sp,
        )

    def drop(self, half_x: float, half_y: float) -> None:
        """Set the room so that the nearest base corner of a thing this large stands on the ground line."""
        self.ground -= (half_x * self.sy + half_y * self.cy) * self.sp

    def face(self, *corners: tuple[float, float, float]) -> Path:
        return [self.at(*corner) for corner in corners]

    def front(self, x0: float, x1: float, z0: float, z1: float, y: float) -> Path:
        return self.face((x0, y, z1), (x1, y, z1), (x1, y, z0), (x0, y, z0))

    def side(self, y0: float, y1: float, z0: float, z1: float, x: float) -> Path:
        return self.face((x, y0, z1), (x, y1, z1), (x, y1, z0), (x, y0, z0))

    def top(self, x0: float, x1: float, y0: float, y1: float, z: float) -> Path:
        return self.face((x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z))

    def slab(
        self, cv: Canvas, x0: float, x1: float, y0: float, y1: float, z0: float, z1: float, c: Tone, edge: float = 2
    ) -> Mask:
        """A box; gives its front face."""
        cv.fill(self.top(x0, x1, y0, y1, z1), across(lit(c, 0.32), lit(c, 0.16), degrees=20))
        cv.fill(self.side(y0, y1, z0, z1, x1), down(dim(c, 0.22), dim(c, 0.42)))
        front = cv.fill(self.front(x0, x1, z0, z1, y0), across(lit(c, 0.08), c, dim(c, 0.14), degrees=70))
        if edge:
            cv.line([self.at(x0, y0, z1), self.at(x1, y0, z1), self.at(x1, y1, z1)], edge, lit(c, 0.6), 0.7)
            cv.line([self.at(x1, y0, z1), self.at(x1, y0, z0)], edge, lit(c, 0.3), 0.6)
        return front

    def shadow(self, cv: Canvas, x0: float, x1: float, y0: float, y1: float, strength: float = 0.3) -> None:
        """The dark under a piece of furniture."""
        cv.glow(self.top(x0, x1 + 30, y0, y1, 0), DUSK, 16, strength)


def grain(cv: Canvas, within: Mask, c: Tone, lines: Sequence[Sequence[Point]]) -> None:
    """Wood grain along given lines."""
    for i, line in enumerate(lines):
        cv.line(smooth(line, False), 1.2 + i % 3 * 0.6, dim(c, 0.5), 0.26, within)


def leg(cv: Canvas, top: Point, foot: Point, thick: float, thin: float, c: Tone) -> None:
    """A turned leg or rod, thinner at its foot."""
    (x0, y0), (x1, y1) = top, foot
    far = math.hypot(x1 - x0, y1 - y0) or 1
    nx, ny = (y1 - y0) / far / 2, -(x1 - x0) / far / 2
    shape = [
        (x0 + nx * thick, y0 + ny * thick), (x1 + nx * thin, y1 + ny * thin), (x1 - nx * thin, y1 - ny * thin),
        (x0 - nx * thick, y0 - ny * thick),
    ]  # fmt: skip
    cv.fill(shape, across(lit(c, 0.22), c, dim(c, 0.4), degrees=math.degrees(math.atan2(-nx, ny)) + 90))
    cv.fill(oval(x1, y1, thin / 2, thin / 5), dim(c, 0.35))


def speckles(
    cv: Canvas, area: tuple[float, float, float, float], count: int, c: Tone, rng: Random, within: Mask, size: float = 3
) -> None:
    """Iron spots in a glaze, seeds, crumbs."""
    x0, y0, x1, y1 = area
    dots = [
        oval(rng.uniform(x0, x1), rng.uniform(y0, y1), rng.uniform(0.4, 1) * size, rng.uniform(0.4, 1) * size)
        for _ in range(count)
    ]
    cv.fill(dots, c, 0.75, within)
