"""Outlines, as lists of points in picture units (the picture is 1000 wide and 1000 high, y grows downwards)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

Point = tuple[float, float]
Path = Sequence[Point]


def oval(x: float, y: float, rx: float, ry: float | None = None, start: float = 0, end: float = 360) -> list[Point]:
    """An ellipse or an arc of one, clockwise from `start` to `end` degrees (0 is right, 90 is down)."""
    ry = rx if ry is None else ry
    count = max(6, int(abs(end - start) / 360 * (7 + 4 * math.sqrt(max(rx, ry)))))
    steps = [math.radians(start + (end - start) * i / count) for i in range(count + 1)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in steps]


def box(x0: float, y0: float, x1: float, y1: float, *radii: float) -> list[Point]:
    """A rectangle, with one radius for all corners or four from the top left, clockwise."""
    if not radii:
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    most = min(x1 - x0, y1 - y0) / 2
    a, b, c, d = (min(r, most) for r in (radii * 4 if len(radii) == 1 else radii))
    return [
        *oval(x0 + a, y0 + a, a, a, 180, 270),
        *oval(x1 - b, y0 + b, b, b, 270, 360),
        *oval(x1 - c, y1 - c, c, c, 0, 90),
        *oval(x0 + d, y1 - d, d, d, 90, 180),
    ]


def squircle(x: float, y: float, rx: float, ry: float, power: float = 4) -> list[Point]:
    """A superellipse: 2 is an ellipse, 4 a soft square."""
    made = []
    for i in range(72):
        a = math.tau * i / 72
        c, s = math.cos(a), math.sin(a)
        made.append(
            (x + rx * math.copysign(abs(c) ** (2 / power), c), y + ry * math.copysign(abs(s) ** (2 / power), s))
        )
    return made


def smooth(points: Path, closed: bool = True, grain: int = 8) -> list[Point]:
    """A soft line through the points (Catmull-Rom)."""
    n = len(points)
    spans = n if closed else n - 1
    made = []
    for i in range(spans):
        p0, p1, p2, p3 = (_at(points, i + k, closed) for k in (-1, 0, 1, 2))
        for j in range(grain):
            made.append(_between(p0, p1, p2, p3, j / grain))
    return made if closed else [*made, points[-1]]


def _at(points: Sequence[Point], i: int, closed: bool) -> Point:
    return points[i % len(points)] if closed else points[min(max(i, 0), len(points) - 1)]


def _between(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    a, b, c, d = -t + 2 * t * t - t**3, 2 - 5 * t * t + 3 * t**3, t + 4 * t * t - 3 * t**3, t**3 - t * t
    return (
        (a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0]) / 2,
        (a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1]) / 2,
    )


@lru_cache(maxsize=1024)
def _tokens(drawing: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[MLCQHVZ]|-?\d+(?:\.\d+)?", drawing))


def pen(drawing: str) -> list[Point]:
    """A path written as in SVG with absolute M L H V C Q Z."""
    made: list[Point] = []
    tokens = list(_tokens(drawing))
    command = ""
    while tokens:
        if tokens[0].isalpha():
            command = tokens.pop(0)
        if command == "Z":
            continue
        made.extend(_stretch(command, made, tokens))
    return made


def _stretch(command: str, made: list[Point], tokens: list[str]) -> list[Point]:
    if command == "H":
        return [(float(tokens.pop(0)), made[-1][1])]
    if command == "V":
        return [(made[-1][0], float(tokens.pop(0)))]
    count = {"M": 1, "L": 1, "Q": 2, "C": 3}[command]
    anchors = [(float(tokens.pop(0)), float(tokens.pop(0))) for _ in range(count)]
    return anchors if count == 1 else _bezier([made[-1], *anchors])


def _bezier(anchors: Sequence[Point]) -> list[Point]:
    n = len(anchors) - 1
    made = []
    for i in range(1, 15):
        t = i / 14
        weights = [math.comb(n, k) * t**k * (1 - t) ** (n - k) for k in range(n + 1)]
        made.append(
            (
                sum(w * p[0] for w, p in zip(weights, anchors, strict=True)),
                sum(w * p[1] for w, p in zip(weights, anchors, strict=True)),
            )
        )
    return made


def mirrored(half: Sequence[Point], x: float = 500) -> list[Point]:
    """A closed outline from its right half, written from top to bottom."""
    return [*half, *((2 * x - px, py) for px, py in reversed(half))]


def ribbon(points: Sequence[Point], *widths: float) -> list[Point]:
    """A line with a body: one width, or widths spread evenly from its beginning to its end."""
    n = len(points)
    left, right = [], []
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(i - 1, 0)], points[min(i + 1, n - 1)]
        dx, dy = bx - ax, by - ay
        far = math.hypot(dx, dy) or 1
        half = _width(widths, i / max(n - 1, 1)) / 2
        left.append((x - dy / far * half, y + dx / far * half))
        right.append((x + dy / far * half, y - dx / far * half))
    return [*left, *reversed(right)]


def _width(widths: Sequence[float], t: float) -> float:
    if len(widths) == 1:
        return widths[0]
    at = t * (len(widths) - 1)
    i = min(int(at), len(widths) - 2)
    return widths[i] + (widths[i + 1] - widths[i]) * (at - i)


def turned(points: Sequence[Point], degrees: float, about: Point = (500, 500)) -> list[Point]:
    """The outline rotated clockwise."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    ox, oy = about
    return [(ox + (x - ox) * c - (y - oy) * s, oy + (x - ox) * s + (y - oy) * c) for x, y in points]


def moved(points: Sequence[Point], dx: float, dy: float) -> list[Point]:
    return [(x + dx, y + dy) for x, y in points]


def sized(points: Sequence[Point], kx: float, ky: float | None = None, about: Point = (500, 500)) -> list[Point]:
    """The outline stretched from a fixed point."""
    ky = kx if ky is None else ky
    return [(about[0] + (x - about[0]) * kx, about[1] + (y - about[1]) * ky) for x, y in points]
