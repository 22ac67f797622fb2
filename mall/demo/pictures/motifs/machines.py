"""The small machines of a kitchen."""

from __future__ import annotations

from collections.abc import Sequence

from mall.demo.pictures.canvas import Canvas, across
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, tone
from mall.demo.pictures.forms import ball, glaze, lathe, matte, metal, mouth, sheen, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import box, oval, pen, ribbon, smooth

STEEL = tone("#c3c8cc")

KITCHEN = ("sweep", "table", "podium", "arch", "window")

IRON = tone("#3a3b3f")

WOOD = tone("#b07b48")


@motif("kettle", scenes=KITCHEN, zoom=1.1, focus=(440, 560))
def kettle(cv: Canvas, look: Look) -> None:
    """Tones: body, handle. Words: gooseneck, stove (whistling), glass, steel, round, digital (base with a dial)."""
    c, grip = look.body, look.tone(1, IRON)
    coat = metal(c) if look.has("steel") else matte(c) if look.has("satin") else glaze(c)
    top, half = 440, 158
    cv.fill(lathe([(176, 768), (178, 776), (172, 802)], 500, 0.14, False), matte(IRON))
    cv.fill(oval(500, 768, 176, 24), lit(IRON, 0.14))
    if look.has("gooseneck"):
        neck = smooth([(360, 700), (270, 690), (250, 600), (262, 500), (210, 440), (176, 452)], False)
        cv.fill(ribbon(neck, 44, 34, 28, 26, 24), coat if look.has("steel") else across(lit(c, 0.16), c, dim(c, 0.36)))
    else:
        cv.fill(
            pen(
                f"M {500 - half + 14} {top + 20} L {500 - half - 84} {top - 6} Q {500 - half - 60} {top + 70} {500 - half + 4} {top + 130} Z"
            ),
            across(lit(c, 0.1), dim(c, 0.2)),
        )
    _kettle_grip(cv, look, half, top, grip)
    profile = [(half * 0.82, top), (half, top + 110), (half * 1.08, 690), (half * 1.08, 784)]
    if look.has("round"):
        profile = [(half * 0.66, top + 20), (half * 1.1, top + 120), (half * 1.24, 660), (half * 1.06, 784)]
    if look.has("stove"):
        profile = [(half * 0.5, top + 60), (half * 1.2, top + 180), (half * 1.36, 720), (half * 1.3, 800)]
    if look.has("glass"):
        _glass_kettle(cv, profile, c)
    else:
        body = cv.fill(lathe(profile), coat)
        streak(cv, 500 - half * 0.6, top + 80, 740, 24, body, 0.5)
    top = profile[0][1]
    lid = profile[0][0]
    cv.fill(
        lathe([(lid * 0.5, top - 34), (lid * 0.94, top - 16), (lid * 1.02, top + 16)]),
        coat if not look.has("glass") else matte(grip),
    )
    cv.fill(lathe([(26, top - 74), (30, top - 62), (16, top - 30)], 500, 0.2), matte(grip))
    if look.has("digital"):
        cv.fill(oval(570, 782, 17, 6), tone("#8fe0d0"))


def _kettle_grip(cv: Canvas, look: Look, half: float, top: float, grip: Tone) -> None:
    if look.has("stove"):
        arc = oval(500, top + 110, 168, 190, 200, 340)
        cv.line(arc, 26, across(lit(grip, 0.3), grip, dim(grip, 0.3)))
        return
    x = 500 + half
    if look.has("gooseneck"):
        line = smooth([(x - 30, top + 24), (x + 70, top + 10), (x + 106, top + 60), (x + 92, top + 190)], False)
    else:
        line = smooth([(x - 26, top + 10), (x + 96, top - 4), (x + 112, top + 120), (x + 76, 700), (x, 730)], False)
    cv.fill(ribbon(line, 34, 38, 30), across(lit(grip, 0.26), grip, dim(grip, 0.3)))


def _glass_kettle(cv: Canvas, profile: Sequence[tuple[float, float]], c: Tone) -> None:
    body = cv.fill(lathe(profile), across(tone("#dfe9ec"), WHITE, tone("#cfdde2")), 0.5)
    water = cv.fill(
        [*oval(500, 600, 220, 22, 180, 0), (760, 860), (240, 860)],
        across(tone("#bcd8e4"), tone("#e6f3f7"), tone("#a5c8d8")),
        0.7,
        body,
    )
    cv.fill([oval(430 + i * 37 % 150, 640 + i * 53 % 120, 6 + i % 4) for i in range(12)], WHITE, 0.7, water)
    cv.fill([*oval(500, 752, 220, 24, 180, 0), (760, 900), (240, 900)], matte(c), 1, body)
    cv.shade(body, DUSK, 12, 0, 9, 0.3)
    cv.shade(body, DUSK, -9, 0, 8, 0.26)
    streak(cv, 410, 520, 730, 20, body, 0.9)


