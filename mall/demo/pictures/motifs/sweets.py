"""Nuts, pastry, honey and chocolate."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, across, around, down
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, mix, tone
from mall.demo.pictures.forms import ball, glaze, lathe, matte, metal, sheen, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.motifs.care import glassy, label
from mall.demo.pictures.motifs.fruits import fruit
from mall.demo.pictures.motifs.pantry import stand_bag
from mall.demo.pictures.paths import box, moved, oval, pen, smooth, squircle, turned
from mall.demo.pictures.patterns import pattern

STEEL = tone("#c3c8cc")

PAPER = tone("#faf5ea")

COUNTER = ("sweep", "table", "window", "foliage", "sun", "arch")


@motif("nuts", scenes=COUNTER, zoom=1.12, focus=(500, 600))
def nuts(cv: Canvas, look: Look) -> None:
    """Tones: the nut, the vessel. Words: walnut, almond, pistachio, date, cashew, mixed; bowl, jar, pouch."""
    c, vessel = look.body, look.tone(1, tone("#c79b6c"))
    if look.has("pouch"):
        stand_bag(cv, look, vessel)
        for i in range(12):
            _nut(cv, look, look.between(640, 880), look.between(740, 800), 30, i)
        return
    if look.has("jar"):
        body = cv.fill(
            lathe([(140, 440), (164, 480), (166, 740), (152, 800)], 500, 0.12),
            across(tone("#dfe9ec"), WHITE, tone("#cfdde2")),
            0.5,
        )
        for row in range(8):
            for i in range(7):
                _nut(cv, look, 362 + i * 46 + (row % 2) * 18, 790 - row * 38, 32, i + row)
        cv.fill(body, lit(c, 0.7), 0.12)
        cv.shade(body, DUSK, 10, 0, 9, 0.34)
        cv.shade(body, DUSK, -8, 0, 8, 0.3)
        streak(cv, 392, 500, 760, 18, body, 0.8)
        label(cv, 430, 600, 570, 720, PAPER)
        cv.fill(lathe([(150, 384), (156, 396), (156, 452)], 500, 0.12, False), matte(vessel))
        cv.fill(oval(500, 384, 150, 18), across(lit(vessel, 0.5), vessel))
        return
    for row, (count, y, spread) in enumerate(((8, 604, 220), (7, 566, 180), (5, 528, 120), (3, 496, 60))):
        for i in range(count):
            _nut(
                cv,
                look,
                500 - spread + i * 2 * spread / (count - 1) + look.between(-8, 8),
                y + look.between(-10, 10),
                40,
                i + row,
            )
    body = cv.cut(
        lathe([(280, 610), (256, 700), (170, 780), (140, 804)], 500, 0.2),
        [*oval(500, 610, 280, 56, 180, 360), (790, 400), (210, 400)],
        oval(500, 610, 279, 56),
    )
    bowl = cv.fill(body, matte(vessel))
    for i in range(6):
        cv.line(oval(500, 640 + i * 24, 276 - i * 14, 54 - i * 3, 180, 0), 2.4, dim(vessel, 0.4), 0.3, bowl)
    cv.line(oval(500, 610, 278, 55, 180, 0), 11, lit(vessel, 0.4))
    for i in range(4):
        _nut(cv, look, 740 + i * 44, 780 - (i % 2) * 12, 34, i)


def _nut(cv: Canvas, look: Look, x: float, y: float, r: float, i: int) -> None:
    kinds = [
        word for word in ("almond", "pistachio", "date", "cashew", "hazel", "walnuts", "cranberry") if look.has(word)
    ]
    kind = kinds[i % len(kinds)] if kinds else "hazel"
    c = (
        look.body
        if len(kinds) < 2
        else {
            "almond": tone("#b9773f"),
            "cashew": tone("#ecd3a3"),
            "hazel": tone("#c08a52"),
            "walnuts": tone("#b98a58"),
            "cranberry": tone("#9a2f3a"),
            "pistachio": tone("#d9c59a"),
            "date": tone("#8a3a28"),
        }[kind]
    )
    with cv.placed(x - 500, y - 500, r / 50, (i * 67) % 360):
        if kind == "cashew":
            cv.line(oval(500, 510, 34, 34, 190, 350), 30, across(lit(c, 0.3), dim(c, 0.2), degrees=60))
        elif kind in ("date", "cranberry"):
            skin = cv.fill(oval(500, 500, 56, 40), ball(c, 0.4))
            for k in range(3):
                cv.line(
                    smooth([(456, 486 + k * 14), (500, 478 + k * 14), (544, 488 + k * 14)], False),
                    3,
                    dim(c, 0.6),
                    0.6,
                    skin,
                )
        elif kind == "pistachio":
            cv.fill(oval(500, 500, 50, 36), ball(c, 0.5))
            cv.fill(smooth([(456, 500), (500, 484), (546, 500), (500, 514)]), tone("#8fa84e"))
        elif kind == "almond":
            skin = cv.fill(smooth([(440, 500), (490, 464), (560, 500), (490, 536)]), ball(c, 0.4))
            for k in range(3):
                cv.line([(456, 492 + k * 8), (540, 496 + k * 4)], 2.4, dim(c, 0.5), 0.5, skin)
        elif kind == "walnuts":
            skin = cv.fill(oval(500, 500, 54, 48), ball(c, 0.4))
            cv.line(smooth([(500, 452), (494, 500), (500, 548)], False), 5, dim(c, 0.5), 0.7, skin)
            for k in (-26, 26):
                cv.line(
                    smooth([(500 + k, 464), (500 + k * 0.5, 500), (500 + k, 536)], False), 5, dim(c, 0.5), 0.5, skin
                )
        else:
            cv.fill(oval(500, 500, 46, 46), ball(c, 0.5))
            cv.fill(oval(500, 466, 24, 11), lit(c, 0.4))


@motif("pastry", scenes=COUNTER, zoom=1.12, focus=(480, 620))
def pastry(cv: Canvas, look: Look) -> None:
    """Tones: crust, filling or icing, tin. Words: cookies (stack), mooncake, macaron, eggroll, tart, tin, cake."""
    c, second = look.body, look.tone(1, tone("#8a4a3a"))
    for word, paint in _BAKES.items():
        if look.has(word):
            paint(cv, look, c, second)
            return


def _cookies(cv: Canvas, look: Look, c: Tone, second: Tone) -> None:
    for i in range(5):
        y = 780 - i * 48
        x = 500 + look.between(-16, 16)
        cv.fill(lathe([(190, y - 14), (198, y), (186, y + 36)], x, 0.2), matte(c))
        top = cv.fill(oval(x, y - 14, 190, 38), around(lit(c, 0.34), c, dim(c, 0.16)))
        if i == 4 or look.has("chips"):
            cv.fill(
                [
                    turned(
                        oval(x + look.between(-150, 150), y - 14 + look.between(-26, 26), 15, 8),
                        look.between(0, 90),
                        (x, y),
                    )
                    for _ in range(13)
                ],
                second,
                0.95,
                top,
            )
    with cv.placed(turn=-58, about=(760, 720)):
        cv.fill(oval(760, 720, 96, 92), around(lit(c, 0.34), c, dim(c, 0.2)))
        cv.fill([oval(760 + look.between(-70, 70), 720 + look.between(-70, 70), 13, 11) for _ in range(9)], second)


def _mooncakes(cv: Canvas, look: Look, c: Tone, second: Tone) -> None:
    for x, y, r in ((330, 690, 130), (670, 690, 130), (500, 716, 150)):
        cv.glow(oval(x + 10, y + 96, r, 22), DUSK, 12, 0.34)
        side = []
        for i in range(48):
            a = i * 7.5
            side.append(
                oval(x, y, r * (1 if i % 4 < 2 else 0.955), r * 0.36 * (1 if i % 4 < 2 else 0.955), a, a + 1)[0]
            )
        cv.fill([moved(side, 0, k * 8) for k in range(10)], across(lit(c, 0.1), dim(c, 0.1), dim(c, 0.44)))
        top = cv.fill(side, across(lit(c, 0.4), c, dim(c, 0.14), degrees=40))
        cv.line(oval(x, y, r * 0.8, r * 0.28), 6, dim(c, 0.34), 0.8, top, joined=True)
        for k in range(8):
            px, py = oval(x, y, r * 0.46, r * 0.16, k * 45, k * 45 + 1)[0]
            cv.fill(oval(px, py, r * 0.15, r * 0.06), dim(c, 0.26), 0.8, top)
        cv.fill(oval(x, y, r * 0.22, r * 0.08), dim(c, 0.3), 0.8, top)
    if look.has("cut"):
        cv.fill(pen("M 600 716 L 700 760 L 700 800 L 590 800 Z"), sheen(second))


def _macarons(cv: Canvas, look: Look, c: Tone, second: Tone) -> None:
    shades = [look.tone(i, c) for i in range(len(look.tones))]
    places = ((340, 740), (500, 752), (660, 740), (420, 650), (580, 654), (500, 560))
    for i, (x, y) in enumerate(places):
        shade = shades[i % len(shades)]
        cv.glow(oval(x + 8, y + 48, 86, 13), DUSK, 9, 0.3)
        cv.fill(oval(x, y + 24, 84, 34), matte(shade))
        cv.fill(box(x - 80, y - 2, x + 80, y + 22, 10), matte(lit(shade, 0.6)))
        top = cv.fill(
            smooth([(x - 86, y), (x - 70, y - 42), (x, y - 60), (x + 70, y - 42), (x + 86, y), (x, y + 14)]),
            ball(shade, 0.5),
        )
        cv.line(smooth([(x - 84, y + 2), (x, y + 16), (x + 84, y + 2)], False), 7, lit(shade, 0.34), 0.9, top)


def _tarts(cv: Canvas, look: Look, c: Tone, second: Tone) -> None:
    for x, y in ((350, 690), (650, 690), (500, 740)):
        cv.glow(oval(x + 10, y + 62, 120, 20), DUSK, 11, 0.34)
        cv.fill(lathe([(138, y), (118, y + 40), (98, y + 78)], x, 0.26, False), matte(c))
        cv.fill(oval(x, y, 138, 46), across(lit(c, 0.34), c, dim(c, 0.1)))
        custard = cv.fill(oval(x, y + 2, 112, 35), around(lit(second, 0.5), second, dim(second, 0.2), x=0.5, y=0.5))
        cv.fill(
            [oval(x + look.between(-70, 70), y + look.between(-16, 18), 22, 9) for _ in range(4)],
            dim(second, 0.6),
            0.5,
            custard,
        )


def _egg_rolls(cv: Canvas, look: Look, c: Tone, second: Tone) -> None:
    for x, y in ((330, 760), (500, 764), (670, 760), (415, 676), (585, 678), (500, 594)):
        body = cv.fill(box(x - 150, y - 42, x + 110, y + 42, 40), down(lit(c, 0.34), c, dim(c, 0.34)))
        for k in range(4):
            cv.line([(x - 150 + k * 60, y + 42), (x - 90 + k * 60, y - 42)], 5, dim(c, 0.34), 0.4, body)
        cv.fill(oval(x + 84, y, 36, 42), across(lit(c, 0.3), dim(c, 0.1)))
        for turn in (0.74, 0.46, 0.2):
            cv.line(oval(x + 84, y, 36 * turn, 42 * turn), 4, dim(c, 0.4), 0.8, joined=True)


def _tin(cv: Canvas, look: Look, c: Tone, second: Tone) -> None:
    tin = look.tone(2, tone("#2f5fb0"))
    cv.fill(lathe([(290, 640), (290, 800)], 500, 0.22, False), metal(mix(tin, STEEL, 0.2)))
    cv.fill(oval(500, 640, 290, 64), dim(tin, 0.5))
    for i in range(16):
        a = i * 22.5
        x, y = oval(500, 640, 200 if i % 2 else 110, 40 if i % 2 else 22, a, a + 1)[0]
        cv.fill(oval(x, y - 14, 72, 26), around(lit(c, 0.4), c, dim(c, 0.2)))
        cv.fill(oval(x, y - 16, 26, 10), second if i % 3 else lit(c, 0.5))
    with cv.placed(84, -140, 0.94):
        lid = cv.fill(oval(600, 560, 210, 200), across(lit(tin, 0.34), tin, dim(tin, 0.3), degrees=50))
        cv.line(oval(600, 560, 180, 172), 6, tone("#d8b36a"), 0.9, lid, joined=True)
        cv.fill([turned(oval(600, 500, 24, 60), k * 60, (600, 560)) for k in range(6)], lit(tin, 0.5), 0.7, lid)


def _cake(cv: Canvas, look: Look, c: Tone, second: Tone) -> None:
    cv.fill(lathe([(270, 770), (274, 784), (266, 806)], 500, 0.2, False), glaze(tone("#f7f3ea")))
    for i, y in enumerate((770, 690, 610)):
        cv.fill(lathe([(210, y - 80), (210, y + 6)], 500, 0.2, False), matte(c if i != 1 else lit(c, 0.3)))
        cv.fill([*oval(500, y - 84, 210, 42, 180, 0), *oval(500, y - 66, 210, 42, 0, 180)], matte(second))
    cv.fill(oval(500, 526, 210, 42), around(lit(second, 0.5), second, dim(second, 0.1)))
    for i in range(7):
        at = oval(500, 520, 140, 26, i * 51, i * 51 + 1)[0]
        fruit(cv, at[0], at[1] - 24, 34, tone("#c8323a"), "strawberry")


_BAKES = {
    "cookies": _cookies, "mooncake": _mooncakes, "macaron": _macarons, "tart": _tarts, "eggroll": _egg_rolls, "tin": _tin,
    "cake": _cake,
}  # fmt: skip


@motif("honey", scenes=COUNTER, zoom=1.14, focus=(480, 640))
def honey(cv: Canvas, look: Look) -> None:
    """Tones: honey or jam, lid, label. Words: hex (jar), jam, dipper, comb, trio, cloth (a cloth lid)."""
    c = look.body
    if look.has("trio"):
        for i, x in enumerate((330, 670, 500)):
            with cv.placed(x - 500, -14 if i < 2 else 0, 0.78 if i < 2 else 0.9, about=(500, 800)):
                _honey_jar(cv, look, look.tone((0, 3, 4)[i], c))
    else:
        _honey_jar(cv, look, c)
    if look.has("dipper"):
        cv.glow(oval(760, 800, 130, 12), DUSK, 9, 0.34)
        with cv.placed(turn=24, about=(760, 760)):
            wood = tone("#b98660")
            cv.line([(760, 760), (760, 520)], 15, across(lit(wood, 0.3), dim(wood, 0.3)))
            for k in range(5):
                cv.fill(box(724, 730 + k * 19, 796, 744 + k * 19, 7), across(lit(wood, 0.3), wood, dim(wood, 0.34)))
    if look.has("comb"):
        _comb(cv, 756, 730, c)
    if look.has("fruits"):
        for x, y in ((700, 752), (780, 760), (740, 700)):
            fruit(cv, x, y, 46, look.tone(3, dim(c, 0.1)), "berry" if look.has("blue") else "strawberry")


def _honey_jar(cv: Canvas, look: Look, c: Tone) -> None:
    half = 136
    profile = [(104, 500), (half, 550), (half, 750), (120, 800)]
    body = (
        cv.fill(box(500 - half, 510, 500 + half, 800, 44, 44, 20, 20), glassy(c))
        if look.has("hex")
        else cv.fill(lathe(profile, 500, 0.12), glassy(c))
    )
    if look.has("hex"):
        for x in (-0.4, 0.4):
            cv.line([(500 + half * x, 516), (500 + half * x, 800)], 4, lit(c, 0.5), 0.5, body)
    if look.has("jam"):
        cv.fill(
            [oval(look.between(370, 630), look.between(570, 780), 15, 11) for _ in range(20)], dim(c, 0.3), 0.4, body
        )
    streak(cv, 402, 560, 770, 15, body, 0.8)
    cv.glow(oval(560, 700, 60, 70), lit(c, 0.7), 34, 0.34, body)
    label(cv, 428, 604, 572, 744, look.tone(2, PAPER))
    lid = look.tone(1, tone("#c9a253"))
    if look.has("cloth"):
        cap = cv.fill(
            smooth(
                [
                    (380, 470),
                    (440, 420),
                    (500, 410),
                    (560, 420),
                    (620, 470),
                    (656, 560),
                    (590, 530),
                    (540, 560),
                    (500, 534),
                    (450, 560),
                    (410, 530),
                    (344, 560),
                ]
            ),
            sheen(lid),
        )
        pattern(cv, look, (340, 400, 660, 570), cap, lid, lit(lid, 0.6), 34)
        cv.line(oval(500, 490, 116, 16, 180, 0), 8, tone("#b98660"))
        return
    cv.fill(lathe([(112, 440), (118, 452), (118, 512)], 500, 0.12, False), metal(lid))
    cv.fill(oval(500, 440, 112, 14), across(lit(lid, 0.6), lid))


def _comb(cv: Canvas, x: float, y: float, c: Tone) -> None:
    slab = cv.fill(smooth([(x - 90, y - 40), (x + 70, y - 60), (x + 100, y + 50), (x - 70, y + 70)], grain=4), sheen(c))
    for row in range(5):
        for i in range(6):
            px, py = x - 80 + i * 32 + (row % 2) * 16, y - 44 + row * 27
            cell = [oval(px, py, 14, start=a, end=a + 1)[0] for a in range(30, 390, 60)]
            cv.fill(cell, dim(c, 0.4), 0.8, slab)
            cv.fill([(qx - 2, qy - 3) for qx, qy in cell], lit(c, 0.3), 0.6, slab)


@motif("chocolate", "lay", scenes=("plain", "split", "boards", "mat", "shaded"), zoom=1.06)
def chocolate(cv: Canvas, look: Look) -> None:
    """Tones: wrapper, chocolate. Words: bar, box (assorted), truffles, white."""
    paper, c = look.body, look.tone(1, tone("#5a3524"))
    with cv.placed(turn=look.between(-16, 16)):
        if look.has("box"):
            cv.fill(box(180, 220, 820, 780, 24), sheen(paper))
            cv.fill(box(206, 246, 794, 754, 14), dim(paper, 0.5))
            for row in range(4):
                for i in range(4):
                    _praline(cv, look, 280 + i * 147, 316 + row * 123, (i + row) % 4, c)
            return
        if look.has("truffles"):
            for i in range(7):
                x, y = ((500, 500), (330, 420), (660, 390), (400, 640), (620, 640), (500, 300), (280, 560))[i]
                cv.glow(oval(x + 10, y + 16, 92), DUSK, 14, 0.34)
                lump = cv.fill(oval(x, y, 90, 88), ball(dim(c, 0.1) if i % 2 else c, 0.3))
                dust = (paper, tone("#e9dcc8"), dim(c, 0.5))[i % 3]
                cv.fill(
                    [oval(x + look.between(-84, 84), y + look.between(-84, 84), 5, 4) for _ in range(60)],
                    dust,
                    0.7,
                    lump,
                )
            return
        cv.fill(box(250, 130, 560, 560, 8), sheen(c))
        for row in range(5):
            for i in range(4):
                piece = cv.fill(
                    box(258 + i * 75, 136 + row * 84, 326 + i * 75, 212 + row * 84, 8),
                    across(lit(c, 0.26), c, dim(c, 0.2), degrees=50),
                )
                cv.shade(piece, lit(c, 0.7), 4, 4, 3, 0.5)
        foil = tone("#d9dde0") if not look.has("gold") else tone("#d8b36a")
        cv.fill(
            [
                (230, 470),
                (290, 440),
                (350, 476),
                (410, 444),
                (470, 478),
                (530, 446),
                (580, 470),
                (580, 520),
                (230, 520),
            ],
            sheen(foil),
        )
        wrap = cv.fill(box(226, 500, 584, 890, 8), across(lit(paper, 0.24), paper, dim(paper, 0.2), degrees=40))
        pattern(cv, look, (226, 500, 584, 890), wrap, paper, look.tone(2, lit(paper, 0.4)), 46)
        label(cv, 310, 590, 500, 780, PAPER, dim(paper, 0.3))
        for x, y, turn in ((680, 300, 20), (740, 430, -14), (660, 520, 48)):
            with cv.placed(turn=turn, about=(x, y)):
                cv.glow(box(x - 30, y - 30, x + 50, y + 50, 10), DUSK, 10, 0.3)
                cv.fill(box(x - 38, y - 38, x + 38, y + 38, 9), sheen(c))


def _praline(cv: Canvas, look: Look, x: float, y: float, kind: int, c: Tone) -> None:
    shade = (c, lit(c, 0.3), tone("#efe2cc"), dim(c, 0.3))[kind]
    shape = oval(x, y, 50) if kind % 2 else squircle(x, y, 50, 50, 4)
    cv.glow(moved(shape, 6, 9), DUSK, 8, 0.5)
    top = cv.fill(shape, ball(shade, 0.5))
    if kind == 0:
        for k in range(3):
            cv.line([(x - 40, y - 20 + k * 22), (x + 40, y - 30 + k * 22)], 6, tone("#efe2cc"), 0.9, top)
    elif kind == 1:
        cv.fill(oval(x, y, 15, 11), tone("#b9773f"))
    elif kind == 2:
        cv.fill([oval(x + dx, y + dy, 5) for dx, dy in ((-14, -8), (12, 4), (-4, 16), (16, -18))], tone("#c8323a"))
    else:
        cv.line(smooth([(x - 24, y), (x, y - 18), (x + 22, y), (x, y + 14)]), 5, tone("#d8b36a"))
