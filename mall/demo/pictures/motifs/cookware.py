"""Pans, pots, knives and boards."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, across, around
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, mix, tone
from mall.demo.pictures.forms import ball, glaze, lathe, matte, metal, mouth, sheen, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import box, oval, pen, ribbon, smooth, turned

STEEL = tone("#c3c8cc")

IRON = tone("#3a3b3f")

WOOD = tone("#b07b48")

BRASS = tone("#c9a253")

KITCHEN = ("sweep", "table", "podium", "arch", "window")


@motif("pan", scenes=("sweep", "table", "window", "foliage"), zoom=1.02, focus=(400, 660))
def pan(cv: Canvas, look: Look) -> None:
    """Tones: metal, handle, inside. Words: wok, deep, griddle (ridges), lid, short (two ears), tamago (square)."""
    c, grip, inside = look.body, look.tone(1, WOOD), look.tone(2, IRON)
    wok = look.has("wok")
    x, top, half = 410, 620 if not wok else 560, 292 if not wok else 300
    tilt = 0.3
    if look.has("short"):
        x = 500
        for side in (-1, 1):
            cv.line(oval(x + side * (half + 12), top + 4, 46, 28), 22, matte(c), joined=True)
    else:
        shaft = smooth([(x + half - 26, top + 8), (x + half + 60, top - 26), (x + half + 268, top - 92)], False)
        cv.fill(ribbon(shaft, 30, 24, 22), across(lit(STEEL, 0.3), dim(STEEL, 0.3), degrees=80))
        cv.fill(ribbon(shaft[9:], 36, 46, 40), across(lit(grip, 0.3), grip, dim(grip, 0.35), degrees=80))
        cv.fill(oval(shaft[-1][0] - 12, shaft[-1][1] + 4, 9, 6), dim(grip, 0.6))
    depth = 150 if wok else 120 if look.has("deep") else 78
    profile = [
        (half, top),
        (half * (0.82 if wok else 0.95), top + depth * 0.55),
        (half * (0.42 if wok else 0.82), top + depth + half * 0.18),
    ]
    body = cv.fill(lathe(profile, x, tilt), matte(c))
    cv.glow(ribbon(oval(x, top + 24, half * 0.96, half * tilt, 150, 100), 10), WHITE, 8, 0.4, body)
    cv.fill(oval(x, top, half, half * tilt), across(lit(c, 0.5), c, lit(c, 0.3), dim(c, 0.1)))
    hollow = cv.fill(
        oval(x, top + 4, half - 12, half * tilt - 8), across(dim(inside, 0.5), inside, lit(inside, 0.2), degrees=24)
    )
    floor = oval(x, top + depth * 0.42, half * (0.5 if wok else 0.8), half * tilt * (0.5 if wok else 0.78))
    cv.fill(floor, across(lit(inside, 0.06), lit(inside, 0.2), dim(inside, 0.1), degrees=20), 1, hollow)
    if look.has("griddle"):
        for i in range(-8, 9):
            cv.line([(x + i * 30 - 60, top - 70), (x + i * 30 + 60, top + 110)], 8, lit(inside, 0.2), 0.7, hollow)
    cv.glow(oval(x - half * 0.3, top - half * tilt * 0.3, half * 0.4, 16), WHITE, 14, 0.22, hollow)
    if look.has("egg"):
        _egg(cv, x - 30, top + depth * 0.34, 1)
        cv.fill(turned(oval(x + 104, top + 44, 50, 9), -20, (x + 104, top + 44)), tone("#7fae5a"))
    if look.has("lid"):
        _lid(cv, look, x, top - 6, half * 0.98, tilt)


def _egg(cv: Canvas, x: float, y: float, k: float) -> None:
    white = smooth(
        [
            (x - 110 * k, y),
            (x - 60 * k, y - 36 * k),
            (x + 20 * k, y - 30 * k),
            (x + 100 * k, y - 10 * k),
            (x + 80 * k, y + 30 * k),
            (x - 30 * k, y + 38 * k),
        ]
    )
    cv.fill(white, sheen(tone("#fdfaf2")))
    cv.fill(oval(x, y - 6, 40 * k, 24 * k), around(tone("#ffd978"), tone("#f5ab35"), tone("#e08a1e")))


def _lid(cv: Canvas, look: Look, x: float, y: float, half: float, tilt: float) -> None:
    dome = [*oval(x, y, half, half * 0.34, 180, 360), *oval(x, y, half, half * tilt, 0, 180)]
    glassy = cv.fill(dome, across(tone("#e9f1f2"), WHITE, tone("#c9d5d8")), 0.5)
    cv.shade(glassy, WHITE, 10, 10, 8, 0.6)
    streak(cv, x - half * 0.5, y - half * 0.26, y + half * 0.1, 24, glassy, 0.5)
    cv.line(oval(x, y, half, half * tilt), 9, metal(STEEL), joined=True)
    cv.fill(
        lathe([(40, y - half * 0.42), (44, y - half * 0.36), (26, y - half * 0.27)], x, 0.2), matte(look.tone(1, IRON))
    )


@motif("pot", scenes=KITCHEN, zoom=1.12, focus=(420, 600))
def pot(cv: Canvas, look: Look) -> None:
    """Tones: body, knob, inside. Words: casserole, stock (tall), milk (one handle), clay, steamer, hotpot, enamel, steel."""
    c = look.body
    if look.has("steamer"):
        _steamer(cv, look, c)
        return
    half, top = (214, 420) if look.has("stock") else (170, 520) if look.has("milk") else (256, 530)
    coat = metal(c) if look.has("steel") else matte(c) if look.has("clay") else glaze(c)
    if look.has("milk"):
        shaft = smooth([(500 + half - 10, top + 40), (500 + half + 90, top + 16), (500 + half + 230, top - 14)], False)
        cv.fill(
            ribbon(shaft, 26, 40, 34), across(lit(look.tone(1, WOOD), 0.3), dim(look.tone(1, WOOD), 0.3), degrees=85)
        )
    else:
        for side in (-1, 1):
            x = 500.0 + side * half
            ear = smooth(
                [
                    (x - side * 10, top + 44),
                    (x + side * 60, top + 40),
                    (x + side * 64, top + 96),
                    (x - side * 10, top + 100),
                ],
                False,
            )
            cv.fill(ribbon(ear, 24, 30, 24), coat if look.has("steel") else across(dim(c, 0.1), c, dim(c, 0.34)))
    profile = [(half, top), (half * 1.0, top + 80), (half * 0.97, 730), (half * 0.82, 800)]
    if look.has("clay"):
        profile = [(half * 0.98, top), (half * 1.06, top + 80), (half * 0.86, 750), (half * 0.6, 800)]
    body = cv.fill(lathe(profile), coat)
    if look.has("enamel"):
        cv.fill([*oval(500, 770, half, 30, 180, 0), (900, 900), (100, 900)], matte(dim(c, 0.5)), 0.5, body)
    if look.has("painted"):
        for i in range(-2, 3):
            x = 500 + i * half * 0.34
            cv.fill(
                [turned(oval(x + 13, 660, 13, 9), k * 72, (x, 660)) for k in range(5)], look.tone(3, WHITE), 0.9, body
            )
            cv.line([(x, 672), (x + 6, 704)], 5, look.tone(3, WHITE), 0.8, body)
    if not look.has("clay"):
        streak(cv, 500 - half * 0.64, top + 50, 720, 26, body, 0.5)
    if look.has("open"):
        mouth(cv, 500, top, half, c, 0.16, 12)
        return
    lid_c = c if not look.has("glasslid") else None
    if lid_c is None:
        _lid(cv, look, 500, top, half * 1.01, 0.16)
        return
    dome = cv.fill(
        lathe(
            [(half * 0.3, top - 74), (half * 0.78, top - 46), (half * 1.03, top - 8), (half * 1.04, top + 12)],
            500,
            0.14,
        ),
        coat,
    )
    if not look.has("clay"):
        cv.glow(oval(500 - half * 0.4, top - 40, half * 0.26, 12), WHITE, 10, 0.5, dome)
    knob = look.tone(1, BRASS)
    cv.fill(
        lathe([(40, top - 116), (44, top - 100), (22, top - 66)], 500, 0.2),
        metal(knob) if not look.has("clay") else matte(knob),
    )
    cv.fill(oval(500, top - 116, 40, 8), lit(knob, 0.4))


def _steamer(cv: Canvas, look: Look, c: Tone) -> None:
    for i, (top, half) in enumerate(((650, 262), (520, 262))):
        body = cv.fill(lathe([(half, top), (half, top + 150 + half * 0.16)], 500, 0.16, False), matte(c))
        for y in (top + 26, top + 116):
            cv.fill(
                [*oval(500, y, half, half * 0.16, 180, 0), *oval(500, y + 24, half, half * 0.16, 0, 180)],
                matte(dim(c, 0.3)),
                0.9,
                body,
            )
        for k in (-0.5, 0.4):
            cv.line([(500 + half * k, top + 20 + i), (500 + half * k, top + 190)], 7, dim(c, 0.5), 0.6, body)
    if look.has("buns"):
        cv.fill(oval(500, 520, 262, 42), across(lit(c, 0.3), dim(c, 0.2)))
        cv.fill(oval(500, 526, 240, 34), dim(c, 0.5))
        for x, y in ((400, 506), (600, 506), (500, 490), (450, 526), (556, 528)):
            cv.fill(
                smooth(
                    [(x - 58, y + 8), (x - 36, y - 34), (x, y - 52), (x + 36, y - 34), (x + 58, y + 8), (x, y + 24)]
                ),
                ball(tone("#fbf5e8"), 0.7),
            )
            for k in (-18, 0, 18):
                cv.line([(x, y - 46), (x + k, y - 22)], 3, tone("#d8cbb0"))
        return
    lid = cv.fill(lathe([(60, 452), (190, 470), (262, 506), (268, 560)], 500, 0.16), matte(lit(c, 0.06)))
    for k in range(-6, 7):
        cv.line(smooth([(500 + k * 8, 446), (500 + k * 28, 474), (500 + k * 40, 560)], False), 5, dim(c, 0.4), 0.5, lid)
    cv.line(oval(500, 436, 40, 22, 180, 360), 14, dim(c, 0.2))


@motif("knife", "lay", scenes=("plain", "split", "boards", "mat"), zoom=1.0, focus=(560, 420))
def knife(cv: Canvas, look: Look) -> None:
    """Tones: handle. Words: cleaver, chef, santoku, fruit, bread, set (three), hammered."""
    with cv.placed(turn=look.between(-38, -28)):
        if look.has("set"):
            for dy, k, kind in ((-190, 1.0, "chef"), (10, 0.86, "santoku"), (180, 0.66, "fruit")):
                with cv.placed(0, dy, k, about=(500, 500)):
                    cv.glow(box(110, 470, 860, 540), DUSK, 16, 0.2)
                    _knife(cv, look, kind)
            return
        _knife(cv, look, next((kind for kind in _BLADES if look.has(kind)), "chef"))


_BLADES = {
    "cleaver": "M 130 380 L 600 380 L 600 620 C 450 640 250 640 150 616 Q 130 610 130 590 Z",
    "chef": "M 96 556 C 220 470 400 446 600 446 L 600 560 C 450 596 240 600 96 556 Z",
    "santoku": "M 110 520 C 150 470 190 450 240 448 L 600 446 L 600 566 C 450 596 210 590 110 520 Z",
    "fruit": "M 190 536 C 300 486 430 470 600 470 L 600 544 C 450 564 300 562 190 536 Z",
    "bread": "M 70 500 Q 76 466 120 462 L 600 456 L 600 540 L 100 548 Q 70 540 70 500 Z",
}


def _knife(cv: Canvas, look: Look, kind: str) -> None:
    grip = look.body
    steel = cv.fill(pen(_BLADES[kind]), across(lit(STEEL, 0.7), lit(STEEL, 0.2), dim(STEEL, 0.1), degrees=80))
    cv.shade(steel, WHITE, 0, -22, 5, 0.7)
    cv.glow(ribbon([(140, 520), (360, 470), (590, 462)], 14), WHITE, 10, 0.5, steel)
    if look.has("hammered"):
        for _ in range(60):
            x, y = look.between(150, 590), look.between(390, 520)
            cv.glow(oval(x, y, 13, 11), look.rng.choice((WHITE, dim(STEEL, 0.5))), 5, 0.3, steel)
    if kind == "bread":
        cv.fill([oval(96 + i * 22, 552, 11, 9) for i in range(23)], dim(STEEL, 0.4), 0.5, steel)
    y0, y1 = (440, 500) if kind == "cleaver" else (452, 516)
    shape = smooth(
        [
            (606, y0),
            (720, y0 - 2),
            (820, y0 + 6),
            (878, y0 + 4),
            (890, y0 + 40),
            (872, y1 + 16),
            (800, y1 + 2),
            (700, y1 + 6),
            (606, y1),
        ]
    )
    cv.fill(box(590, y0 - 4, 626, y1 + 4, 6), metal(STEEL))
    handle = cv.fill(shape, across(lit(grip, 0.34), grip, dim(grip, 0.4), degrees=85))
    for x in (668, 746, 824):
        cv.fill(oval(x, (y0 + y1) / 2 + 2, 9), ball(BRASS), 1, handle)


@motif("board", "lay", scenes=("plain", "split", "mat", "sunlit", "shaded"), zoom=1.02)
def board(cv: Canvas, look: Look) -> None:
    """Tones: wood. Words: round, paddle (handle), endgrain, bread, lemon, herbs, slate."""
    c = look.body
    with cv.placed(turn=look.between(-14, 14)):
        if look.has("round"):
            shape = [oval(500, 520, 320)]
        elif look.has("paddle"):
            shape = [box(230, 330, 770, 850, 60), box(446, 130, 554, 380, 50)]
        else:
            shape = [box(190, 240, 810, 760, 40)]
        hole = oval(500, 186, 22) if look.has("paddle") else oval(-100, -100, 1)
        slab = cv.fill(cv.cut(shape, hole), across(lit(c, 0.3), c, dim(c, 0.16), degrees=40))
        if look.has("endgrain"):
            for i in range(9):
                for k in range(8):
                    shade = mix(c, dim(c, 0.4) if (i + k) % 2 else lit(c, 0.34), 0.6)
                    cv.fill(box(190 + i * 70, 240 + k * 66, 258 + i * 70, 304 + k * 66), shade, 0.8, slab)
        elif not look.has("slate"):
            for i in range(14):
                y = 150 + i * 52
                cv.line(
                    smooth(
                        [(180, y), (400, y + look.between(-16, 16)), (640, y + look.between(-12, 12)), (840, y)], False
                    ),
                    1.4 + i % 3,
                    dim(c, 0.45),
                    0.3,
                    slab,
                )
        cv.shade(slab, DUSK, -10, -10, 8, 0.3)
        cv.shade(slab, WHITE, 5, 6, 4, 0.4)
        _on_board(cv, look)


def _on_board(cv: Canvas, look: Look) -> None:
    if look.has("bread"):
        loaf = tone("#c98d4c")
        cv.glow(oval(480, 570, 190, 100), DUSK, 18, 0.4)
        crust = cv.fill(
            smooth([(300, 560), (360, 450), (500, 420), (640, 460), (690, 560), (620, 640), (480, 660), (350, 630)]),
            ball(loaf, 0.4),
        )
        for i in range(4):
            cut = smooth([(380 + i * 70, 600), (410 + i * 66, 530), (450 + i * 62, 480)], False)
            cv.glow(ribbon(cut, 4, 24, 4), tone("#f3ddb0"), 5, 0.9, crust)
    if look.has("lemon"):
        for x, y in ((420.0, 470.0), (600, 600)):
            cv.glow(oval(x + 8, y + 12, 84), DUSK, 12, 0.34)
            cv.fill(oval(x, y, 84), tone("#f0d24a"))
            cv.fill(oval(x, y, 72), tone("#fbf3cc"))
            for k in range(8):
                cv.fill(
                    turned(
                        pen(f"M {x} {y - 8} L {x - 20} {y - 58} Q {x} {y - 70} {x + 20} {y - 58} Z"), k * 45, (x, y)
                    ),
                    tone("#f3dc6a"),
                )
    if look.has("herbs"):
        for _ in range(9):
            x, y = look.between(360, 640), look.between(420, 640)
            with cv.placed(turn=look.between(0, 360), about=(x, y)):
                cv.line([(x, y + 50), (x, y - 50)], 4, tone("#5f7d4c"))
                for k in range(4):
                    for side in (-1, 1):
                        cv.fill(
                            turned(oval(x + side * 16, y - 36 + k * 24, 18, 8), side * -30, (x, y - 36 + k * 24)),
                            tone("#7fa860"),
                        )
