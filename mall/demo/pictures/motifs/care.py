"""Skin care, make-up, scent and the bathroom shelf."""

from __future__ import annotations

from mall.demo.pictures.canvas import Across, Canvas, Mask, across, around
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, mix, tone
from mall.demo.pictures.forms import ball, glaze, lathe, matte, metal, sheen, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import Path, box, moved, oval, pen, smooth, squircle, turned

GOLD = tone("#d8b36a")
PAPER = tone("#faf5ea")
VANITY = ("podium", "arch", "sun", "sweep", "foliage", "window")


def glassy(c: Tone) -> Across:
    """Tinted glass with something in it."""
    return across(
        (0, dim(c, 0.44)),
        (0.14, dim(c, 0.06)),
        (0.3, lit(c, 0.5)),
        (0.55, lit(c, 0.08)),
        (0.86, dim(c, 0.2)),
        (1, dim(c, 0.5)),
    )


def label(cv: Canvas, x0: float, y0: float, x1: float, y1: float, paper: Tone, ink: Tone | None = None) -> None:
    """A paper label with a few lines where words would be."""
    face = cv.fill(box(x0, y0, x1, y1, 5), across(dim(paper, 0.06), lit(paper, 0.3), dim(paper, 0.14)))
    ink = ink or dim(paper, 0.6)
    mid, wide, tall = (x0 + x1) / 2, x1 - x0, y1 - y0
    cv.fill(oval(mid, y0 + tall * 0.26, min(wide, tall) * 0.11), ink, 0.75, face)
    for k, part in enumerate((0.3, 0.36, 0.2)):
        y = y0 + tall * (0.52 + k * 0.13)
        cv.fill(box(mid - wide * part, y, mid + wide * part, y + max(3, tall * 0.03)), ink, 0.6, face)


@motif("dropper", scenes=VANITY, zoom=1.16, focus=(500, 600))
def dropper(cv: Canvas, look: Look) -> None:
    """Tones: glass, cap, label. Words: square, tall, ampoules (three small), clear; leaf (a leaf beside)."""
    c, cap = look.body, look.tone(1, tone("#2f3033"))
    if look.has("ampoules"):
        for x, k in ((360, 0.78), (640, 0.78), (500, 0.9)):
            with cv.placed(x - 500, 0, k, about=(500, 800)):
                _dropper(cv, look, c, cap)
        return
    if look.has("sprig"):
        _sprig(cv, 690, 800)
    _dropper(cv, look, c, cap)


def _dropper(cv: Canvas, look: Look, c: Tone, cap: Tone) -> None:
    half, top = (84, 430) if look.has("tall") else (104, 500)
    if look.has("square"):
        body = cv.fill(box(500 - half, top, 500 + half, 800, 34, 34, 18, 18), glassy(c))
    else:
        body = cv.fill(
            lathe(
                [
                    (half * 0.44, top - 26),
                    (half * 0.5, top),
                    (half * 0.96, top + 38),
                    (half, top + 80),
                    (half, 770),
                    (half * 0.92, 800),
                ],
                500,
                0.1,
            ),
            glassy(c),
        )
    cv.fill([*oval(500, top + 84, half, 10, 180, 0), (700, 790), (300, 790)], lit(c, 0.16), 0.28, body)
    streak(cv, 500 - half * 0.66, top + 50, 770, 12, body, 0.75)
    label(cv, 500 - half * 0.62, top + 130, 500 + half * 0.62, 760, look.tone(2, PAPER))
    ring = cv.fill(
        lathe([(half * 0.5, top - 84), (half * 0.52, top - 20)], 500, 0.12, False),
        metal(GOLD) if look.has("gilt") else matte(cap),
    )
    for i in range(-4, 5):
        cv.line([(500 + i * half * 0.12, top - 80), (500 + i * half * 0.12, top - 16)], 2.4, dim(cap, 0.6), 0.4, ring)
    cv.fill(
        lathe(
            [(half * 0.2, top - 190), (half * 0.34, top - 170), (half * 0.32, top - 120), (half * 0.4, top - 78)],
            500,
            0.12,
        ),
        matte(cap),
    )