@motif("rice-cooker", scenes=KITCHEN, zoom=1.12, focus=(450, 620))
def rice_cooker(cv: Canvas, look: Look) -> None:
    """Tones: body, lid. Words: square, mini, retro (dial), panel (dark display), pressure."""
    c, lid = look.body, look.tone(1, lit(look.body, 0.2))
    half = 190 if look.has("mini") else 250
    top = 560 if look.has("mini") else 520
    cv.fill(box(500 - half * 0.7, 780, 500 + half * 0.7, 806, 10), tone("#3a3b3f"))
    if look.has("square"):
        body = cv.fill(
            box(500 - half, top, 500 + half, 792, 60, 60, 80, 80), across(lit(c, 0.2), lit(c, 0.05), c, dim(c, 0.34))
        )
        cap = cv.fill(
            box(500 - half - 4, top - 120, 500 + half + 4, top + 26, 90, 90, 26, 26),
            across(lit(lid, 0.4), lid, dim(lid, 0.3)),
        )
    else:
        body = cv.fill(lathe([(half, top), (half * 1.03, 640), (half * 0.96, 750), (half * 0.84, 798)]), glaze(c))
        cap = cv.fill(
            lathe([(half * 0.4, top - 116), (half * 0.8, top - 86), (half * 1.02, top - 20), (half * 1.03, top + 26)]),
            glaze(lid),
        )
    streak(cv, 500 - half * 0.66, top + 50, 730, 26, body, 0.45)
    cv.glow(oval(500 - half * 0.3, top - 76, half * 0.4, 16), WHITE, 16, 0.5, cap)
    cv.fill(box(462, top - 140, 538, top - 100, 16), matte(tone("#4a4c50")))
    if look.has("retro"):
        cv.fill(oval(500, 668, 46), metal(STEEL))
        cv.fill(oval(500, 668, 34), sheen(tone("#f3ead8")))
        cv.line([(500, 668), (518, 646)], 7, tone("#c4684a"))
        return
    face = tone("#26282c") if look.has("panel") else dim(c, 0.1)
    screen = cv.fill(box(408, 606, 592, 736, 24), sheen(face))
    glow = tone("#9fe3d2") if look.has("panel") else tone("#5a6066")
    for k, x in enumerate((444, 478, 524, 552)):
        cv.fill(box(x, 632, x + 20, 668, 4), glow, 0.9, screen)
        if k < 4:
            cv.fill(oval(446 + k * 36, 704, 9), lit(face, 0.4), 1, screen)


@motif("toaster", scenes=KITCHEN, zoom=1.12, focus=(450, 620))
def toaster(cv: Canvas, look: Look) -> None:
    """Tones: body. Words: oven (a small oven with a window)."""
    c = look.body
    if look.has("oven"):
        body = cv.fill(box(180, 430, 820, 792, 40), sheen(c))
        window = cv.fill(
            box(216, 476, 640, 746, 20), across(tone("#3a3230"), tone("#6a4a34"), tone("#2f2a2a"), degrees=30)
        )
        cv.glow(oval(430, 520, 180, 30), tone("#ffb45c"), 40, 0.7, window)
        for y in (640, 690):
            cv.line([(216, y), (640, y)], 4, STEEL, 0.7, window)
        cv.fill(smooth([(340, 636), (360, 590), (430, 574), (500, 590), (520, 636)]), ball(tone("#c98d4c"), 0.4))
        cv.line([(250, 462), (606, 462)], 17, metal(STEEL))
        for y in (520, 610, 700):
            cv.fill(oval(730, y, 34), metal(STEEL))
            cv.fill(oval(730, y, 25), matte(lit(c, 0.3)))
            cv.line([(730, y), (730, y - 20)], 5, dim(c, 0.7))
        cv.shade(body, DUSK, -10, -10, 12, 0.26)
        return
    for x in (400, 540):
        cv.fill(box(x - 20, 420, x + 150, 560, 50, 50, 8, 8), sheen(tone("#d9a765")))
    body = cv.fill(box(220, 500, 790, 786, 110, 110, 60, 60), across(lit(c, 0.2), lit(c, 0.3), c, dim(c, 0.34)))
    cv.fill(box(310, 502, 700, 526, 12), dim(c, 0.7), 1, body)
    cv.glow(box(270, 560, 740, 580, 10), WHITE, 12, 0.5, body)
    cv.fill(box(746, 580, 770, 700, 10), tone("#3a3b3f"))
    cv.fill(box(734, 600, 796, 630, 12), metal(STEEL))
    cv.fill(oval(330, 700, 24), metal(STEEL))
    cv.fill(box(270, 780, 330, 802, 6), tone("#3a3b3f"))
    cv.fill(box(680, 780, 740, 802, 6), tone("#3a3b3f"))


