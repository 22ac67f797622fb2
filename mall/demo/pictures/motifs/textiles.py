"""Bedding, cushions, throws and towels."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, across, around, down
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, tone
from mall.demo.pictures.forms import GROUND, ball, fold
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import box, moved, oval, smooth, turned
from mall.demo.pictures.patterns import pattern

ROOMS = ("sweep", "arch", "sun", "window", "foliage")

FLAME = tone("#ffd27a")

LEAF = tone("#5f8a58")


@motif("bedding", scenes=ROOMS, zoom=1.05, focus=(480, 560))
def bedding(cv: Canvas, look: Look) -> None:
    """Tones: cover, pattern, sheet. Words: a pattern; quilted, single (one pillow), low (no headboard)."""
    c, sheet = look.body, look.tone(2, lit(look.body, 0.62))
    wood = tone("#c79b6c") if not look.has("dark") else tone("#7a5238")
    cv.glow(oval(510, 796, 380, 22), DUSK, 18, 0.3)
    if not look.has("low"):
        head = cv.fill(box(176, 300, 824, 640, 34), across(lit(wood, 0.2), wood, dim(wood, 0.2), degrees=40))
        for i in range(1, 8):
            cv.line([(176 + i * 81, 300), (176 + i * 81, 640)], 3, dim(wood, 0.5), 0.4, head)
    cv.fill([(206, 520), (794, 520), (846, 770), (154, 770)], down(lit(sheet, 0.1), dim(sheet, 0.16)))
    for x, y, k, col in _pillows(look, c, sheet):
        _pillow(cv, look, x, y, k, col)
    duvet = [
        (196, 566),
        (330, 552),
        (500, 558),
        (670, 552),
        (804, 566),
        (872, 720),
        (880, 786),
        (700, 796),
        (500, 788),
        (300, 797),
        (120, 786),
        (128, 720),
    ]
    body = cv.fill(smooth(duvet, grain=6), down((0, lit(c, 0.3)), (0.6, c), (0.78, dim(c, 0.04)), (1, dim(c, 0.36))))
    pattern(cv, look, (100, 540, 900, 810), body, c, look.tone(1, lit(c, 0.5)), 64)
    if look.has("quilted"):
        for i in range(-6, 8):
            cv.line([(500 + i * 60, 550), (500 + i * 84, 800)], 3, dim(c, 0.5), 0.34, body)
        for y in (600, 650, 706):
            cv.line([(120, y), (880, y)], 3, dim(c, 0.5), 0.34, body)
    for points, wide in (
        ([(300, 560), (330, 640), (290, 780)], 22),
        ([(640, 560), (600, 650), (640, 790)], 26),
        ([(480, 640), (500, 710), (470, 790)], 18),
        ([(780, 600), (790, 690), (830, 780)], 20),
    ):
        fold(cv, points, wide, body, c, 0.34)
    band = cv.fill(
        smooth(
            [
                (190, 556),
                (340, 540),
                (500, 546),
                (660, 540),
                (810, 556),
                (820, 606),
                (660, 592),
                (500, 598),
                (340, 592),
                (180, 606),
            ],
            grain=6,
        ),
        down(lit(sheet, 0.3), dim(sheet, 0.12)),
    )
    cv.shade(band, DUSK, 0, -8, 8, 0.2)


def _pillows(look: Look, c: Tone, sheet: Tone) -> list[tuple[float, float, float, Tone]]:
    if look.has("single"):
        return [(500, 480, 1.1, c)]
    return [(352, 462, 1.0, sheet), (648, 462, 1.0, sheet), (390, 508, 0.86, c), (616, 508, 0.86, c)]


def _pillow(cv: Canvas, look: Look, x: float, y: float, k: float, c: Tone) -> None:
    with cv.placed(x - 500, y - 500, k):
        cv.glow(oval(504, 520, 130, 66), DUSK, 12, 0.26)
        pad = cv.fill(
            smooth([(372, 440), (500, 426), (628, 440), (640, 500), (630, 566), (500, 574), (370, 566), (360, 500)]),
            around(lit(c, 0.5), lit(c, 0.08), dim(c, 0.26)),
        )
        pattern(cv, look, (360, 420, 640, 580), pad, c, look.tone(1, lit(c, 0.5)), 50)
        cv.shade(pad, DUSK, -9, -9, 12, 0.2)


@motif("cushion", "lay", zoom=1.08)
def cushion(cv: Canvas, look: Look) -> None:
    """Tones: cover, pattern. Words: a pattern; pair, round, tassels, bolster, knit, piped, velvet."""
    second = look.tone(1, lit(look.body, 0.5))
    if look.has("pair"):
        with cv.placed(-110, -90, 0.74, -14):
            _cushion(cv, look, second, look.body)
        with cv.placed(110, 110, 0.78, 10):
            cv.glow(box(200, 200, 820, 820, 80), DUSK, 40, 0.3)
            _cushion(cv, look, look.body, second)
        return
    with cv.placed(turn=look.between(-9, 9)):
        _cushion(cv, look, look.body, second)


def _cushion(cv: Canvas, look: Look, c: Tone, second: Tone) -> None:
    if look.has("round"):
        outline = oval(500, 500, 300)
    elif look.has("bolster"):
        outline = smooth(
            [(180, 370), (500, 352), (820, 370), (838, 500), (820, 630), (500, 648), (180, 630), (162, 500)]
        )
    else:
        outline = smooth(
            [
                (212, 206),
                (360, 236),
                (500, 240),
                (640, 236),
                (788, 206),
                (766, 360),
                (762, 500),
                (766, 640),
                (790, 792),
                (640, 766),
                (500, 762),
                (360, 766),
                (210, 792),
                (234, 640),
                (238, 500),
                (234, 360),
            ]
        )
    if look.has("tassels"):
        for x, y, a in ((218, 212, 225), (784, 212, 315), (786, 788, 45), (214, 788, 135)):
            for i in range(-3, 4):
                cv.line([(x, y), oval(x, y, 74, start=a + i * 7, end=a + i * 7 + 1)[0]], 5, lit(second, 0.1))
    pad = cv.fill(
        outline,
        around((0, lit(c, 0.3)), (0.5, lit(c, 0.02)), (0.8, dim(c, 0.16)), (1, dim(c, 0.4)), x=0.4, y=0.36, reach=0.72),
    )
    pattern(cv, look, (150, 190, 850, 810), pad, c, second, 66)
    if look.has("knit"):
        left, right = turned(oval(0, 0, 5, 15), 32, (0, 0)), turned(oval(0, 0, 5, 15), -32, (0, 0))
        for odd in range(2):
            places = [(150 + column * 30, 190 + row * 30) for row in range(odd, 22, 2) for column in range(24)]
            marks = [moved(half, x + dx, y) for x, y in places for half, dx in ((left, 0), (right, 14))]
            cv.fill(marks, dim(c, 0.42) if odd else lit(c, 0.4), 0.34, pad)
    if look.has("buttoned"):
        cv.glow(oval(500, 500, 60), dim(c, 0.8), 24, 0.5, pad)
        cv.fill(oval(500, 500, 22), ball(dim(c, 0.1)))
    if look.has("piped"):
        cv.line(outline, 12, second, 1, pad, joined=True)
    for points in (
        [(260, 250), (330, 330)],
        [(740, 250), (680, 320)],
        [(250, 740), (320, 690)],
        [(750, 750), (690, 690)],
    ):
        fold(cv, points, 20, pad, c, 0.32)
    cv.shade(pad, DUSK, -18, -20, 26, 0.24)
    cv.shade(pad, WHITE, 10, 12, 18, 0.22)
    if look.has("velvet"):
        cv.glow(smooth([(280, 420), (420, 300), (560, 330), (400, 430)]), lit(c, 0.8), 40, 0.5, pad)


@motif("throw", "lay", zoom=1.05, focus=(500, 640))
def throw(cv: Canvas, look: Look) -> None:
    """Tones: wool, pattern. Words: a pattern; fringe, waffle, fur, knit."""
    c, second = look.body, look.tone(1, lit(look.body, 0.5))
    with cv.placed(turn=look.between(-8, 8)):
        if look.has("fringe"):
            for i in range(34):
                x = 262 + i * 14.4
                cv.line(
                    smooth([(x, 770), (x + look.between(-5, 5), 810), (x + look.between(-9, 9), 850)], False),
                    6,
                    lit(c, 0.2) if i % 2 else c,
                )
        for inset, lift in ((0, 0), (10, 16)):
            sheet = cv.fill(
                box(250 + inset, 200 + lift, 760 - inset, 784 - lift * 0.4, 26),
                across(lit(c, 0.24), c, dim(c, 0.18), degrees=40),
            )
            pattern(cv, look, (240, 190, 770, 790), sheet, c, second, 62)
            cv.shade(sheet, DUSK, -10, -8, 12, 0.26)
        cv.glow(box(250, 470, 760, 486), dim(c, 0.7), 12, 0.4, sheet)
        cv.glow(box(250, 446, 760, 462), lit(c, 0.7), 14, 0.34, sheet)
        if look.has("waffle", "knit"):
            for i in range(26):
                cv.line([(250, 210 + i * 24), (760, 210 + i * 24)], 5, dim(c, 0.4), 0.22, sheet)
            for i in range(22):
                cv.line([(256 + i * 24, 200), (256 + i * 24, 784)], 5, lit(c, 0.5), 0.26, sheet)
        if look.has("fur"):
            for _ in range(150):
                x, y = look.between(260, 750), look.between(210, 775)
                cv.line(
                    [(x, y), (x + look.between(-8, 8), y + 20)],
                    4,
                    look.rng.choice((lit(c, 0.5), dim(c, 0.2))),
                    0.4,
                    sheet,
                )
        fold(cv, [(330, 210), (350, 330), (338, 460)], 22, sheet, c, 0.25)
        fold(cv, [(640, 490), (620, 620), (650, 780)], 26, sheet, c, 0.28)


@motif("towels", zoom=1.12, focus=(440, 620))
def towels(cv: Canvas, look: Look) -> None:
    """Tones of the towels, from the bottom. Words: roll (rolled ones on top), band, two, big, waffle."""
    count = 2 if look.has("two") else 3
    tall = 108 if look.has("two") else 92
    for i in range(count):
        c = look.tone(i, lit(look.body, 0.24 * i))
        y1 = GROUND - i * tall
        inset = i * 10 + look.between(-6, 6)
        _folded(cv, look, 240 + inset, y1 - tall, 760 - inset, y1, c)
    if look.has("roll"):
        c = look.tone(count, lit(look.body, 0.5))
        y = GROUND - count * tall - 66
        roll = cv.fill(box(330, y - 66, 680, y + 68, 62), down(lit(c, 0.3), c, dim(c, 0.36)))
        cv.fill(oval(346, y, 46, 67), across(lit(c, 0.4), dim(c, 0.1)))
        for k in (0.72, 0.44, 0.18):
            cv.line(oval(346, y, 46 * k, 67 * k), 4, dim(c, 0.34), 0.7, joined=True)
        cv.line([(600, y - 62), (612, y), (600, y + 64)], 14, look.tone(count + 1, lit(c, 0.6)), 0.8, roll)


def _folded(cv: Canvas, look: Look, x0: float, y0: float, x1: float, y1: float, c: Tone) -> None:
    body = cv.fill(box(x0, y0, x1, y1, 44, 16, 16, 44), down(lit(c, 0.34), lit(c, 0.06), dim(c, 0.34)))
    mid = (y0 + y1) / 2
    for y in (mid, y1 - 26, y0 + 26):
        cv.glow(box(x0 + 26, y - 2, x1, y + 5), dim(c, 0.8), 5, 0.36 if y == mid else 0.2, body)
    cv.glow(box(x0 + 10, mid - 16, x1, mid - 8), WHITE, 6, 0.3, body)
    if look.has("band"):
        for k in range(3):
            cv.fill(box(x0 + 66 + k * 18, y0, x0 + 74 + k * 18, y1), dim(c, 0.26), 0.7, body)
    if look.has("waffle"):
        for k in range(int((x1 - x0) / 20)):
            cv.line([(x0 + k * 20, y0), (x0 + k * 20, y1)], 3, dim(c, 0.4), 0.25, body)
    for _ in range(60):
        x, y = look.between(x0, x1), look.between(y0, y1)
        cv.fill(oval(x, y, 4, 2.4), lit(c, 0.5) if y < mid else dim(c, 0.3), 0.3, body)