def _sprig(cv: Canvas, x: float, y: float) -> None:
    stem = smooth([(x - 60, y), (x, y - 120), (x + 20, y - 260)], False)
    cv.line(stem, 6, tone("#7c9460"))
    for k, (px, py) in enumerate(stem[2:]):
        side = 1 if k % 2 else -1
        shade = mix(tone("#8fb07a"), tone("#5c8256"), (k % 4) / 3)
        cv.fill(turned(oval(px + side * 30, py, 34, 17), side * -24, (px, py)), sheen(shade))


@motif("jar", scenes=VANITY, zoom=1.2, focus=(500, 660))
def jar(cv: Canvas, look: Look) -> None:
    """Tones: jar, lid, label. Words: open (cream showing), low, frosted, wooden (lid), tall."""
    c, lid = look.body, look.tone(1, lit(look.body, 0.5))
    half, top = (170, 620) if look.has("low") else (130, 520) if look.has("tall") else (154, 580)
    if look.has("wooden"):
        lid = look.tone(1, tone("#c79b6c"))
    body = cv.fill(
        lathe([(half * 0.9, top), (half, top + 34), (half, 762), (half * 0.94, 800)], 500, 0.14),
        glassy(c) if not look.has("matte") else matte(c),
    )
    streak(cv, 500 - half * 0.7, top + 40, 770, 16, body, 0.6)
    label(cv, 500 - half * 0.48, top + 70, 500 + half * 0.48, 770, look.tone(2, PAPER))
    if look.has("open"):
        cream = tone("#fbf5ea") if not look.has("tinted") else lit(c, 0.5)
        cv.fill(oval(500, top, half * 0.9, half * 0.13), across(lit(c, 0.5), lit(c, 0.2)))
        dollop = cv.fill(
            smooth(
                [
                    (500 - half * 0.76, top),
                    (450, top - 30),
                    (490, top - 64),
                    (520, top - 40),
                    (560, top - 34),
                    (500 + half * 0.76, top),
                    (500, top + 14),
                ]
            ),
            ball(cream, 0.8),
        )
        cv.line(smooth([(440, top - 14), (500, top - 40), (540, top - 24)], False), 7, WHITE, 0.7, dollop)
        cv.glow(oval(760, 800, 120, 12), DUSK, 10, 0.3)
        tilted = turned(box(640, 640, 690, 640 + half * 1.9, 20), 18, (665, 790))
        cv.fill(tilted, across(lit(lid, 0.3), lid, dim(lid, 0.3)))
        return
    tall = 92
    cap = cv.fill(
        lathe([(half * 1.0, top - tall), (half * 1.02, top - tall + 10), (half * 1.02, top + 12)], 500, 0.14, False),
        metal(lid) if look.has("gilt") else matte(lid),
    )
    cv.fill(oval(500, top - tall, half, half * 0.14), across(lit(lid, 0.5), lit(lid, 0.1)))
    if look.has("wooden"):
        for i in range(5):
            cv.line([(350, top - tall + 22 + i * 16), (650, top - tall + 30 + i * 16)], 2, dim(lid, 0.5), 0.3, cap)


@motif("tube", scenes=VANITY, zoom=1.12, focus=(500, 560))
def tube(cv: Canvas, look: Look) -> None:
    """Tones: tube, cap, mark. Words: slim, pair, sun (a disc), wave."""
    for dx, k, turn in ((-130, 0.86, -6), (110, 1, 5)) if look.has("pair") else ((0, 1, 0),):
        with cv.placed(dx, 0, k, turn, about=(500, 800)):
            _tube(cv, look, look.body if dx <= 0 or not look.has("pair") else look.tone(2, lit(look.body, 0.4)))


