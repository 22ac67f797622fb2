"""Bedding, cushions, towels, vases, plants and candles."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, Mask, across, around, down
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, mix, tone
from mall.demo.pictures.forms import GROUND, ball, fold, glaze, lathe, matte, metal, mouth, sheen, speckles, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import Path, box, moved, oval, pen, ribbon, smooth, turned
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
        for row in range(22):
            marks: list[Path] = []
            for column in range(24):
                x, y = 150 + column * 30, 190 + row * 30
                marks += [turned(oval(x, y, 5, 15), 32, (x, y)), turned(oval(x + 14, y, 5, 15), -32, (x + 14, y))]
            cv.fill(marks, dim(c, 0.42) if row % 2 else lit(c, 0.4), 0.34, pad)
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


@motif("vase", zoom=1.08, focus=(500, 640))
def vase(cv: Canvas, look: Look) -> None:
    """Tones: glaze, pattern. Words: bottle, ball, column, amphora, gourd, low; stems: twig, pampas, tulip, plum, empty."""
    c = look.body
    shapes = {
        "ball": [(40, 470), (44, 510), (150, 590), (168, 680), (120, 770), (84, 800)],
        "column": [(104, 420), (108, 460), (112, 700), (104, 780), (98, 800)],
        "amphora": [(62, 390), (50, 430), (130, 520), (148, 600), (96, 740), (66, 800)],
        "gourd": [(34, 390), (60, 450), (48, 510), (140, 640), (132, 730), (90, 800)],
        "low": [(150, 620), (190, 660), (196, 710), (150, 780), (110, 800)],
        "bottle": [(36, 380), (38, 500), (90, 580), (124, 690), (110, 770), (84, 800)],
    }
    name = next((word for word in shapes if look.has(word)), "bottle")
    profile = shapes[name]
    top, lip = profile[0][1], profile[0][0]
    _stems(cv, look, 500, top + 8, lip)
    body = cv.fill(lathe(profile), matte(c) if look.has("matte", "clay") else glaze(c))
    second = look.tone(1, lit(c, 0.6))
    if look.has("dipped"):
        cv.fill([*oval(500, 650, 260, 30, 180, 0), (800, 900), (200, 900)], matte(second), 1, body)
    if look.has("ribbed"):
        wide = max(w for w, _ in profile)
        for i in range(-7, 8):
            cv.glow(
                ribbon([(500 + i * wide * 0.09, top), (500 + i * wide * 0.15, 640), (500 + i * wide * 0.11, 820)], 7),
                dim(c, 0.7),
                3,
                0.4,
                body,
            )
    if look.has("crackle"):
        for _ in range(26):
            x, y = look.between(360, 640), look.between(top, 790)
            cv.line(
                [(x, y), (x + look.between(-40, 40), y + 34), (x + look.between(-40, 40), y + 70)],
                1.6,
                dim(c, 0.6),
                0.34,
                body,
            )
    if look.has("painted"):
        line = smooth([(390, 690), (460, 620), (560, 640), (620, 580)], False)
        cv.line(line, 7, second, 0.9, body)
        for x, y in line[2::4]:
            cv.fill(turned(oval(x, y - 20, 9, 24), look.between(-40, 40), (x, y)), second, 0.9, body)
    if look.has("speckled"):
        speckles(cv, (300, top, 700, 800), 110, dim(c, 0.7), look.rng, body)
    if not look.has("matte", "clay"):
        streak(cv, 500 - profile[3][0] * 0.6, profile[2][1] + 10, 730, 20, body, 0.55)
    if look.has("empty"):
        mouth(cv, 500, top, lip, c, wall=7)


def _stems(cv: Canvas, look: Look, x: float, y: float, lip: float) -> None:
    if look.has("pampas"):
        for lean in (-150, -60, 40, 130):
            tip = (x + lean, y - 300 + abs(lean) * 0.5)
            line = smooth([(x, y), (x + lean * 0.3, y - 150), tip], False)
            cv.line(line, 4, tone("#b79c6c"))
            plume = ribbon(line[7:], 10, 54, 40, 6)
            cv.glow(plume, tone("#e6cfa2"), 9, 0.95)
            cv.glow(ribbon(line[9:], 4, 18, 4), tone("#fbeecb"), 8, 0.7)
    if look.has("tulip"):
        for lean, c in ((-130, "#ee7d6b"), (-44, "#f2b296"), (50, "#ee7d6b"), (128, "#f0d24a")):
            tip = (x + lean, y - 220 + abs(lean) * 0.45)
            cv.line(smooth([(x + lean * 0.1, y), (x + lean * 0.5, y - 120), tip], False), 8, LEAF)
            cv.fill(
                smooth([(x, y), (x + lean * 0.8 - 20, y - 90), (x + lean * 1.1, y - 130), (x + lean * 0.5, y - 50)]),
                mix(LEAF, WHITE, 0.15),
            )
            _tulip(cv, tip, tone(c), lean / 5)
    if look.has("twig", "plum"):
        for lean in (-120, 10, 120):
            tip = (x + lean, y - 270 + abs(lean) * 0.4)
            line = smooth([(x + lean * 0.08, y), (x + lean * 0.3, y - 130), tip], False)
            cv.line(line, 6, tone("#7a6248"))
            for k, (px, py) in enumerate(line[5:]):
                if look.has("plum"):
                    _blossom(
                        cv, px + (k % 3 - 1) * 22, py + (k % 2) * 12, tone("#f1b6c4") if k % 2 else tone("#fbe6e9")
                    )
                else:
                    side = 1 if k % 2 else -1
                    shade = mix(tone("#8fb07a"), tone("#5c8256"), (k % 4) / 3)
                    cv.fill(turned(oval(px + side * 24, py, 27, 16), side * -28, (px, py)), sheen(shade))


def _tulip(cv: Canvas, at: tuple[float, float], c: Tone, lean: float) -> None:
    x, y = at
    with cv.placed(turn=lean, about=at):
        cv.fill(
            smooth([(x - 36, y - 20), (x - 30, y - 82), (x, y - 58), (x + 30, y - 82), (x + 36, y - 20), (x, y + 16)]),
            sheen(c),
        )
        cv.fill(
            smooth([(x - 20, y - 10), (x, y - 86), (x + 20, y - 10), (x, y + 14)]), across(lit(c, 0.3), dim(c, 0.1))
        )


def _blossom(cv: Canvas, x: float, y: float, c: Tone) -> None:
    cv.fill([turned(oval(x + 11, y, 11, 8), k * 72, (x, y)) for k in range(5)], c)
    cv.fill(oval(x, y, 5), tone("#e0a23c"))


@motif("plant", zoom=1.02, focus=(500, 420))
def plant(cv: Canvas, look: Look) -> None:
    """Tones: pot. Words: monstera, snake, rubber, pothos, cactus, succulent, olive, palm, orchid, money; saucer, basket."""
    pot = look.body
    small = look.has("succulent", "cactus")
    half, top = (132, 620) if not small else (150, 600)
    _foliage_of(cv, look, top + 16)
    profile = [(half, top), (half * 1.0, top + 26), (half * 0.9, 730), (half * 0.74, 800)]
    if look.has("ballpot"):
        profile = [(half * 0.86, top), (half * 1.12, 680), (half * 1.0, 760), (half * 0.68, 800)]
    if look.has("saucer"):
        cv.fill(lathe([(half * 1.02, 776), (half * 0.9, 806)], 500, 0.14, False), matte(dim(pot, 0.1)))
    hole = oval(500, top, half * 0.9, half * 0.1)
    body = cv.fill(cv.cut(lathe(profile), hole), matte(pot) if not look.has("glossy") else glaze(pot))
    if look.has("basket"):
        for i in range(9):
            cv.line(oval(500, top + 20 + i * 22, half * 1.1, half * 0.13, 180, 0), 4, dim(pot, 0.5), 0.5, body)
    elif not look.has("ballpot"):
        cv.fill(
            cv.cut(lathe([(half * 1.06, top - 4), (half * 1.06, top + 48)], 500, 0.13, False), hole),
            matte(lit(pot, 0.08)),
        )
    if look.has("speckled"):
        speckles(cv, (340, top, 660, 800), 70, dim(pot, 0.7), look.rng, body)


def _foliage_of(cv: Canvas, look: Look, y: float) -> None:
    cv.fill(oval(500, y - 14, 118, 16), tone("#5a4636"))
    for word, grow in _GROWTHS.items():
        if look.has(word):
            grow(cv, look, y)


def _monstera(cv: Canvas, look: Look, y: float) -> None:
    for i, (dx, dy, size, lean) in enumerate(
        (
            (-190, -210, 0.9, -52),
            (180, -190, 0.92, 50),
            (-90, -350, 1.0, -20),
            (110, -360, 1.06, 22),
            (10, -190, 0.86, 4),
        )
    ):
        tip = (500 + dx, y + dy)
        cv.line(smooth([(500, y), (500 + dx * 0.35, y + dy * 0.6), tip], False), 8, tone("#6f9460"))
        c = mix(tone("#3f7a52"), tone("#6aa568"), i % 3 / 2.4)
        with cv.placed(tip[0] - 500, tip[1] - 500, size, lean):
            leaf = smooth(
                [(500, 590), (420, 570), (392, 480), (430, 400), (500, 350), (570, 400), (608, 480), (580, 570)]
            )
            gaps = [turned(pen("M 500 480 L 640 462 L 640 482 Z"), a, (500, 480)) for a in (-38, 2, 40, 140, 178, 218)]
            shape = cv.fill(cv.cut(leaf, *gaps), across(lit(c, 0.2), c, dim(c, 0.3), degrees=30))
            cv.line([(500, 590), (500, 366)], 4, lit(c, 0.4), 0.7, shape)


def _snake(cv: Canvas, look: Look, y: float) -> None:
    for i, (dx, tall, lean) in enumerate(
        ((-78, 300, -14), (74, 330, 12), (-34, 420, -6), (40, 380, 5), (0, 460, 1), (-100, 210, -20), (96, 220, 20))
    ):
        x = 500 + dx * 0.7
        blade = smooth(
            [
                (x - 24, y),
                (x - 34 + dx * 0.2, y - tall * 0.5),
                (x + dx * 0.4, y - tall),
                (x + 34 + dx * 0.2, y - tall * 0.5),
                (x + 24, y),
            ]
        )
        c = mix(tone("#4d7d58"), tone("#3c6a52"), i % 2)
        mask = cv.fill(blade, across(tone("#d7cf7e"), c, dim(c, 0.1), tone("#d7cf7e")))
        for k in range(9):
            cv.line(
                [
                    (x - 40 + dx * 0.2, y - tall * k / 9),
                    (x + dx * 0.2, y - tall * k / 9 - 10),
                    (x + 44 + dx * 0.2, y - tall * k / 9),
                ],
                7,
                dim(c, 0.3),
                0.35,
                mask,
            )


def _rubber(cv: Canvas, look: Look, y: float) -> None:
    cv.line([(500, y), (494, y - 400)], 12, tone("#7a6248"))
    for i in range(11):
        side = 1 if i % 2 else -1
        at = (497, y - 60 - i * 34)
        c = mix(tone("#2f5d48"), tone("#6b4048") if look.has("burgundy") else tone("#5a9466"), i / 12)
        with cv.placed(turn=side * (66 - i * 5), about=at):
            leaf = cv.fill(
                smooth([at, (at[0] - 46, at[1] - 90), (at[0], at[1] - 196), (at[0] + 46, at[1] - 90)]),
                across(lit(c, 0.3), c, dim(c, 0.3)),
            )
            cv.line([at, (at[0], at[1] - 186)], 4, lit(c, 0.4), 0.6, leaf)


def _pothos(cv: Canvas, look: Look, y: float) -> None:
    for i in range(34):
        a = -160 + i * 140 / 33 + (i % 3) * 8
        far = look.between(60, 230)
        x, yy = oval(500, y - 30, far, far * 0.8, a, a + 1)[0]
        _heart(cv, x, yy, look.between(0.7, 1.05), a + 90, mix(tone("#5f9a56"), tone("#9cc275"), look.between(0, 1)))
    for lean, drop in ((-190, 120), (196, 150)):
        line = smooth([(500 + lean * 0.5, y - 40), (500 + lean, y - 10), (500 + lean * 1.15, y + drop)], False)
        cv.line(line, 4, tone("#6f9460"))
        for k, (x, yy) in enumerate(line[4::3]):
            _heart(cv, x + (k % 2) * 16 - 8, yy, 0.7, 170 + k * 20, tone("#6fa75f"))


def _heart(cv: Canvas, x: float, y: float, k: float, turn: float, c: Tone) -> None:
    with cv.placed(x - 500, y - 500, k, turn):
        leaf = cv.fill(
            smooth([(500, 476), (468, 452), (444, 486), (500, 570), (556, 486), (532, 452)]),
            across(lit(c, 0.26), c, dim(c, 0.26), degrees=40),
        )
        cv.line([(500, 480), (500, 560)], 3, lit(c, 0.5), 0.6, leaf)


def _cactus(cv: Canvas, look: Look, y: float) -> None:
    c = tone("#5d9268")
    for x, top, half, low in ((500, y - 330, 78, y + 10), (388, y - 190, 36, y - 80), (612, y - 240, 36, y - 110)):
        if x != 500:
            arm = smooth([(500 + (x - 500) * 0.5, low), (x, low), (x, low - 60)], False)
            cv.line(arm, half * 1.7, across(c, dim(c, 0.2)))
        body = cv.fill(box(x - half, top, x + half, low, half), across(dim(c, 0.14), lit(c, 0.26), c, dim(c, 0.4)))
        for i in range(-2, 3):
            cv.line([(x + i * half * 0.4, top), (x + i * half * 0.4, low)], 4, dim(c, 0.4), 0.4, body)
            cv.fill(
                [oval(x + i * half * 0.4 + 4, top + 30 + k * 28 + (i % 2) * 14, 3) for k in range(12)],
                tone("#f6f0d6"),
                0.9,
                body,
            )
    _blossom(cv, 500, y - 338, tone("#f1869a"))
    _blossom(cv, 620, y - 246, tone("#f6b8c0"))


def _succulent(cv: Canvas, look: Look, y: float) -> None:
    for ring, (count, far, size) in enumerate(((12, 150, 1.0), (10, 106, 0.84), (8, 66, 0.66), (5, 30, 0.46))):
        c = mix(tone("#7fae96"), tone("#cfe0c4"), ring / 3.4)
        for i in range(count):
            a = i * 360 / count + ring * 17
            x, yy = oval(500, y - 76 - ring * 13, far, far * 0.46, a, a + 1)[0]
            with cv.placed(x - 500, yy - 500, size, turn=a + 90, about=(500, 500)):
                cv.fill(
                    smooth([(500, 556), (452, 500), (500, 424), (548, 500)]),
                    across(lit(c, 0.2), c, mix(c, tone("#d98a8a"), 0.4), degrees=270),
                )


def _olive(cv: Canvas, look: Look, y: float) -> None:
    cv.line(smooth([(500, y), (488, y - 130), (506, y - 270)], False), 15, tone("#85705a"))
    for i in range(150):
        a, far = look.between(0, 360), look.between(0, 1) ** 0.6
        x, yy = oval(502, y - 360, 190 * far + 1, 160 * far + 1, a, a + 1)[0]
        c = mix(tone("#7d9469"), tone("#b9c6a0"), look.between(0, 1))
        cv.fill(turned(oval(x, yy, 9, 29), look.between(-70, 70), (x, yy)), dim(c, 0.16) if yy > y - 330 else c)
    cv.fill([oval(look.between(380, 620), y - look.between(270, 450), 10, 13) for _ in range(9)], tone("#4f5a3c"))


def _palm(cv: Canvas, look: Look, y: float) -> None:
    for i, lean in enumerate((-220, 220, -150, 160, -70, 80, 0)):
        tip = (500 + lean * 1.15, y - 400 + abs(lean) * 0.9)
        spine = smooth([(500 + lean * 0.05, y), (500 + lean * 0.34, y - 260 + abs(lean) * 0.1), tip], False)
        c = mix(tone("#3f7a52"), tone("#7db06c"), i / 6)
        blades = []
        for k in range(4, len(spine)):
            px, py = spine[k]
            for side in (-1, 1):
                blades.append(
                    turned(
                        smooth([(px, py), (px + 40, py - 9), (px + 108 - k * 2, py + 6), (px + 40, py + 6)], grain=4),
                        side * 46 + (180 if lean < 0 else 0) + lean / 6,
                        (px, py),
                    )
                )
        cv.fill(blades, across(lit(c, 0.2), c, dim(c, 0.24), degrees=60))
        cv.line(spine, 5, lit(c, 0.2))


def _orchid(cv: Canvas, look: Look, y: float) -> None:
    for lean in (-120, 118, -56):
        cv.fill(
            smooth([(500, y), (500 + lean * 0.8, y - 70), (500 + lean * 1.6, y - 34), (500 + lean * 0.7, y - 18)]),
            sheen(tone("#4f8558")),
        )
    petal = look.tone(1, tone("#d88ab4"))
    for lean, tall in ((-90, 400), (70, 440)):
        line = smooth(
            [(500, y), (500 + lean * 0.3, y - tall * 0.7), (500 + lean, y - tall), (500 + lean * 2.2, y - tall + 80)],
            False,
        )
        cv.line(line, 6, tone("#6f8f5a"))
        for k, (x, yy) in enumerate(line[9::3]):
            r = 46 - k * 3
            cv.fill(
                [turned(oval(x + r * 0.72, yy, r * 0.66, r * 0.46), a, (x, yy)) for a in (-90, 30, 150)],
                lit(petal, 0.5),
            )
            cv.fill(
                [turned(oval(x + r * 0.74, yy, r * 0.8, r * 0.6), a, (x, yy)) for a in (-20, 200)], lit(petal, 0.24)
            )
            cv.fill(oval(x, yy + r * 0.16, r * 0.26), dim(petal, 0.3))


def _money(cv: Canvas, look: Look, y: float) -> None:
    for i in range(20):
        a = -165 + i * 150 / 19
        far = look.between(120, 300)
        x, yy = oval(500, y - 60, far * 0.8, far, a, a + 1)[0]
        cv.line(smooth([(500, y), (500 + (x - 500) * 0.4, y - (y - yy) * 0.7), (x, yy)], False), 4, tone("#7da36a"))
    for i in range(20):
        a = -165 + i * 150 / 19 + 3
        far = 120 + (i * 73 % 180)
        x, yy = oval(500, y - 60, far * 0.8, far, a, a + 1)[0]
        c = mix(tone("#5f9a56"), tone("#96c07a"), (i * 37 % 10) / 10)
        cv.fill(oval(x, yy, 42, 36), around(lit(c, 0.3), c, dim(c, 0.24)))
        cv.fill(oval(x, yy, 5), lit(c, 0.6))


_GROWTHS = {
    "monstera": _monstera, "snake": _snake, "rubber": _rubber, "pothos": _pothos, "cactus": _cactus,
    "succulent": _succulent, "olive": _olive, "palm": _palm, "orchid": _orchid, "money": _money,
}  # fmt: skip


@motif("candle", zoom=1.16, focus=(500, 560))
def candle(cv: Canvas, look: Look) -> None:
    """Tones: jar or wax, label. Words: jar, tin, pillars (three), cup, lidded."""
    c = look.body
    if look.has("pillars"):
        for x, top, half in ((390, 560, 74), (608, 500, 80), (505, 640, 84)):
            wax = cv.fill(lathe([(half, top), (half, top + 30), (half * 0.99, 800)], x, 0.14, False), matte(c))
            cv.glow(oval(x, top + 30, half, 60), FLAME, 24, 0.5, wax)
            cv.fill(oval(x, top, half, half * 0.14), across(lit(c, 0.5), lit(c, 0.2)))
            _flame(cv, x, top)
        return
    top, half = (610, 190) if look.has("tin") else (500, 150)
    profile = [(half, top), (half, 700), (half * 0.98, 786), (half * 0.92, 800)]
    wax = tone("#f7edd8")
    cv.glow(oval(500, top, 260, 200), FLAME, 70, 0.22)
    if look.has("cup", "tin"):
        body = cv.fill(lathe(profile), metal(c) if look.has("tin") else matte(c))
    else:
        body = cv.fill(lathe(profile), across(dim(c, 0.4), lit(c, 0.4), c, dim(c, 0.2), dim(c, 0.5)), 0.86)
        cv.fill(
            [*oval(500, top + 66, half, half * 0.13, 180, 0), (500 + half, 784), (500 - half, 784)],
            matte(mix(wax, c, 0.34)),
            0.8,
            body,
        )
        cv.shade(body, WHITE, 0, -10, 5, 0.5)
    if not look.has("plainjar"):
        label = look.tone(1, tone("#faf5ea"))
        face = cv.fill(
            box(432, top + 110, 568, 750, 6) if not look.has("tin") else box(420, 690, 580, 770, 6), matte(label)
        )
        for k, wide in enumerate((34, 52, 26)):
            cv.fill(
                box(
                    500 - wide,
                    top + 168 + k * 26 if not look.has("tin") else 716 + k * 15,
                    500 + wide,
                    top + 173 + k * 26 if not look.has("tin") else 719 + k * 15,
                ),
                dim(label, 0.6),
                0.6,
                face,
            )
    streak(cv, 500 - half * 0.72, top + 40, 760, 15, body, 0.6)
    cv.fill(oval(500, top, half, half * 0.13), across(lit(c, 0.6), lit(c, 0.2), dim(c, 0.1)))
    pool = cv.fill(
        oval(500, top + 4, half - 10, half * 0.13 - 5),
        around(lit(wax, 0.6), FLAME, mix(wax, c, 0.3), x=0.5, y=0.5, reach=0.6),
    )
    del pool
    _flame(cv, 500, top)


def _flame(cv: Canvas, x: float, y: float) -> None:
    cv.line([(x, y + 4), (x + 2, y - 22)], 5, tone("#4a3a30"))
    cv.glow(oval(x, y - 50, 70, 80), FLAME, 34, 0.5)
    cv.fill(
        smooth([(x, y - 104), (x + 18, y - 46), (x, y - 18), (x - 18, y - 46)]),
        down(tone("#fff3c4"), tone("#ffc65c"), tone("#f3953c")),
    )
    cv.fill(smooth([(x, y - 64), (x + 8, y - 38), (x, y - 22), (x - 8, y - 38)]), tone("#fff8e0"))


@motif("diffuser", zoom=1.12, focus=(500, 640))
def diffuser(cv: Canvas, look: Look) -> None:
    """Tones: bottle, label. Words: round, square, stone, ultrasonic (with mist)."""
    c = look.body
    if look.has("ultrasonic"):
        for i, (dx, dy, r) in enumerate(((0, 360, 30), (16, 290, 52), (-14, 210, 74), (26, 130, 90))):
            cv.glow(oval(500 + dx, dy + 40, r, r * 0.8), WHITE, 26, 0.42 - i * 0.07)
        body = cv.fill(lathe([(30, 430), (110, 480), (160, 620), (156, 760), (140, 800)]), matte(c))
        cv.fill(
            [*oval(500, 700, 200, 22, 180, 0), (760, 900), (240, 900)], matte(look.tone(1, tone("#c79b6c"))), 1, body
        )
        cv.fill(oval(500, 430, 28, 5), dim(c, 0.6))
        return
    for lean in (-120, -66, -18, 38, 92):
        cv.line(
            [(500 + lean * 0.1, 560), (500 + lean, 200 + abs(lean) * 0.3)], 8, across(tone("#d9b988"), tone("#a8845a"))
        )
    half = 130
    profile = (
        [(46, 520), (46, 556), (half, 610), (half * 1.04, 700), (half, 780), (half * 0.86, 800)]
        if look.has("round")
        else [(44, 520), (46, 566), (half * 0.94, 584), (half, 620), (half, 780), (half * 0.94, 800)]
    )
    body = cv.fill(
        lathe(profile),
        glaze(c) if look.has("stone") else across(dim(c, 0.4), lit(c, 0.45), c, dim(c, 0.16), dim(c, 0.44)),
        1 if look.has("stone") else 0.88,
    )
    streak(cv, 500 - half * 0.7, 630, 770, 15, body, 0.7)
    label = look.tone(1, tone("#faf5ea"))
    face = cv.fill(box(440, 650, 560, 756, 5), matte(label))
    for k, wide in enumerate((40, 26)):
        cv.fill(box(500 - wide, 690 + k * 24, 500 + wide, 695 + k * 24), dim(label, 0.6), 0.6, face)
    cv.fill(lathe([(52, 516), (52, 556)], 500, 0.14, False), metal(tone("#c9a253")))
    cv.fill(oval(500, 516, 40, 6), tone("#4a3a30"))
