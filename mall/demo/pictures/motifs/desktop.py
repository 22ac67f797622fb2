"""Laptops, keyboards and mice."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, across, around, down
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, tone
from mall.demo.pictures.forms import metal, sheen
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.motifs.phones import wallpaper
from mall.demo.pictures.paths import Path, box, moved, oval, pen, smooth

STEEL = tone("#c3c8cc")

NIGHT = tone("#1b1d22")


@motif("laptop", scenes=("sweep", "table", "window", "arch", "foliage"), zoom=1.0, focus=(420, 500))
def laptop(cv: Canvas, look: Look) -> None:
    """Tones: metal. Words: game (lit keys), slim, flip (tablet mode)."""
    c = look.body
    cv.glow(pen("M 120 786 L 880 786 L 920 812 L 80 812 Z"), DUSK, 12, 0.3)
    cv.fill(box(206, 288, 794, 690, 26, 26, 4, 4), across(lit(c, 0.4), c, dim(c, 0.2), degrees=50))
    cv.fill(box(214, 296, 786, 690, 20, 20, 0, 0), NIGHT)
    screen = cv.cut(box(230, 312, 770, 670, 8))
    wallpaper(cv, look, screen, (230, 312, 770, 670), look.tone(1, c))
    cv.fill(box(262, 344, 470, 520, 12), WHITE, 0.86, screen)
    for k, wide in enumerate((150.0, 110.0, 130.0, 90.0)):
        cv.fill(
            box(282, 370 + k * 34, 282 + wide, 382 + k * 34, 5),
            dim(lit(c, 0.5), 0.3) if k else look.tone(1, tone("#c4684a")),
            0.7,
            screen,
        )
    cv.fill(box(400, 640, 600, 664, 10), WHITE, 0.5, screen)
    cv.glow([(230, 312), (520, 312), (230, 620)], WHITE, 24, 0.16, screen)
    deck = cv.fill([(206, 688), (794, 688), (872, 778), (128, 778)], down(dim(c, 0.12), lit(c, 0.2)))
    keys: list[Path] = []
    for row in range(4):
        y = 698 + row * 13
        inset = 48 - row * 11
        count = 14
        for i in range(count):
            wide = (588 + row * 20 - inset * 0.6 - 60) / count
            x = 500 - wide * count / 2 + i * wide
            keys.append([(x + 3, y), (x + wide - 3, y), (x + wide - 2, y + 9), (x + 2, y + 9)])
    cv.fill(keys, tone("#ff6f7d") if look.has("game") else dim(c, 0.66), 0.9, deck)
    if look.has("game"):
        cv.fill([key for i, key in enumerate(keys) if i % 3], tone("#6f8cff"), 0.9, deck)
    cv.fill([(432, 756), (568, 756), (574, 774), (426, 774)], lit(c, 0.4), 0.8, deck)
    cv.fill([(128, 778), (872, 778), (862, 800), (138, 800)], across(lit(c, 0.4), c, dim(c, 0.3)))
    cv.fill(box(450, 778, 550, 786, 4), dim(c, 0.3))


@motif("keyboard", "lay", scenes=("plain", "split", "boards", "sunlit"), zoom=1.0, focus=(330, 420))
def keyboard(cv: Canvas, look: Look) -> None:
    """Tones: case, keys, accents. Words: full, compact, low (flat keys), numpad, knob."""
    case, keys, accent = look.body, look.tone(1, lit(look.body, 0.5)), look.tone(2, tone("#c4684a"))
    if look.has("numpad"):
        columns, rows, x0, y0 = 4, 5, 290, 230
        key = 96
    else:
        columns, rows, x0, y0, key = (15, 5, 70, 330, 56) if not look.has("compact") else (13, 5, 90, 310, 62)
    wide, tall = columns * key + 36, rows * key + 36
    with cv.placed(turn=look.between(-17, -8)):
        body = cv.fill(
            box(x0, y0, x0 + wide, y0 + tall, 28), across(lit(case, 0.26), case, dim(case, 0.24), degrees=50)
        )
        cv.shade(body, WHITE, 4, 4, 3, 0.5)
        cv.fill(box(x0 + 12, y0 + 12, x0 + wide - 12, y0 + tall - 12, 14), dim(case, 0.5))
        for row in range(rows):
            _key_row(cv, look, row, columns, x0 + 18, y0 + 18 + row * key, key, keys, accent)
        if look.has("knob"):
            x, y = x0 + wide - 18 - key / 2, y0 + 18 + key / 2
            cv.fill(oval(x, y, key * 0.44), metal(STEEL))
            cv.fill(oval(x, y, key * 0.34), sheen(accent))


def _key_row(
    cv: Canvas, look: Look, row: int, columns: int, x0: float, y: float, key: float, keys: Tone, accent: Tone
) -> None:
    spans = [1.0] * columns
    if columns > 4:
        spans = {1: [1.5] + [1] * (columns - 3) + [1.5], 2: [1.75] + [1] * (columns - 4) + [2.25],
                 3: [2.25] + [1] * (columns - 4) + [1.75], 4: [1.25, 1.25, 1.25, columns - 7.5, 1.25, 1.25, 1.25]}.get(row, spans)  # fmt: skip
    x = x0
    for i, span in enumerate(spans):
        special = (
            (row == 0 and i == 0)
            or (row == 2 and i == len(spans) - 1)
            or (row == 4 and len(spans) == 7 and i == 3 and look.has("bright"))
        )
        c = accent if special else (dim(keys, 0.2) if span > 1 and columns > 4 else keys)
        cv.fill(box(x + 3, y + 3, x + key * span - 3, y + key - 3, 9), down(dim(c, 0.1), dim(c, 0.36)))
        cv.fill(box(x + 8, y + 5, x + key * span - 8, y + key - 13, 9), across(lit(c, 0.3), c, degrees=60))
        x += key * span


@motif("mouse", "lay", scenes=("plain", "split", "mat", "sunlit"), zoom=1.1)
def mouse(cv: Canvas, look: Look) -> None:
    """Tones: shell, sides. Words: ergo (leaning), flat, game."""
    c, side = look.body, look.tone(1, dim(look.body, 0.3))
    with cv.placed(turn=look.between(14, 28)):
        if look.has("pad"):
            cv.fill(box(230, 190, 800, 840, 40), sheen(side))
        shape = [
            (500, 232),
            (600, 256),
            (648, 380),
            (650, 560),
            (610, 720),
            (500, 770),
            (390, 720),
            (350, 560),
            (352, 380),
            (400, 256),
        ]
        if look.has("ergo"):
            shape = [
                (520, 232),
                (620, 262),
                (668, 400),
                (660, 580),
                (610, 730),
                (500, 772),
                (360, 720),
                (300, 600),
                (330, 470),
                (390, 280),
            ]
        cv.glow(smooth(moved(shape, 14, 20)), DUSK, 20, 0.4)
        shell = cv.fill(smooth(shape), around((0, lit(c, 0.4)), (0.5, c), (1, dim(c, 0.4)), x=0.4, y=0.3, reach=0.8))
        cv.shade(shell, DUSK, -22, -18, 24, 0.26)
        cv.line(smooth([(344, 500), (420, 478), (500, 472), (580, 478), (660, 500)], False), 4, dim(c, 0.6), 0.6, shell)
        cv.line([(500, 232), (500, 472)], 4, dim(c, 0.6), 0.6, shell)
        cv.fill(box(478, 300, 522, 410, 22), dim(c, 0.6))
        cv.fill(box(484, 308, 516, 402, 16), across(lit(side, 0.3), side, dim(side, 0.4)))
        if look.has("game"):
            cv.glow(
                smooth([(440, 640), (500, 660), (560, 640), (540, 690), (460, 690)]), tone("#8f7bff"), 8, 0.9, shell
            )
        if look.has("ergo"):
            for y in (480, 560):
                cv.fill(box(330, y, 366, y + 64, 16), sheen(side), 1, shell)
