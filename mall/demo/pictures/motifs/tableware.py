"""Cups, bowls, flasks and tea things."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, Mask, across, around
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, tone
from mall.demo.pictures.forms import GROUND, ball, glaze, lathe, matte, metal, mouth, speckles, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import box, moved, oval, pen, ribbon, smooth

TEA = tone("#b9863c")
LATTE = tone("#a87448")
STEEL = tone("#c3c8cc")


@motif("mug", zoom=1.3, focus=(520, 520))
def mug(cv: Canvas, look: Look) -> None:
    """Words: tall, low, round, taper; speckled, dipped, striped, bare (no glaze at the foot), plain; tea, latte."""
    c = look.body
    half: float = 178 if look.has("tall") else 214 if look.has("low") else 196
    top = 360 if look.has("tall") else 500 if look.has("low") else 430
    half *= look.between(0.96, 1.04)
    x = 455
    profile = [(half, top), (half, top + 60), (half, 660), (half * 0.94, 760), (half * 0.8, GROUND)]
    if look.has("round"):
        profile = [
            (half * 0.88, top),
            (half * 1.04, top + 110),
            (half * 1.08, 640),
            (half * 0.9, 750),
            (half * 0.62, GROUND),
        ]
    if look.has("taper"):
        profile = [(half * 1.06, top), (half * 0.98, top + 120), (half * 0.86, 690), (half * 0.72, GROUND)]
    if not look.has("cup"):
        _handle(cv, x + profile[1][0] - 22, top + (650 - top) * 0.52, (690 - top) * 0.44, c, look)
    body = cv.fill(lathe(profile, x), matte(c) if look.has("matte") else glaze(c))
    _glazework(cv, look, c, x, half, top, body)
    if not look.has("matte"):
        streak(cv, x - half * 0.55, top + 60, 700, 26, body, 0.5)
    hollow = mouth(cv, x, top, profile[0][0], c, wall=11)
    _drink(cv, look, x, top, profile[0][0], hollow)


def _handle(cv: Canvas, x: float, y: float, reach: float, c: Tone, look: Look) -> None:
    wide = look.between(28, 36)
    out = reach * look.between(0.92, 1.08)
    line = smooth([(x - 10, y - reach * 0.62), (x + out * 0.62, y - reach * 0.6), (x + out, y - reach * 0.1),
                   (x + out * 0.72, y + reach * 0.5), (x - 20, y + reach * 0.72)], False)  # fmt: skip
    ear = cv.fill(ribbon(line, wide, wide * 0.9, wide), across(dim(c, 0.3), c, dim(c, 0.36), degrees=60))
    cv.glow(ribbon([(px - 4, py - 7) for px, py in line[4:-8]], wide * 0.26), WHITE, 4, 0.55, ear)


def _glazework(cv: Canvas, look: Look, c: Tone, x: float, half: float, top: float, body: Mask) -> None:
    second = look.tone(1, lit(c, 0.6))
    if look.has("dipped"):
        y = top + (GROUND - top) * look.between(0.52, 0.66)
        wave = smooth([(x - 260, y + 8), (x - 120, y - 6), (x, y + 10), (x + 130, y - 8), (x + 260, y + 6)], False)
        cv.fill([*wave, (x + 260, 850), (x - 260, 850)], matte(second), 1, body)
    if look.has("striped"):
        for i in range(3):
            y = top + 120 + i * 46
            cv.line(oval(x, y, half * 1.15, half * 0.15, 180, 0), 13, second, 0.9, body)
    if look.has("bare"):
        cv.fill(
            [*oval(x, 716, half * 1.1, half * 0.13, 180, 0), (x + 300, 850), (x - 300, 850)], matte(second), 1, body
        )
    if look.has("speckled"):
        speckles(cv, (x - half, top, x + half, GROUND), 90, dim(c, 0.7), look.rng, body, 3.4)
    if look.has("brush"):
        line = smooth([(x - 110, 590), (x - 40, 560), (x + 30, 600), (x + 110, 560)], False)
        cv.fill(ribbon(line, 6, 44, 30, 4), second, 0.85, body)
        cv.fill(ribbon(smooth([(x - 60, 640), (x, 625), (x + 70, 640)], False), 4, 20, 3), second, 0.8, body)


def _drink(cv: Canvas, look: Look, x: float, top: float, rx: float, hollow: Mask) -> None:
    if look.has("tea", "latte"):
        c = TEA if look.has("tea") else LATTE
        cv.fill(oval(x, top + 20, rx - 12, rx * 0.13 - 6), across(dim(c, 0.3), c, lit(c, 0.2)), 1, hollow)
        cv.glow(oval(x - rx * 0.3, top + 14, rx * 0.3, 5), WHITE, 4, 0.5, hollow)


@motif("bowl", zoom=1.12)
def bowl(cv: Canvas, look: Look) -> None:
    """Words: stack (three in one another), deep, footed; striped, speckled, dipped, wave; rice."""
    if not look.has("stack"):
        _bowl(cv, look, look.body, open_top=True)
        return
    for i in range(3):
        with cv.placed(0, 62 * i - 110, 0.94, about=(500, 800)):
            _bowl(cv, look, look.tone(2 - i if look.has("mixed") else 0, look.body), open_top=i == 0)


def _bowl(cv: Canvas, look: Look, c: Tone, open_top: bool) -> None:
    top, half = (450, 250) if look.has("deep") else (530, 282)
    foot = 128 if look.has("footed") else 110
    tilt = 0.27
    profile = [
        (half, top),
        (half * 0.97, top + 60),
        (half * 0.78, top + 150),
        (foot * 1.15, 748),
        (foot, 775),
        (foot, 826),
    ]
    hole = [] if open_top else [oval(500, top, half - 2, half * tilt - 1)]
    body = cv.fill(cv.cut(lathe(profile, 500, tilt), *hole), glaze(c))
    second = look.tone(1, lit(c, 0.55)) if not look.has("mixed") else lit(c, 0.5)
    if look.has("striped"):
        for i, thick in enumerate((14, 6)):
            rim = oval(500, top + 26 + i * 30, half * (0.985 - i * 0.012), half * tilt * 0.98, 180, 0)
            cv.line(rim, thick, second, 0.9, body)
    if look.has("dipped"):
        cv.fill([*oval(500, top + 96, half * 1.1, half * 0.3, 180, 0), (900, 900), (100, 900)], matte(second), 1, body)
    if look.has("wave"):
        for i in range(9):
            x = 500 + (i - 4) * half * 0.23
            y = top + 146 - abs(i - 4) ** 2 * 5
            cv.line(oval(x, y, 30, 26, 180, 360), 7, second, 0.85, body)
            cv.line(oval(x, y, 15, 13, 180, 360), 5, second, 0.85, body)
    if look.has("speckled"):
        speckles(cv, (500 - half, top, 500 + half, 800), 80, dim(c, 0.75), look.rng, body, 3.4)
    streak(cv, 500 - half * 0.62, top + 70, top + 170, 22, body, 0.5)
    if open_top:
        _bowl_inside(cv, look, c, top, half, tilt)


def _bowl_inside(cv: Canvas, look: Look, c: Tone, top: float, half: float, tilt: float) -> None:
    cv.fill(oval(500, top, half, half * tilt), across(lit(c, 0.55), lit(c, 0.3), lit(c, 0.1), lit(c, 0.4)))
    inside = look.tone(2, lit(c, 0.3))
    hollow = cv.fill(
        oval(500, top + 3, half - 11, half * tilt - 6),
        across(dim(inside, 0.44), dim(inside, 0.1), lit(inside, 0.3), degrees=20),
    )
    if look.has("rice"):
        heap = cv.fill(
            smooth(
                [(250, top + 24), (340, top - 46), (500, top - 92), (650, top - 50), (750, top + 24), (500, top + 70)]
            ),
            around(WHITE, tone("#f3efe4"), tone("#cfc8b6"), y=0.2),
        )
        grains = [moved(oval(0, 0, 9, 4), look.between(300, 700), look.between(top - 80, top + 40)) for _ in range(90)]
        cv.fill(grains, tone("#d8d0bd"), 0.3, heap)
        return
    if look.has("speckled"):
        speckles(cv, (500 - half, top - 60, 500 + half, top + 60), 40, dim(c, 0.7), look.rng, hollow, 2.6)
    cv.glow(oval(590, top + half * tilt * 0.45, half * 0.4, half * tilt * 0.22), WHITE, 14, 0.4, hollow)


@motif("plate", "lay", zoom=1.06)
def plate(cv: Canvas, look: Look) -> None:
    """Words: set (three sizes), rimmed, scalloped, speckled, banded, brushed; sticks (chopsticks beside)."""
    if look.has("set"):
        _dish(cv, look, 420, 430, 330, look.body)
        _dish(cv, look, 640, 650, 236, look.tone(1, lit(look.body, 0.3)))
        _dish(cv, look, 330, 730, 150, look.tone(2, dim(look.body, 0.15)))
        return
    _dish(cv, look, 480 if look.has("sticks") else 500, 500, 372, look.body)
    if look.has("sticks"):
        for i in range(2):
            stick = [(875 + i * 34, 120 + i * 10), (858 + i * 34, 890 + i * 6)]
            cv.fill(ribbon(stick, 24, 13), across(lit(tone("#8b5a3a"), 0.25), dim(tone("#8b5a3a"), 0.35)))


def _dish(cv: Canvas, look: Look, x: float, y: float, r: float, c: Tone) -> None:
    edge = oval(x, y, r)
    if look.has("scalloped"):
        edge = smooth(
            [p for i in range(24) for p in (oval(x, y, r * (1 if i % 2 else 0.955), start=i * 15, end=i * 15 + 1)[0],)]
        )
    cv.glow(oval(x + r * 0.03, y + r * 0.05, r), DUSK, 16, 0.3)
    dish = cv.fill(edge, across(lit(c, 0.42), c, dim(c, 0.2), degrees=52))
    cv.shade(dish, WHITE, 4, 5, 3, 0.7)
    if look.has("banded"):
        cv.line(oval(x, y, r * 0.93), r * 0.035, look.tone(1, dim(c, 0.5)), 0.85, dish, joined=True)
    well = r * (0.66 if look.has("rimmed") else 0.8)
    floor = cv.fill(oval(x, y, well), across(dim(c, 0.16), lit(c, 0.04), lit(c, 0.34), degrees=52))
    cv.shade(floor, DUSK, 7, 8, 8, 0.24)
    if look.has("brushed"):
        paint = look.tone(1, tone("#3f6388"))
        sweep = smooth(
            [(x - well * 0.6, y + well * 0.3), (x - well * 0.1, y - well * 0.25), (x + well * 0.6, y - well * 0.34)],
            False,
        )
        cv.fill(ribbon(sweep, 6, r * 0.2, r * 0.12, 3), paint, 0.82, floor)
        cv.fill(ribbon(moved(sweep, r * 0.1, r * 0.3), 3, r * 0.09, 3), paint, 0.7, floor)
    if look.has("speckled"):
        speckles(cv, (x - r, y - r, x + r, y + r), 120, dim(c, 0.7), look.rng, dish, 3.2)
    cv.glow(oval(x - r * 0.36, y - r * 0.4, r * 0.36, r * 0.2), WHITE, 30, 0.3, dish)


@motif("flask", zoom=1.08, focus=(500, 380))
def flask(cv: Canvas, look: Look) -> None:
    """Words: slim, wide, loop (a lid with a loop), sport (spout), tumbler (straw), mug (handle), two-tone, steel."""
    c = look.body
    half: float = 92 if look.has("slim") else 132 if look.has("wide", "mug") else 110
    half *= look.between(0.97, 1.04)
    top = 430 if look.has("mug") else 330
    if look.has("tumbler"):
        _tumbler(cv, look, c)
        return
    if look.has("mug"):
        _flask_ear(cv, 500 + half - 12, 610, c)
    neck = half * 0.7
    profile = [
        (neck, top - 12),
        (neck, top + 8),
        (half * 0.92, top + 58),
        (half, top + 110),
        (half, 700),
        (half, 774),
        (half * 0.95, 806),
    ]
    if look.has("straight", "mug"):
        profile = [(half, top), (half, top + 40), (half, 700), (half * 0.99, 780), (half * 0.93, 806)]
    body = cv.fill(lathe(profile, 500, 0.1), metal(STEEL) if look.has("steel") else matte(c))
    if look.has("two-tone"):
        second = look.tone(1, lit(c, 0.5))
        cv.fill([*oval(500, 590, half * 1.1, half * 0.12, 180, 0), (800, 900), (200, 900)], matte(second), 1, body)
    cv.fill([*oval(500, 779, half * 1.1, half * 0.1, 180, 0), (800, 900), (200, 900)], metal(STEEL), 1, body)
    streak(cv, 500 - half * 0.52, top + 90, 740, half * 0.16, body, 0.5)
    if look.has("leafmark"):
        cv.fill(
            smooth([(500, 560), (534, 590), (530, 640), (500, 664), (470, 640), (466, 590)]), lit(c, 0.45), 0.6, body
        )
    _flask_lid(cv, look, half if look.has("straight", "mug") else neck, top)


def _flask_ear(cv: Canvas, x: float, y: float, c: Tone) -> None:
    line = smooth([(x, y - 90), (x + 84, y - 86), (x + 100, y), (x + 78, y + 92), (x, y + 100)], False)
    cv.fill(ribbon(line, 30), across(dim(c, 0.1), lit(c, 0.1), dim(c, 0.34)))


def _flask_lid(cv: Canvas, look: Look, half: float, top: float) -> None:
    c = look.tone(2, tone("#3a3d42") if not look.has("wooden") else tone("#b8854f"))
    cv.fill(lathe([(half * 1.02, top - 22), (half * 1.02, top + 6)], 500, 0.1, False), metal(STEEL))
    if look.has("loop"):
        arc = oval(500, top - 84, half * 0.72, 62, 180, 360)
        cv.line([(arc[0][0], top - 40), *arc, (arc[-1][0], top - 40)], 22, across(lit(c, 0.2), c, dim(c, 0.4)))
    tall = 40 if look.has("loop") else 78
    cap = cv.fill(
        lathe(
            [(half * 0.96, top - 18 - tall), (half * 1.04, top - 8 - tall), (half * 1.04, top - 12)], 500, 0.1, False
        ),
        matte(c),
    )
    cv.fill(oval(500, top - 18 - tall, half * 0.96, half * 0.096), across(lit(c, 0.3), lit(c, 0.12)))
    for i in range(-5, 6):
        cv.line(
            [(500 + i * half * 0.17, top - 4 - tall), (500 + i * half * 0.17, top - 16)], 2.4, dim(c, 0.6), 0.4, cap
        )
    if look.has("sport"):
        cv.fill(box(476, top - 74 - tall, 524, top - 14 - tall, 16), matte(lit(c, 0.14)))
        cv.fill(box(484, top - 92 - tall, 516, top - 66 - tall, 10), matte(lit(c, 0.5)))


def _tumbler(cv: Canvas, look: Look, c: Tone) -> None:
    straw = look.tone(1, lit(c, 0.4))
    cv.line([(556, 380), (592, 150)], 20, across(lit(straw, 0.4), straw, dim(straw, 0.3)))
    body = cv.fill(lathe([(150, 360), (146, 460), (124, 640), (106, 770), (100, 800)], 500, 0.12), matte(c))
    cv.fill([*oval(500, 766, 130, 14, 180, 0), (800, 900), (200, 900)], metal(STEEL), 1, body)
    streak(cv, 425, 420, 700, 22, body, 0.5)
    lid = lit(c, 0.5)
    cv.fill(lathe([(152, 322), (156, 330), (156, 366)], 500, 0.12, False), glaze(lid))
    cv.fill(oval(500, 322, 152, 18), across(lit(lid, 0.5), lit(lid, 0.1)))
    cv.fill(oval(560, 322, 17, 5), dim(lid, 0.6))


@motif("teapot", zoom=1.18, focus=(460, 560))
def teapot(cv: Canvas, look: Look) -> None:
    """Words: overhead (a bail handle), side (a straight side handle), squat, tall, cups (two beside), clay, glass."""
    c = look.body
    wide = 214 if look.has("squat") else 176 if look.has("tall") else 196
    top = 560 if look.has("squat") else 440 if look.has("tall") else 500
    x = 500
    coat = matte(c) if look.has("clay") else glaze(c)
    spout = smooth(
        [(x - wide * 0.72, 690), (x - wide - 40, 640), (x - wide - 82, top + 46), (x - wide - 128, top - 6)], False
    )
    cv.fill(ribbon(spout, 88, 60, 40, 34), across(lit(c, 0.1), c, dim(c, 0.3), degrees=70))
    cv.fill(oval(spout[-1][0], spout[-1][1] - 2, 19, 8), dim(c, 0.6))
    _pot_handle(cv, look, c, x, wide, top)
    profile = [
        (wide * 0.5, top),
        (wide * 0.84, top + 40),
        (wide * 1.02, top + (800 - top) * 0.48),
        (wide * 0.88, 762),
        (wide * 0.6, 800),
    ]
    body = cv.fill(lathe(profile, x), coat)
    if look.has("banded"):
        cv.line(oval(x, top + 74, wide * 1.02, wide * 0.14, 180, 0), 10, look.tone(1, dim(c, 0.5)), 0.9, body)
    if look.has("speckled"):
        speckles(cv, (300, top, 700, 800), 80, dim(c, 0.7), look.rng, body)
    if not look.has("clay"):
        streak(cv, x - wide * 0.6, top + 66, 716, 24, body, 0.55)
    cv.fill(lathe([(20, top - 44), (wide * 0.3, top - 36), (wide * 0.53, top - 8), (wide * 0.54, top + 14)], x), coat)
    cv.fill(oval(x, top - 62, 26, 25), ball(c if not look.has("bail") else tone("#a8763f")))
    if look.has("cups"):
        _small_cup(cv, 760, c, 66)
        _small_cup(cv, 264, c, 60)


def _pot_handle(cv: Canvas, look: Look, c: Tone, x: float, wide: float, top: float) -> None:
    if look.has("overhead"):
        wood = look.tone(2, tone("#b8854f"))
        arc = oval(x, top + 24, wide * 0.86, wide * 1.06, 188, 352)
        cv.line(arc, 20, across(lit(wood, 0.3), wood, dim(wood, 0.4)))
        for px, py in (arc[0], arc[-1]):
            cv.fill(oval(px, py, 17, 20), dim(c, 0.2))
        return
    if look.has("side"):
        bar = [(x + wide * 0.8, 650), (x + wide + 150, 560)]
        cv.fill(ribbon(bar, 40, 54), across(lit(c, 0.2), c, dim(c, 0.4), degrees=70))
        cv.fill(oval(bar[1][0], bar[1][1], 14, 27), dim(c, 0.4))
        return
    ear = smooth(
        [
            (x + wide * 0.7, top + 46),
            (x + wide + 76, top + 18),
            (x + wide + 106, top + 112),
            (x + wide + 30, 716),
            (x + wide * 0.8, 720),
        ],
        False,
    )
    cv.fill(ribbon(ear, 26, 32, 26), across(lit(c, 0.1), c, dim(c, 0.42)))


def _small_cup(cv: Canvas, x: float, c: Tone, half: float) -> None:
    cv.fill(lathe([(half, 716), (half * 0.94, 748), (half * 0.68, 786), (half * 0.5, 806)], x, 0.2), glaze(c))
    hollow = mouth(cv, x, 716, half, c, 0.2, 6)
    cv.fill(oval(x, 722, half - 8, half * 0.2 - 5), across(dim(TEA, 0.2), lit(TEA, 0.25)), 0.95, hollow)


@motif("tea-set", zoom=1.04, focus=(430, 640))
def tea_set(cv: Canvas, look: Look) -> None:
    """A lidded bowl with cups on a tray. Words: round (tray), three (cups), celadon-line."""
    c = look.body
    wood = look.tone(1, tone("#8a5a36"))
    tray = cv.fill(
        lathe([(372, 736), (372, 752), (366, 790)], 500, 0.17, False), across(lit(wood, 0.1), wood, dim(wood, 0.5))
    )
    cv.fill(oval(500, 736, 372, 63), across(lit(wood, 0.4), wood, dim(wood, 0.16)))
    cv.shade(tray, DUSK, 0, -12, 8, 0.3)
    with cv.placed(-110, -58):
        _gaiwan(cv, look, c)
    for i, x in enumerate((650, 770, 560)[: 3 if look.has("three") else 2]):
        with cv.placed(x - 650, -46 + (i == 2) * 34 - (i == 1) * 16, about=(650, 800)):
            cv.glow(oval(662, 804, 62, 12), DUSK, 8, 0.34)
            _small_cup(cv, 650, look.tone(2, c), 68)


def _gaiwan(cv: Canvas, look: Look, c: Tone) -> None:
    cv.glow(oval(520, 800, 150, 22), DUSK, 10, 0.36)
    cv.fill(lathe([(156, 768), (130, 782), (86, 800)], 500, 0.16), glaze(c))
    cv.fill(oval(500, 768, 156, 25), across(lit(c, 0.5), lit(c, 0.1), dim(c, 0.1)))
    body = cv.fill(lathe([(152, 560), (140, 620), (118, 690), (74, 744), (62, 786)], 500, 0.15), glaze(c))
    paint = look.tone(3, tone("#41688f"))
    if look.has("painted"):
        for i in range(5):
            x = 400 + i * 48
            cv.fill(smooth([(x, 640), (x + 15, 620), (x + 26, 640), (x + 15, 662)]), paint, 0.75, body)
            cv.line([(x + 14, 660), (x + 10, 690)], 4, paint, 0.75, body)
    cv.line(oval(500, 566, 152, 22, 180, 0), 6, paint, 0.6 if look.has("painted", "ringed") else 0, body)
    streak(cv, 412, 600, 690, 18, body, 0.6)
    cv.fill(oval(500, 560, 152, 23), across(lit(c, 0.5), lit(c, 0.2), dim(c, 0.1)))
    cv.fill(lathe([(34, 486), (92, 506), (132, 540), (136, 562)], 500, 0.15), glaze(c))
    cv.fill(lathe([(36, 462), (26, 476), (30, 496)], 500, 0.2), glaze(c))
    cv.fill(oval(500, 462, 36, 8), lit(c, 0.4))


@motif("glass", zoom=1.22)
def glass(cv: Canvas, look: Look) -> None:
    """A clear vessel; tones: the drink. Words: pair, jug, tall, ribbed, ice, lemon."""
    drink = look.body
    if look.has("jug"):
        _jug(cv, look, drink)
        return
    for dx, dy, k in ((-120, -16, 0.94), (110, 0, 1)) if look.has("pair") else ((0, 0, 1),):
        with cv.placed(dx, dy, k, about=(500, 800)):
            _tumbler_glass(cv, look, drink)


def _tumbler_glass(cv: Canvas, look: Look, drink: Tone) -> None:
    top = 430 if look.has("tall") else 520
    half = 108 if look.has("tall") else 124
    shape = lathe([(half, top), (half * 0.98, top + 80), (half * 0.86, 760), (half * 0.78, 800)], 500, 0.14)
    body = cv.fill(shape, across(lit(drink, 0.75), WHITE, lit(drink, 0.7)), 0.3)
    level = top + 60
    liquid = cv.fill([*oval(500, level, half, half * 0.14, 180, 0), (500 + half, 770), *oval(500, 770, half * 0.76, 14, 0, 180), (500 - half, 770)],
                     across((0, dim(drink, 0.24)), (0.3, lit(drink, 0.3)), (0.7, drink), (1, dim(drink, 0.34))), 0.86, body)  # fmt: skip
    _in_drink(cv, look, level, half, liquid)
    cv.fill(oval(500, level, half * 0.97, half * 0.13), across(drink, lit(drink, 0.5)), 0.9, body)
    _glass_edges(cv, look, body, top, half)


def _in_drink(cv: Canvas, look: Look, level: float, half: float, liquid: Mask) -> None:
    if look.has("ice"):
        for i in range(4):
            with cv.placed(look.between(-50, 50), i * 34, turn=look.between(-40, 40), about=(500, level + 30)):
                cv.fill(
                    box(464, level, 528, level + 62, 12), across(WHITE, lit(look.body, 0.5), degrees=40), 0.5, liquid
                )
    if look.has("lemon"):
        cv.fill(oval(540, level + 70, 54, 54), tone("#f3d65a"), 0.9, liquid)
        cv.fill(oval(540, level + 70, 44, 44), tone("#faf0b8"), 0.9, liquid)
        for i in range(8):
            cv.line(
                [(540, level + 70), oval(540, level + 70, 42, start=i * 45, end=i * 45 + 1)[0]],
                4,
                tone("#f3d65a"),
                0.9,
                liquid,
            )


def _glass_edges(cv: Canvas, look: Look, body: Mask, top: float, half: float) -> None:
    if look.has("ribbed"):
        for i in range(-5, 6):
            x = 500 + i * half * 0.175
            cv.glow(box(x - 3, top + 20, x + 5, 780), WHITE, 4, 0.34, body)
            cv.line([(x + 8, top + 20), (500 + i * half * 0.14 + 8, 785)], 2, DUSK, 0.14, body)
    cv.shade(body, DUSK, 9, 0, 8, 0.32)
    cv.shade(body, DUSK, -7, 0, 6, 0.26)
    cv.shade(body, WHITE, 0, -14, 5, 0.7)
    streak(cv, 500 - half * 0.62, top + 30, 740, 14, body, 0.85)
    streak(cv, 500 + half * 0.68, top + 50, 700, 6, body, 0.6)
    cv.line(oval(500, top, half, half * 0.14), 5, WHITE, 0.85, joined=True)
    cv.line(oval(500, top + 1, half - 5, half * 0.14 - 4), 2, DUSK, 0.25, joined=True)


def _jug(cv: Canvas, look: Look, drink: Tone) -> None:
    ear = smooth([(630, 400), (742, 380), (764, 520), (700, 650), (642, 660)], False)
    cv.fill(ribbon(ear, 26), across(WHITE, lit(drink, 0.7), dim(drink, 0.1)), 0.6)
    profile = [(132, 300), (112, 360), (150, 480), (176, 640), (160, 760), (140, 800)]
    body = cv.fill(lathe(profile, 500, 0.12), across(lit(drink, 0.75), WHITE, lit(drink, 0.7)), 0.34)
    cv.fill(pen("M 380 306 L 330 276 Q 380 330 392 366 Z"), WHITE, 0.5)
    level = 500
    liquid = cv.fill([*oval(500, level, 160, 18, 180, 0), (720, 780), (500, 806), (280, 780)],
                     across((0, dim(drink, 0.26)), (0.3, lit(drink, 0.34)), (0.7, drink), (1, dim(drink, 0.36))), 0.86, body)  # fmt: skip
    _in_drink(cv, look, level, 160, liquid)
    cv.fill(oval(500, level, 152, 17), across(drink, lit(drink, 0.5)), 0.9, body)
    cv.shade(body, DUSK, 10, 0, 9, 0.32)
    cv.shade(body, DUSK, -8, 0, 7, 0.26)
    streak(cv, 400, 420, 740, 18, body, 0.85)
    cv.line(oval(500, 300, 132, 16), 5, WHITE, 0.85, joined=True)
