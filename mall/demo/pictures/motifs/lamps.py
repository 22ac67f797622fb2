"""Lamps for desks, floors and ceilings."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, across, around
from mall.demo.pictures.colour import WHITE, Tone, dim, lit, tone
from mall.demo.pictures.forms import ball, glaze, lathe, leg, matte, metal, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import box, oval, smooth

BRASS = tone("#c9a253")

GLOW = tone("#fff1cf")

ROOMS = ("sweep", "arch", "sun", "window", "foliage")


@motif("desk-lamp", zoom=1.12, focus=(430, 360))
def desk_lamp(cv: Canvas, look: Look) -> None:
    """Tones: metal, shade. Words: arm (jointed), mushroom, dome, globe, pleated, bar, clip; wooden."""
    c = look.body
    if look.has("arm"):
        _arm_lamp(cv, look, c)
    elif look.has("bar"):
        _bar_lamp(cv, look, c)
    else:
        _table_lamp(cv, look, c)


def _arm_lamp(cv: Canvas, look: Look, c: Tone) -> None:
    cv.fill(lathe([(120, 762), (122, 776), (118, 804)], 620, 0.2, False), matte(c))
    cv.fill(oval(620, 762, 120, 24), across(lit(c, 0.4), c))
    joint, head = (720, 470), (470, 268)
    for a, b in (((630, 758), joint), (joint, head)):
        cv.line([a, b], 15, across(lit(c, 0.4), dim(c, 0.3)))
        cv.line([(a[0] + 20, a[1]), (b[0] + 20, b[1] + 4)], 5, dim(c, 0.3))
    cv.fill(oval(*joint, 22), ball(look.tone(2, BRASS)))
    shade = look.tone(1, c)
    cv.glow([(290, 470), (470, 400), (420, 800), (150, 800)], GLOW, 50, 0.4)
    with cv.placed(turn=24, about=head):
        cone = cv.fill(
            [
                (head[0] - 44, head[1] - 10),
                (head[0] + 44, head[1] - 10),
                (head[0] + 128, head[1] + 160),
                (head[0] - 128, head[1] + 160),
            ],
            matte(shade),
        )
        streak(cv, head[0] - 50, head[1], head[1] + 150, 18, cone, 0.4)
        cv.fill(oval(head[0], head[1] + 160, 128, 28), around(WHITE, GLOW, tone("#f6d793"), x=0.5, y=0.5))
        cv.fill(box(head[0] - 46, head[1] - 44, head[0] + 46, head[1] - 4, 16), matte(shade))


def _bar_lamp(cv: Canvas, look: Look, c: Tone) -> None:
    cv.fill(lathe([(116, 770), (116, 804)], 660, 0.2, False), matte(c))
    cv.fill(oval(660, 770, 116, 23), across(lit(c, 0.4), c))
    cv.line([(690, 768), (690, 300)], 20, metal(c))
    cv.glow([(300, 330), (660, 330), (780, 760), (160, 760)], GLOW, 60, 0.42)
    cv.line([(270, 292), (720, 292)], 34, across(lit(c, 0.34), c, dim(c, 0.4), degrees=90))
    cv.line([(300, 310), (650, 310)], 10, GLOW)


def _table_lamp(cv: Canvas, look: Look, c: Tone) -> None:
    shade = look.tone(1, tone("#f6ecd6"))
    if look.has("globe"):
        cv.fill(
            lathe([(30, 560), (34, 700), (110, 780), (112, 804)], 500, 0.18),
            metal(c) if not look.has("wooden") else matte(c),
        )
        cv.glow(oval(500, 420, 250), GLOW, 60, 0.5)
        cv.fill(oval(500, 430, 168), around(WHITE, tone("#fff6e0"), tone("#f3dba6"), x=0.45, y=0.45))
        return
    if look.has("mushroom"):
        cv.glow(oval(500, 620, 200, 150), GLOW, 50, 0.55)
        cv.fill(lathe([(56, 500), (52, 620), (70, 740), (120, 806)], 500, 0.16), glaze(c))
        cap = cv.fill(lathe([(30, 330), (170, 362), (252, 452), (262, 560)], 500, 0.16), glaze(c))
        cv.glow(oval(500, 540, 240, 40), GLOW, 24, 0.55, cap)
        streak(cv, 380, 390, 500, 26, cap, 0.6)
        return
    cv.glow(oval(500, 560, 280, 220), GLOW, 60, 0.34)
    if look.has("jar"):
        cv.fill(lathe([(34, 530), (60, 560), (132, 640), (124, 740), (84, 806)], 500, 0.16), glaze(c))
    else:
        cv.fill(
            lathe([(17, 480), (18, 700), (30, 752), (116, 778), (118, 804)], 500, 0.18),
            metal(c) if not look.has("wooden") else matte(c),
        )
    wide, narrow = (250, 130) if look.has("cone") else (216, 172)
    hood = cv.fill(
        lathe([(narrow, 230), (wide, 590)], 500, 0.12, False),
        across((0, dim(shade, 0.14)), (0.45, lit(shade, 0.7)), (1, dim(shade, 0.2))),
    )
    cv.glow(oval(500, 450, 110, 130), GLOW, 60, 0.7, hood)
    if look.has("pleated"):
        for i in range(-10, 11):
            cv.line([(500 + i * narrow / 10.5, 230), (500 + i * wide / 10.5, 640)], 3, dim(shade, 0.4), 0.3, hood)
    cv.fill(oval(500, 232, narrow - 6, narrow * 0.11), across(lit(shade, 0.6), dim(shade, 0.1)))


@motif("floor-lamp", scenes=ROOMS, zoom=1.1, focus=(520, 260))
def floor_lamp(cv: Canvas, look: Look) -> None:
    """Tones: stand, shade. Words: arc, tripod, paper, globe, uplight."""
    c, shade = look.body, look.tone(1, tone("#f6ecd6"))
    cv.glow(oval(500, 260, 300, 230), GLOW, 90, 0.4)
    if look.has("arc"):
        cv.fill(lathe([(92, 772), (92, 806)], 700, 0.22, False), matte(c))
        cv.fill(oval(700, 772, 92, 20), across(lit(c, 0.4), c))
        arc = smooth([(700, 770), (716, 480), (660, 220), (520, 150), (400, 210)], False)
        cv.line(arc, 11, across(lit(c, 0.3), dim(c, 0.4)))
        hood = cv.fill([*oval(400, 330, 128, 120, 180, 360)], glaze(shade))
        cv.fill(oval(400, 330, 128, 20), around(WHITE, GLOW, x=0.5, y=0.5))
        streak(cv, 340, 240, 320, 14, hood, 0.5)
        return
    if look.has("tripod"):
        for x, y in ((360, 770), (640, 772), (500, 800)):
            leg(cv, (500 + (x - 500) * 0.08, 400), (x, y), 20, 14, c)
    else:
        cv.fill(lathe([(96, 778), (96, 804)], 500, 0.2, False), matte(c))
        cv.fill(oval(500, 778, 96, 19), across(lit(c, 0.4), c))
        cv.line([(500, 776), (500, 300)], 12, metal(c))
    if look.has("paper"):
        hood = cv.fill(
            smooth([(420, 180), (500, 168), (580, 180), (618, 300), (580, 560), (500, 574), (420, 560), (382, 300)]),
            across(dim(shade, 0.1), WHITE, dim(shade, 0.16)),
        )
        for y in range(200, 560, 30):
            cv.line(oval(500, y - 14, 120, 18, 170, 10), 3, dim(shade, 0.4), 0.4, hood)
        cv.glow(oval(500, 370, 70, 130), GLOW, 50, 0.8, hood)
    elif look.has("globe"):
        cv.fill(oval(500, 280, 124), around(WHITE, tone("#fff6e0"), tone("#f3dba6"), x=0.45, y=0.45))
    else:
        hood = cv.fill(
            lathe([(112, 178), (160, 420)], 500, 0.12, False),
            across(dim(shade, 0.14), lit(shade, 0.7), dim(shade, 0.2)),
        )
        cv.glow(oval(500, 330, 80, 90), GLOW, 50, 0.8, hood)


@motif("pendant", "hang", scenes=("plain",), zoom=1.08, focus=(500, 560))
def pendant(cv: Canvas, look: Look) -> None:
    """Tones: shade. Words: dome, globe, rattan, cluster (three), disc, bell."""
    for dx, drop, k in ((-190, 60, 0.72), (190, 0, 0.72), (0, -150, 0.72)) if look.has("cluster") else ((0, 0, 1),):
        with cv.placed(dx, drop, k, about=(500, 0)):
            _pendant(cv, look)


def _pendant(cv: Canvas, look: Look) -> None:
    c = look.body
    cv.line([(500, -400), (500, 400)], 5, tone("#3f4247"))
    cv.fill(box(478, 372, 522, 424, 8), metal(look.tone(1, BRASS)))
    cv.glow([(360, 640), (640, 640), (860, 1050), (140, 1050)], GLOW, 80, 0.34)
    if look.has("globe"):
        cv.glow(oval(500, 560, 230), GLOW, 60, 0.5)
        cv.fill(oval(500, 560, 160), around(WHITE, tone("#fff6e0"), tone("#efd49b"), x=0.45, y=0.42))
        return
    profile = [(40, 410), (180, 450), (262, 560), (276, 660)]
    if look.has("bell"):
        profile = [(36, 410), (70, 470), (110, 560), (180, 640), (252, 690)]
    if look.has("disc"):
        profile = [(44, 500), (150, 545), (290, 600), (340, 668)]
    body = lathe(profile, 500, 0.12)
    bottom, wide = profile[-1][1] - profile[-1][0] * 0.12, profile[-1][0]
    hood = cv.fill(body, matte(c) if look.has("rattan") else glaze(c))
    if look.has("rattan"):
        for i in range(-9, 10):
            cv.line(
                smooth([(500 + i * 6, 410), (500 + i * wide / 12, 480), (500 + i * wide / 9.2, 700)], False),
                4,
                dim(c, 0.5),
                0.6,
                hood,
            )
        for i in range(7):
            y = 450 + i * 34
            cv.line(oval(500, y, 300, 34, 180, 0), 4, lit(c, 0.4), 0.5, hood)
    else:
        streak(cv, 500 - wide * 0.5, 480, bottom - 30, 22, hood, 0.5)
    cv.fill(oval(500, bottom, wide - 4, wide * 0.12 - 2), around(WHITE, GLOW, tone("#eec97e"), x=0.5, y=0.5, reach=0.6))
