"""Camping, training and ball games."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, across, around, down
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, tone
from mall.demo.pictures.forms import Room, ball, fold, lathe, matte, metal, mouth, sheen, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import box, oval, pen, smooth
from mall.demo.pictures.patterns import pattern

STEEL = tone("#c3c8cc")

NIGHT = tone("#26282c")

OUTDOORS = ("sweep", "sun", "foliage", "window")

WOOD = tone("#d8b483")


@motif("tent", scenes=OUTDOORS, zoom=1.08, focus=(460, 620))
def tent(cv: Canvas, look: Look) -> None:
    """Tones: fly, door, poles. Words: dome, tipi, tarp, tunnel."""
    c, door = look.body, look.tone(1, tone("#f3e3c0"))
    cv.glow(oval(510, 800, 380, 22), DUSK, 16, 0.3)
    if look.has("tarp"):
        for x0, x1, y in ((200, 190, 800), (800, 812, 800)):
            cv.line([(x0, 420), (x1, y)], 10, metal(STEEL))
        sheet = cv.fill(
            pen("M 130 520 Q 330 440 500 330 Q 680 440 870 520 Q 690 500 500 470 Q 320 500 130 520 Z"),
            across(lit(c, 0.3), c, dim(c, 0.3)),
        )
        cv.fill(pen("M 500 330 Q 680 440 870 520 Q 690 500 500 470 Z"), dim(c, 0.3), 0.4, sheet)
        cv.line([(500, 470), (500, 800)], 13, sheen(WOOD))
        _camp_stool(cv, 350, look)
        _camp_stool(cv, 650, look)
        return
    if look.has("tipi"):
        for x in (-50, 46, 0):
            cv.line([(500 - x * 0.4, 330), (500 + x, 190)], 10, sheen(tone("#8a5a36")))
        body = cv.fill(pen("M 500 280 L 820 800 L 180 800 Z"), across(lit(c, 0.3), c, dim(c, 0.36)))
        cv.fill(pen("M 500 470 L 596 800 L 404 800 Z"), dim(c, 0.7))
        for side in (-1, 1):
            cv.fill(
                smooth([(500, 466), (500 + side * 40, 600), (500 + side * 130, 800), (500 + side * 86, 800)]),
                sheen(door),
            )
        pattern(cv, look, (180, 280, 820, 800), body, c, door, 80)
        cv.glow(oval(500, 720, 60, 70), tone("#ffd98a"), 30, 0.5)
        return
    body = cv.fill(
        pen("M 160 800 C 190 560 330 380 500 372 C 680 380 810 560 840 800 Z"),
        across(lit(c, 0.3), lit(c, 0.05), c, dim(c, 0.4)),
    )
    for x in (300, 700):
        fold(
            cv,
            [(500 + (x - 500) * 0.3, 390), (500 + (x - 500) * 0.8, 560), (x - (500 - x) * 0.3, 790)],
            30,
            body,
            c,
            0.3,
        )
    cv.line(pen("M 210 800 C 260 560 420 400 500 372"), 8, lit(c, 0.6), 0.7, body)
    cv.line(pen("M 790 800 C 740 560 580 400 500 372"), 8, dim(c, 0.5), 0.6, body)
    opening = cv.fill(pen("M 380 800 C 390 640 440 520 500 500 C 560 520 610 640 620 800 Z"), dim(c, 0.72))
    cv.glow(oval(500, 760, 80, 90), tone("#ffd98a"), 40, 0.6, opening)
    cv.fill(pen("M 380 800 C 390 640 440 520 500 500 C 450 580 430 680 440 800 Z"), sheen(door))
    cv.fill(pen("M 620 800 C 610 640 560 520 500 500 C 550 580 570 680 560 800 Z"), sheen(dim(door, 0.14)))
    for x0, x1 in ((180, 90), (820, 910)):
        cv.line([(x0, 700), (x1, 800)], 4, tone("#f3ead8"))


def _camp_stool(cv: Canvas, x: float, look: Look) -> None:
    c = look.tone(1, tone("#c4684a"))
    for side in (-1, 1):
        cv.line([(x - side * 60, 700), (x + side * 60, 800)], 9, tone("#55585e"))
    cv.fill(smooth([(x - 70, 690), (x, 716), (x + 70, 690), (x + 66, 706), (x, 732), (x - 66, 706)]), sheen(c))


@motif("camp-chair", scenes=OUTDOORS, zoom=1.1, focus=(460, 500))
def camp_chair(cv: Canvas, look: Look) -> None:
    """Tones: cloth, frame. Words: low, slatwood, moon, table (folding), cot."""
    c, frame = look.body, look.tone(1, tone("#4a4c50"))
    pole = sheen(look.tone(1, WOOD)) if look.has("slatwood", "table") else matte(frame)
    if look.has("table"):
        for x0, x1 in ((260, 700), (740, 300)):
            cv.line([(x0, 800), (x1, 520)], 19, sheen(dim(WOOD, 0.1)))
        room = Room(ground=560, yaw=0, pitch=24)
        room.slab(cv, -330, 330, -150, 150, 0, 26, WOOD, 2)
        for i in range(1, 8):
            x = -330 + i * 82
            cv.line([room.at(x, -150, 27), room.at(x, 150, 27)], 4, dim(WOOD, 0.5), 0.7)
        with cv.placed(-110, -250, 0.5, about=(500, 800)):
            cv.fill(lathe([(90, 640), (96, 700), (90, 800)], 500, 0.14), metal(STEEL))
            mouth(cv, 500, 640, 90, STEEL, 0.16)
        return
    for x0, y0, x1, y1 in ((300, 800, 620, 470), (690, 800, 380, 470), (330, 770, 640, 560), (720, 770, 360, 560)):
        cv.line([(x0, y0), (x1, y1)], 17, pole)
    back = smooth([(330, 250), (500, 232), (670, 250), (690, 480), (640, 590), (500, 610), (360, 590), (310, 480)])
    rest = cv.fill(back, across(lit(c, 0.26), c, dim(c, 0.3), degrees=50))
    pattern(cv, look, (300, 230, 700, 620), rest, c, look.tone(2, lit(c, 0.5)), 56)
    fold(cv, [(400, 300), (420, 420), (400, 560)], 26, rest, c, 0.3)
    fold(cv, [(600, 300), (580, 430), (610, 560)], 26, rest, c, 0.3)
    seat = cv.fill(
        smooth([(310, 570), (500, 600), (690, 570), (740, 660), (700, 700), (500, 716), (300, 700), (260, 660)]),
        across(lit(c, 0.4), lit(c, 0.1), dim(c, 0.26), degrees=80),
    )
    cv.shade(seat, DUSK, 0, -12, 12, 0.3)
    for side in (-1, 1):
        x = 500 + side * 214
        cv.line([(x - side * 24, 470), (x, 760)], 15, pole)
        cv.line(
            smooth([(x - side * 50, 440), (x, 470), (x + side * 26, 520)], False),
            26,
            pole if look.has("slatwood") else sheen(dim(c, 0.24)),
        )
    if look.has("holder"):
        cv.fill(lathe([(34, 540), (34, 620)], 724, 0.2, False), matte(dim(c, 0.3)))


@motif("lantern", scenes=OUTDOORS, zoom=1.14, focus=(500, 580))
def lantern(cv: Canvas, look: Look) -> None:
    """Tones: body, trim. Words: kerosene, globe, string (of bulbs), torch, head."""
    c, trim = look.body, look.tone(1, tone("#3a3b3f"))
    warm = tone("#ffe3a1")
    if look.has("string"):
        rope = smooth([(120, 360), (320, 470), (500, 500), (680, 470), (880, 360)], False)
        cv.line(rope, 7, trim)
        for i in range(2, len(rope) - 1, 5):
            x, y = rope[i]
            cv.glow(oval(x, y + 70, 90), warm, 34, 0.6)
            cv.fill(box(x - 13, y, x + 13, y + 36, 5), matte(trim))
            cv.fill(oval(x, y + 72, 36, 42), around(WHITE, warm, tone("#f0b95a"), x=0.5, y=0.4))
        return
    if look.has("torch"):
        with cv.placed(turn=-24):
            cv.glow([(300, 430), (300, 570), (-60, 720), (-60, 280)], warm, 50, 0.6)
            cv.fill(box(420, 446, 820, 554, 26), down(lit(c, 0.34), c, dim(c, 0.4)))
            cv.fill(pen("M 430 440 L 320 400 L 320 600 L 430 560 Z"), down(lit(trim, 0.3), dim(trim, 0.3)))
            cv.fill(oval(320, 500, 26, 98), around(WHITE, warm))
            for k in range(9):
                cv.line([(560 + k * 24, 448), (560 + k * 24, 552)], 5, dim(c, 0.5), 0.5)
        return
    cv.glow(oval(500, 590, 260, 240), warm, 80, 0.55)
    cv.line(oval(500, 400, 120, 170, 180, 360), 9, metal(STEEL))
    cv.fill(lathe([(140, 730), (146, 750), (140, 802)], 500, 0.16, False), matte(c))
    glass = (
        smooth([(420, 470), (580, 470), (620, 600), (580, 732), (420, 732), (380, 600)])
        if look.has("kerosene")
        else box(390, 460, 610, 740, 40)
    )
    pane = cv.fill(glass, across(tone("#fff3d0"), WHITE, tone("#f6dfa6")), 0.75)
    cv.fill(
        smooth([(500, 520), (534, 630), (500, 700), (466, 630)]),
        down(tone("#fff6d6"), tone("#ffc65c"), tone("#f39a3c")),
        0.95,
        pane,
    )
    streak(cv, 420, 490, 710, 13, pane, 0.8)
    for x in (390, 610):
        cv.line([(x, 440), (x, 760)], 9, metal(STEEL) if look.has("kerosene") else matte(trim))
    cv.fill(lathe([(60, 380), (130, 430), (134, 474)], 500, 0.16, False), matte(c))
    cv.fill(lathe([(50, 340), (62, 386)], 500, 0.16, False), matte(dim(c, 0.1)))


@motif("weight", scenes=("sweep", "podium", "table", "sun"), zoom=1.1, focus=(460, 620))
def weight(cv: Canvas, look: Look) -> None:
    """Tones: coating, bar. Words: dumbbell, kettlebell, plates, hex, roller, bands."""
    c = look.body
    if look.has("kettlebell"):
        cv.line(
            smooth([(400, 560), (380, 420), (440, 340), (560, 340), (620, 420), (600, 560)], False),
            54,
            across(lit(dim(c, 0.1), 0.2), c, dim(c, 0.4)),
        )
        body = cv.fill(oval(500, 640, 170, 160), ball(c, 0.4))
        cv.fill(oval(500, 640, 66), sheen(look.tone(1, lit(c, 0.5))))
        cv.fill(box(430, 784, 570, 802, 6), dim(c, 0.5))
        cv.glow(oval(430, 560, 40, 26), WHITE, 16, 0.6, body)
        return
    if look.has("roller"):
        body = cv.fill(box(200, 600, 760, 800, 100), down(lit(c, 0.3), c, dim(c, 0.4)))
        for k in (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0):
            for row in range(3):
                cv.fill(box(260 + k * 66, 622 + row * 58, 306 + k * 66, 664 + row * 58, 12), dim(c, 0.16), 0.8, body)
        cv.fill(oval(760, 700, 44, 100), across(lit(c, 0.3), dim(c, 0.1)))
        cv.fill(oval(760, 700, 26, 62), dim(c, 0.6))
        return
    if look.has("bands"):
        for i in range(4):
            shade = look.tone(i, lit(c, 0.2 * i))
            ring = oval(320 + i * 120, 640 - (i % 2) * 20, 120, 150)
            cv.line(ring, 44, across(lit(shade, 0.3), shade, dim(shade, 0.3)), joined=True)
        return
    for dy, k, dx in ((-70, 0.86, 70), (0, 1, -20)) if look.has("pair", "hex") else ((0, 1, 0),):
        with cv.placed(dx, dy, k, about=(500, 800)):
            cv.glow(oval(500, 800, 300, 14), DUSK, 10, 0.3)
            _dumbbell(cv, look, c)


def _dumbbell(cv: Canvas, look: Look, c: Tone) -> None:
    cv.fill(box(300, 694, 700, 734, 14), metal(look.tone(1, STEEL)))
    for k in range(10):
        cv.line([(420 + k * 18, 694), (410 + k * 18, 734)], 3, dim(STEEL, 0.5), 0.5)
    for side in (-1, 1):
        two, three = ((150, 30, 92), (212, 34, 92)), ((140, 24, 110), (192, 26, 92), (244, 22, 70))
        for off, half, tall in three if look.has("plates") else two:
            x = 500 + side * off
            shape = box(x - half, 800 - tall * 2 + 6, x + half, 806 - 6, 22)
            if look.has("hex"):
                shape = [
                    (x - half, 640),
                    (x + half, 640),
                    (x + half + 12, 714),
                    (x + half, 800),
                    (x - half, 800),
                    (x - half - 12, 714),
                ]
            plate = cv.fill(shape, across(lit(c, 0.3), c, dim(c, 0.4)))
            cv.glow(box(x - half + 8, 800 - tall * 2 + 26, x - half + 16, 780, 4), WHITE, 5, 0.5, plate)


@motif("yoga-mat", scenes=("sweep", "window", "foliage", "arch"), zoom=1.1, focus=(440, 660))
def yoga_mat(cv: Canvas, look: Look) -> None:
    """Tones: mat, underside. Words: rolled, strap, block (and strap), ball, standing."""
    c, under = look.body, look.tone(1, lit(look.body, 0.4))
    if look.has("ball"):
        body = cv.fill(oval(500, 540, 262), ball(c, 0.5))
        for k in (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0):
            cv.line(
                oval(500, 540 - 180 + k * 60, max(20, 262 * (1 - ((k - 3) / 4.1) ** 2) ** 0.5), 40, 180, 0),
                4,
                dim(c, 0.34),
                0.5,
                body,
            )
        cv.glow(oval(410, 430, 60, 40), WHITE, 26, 0.6, body)
        return
    if look.has("block"):
        room = Room(yaw=28, pitch=20)
        room.drop(190, 90)
        room.shadow(cv, -190, 190, -90, 90, 0.3)
        room.slab(cv, -190, 190, -90, 90, 0, 130, c, 3)
        room.slab(cv, -170, 170, -80, 80, 130, 256, under, 3)
        return
    cv.fill([(430, 770), (880, 730), (930, 786), (450, 806)], across(lit(c, 0.2), c, dim(c, 0.1)))
    cv.fill([(450, 806), (930, 786), (930, 794), (452, 814)], dim(under, 0.2))
    body = cv.fill(
        [oval(210, 690, 66, 112), box(210, 578, 660, 802), oval(660, 690, 66, 112)], down(lit(c, 0.3), c, dim(c, 0.4))
    )
    pattern(cv, look, (200, 580, 720, 800), body, c, under, 56)
    cv.fill(oval(210, 690, 66, 112), across(lit(c, 0.3), dim(c, 0.14)))
    for k in (0.82, 0.62, 0.42, 0.22):
        cv.line(oval(210, 690, 66 * k, 112 * k), 7, under if k > 0.5 else dim(c, 0.34), 0.9, joined=True)
    if look.has("strap"):
        s = look.tone(2, tone("#8a5a36"))
        for x in (360, 560):
            cv.line(smooth([(x, 580), (x + 34, 690), (x, 800)], False), 22, across(lit(s, 0.2), dim(s, 0.2)), 1, body)
        cv.line(smooth([(360, 590), (430, 480), (520, 480), (570, 590)], False), 17, sheen(s))


@motif("helmet", scenes=("sweep", "podium", "sun", "arch"), zoom=1.1, focus=(480, 600))
def helmet(cv: Canvas, look: Look) -> None:
    """Tones: shell, vents, strap. Words: road, urban, kids, scooter."""
    c, dark = look.body, look.tone(1, NIGHT)
    for x in (360, 560):
        cv.line(smooth([(x, 690), (x + 40, 760), (480, 800)], False), 12, tone("#3a3b3f"))
    if look.has("urban", "kids", "scooter"):
        shell = cv.fill(
            pen(
                "M 220 690 C 210 500 330 380 500 380 C 670 380 790 500 780 690 Q 780 720 750 716 L 600 700 L 400 700 L 250 716 Q 220 720 220 690 Z"
            ),
            around((0, lit(c, 0.5)), (0.3, lit(c, 0.1)), (0.7, c), (1, dim(c, 0.4)), x=0.36, y=0.24, reach=0.8),
        )
        cv.fill([box(420 + k * 58, 440, 446 + k * 58, 500, 13) for k in range(3)], dark, 0.85, shell)
        cv.line(pen("M 226 660 Q 500 620 774 660"), 12, look.tone(2, lit(c, 0.5)), 0.9, shell)
        if look.has("kids"):
            cv.fill(
                [oval(330 + i * 113, 560 + (i % 2) * 40, 22) for i in range(4)],
                look.tone(2, tone("#f0d24a")),
                0.9,
                shell,
            )
        cv.fill(pen("M 170 700 Q 210 660 330 690 L 300 730 Q 220 730 170 716 Z"), sheen(dim(c, 0.2)))
        return
    shell = cv.fill(
        pen(
            "M 180 690 C 190 560 280 430 460 400 C 640 376 800 470 850 620 C 860 660 840 690 800 680 C 700 650 560 660 420 700 C 320 726 190 740 180 690 Z"
        ),
        across(lit(c, 0.34), c, dim(c, 0.34), degrees=60),
    )
    for i in range(5):
        x = 300 + i * 104
        slot = smooth(
            [
                (x, 640 - i * 10),
                (x + 24, 520 - abs(i - 2) * 8),
                (x + 70, 470 + abs(i - 2) * 14),
                (x + 64, 560),
                (x + 40, 640 - i * 8),
            ]
        )
        cv.fill(slot, across(lit(dark, 0.16), dark), 1, shell)
    cv.line(smooth([(200, 690), (420, 670), (640, 620), (840, 630)], False), 14, look.tone(2, lit(c, 0.6)), 0.95, shell)
    cv.glow(smooth([(300, 500), (420, 436), (540, 420), (400, 470)]), WHITE, 13, 0.6, shell)


@motif("ball", scenes=("sweep", "podium", "sun", "foliage"), zoom=1.12, focus=(470, 600))
def game_ball(cv: Canvas, look: Look) -> None:
    """Tones: skin, lines. Words: basket, foot, volley, tennis (racket), badminton (racket and shuttle), pingpong."""
    c, line = look.body, look.tone(1, NIGHT)
    if look.has("tennis", "badminton", "pingpong"):
        _racket(cv, look, c)
        return
    skin = cv.fill(
        oval(500, 560, 240),
        around((0, lit(c, 0.5)), (0.25, lit(c, 0.12)), (0.6, c), (1, dim(c, 0.5)), x=0.34, y=0.28, reach=0.86),
    )
    if look.has("basket"):
        cv.line(smooth([(500, 320), (540, 560), (500, 800)], False), 9, line, 0.9, skin)
        cv.line(smooth([(260, 570), (500, 530), (740, 560)], False), 9, line, 0.9, skin)
        cv.line(smooth([(310, 400), (420, 560), (330, 740)], False), 9, line, 0.9, skin)
        cv.line(smooth([(690, 400), (600, 560), (680, 730)], False), 9, line, 0.9, skin)
        cv.fill([oval(270 + i * 71 % 460, 330 + i * 97 % 460, 3) for i in range(150)], dim(c, 0.5), 0.3, skin)
    elif look.has("foot"):
        for k in range(6):
            x, y = (500, 540) if k == 0 else oval(500, 550, 196, start=-90 + k * 72, end=-89 + k * 72)[0]
            r = 74 if k == 0 else 66
            patch = [
                oval(x, y, r, start=-90 + (180 if k else 0) + i * 72, end=-89 + (180 if k else 0) + i * 72)[0]
                for i in range(5)
            ]
            cv.fill(patch, line, 0.92, skin)
            if k:
                cv.line(
                    [(500 + (x - 500) * 0.38, 540 + (y - 540) * 0.38), (500 + (x - 500) * 0.7, 540 + (y - 540) * 0.7)],
                    5,
                    dim(c, 0.4),
                    0.8,
                    skin,
                )
    else:
        second, third = look.tone(1, tone("#f0d24a")), look.tone(2, tone("#4a9ab5"))
        for k in range(3):
            band = smooth(
                [
                    (500, 560),
                    oval(500, 560, 240, start=k * 120, end=k * 120 + 1)[0],
                    oval(500, 560, 250, start=k * 120 + 30, end=k * 120 + 31)[0],
                    oval(500, 560, 240, start=k * 120 + 60, end=k * 120 + 61)[0],
                ]
            )
            cv.fill(band, (second, third, c)[k], 0.9, skin)
            for j in (20, 44):
                cv.line(
                    smooth(
                        [
                            (500, 560),
                            oval(500, 560, 150, start=k * 120 + j, end=k * 120 + j + 1)[0],
                            oval(500, 560, 240, start=k * 120 + j + 14, end=k * 120 + j + 15)[0],
                        ],
                        False,
                    ),
                    4,
                    dim(c, 0.4),
                    0.6,
                    skin,
                )
    cv.shade(skin, DUSK, -24, -28, 34, 0.3)
    cv.glow(oval(420, 450, 60, 40), WHITE, 26, 0.5, skin)


def _racket(cv: Canvas, look: Look, c: Tone) -> None:
    grip = look.tone(1, NIGHT)
    if look.has("pingpong"):
        for dx, turn, shade in ((-90, -24, dim(c, 0.4)), (60, 14, c)):
            with cv.placed(dx, 0, 1, turn, about=(500, 700)):
                cv.glow(oval(510, 520, 180, 190), DUSK, 16, 0.24)
                cv.fill(smooth([(460, 690), (540, 690), (552, 880), (448, 880)]), sheen(tone("#c79b6c")))
                face = cv.fill(
                    smooth(
                        [
                            (500, 300),
                            (640, 350),
                            (690, 490),
                            (640, 620),
                            (540, 700),
                            (460, 700),
                            (360, 620),
                            (310, 490),
                            (360, 350),
                        ]
                    ),
                    sheen(shade),
                )
                cv.fill(box(420, 670, 580, 720), tone("#c79b6c"), 1, face)
        cv.fill(oval(760, 760, 42), ball(WHITE, 0.6))
        return
    wide, tall = (150, 190) if look.has("tennis") else (120, 150)
    with cv.placed(turn=24, about=(500, 560)):
        cv.line(
            [(500, 500), (500, 820)],
            17 if look.has("badminton") else 22,
            metal(STEEL) if look.has("badminton") else sheen(c),
        )
        cv.fill(box(480, 700, 520, 900, 12), across(lit(grip, 0.3), grip))
        for k in range(8):
            cv.line([(480, 716 + k * 24), (520, 706 + k * 24)], 4, lit(grip, 0.2), 0.7)
        hoop = cv.cut(oval(500, 330, wide, tall))
        for k in range(-8, 9):
            cv.line([(500 + k * wide / 8.5, 100), (500 + k * wide / 8.5, 560)], 2.4, WHITE, 0.85, hoop)
        for k in range(-9, 10):
            cv.line([(300, 330 + k * tall / 9.5), (700, 330 + k * tall / 9.5)], 2.4, WHITE, 0.85, hoop)
        cv.line(
            oval(500, 330, wide, tall),
            20 if look.has("tennis") else 13,
            across(lit(c, 0.34), c, dim(c, 0.34)),
            joined=True,
        )
        cv.line(
            [(500 - wide * 0.44, 330 + tall * 0.9), (500, 330 + tall + 100), (500 + wide * 0.44, 330 + tall * 0.9)],
            15,
            c,
        )
    if look.has("tennis"):
        for x, y in ((700, 750), (600, 764)):
            skin = cv.fill(oval(x, y, 48), ball(tone("#cfdc4a"), 0.5))
            cv.line(smooth([(x - 46, y - 14), (x, y + 8), (x + 36, y - 32)], False), 6, WHITE, 0.9, skin)
        return
    cv.fill(pen("M 620 660 L 760 700 L 690 790 Q 660 800 650 780 Z"), sheen(WHITE))
    for k in range(5):
        cv.line([(666, 780), (634 + k * 31, 666 + k * 8)], 4, dim(WHITE, 0.3), 0.7)
    cv.fill(oval(668, 786, 24, 22), ball(tone("#c8323a")))