@motif("coffee-maker", scenes=KITCHEN, zoom=1.1, focus=(470, 560))
def coffee_maker(cv: Canvas, look: Look) -> None:
    """Tones: body, accents. Words: moka, dripper, press, espresso, grinder."""
    for word, paint in _BREWERS.items():
        if look.has(word):
            paint(cv, look)


def _moka(cv: Canvas, look: Look) -> None:
    c = look.body
    coat = metal(c) if look.has("steel") else glaze(c)
    ear = smooth([(600, 420), (720, 410), (736, 500), (700, 600)], False)
    cv.fill(ribbon(ear, 34, 40, 30), across(lit(look.tone(1, IRON), 0.3), dim(look.tone(1, IRON), 0.2)))
    base = cv.fill(lathe([(110, 620), (150, 770), (148, 802)], 500, 0.12, False), coat)
    top = cv.fill(lathe([(136, 380), (98, 590), (98, 640)], 500, 0.12, False), coat)
    cv.fill(pen("M 366 386 L 318 366 Q 352 430 378 450 Z"), across(lit(c, 0.2), dim(c, 0.3)))
    for mask, y0, y1, k in ((base, 620, 810, 150), (top, 380, 640, 120)):
        for i in (-0.6, -0.2, 0.24, 0.66):
            cv.line([(500 + i * k * 0.8, y0), (500 + i * k, y1)], 4, dim(c, 0.5), 0.4, mask)
    cv.fill(lathe([(112, 604), (116, 616), (114, 640)], 500, 0.12, False), coat)
    cv.fill(lathe([(30, 330), (100, 356), (140, 384), (140, 394)], 500, 0.12), coat)
    cv.fill(oval(500, 318, 24, 26), ball(look.tone(1, IRON)))


def _dripper(cv: Canvas, look: Look) -> None:
    c = look.body
    coffee = tone("#4a2c1c")
    body = cv.fill(
        lathe([(92, 540), (120, 600), (176, 700), (160, 780), (140, 802)]),
        across(tone("#e6eff0"), WHITE, tone("#d3dfe2")),
        0.55,
    )
    cv.fill(
        [*oval(500, 690, 200, 22, 180, 0), (720, 860), (280, 860)],
        across(dim(coffee, 0.2), lit(coffee, 0.2), coffee),
        0.95,
        body,
    )
    cv.fill(oval(500, 690, 168, 18), lit(coffee, 0.16), 0.9, body)
    cv.shade(body, DUSK, 10, 0, 8, 0.3)
    streak(cv, 392, 640, 780, 16, body, 0.9)
    ear = smooth([(640, 600), (742, 600), (748, 700), (668, 740)], False)
    cv.line(ear, 20, across(WHITE, tone("#cfdcdf")), 0.8)
    paper = tone("#f6efe0")
    cv.fill([(338, 300), (662, 300), (540, 480), (460, 480)], sheen(paper))
    cone = cv.fill(lathe([(168, 350), (60, 510), (56, 530)], 500, 0.12, False), glaze(c))
    for i in range(-4, 5):
        cv.line([(500 + i * 36, 360), (500 + i * 13, 520)], 4, dim(c, 0.4), 0.4, cone)
    cv.fill(cv.cut(oval(500, 350, 168, 20), oval(500, 352, 152, 15)), lit(c, 0.4))
    cv.fill(oval(500, 352, 150, 14), dim(paper, 0.3))
    cv.fill(oval(500, 356, 118, 9), coffee)
    cv.fill(lathe([(110, 514), (112, 530), (96, 552)], 500, 0.12, False), glaze(c))
    cv.line(smooth([(656, 380), (730, 374), (738, 440), (600, 480)], False), 18, across(c, dim(c, 0.3)))


