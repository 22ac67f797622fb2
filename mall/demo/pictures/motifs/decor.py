"""Vases, plants, candles and diffusers."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, across, around, down
from mall.demo.pictures.colour import WHITE, Tone, dim, lit, mix, tone
from mall.demo.pictures.forms import glaze, lathe, matte, metal, mouth, sheen, speckles, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import box, oval, pen, ribbon, smooth, turned

FLAME = tone("#ffd27a")

LEAF = tone("#5f8a58")


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
    for i, (dx, tall) in enumerate(((-78, 300), (74, 330), (-34, 420), (40, 380), (0, 460), (-100, 210), (96, 220))):
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
    for _ in range(150):
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
            pillar = cv.fill(lathe([(half, top), (half, top + 30), (half * 0.99, 800)], x, 0.14, False), matte(c))
            cv.glow(oval(x, top + 30, half, 60), FLAME, 24, 0.5, pillar)
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
    cv.fill(
        oval(500, top + 4, half - 10, half * 0.13 - 5),
        around(lit(wax, 0.6), FLAME, mix(wax, c, 0.3), x=0.5, y=0.5, reach=0.6),
    )
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