def _tube(cv: Canvas, look: Look, c: Tone) -> None:
    cap = look.tone(1, lit(c, 0.5))
    half = 84 if look.has("slim") else 112
    body = cv.fill(
        pen(f"M {500 - half} 290 L {500 + half} 290 L {500 + half * 0.9} 690 Q 500 708 {500 - half * 0.9} 690 Z"),
        glaze(c),
    )
    cv.fill([(500 - half, 270), (500 + half, 270), (500 + half, 316), (500 - half, 316)], matte(dim(c, 0.08)))
    for i in range(-10, 11):
        cv.line([(500 + i * half / 10.5, 274), (500 + i * half / 10.5, 312)], 2, dim(c, 0.5), 0.3)
    streak(cv, 500 - half * 0.6, 340, 670, 16, body, 0.5)
    ink = look.tone(2, dim(c, 0.5))
    if look.has("sun"):
        cv.fill(oval(500, 450, half * 0.44), ink, 0.9, body)
    elif look.has("wave"):
        for k in range(3):
            cv.line(
                smooth(
                    [
                        (440, 430 + k * 30),
                        (470, 414 + k * 30),
                        (500, 430 + k * 30),
                        (530, 414 + k * 30),
                        (560, 430 + k * 30),
                    ],
                    False,
                ),
                8,
                ink,
                0.9,
                body,
            )
    else:
        cv.fill(squircle(500, 450, half * 0.4, half * 0.4, 2), ink, 0.85, body)
    for k, part in enumerate((0.5, 0.36, 0.42)):
        cv.fill(box(500 - half * part, 560 + k * 24, 500 + half * part, 567 + k * 24), ink, 0.6, body)
    cv.fill(lathe([(half * 0.9, 690), (half * 0.86, 780), (half * 0.84, 802)], 500, 0.1, False), matte(cap))


@motif("lipstick", scenes=VANITY, zoom=1.16, focus=(500, 520))
def lipstick(cv: Canvas, look: Look) -> None:
    """Tones: the colour, case. Words: gloss (clear tube), trio, balm, square."""
    c, case = look.body, look.tone(1, tone("#2f3033"))
    if look.has("trio"):
        for i, x in enumerate((340, 660, 500)):
            with cv.placed(x - 500, -20 if i < 2 else 0, 0.8 if i < 2 else 0.94, about=(500, 800)):
                _bullet(cv, look, look.tone((1, 2, 0)[i] + (1 if i < 2 else 0), c), case)
        return
    if look.has("gloss"):
        body = cv.fill(box(452, 470, 548, 800, 22), glassy(c))
        streak(cv, 472, 490, 780, 10, body, 0.8)
        cv.line([(500, 480), (500, 760)], 6, dim(c, 0.3), 0.5, body)
        cv.fill(box(458, 250, 542, 472, 14), metal(GOLD) if look.has("gilt") else matte(case))
        cv.glow(smooth([(640, 770), (700, 720), (790, 750), (800, 796), (700, 800)]), DUSK, 10, 0.2)
        smear = cv.fill(smooth([(630, 776), (690, 730), (780, 752), (810, 790), (700, 800)]), sheen(c))
        cv.glow(oval(710, 760, 40, 9), WHITE, 8, 0.6, smear)
        return
    _bullet(cv, look, c, case)
    if look.has("capped"):
        cv.fill(box(650, 560, 760, 800, 12), matte(case))