def _press(cv: Canvas, look: Look) -> None:
    c, coffee = look.body, tone("#4a2c1c")
    ear = smooth([(622, 440), (736, 440), (742, 660), (630, 680)], False)
    cv.fill(ribbon(ear, 28, 34, 28), across(lit(c, 0.2), c, dim(c, 0.3)))
    body = cv.fill(
        lathe([(134, 420), (134, 790)], 500, 0.12, False), across(tone("#e6eff0"), WHITE, tone("#d3dfe2")), 0.55
    )
    cv.fill(
        [*oval(500, 560, 134, 16, 180, 0), (640, 790), (360, 790)],
        across(dim(coffee, 0.2), lit(coffee, 0.24), coffee),
        0.94,
        body,
    )
    cv.fill(oval(500, 560, 132, 16), tone("#7a5236"), 1, body)
    streak(cv, 406, 450, 760, 18, body, 0.85)
    for x in (378, 622):
        cv.fill(box(x - 9, 430, x + 9, 800, 4), metal(c) if look.has("metal") else matte(c))
    for y in (440, 730):
        cv.fill(
            [*oval(500, y, 138, 16, 180, 0), *oval(500, y + 26, 138, 16, 0, 180)],
            metal(c) if look.has("metal") else matte(c),
        )
    cv.fill(lathe([(120, 372), (142, 396), (142, 436)], 500, 0.12), matte(c))
    cv.line([(500, 370), (500, 250)], 11, metal(STEEL))
    cv.fill(oval(500, 240, 30, 28), ball(c))


def _espresso(cv: Canvas, look: Look) -> None:
    c, accent = look.body, look.tone(1, STEEL)
    cv.fill(box(250, 726, 750, 800, 18), across(lit(c, 0.1), c, dim(c, 0.36)))
    cv.fill(box(280, 716, 720, 738, 8), metal(STEEL))
    cv.fill(box(300, 400, 700, 740, 10), across(dim(c, 0.36), dim(c, 0.24), dim(c, 0.5)))
    body = cv.fill(box(236, 290, 764, 500, 60, 60, 24, 24), across(lit(c, 0.24), lit(c, 0.06), c, dim(c, 0.34)))
    cv.glow(box(280, 320, 720, 342, 10), WHITE, 12, 0.5, body)
    cv.fill(oval(330, 410, 34), metal(accent))
    cv.fill(oval(330, 410, 26), tone("#fbf7ee"))
    cv.line([(330, 410), (344, 392)], 5, tone("#c8323a"))
    for k in range(3):
        cv.fill(oval(560 + k * 58, 410, 19), metal(accent))
        cv.fill(oval(560 + k * 58, 410, 12), tone("#fbf7ee"))
    cv.fill(box(426, 496, 574, 548, 10), metal(accent))
    cv.line([(570, 530), (690, 566)], 26, across(lit(tone("#6b4630"), 0.3), dim(tone("#6b4630"), 0.3), degrees=80))
    for x in (474, 526):
        cv.line([(x, 548), (x, 580)], 12, metal(accent))
    with cv.placed(0, -74, 0.62, about=(500, 800)):
        cv.fill(lathe([(110, 670), (106, 720), (70, 804)], 500, 0.16), glaze(tone("#f7f3ea")))
        mouth(cv, 500, 670, 110, tone("#f7f3ea"), 0.16)
        cv.fill(oval(500, 676, 92, 11), tone("#8a5a36"))
    cv.line([(716, 500), (730, 620)], 12, metal(STEEL))
    cv.fill(box(276, 250, 724, 294, 10), metal(STEEL))


def _grinder(cv: Canvas, look: Look) -> None:
    c = look.body
    cv.line([(500, 330), (700, 300)], 16, metal(STEEL))
    cv.line([(700, 300), (700, 256)], 12, metal(STEEL))
    cv.fill(oval(700, 236, 34, 36), ball(look.tone(1, WOOD)))
    top = cv.fill(
        lathe([(96, 360), (100, 400), (96, 560)], 500, 0.12, False), metal(c) if look.has("steel") else matte(c)
    )
    low = cv.fill(lathe([(96, 560), (98, 700), (96, 800)], 500, 0.12, False), matte(look.tone(1, WOOD)))
    for i in range(-6, 7):
        cv.line([(500 + i * 15, 570), (500 + i * 15, 812)], 3, dim(look.tone(1, WOOD), 0.5), 0.3, low)
    streak(cv, 446, 400, 560, 14, top, 0.5)
    cv.fill(lathe([(30, 326), (90, 346), (98, 368)], 500, 0.12), metal(STEEL))


_BREWERS = {"moka": _moka, "dripper": _dripper, "press": _press, "espresso": _espresso, "grinder": _grinder}