def _bullet(cv: Canvas, look: Look, c: Tone, case: Tone) -> None:
    cv.fill(pen("M 448 300 C 470 250 530 210 556 236 L 556 520 L 444 520 Z"), glaze(c))
    cv.fill(
        pen("M 448 302 C 470 252 530 212 556 238 C 540 300 480 330 448 302 Z"),
        across(lit(c, 0.4), lit(c, 0.1), degrees=60),
    )
    cv.fill(lathe([(62, 500), (62, 590)], 500, 0.12, False), metal(GOLD))
    coat = metal(case) if look.has("gilt") else matte(case)
    body = (
        cv.fill(box(420, 580, 580, 800, 10), coat)
        if look.has("square")
        else cv.fill(lathe([(78, 580), (78, 802)], 500, 0.12, False), coat)
    )
    streak(cv, 452, 600, 780, 12, body, 0.5)
    cv.fill(box(420, 690, 580, 700), GOLD, 0.8, body)


@motif("compact", "lay", scenes=("plain", "split", "mat", "sunlit", "shaded"), zoom=1.08)
def compact(cv: Canvas, look: Look) -> None:
    """Tones: case, then powders. Words: palette (six pans), blush, quad, cushion."""
    case = look.body
    with cv.placed(turn=look.between(-14, 14)):
        if look.has("palette"):
            _palette(cv, look, case)
            return
        cv.glow(oval(420, 420, 250), DUSK, 24, 0.3)
        cv.fill(oval(400, 400, 244), across(lit(case, 0.4), case, dim(case, 0.3), degrees=50))
        mirror = cv.fill(
            oval(400, 400, 206), across(tone("#e9f1f4"), tone("#c3d3da"), tone("#f6fafb"), tone("#b5c6ce"), degrees=40)
        )
        cv.glow([(300, 220), (360, 210), (440, 600), (380, 610)], WHITE, 16, 0.6, mirror)
        cv.glow(oval(600, 640, 250), DUSK, 24, 0.4)
        cv.fill(oval(590, 620, 246), across(lit(case, 0.44), case, dim(case, 0.3), degrees=50))
        if look.has("quad"):
            for i in range(4):
                powder = look.tone(1 + i, lit(case, 0.3))
                x, y = 590 + (i % 2 * 2 - 1) * 84, 620 + (i // 2 * 2 - 1) * 84
                _pan(cv, squircle(x, y, 74, 74, 4), powder, (x, y))
            return
        powder = look.tone(1, tone("#e8a9a0"))
        pan = _pan(cv, oval(590, 620, 200), powder, (590, 620))
        if look.has("blush"):
            for i in range(5):
                cv.fill([turned(oval(590, 556, 26, 60), i * 72, (590, 620))], lit(powder, 0.3), 0.7, pan)
        if look.has("cushion"):
            puff = cv.fill(
                oval(640, 670, 140), around(lit(tone("#f3d9cf"), 0.5), tone("#eac8bc"), dim(tone("#eac8bc"), 0.3))
            )
            cv.fill(box(560, 640, 720, 690, 10), sheen(case), 1, puff)


def _pan(cv: Canvas, shape: Path, powder: Tone, at: tuple[float, float]) -> Mask:
    pan = cv.fill(shape, across(lit(powder, 0.24), powder, dim(powder, 0.16), degrees=50))
    cv.shade(pan, DUSK, 6, 7, 6, 0.34)
    cv.glow(oval(at[0] - 26, at[1] - 30, 46, 22), WHITE, 22, 0.3, pan)
    return pan


def _palette(cv: Canvas, look: Look, case: Tone) -> None:
    cv.fill(box(140, 200, 860, 470, 30), across(lit(case, 0.4), case, dim(case, 0.3), degrees=50))
    mirror = cv.fill(
        box(166, 226, 834, 450, 16),
        across(tone("#e9f1f4"), tone("#c3d3da"), tone("#f6fafb"), tone("#b5c6ce"), degrees=30),
    )
    cv.glow([(300, 220), (380, 220), (300, 460), (220, 460)], WHITE, 14, 0.6, mirror)
    cv.fill(box(140, 476, 860, 800, 30), across(lit(case, 0.34), case, dim(case, 0.3), degrees=50))
    cv.line([(300, 473), (700, 473)], 14, metal(GOLD))
    for i in range(8):
        powder = look.tone(1 + i, lit(case, 0.1 * i))
        x, y = 230 + i % 4 * 180, 562 + i // 4 * 152
        _pan(cv, box(x - 76, y - 64, x + 76, y + 64, 14), powder, (x, y))


@motif("perfume", scenes=VANITY, zoom=1.16, focus=(500, 620))
def perfume(cv: Canvas, look: Look) -> None:
    """Tones: juice, cap, label. Words: square, round, tall, faceted, bow, flower (beside), moon."""
    c, cap = look.body, look.tone(1, GOLD)
    half, top = (168, 500) if not look.has("tall") else (112, 430)
    if look.has("flower"):
        for i, (x, y) in enumerate(((770, 770), (730, 720), (800, 712))):
            cv.fill([turned(oval(x + 24, y, 26, 17), k * 72 + i * 20, (x, y)) for k in range(5)], sheen(lit(c, 0.5)))
            cv.fill(oval(x, y, 11), tone("#e9c25a"))
    if look.has("round"):
        body = cv.fill(
            oval(500, 636, 174, 166),
            around(
                (0, lit(c, 0.6)),
                (0.5, lit(c, 0.14)),
                (0.85, dim(c, 0.16)),
                (1, dim(c, 0.46)),
                x=0.36,
                y=0.36,
                reach=0.74,
            ),
        )
        cv.fill(box(420, 788, 580, 802, 6), dim(c, 0.3), 0.7)
        top = 478
    elif look.has("moon"):
        body = cv.fill(cv.cut(oval(500, 630, 180, 172), oval(610, 520, 104)), glassy(c))
        top = 470
    else:
        body = cv.fill(box(500 - half, top, 500 + half, 800, 34 if not look.has("faceted") else 4), glassy(c))
        inner = cv.fill(
            box(500 - half + 24, top + 34, 500 + half - 24, 776, 20), across(lit(c, 0.4), c, dim(c, 0.2)), 0.6, body
        )
        cv.shade(inner, WHITE, 5, 5, 5, 0.6)
    if look.has("faceted"):
        for i in range(5):
            edge = 500 - half + (i + 0.5) * half * 0.4
            cv.fill(
                [(edge, top), (edge + half * 0.2, top), (edge + half * 0.3, 800), (edge + half * 0.06, 800)],
                WHITE if i % 2 else dim(c, 0.4),
                0.2,
                body,
            )
    cv.shade(body, WHITE, 6, 8, 6, 0.5)
    cv.shade(body, DUSK, -10, -8, 12, 0.26)
    streak(cv, 500 - 112 if not look.has("tall") else 424, top + 60, 760, 14, body, 0.7)
    if not look.has("moon"):
        label(cv, 440, 610, 560, 720, look.tone(2, PAPER))
    cv.fill(box(466, top - 44, 534, top + 6, 4), metal(GOLD))
    if look.has("ballcap"):
        cv.fill(oval(500, top - 96, 62), ball(cap))
    else:
        block = cv.fill(box(440, top - 156, 560, top - 40, 12), metal(cap) if look.has("gilt") else matte(cap))
        streak(cv, 462, top - 146, top - 54, 10, block, 0.5)
    if look.has("bow"):
        ribbon_c = look.tone(3, dim(c, 0.3))
        for flip in (-1, 1):
            cv.fill(
                smooth([(500, top - 18), (500 + flip * 66, top - 58), (500 + flip * 76, top + 12)]), sheen(ribbon_c)
            )
            cv.line(
                smooth([(500, top - 10), (500 + flip * 26, top + 50), (500 + flip * 20, top + 96)], False), 13, ribbon_c
            )
        cv.fill(oval(500, top - 18, 15), dim(ribbon_c, 0.2))


@motif("pump", scenes=VANITY, zoom=1.08, focus=(500, 580))
def pump(cv: Canvas, look: Look) -> None:
    """Tones: bottle, pump, label. Words: amber, pair, square, pouch (refill), foam, spray."""
    c = look.body
    if look.has("pair"):
        with cv.placed(-140, -20, 0.9, about=(500, 800)):
            _pump(cv, look, look.tone(3, lit(c, 0.4)))
        with cv.placed(130, 0, about=(500, 800)):
            _pump(cv, look, c)
        return
    _pump(cv, look, c)


def _pump(cv: Canvas, look: Look, c: Tone) -> None:
    head = look.tone(1, tone("#2f3033"))
    half, top = 118, 440
    cv.fill(box(488, 300, 512, 420, 4), matte(head))
    if look.has("spray"):
        cv.fill(pen("M 440 250 L 560 250 L 580 330 L 450 330 Z"), matte(head))
        cv.fill(box(404, 262, 446, 292, 6), matte(head))
        cv.line(smooth([(470, 330), (440, 370), (436, 410)], False), 16, dim(head, 0.2))
    else:
        cv.fill(
            pen("M 470 268 L 540 262 Q 560 264 556 300 L 444 304 Q 380 306 366 330 L 352 322 Q 366 280 420 274 Z"),
            matte(head),
        )
    cv.fill(lathe([(56, 372), (58, 420)], 500, 0.12, False), matte(head))
    if look.has("square"):
        body = cv.fill(box(500 - half, top, 500 + half, 800, 40, 40, 20, 20), glaze(c))
    else:
        body = cv.fill(
            lathe(
                [(56, 416), (70, top - 4), (half * 0.97, top + 36), (half, top + 90), (half, 760), (half * 0.94, 800)],
                500,
                0.1,
            ),
            glassy(c) if look.has("amber") else glaze(c),
        )
    streak(cv, 500 - half * 0.66, top + 60, 770, 15, body, 0.6)
    label(cv, 500 - half * 0.6, 560, 500 + half * 0.6, 750, look.tone(2, PAPER))


@motif("soap", "lay", scenes=("plain", "boards", "mat", "sunlit", "shaded"), zoom=1.08)
def soap(cv: Canvas, look: Look) -> None:
    """Tones: soap, swirl. Words: stack, round, swirl, petals, dish, marbled."""
    c, second = look.body, look.tone(1, lit(look.body, 0.5))
    if look.has("dish"):
        with cv.placed(turn=-8):
            dish = cv.fill(box(190, 300, 810, 720, 60), sheen(look.tone(2, tone("#c79b6c"))))
            for i in range(5):
                cv.fill(
                    box(250 + i * 110, 330, 290 + i * 110, 690, 18), dim(look.tone(2, tone("#c79b6c")), 0.44), 1, dish
                )
    bars = ((-70, -90, -16, second), (50, 90, 10, c)) if look.has("stack") else ((0, 0, -10, c),)
    for dx, dy, turn, shade in bars:
        with cv.placed(dx, dy, 0.9, turn):
            shape = oval(500, 500, 230, 210) if look.has("round") else squircle(500, 500, 270, 180, 4)
            cv.glow(moved(shape, 12, 18), DUSK, 18, 0.34)
            cv.fill(moved(shape, 5, 12), dim(shade, 0.3))
            bar = cv.fill(shape, across(lit(shade, 0.4), shade, dim(shade, 0.14), degrees=50))
            if look.has("swirl", "marbled"):
                for k in range(5):
                    wave = smooth(
                        [
                            (220, 380 + k * 58),
                            (380, 350 + k * 60 + look.between(-30, 30)),
                            (560, 410 + k * 56),
                            (790, 370 + k * 58),
                        ],
                        False,
                    )
                    cv.line(wave, look.between(8, 26), mix(second, shade, look.between(0, 0.4)), 0.6, bar)
            if look.has("petals"):
                for _ in range(15):
                    x, y = look.between(300, 700), look.between(380, 620)
                    cv.fill(turned(oval(x, y, 19, 11), look.between(0, 180), (x, y)), second, 0.85, bar)
            cv.shade(bar, WHITE, 7, 8, 7, 0.6)
            cv.shade(bar, DUSK, -9, -10, 10, 0.2)
            stamp = squircle(500, 500, 130, 84, 3) if not look.has("round") else oval(500, 500, 110)
            cv.line(stamp, 5, dim(shade, 0.3), 0.5, bar, joined=True)
            cv.line([(x + 2, y + 3) for x, y in stamp], 3, WHITE, 0.5, bar, joined=True)
    if look.has("bubbles"):
        for _ in range(9):
            x, y, r = look.between(180, 820), look.between(180, 820), look.between(10, 34)
            cv.fill(oval(x, y, r), WHITE, 0.34)
            cv.line(oval(x, y, r), 2.4, WHITE, 0.8, joined=True)
            cv.fill(oval(x - r * 0.3, y - r * 0.34, r * 0.2), WHITE, 0.9)


@motif("toothbrush", "lay", scenes=("plain", "split", "mat", "sunlit"), zoom=1.06, focus=(420, 300))
def toothbrush(cv: Canvas, look: Look) -> None:
    """Tones: handle, bristles. Words: electric, bamboo, pair, paste (a tube beside), floss."""
    c, second = look.body, look.tone(1, lit(look.body, 0.5))
    with cv.placed(turn=look.between(18, 30)):
        if look.has("paste"):
            with cv.placed(210, 30):
                tube_c = look.tone(2, second)
                cv.fill(
                    pen("M 420 180 L 580 180 L 560 700 L 440 700 Z"),
                    across(lit(tube_c, 0.3), WHITE, tube_c, dim(tube_c, 0.24)),
                )
                cv.fill(box(446, 700, 554, 790, 12), matte(c))
                for k in range(3):
                    cv.line(smooth([(450, 380 + k * 40), (500, 360 + k * 40), (550, 380 + k * 40)], False), 13, c, 0.8)
        for dx, shade in ((-150, c), (20, second)) if look.has("pair") else ((-60 if look.has("paste") else 0, c),):
            with cv.placed(dx, 0):
                _brush(cv, look, shade, second if shade == c else c)


def _brush(cv: Canvas, look: Look, c: Tone, second: Tone) -> None:
    if look.has("electric"):
        cv.fill(box(480, 150, 520, 420, 18), metal(tone("#d9dde0")))
        body = cv.fill(
            smooth([(446, 420), (500, 396), (554, 420), (562, 620), (546, 860), (500, 880), (454, 860), (438, 620)]),
            across(lit(c, 0.3), c, dim(c, 0.36)),
        )
        cv.fill(box(482, 470, 518, 560, 18), sheen(dim(c, 0.3)))
        cv.fill([oval(500, 610 + k * 30, 6) for k in range(4)], tone("#8fe0d0"), 0.95, body)
        streak(cv, 462, 440, 840, 10, body, 0.5)
    else:
        shape = smooth(
            [
                (478, 120),
                (500, 108),
                (522, 120),
                (526, 250),
                (512, 330),
                (516, 420),
                (536, 620),
                (522, 860),
                (500, 880),
                (478, 860),
                (464, 620),
                (484, 420),
                (488, 330),
                (474, 250),
            ]
        )
        stick = cv.fill(shape, across(lit(c, 0.3), c, dim(c, 0.34)))
        if look.has("bamboo"):
            for y in (430, 640):
                cv.line([(460, y), (540, y)], 4, dim(c, 0.5), 0.6, stick)
    for row in range(6):
        for k in (-1, 0, 1):
            cv.fill(
                box(500 + k * 15 - 7, 120 + row * 22, 500 + k * 15 + 7, 138 + row * 22, 5),
                second if k == 0 else lit(second, 0.5),
            )
