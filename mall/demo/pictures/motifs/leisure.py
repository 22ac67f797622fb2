"""Toys, baby things, sport, camping, books and stationery."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, Mask, across, around, down
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, hsl, hue_of, lit, mix, tone
from mall.demo.pictures.forms import GROUND, Room, ball, fold, glaze, lathe, leg, matte, metal, mouth, sheen, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import Path, box, moved, oval, pen, ribbon, sized, smooth, squircle, turned
from mall.demo.pictures.patterns import pattern

WOOD = tone("#d8b483")
STEEL = tone("#c3c8cc")
PAPER = tone("#faf5ea")
NIGHT = tone("#26282c")
PLAY = ("sweep", "sun", "arch", "window", "table")
OUTDOORS = ("sweep", "sun", "foliage", "window")


@motif("blocks", scenes=PLAY, zoom=1.12, focus=(480, 620))
def blocks(cv: Canvas, look: Look) -> None:
    """Tones of the blocks. Words: castle, bricks (studded), rainbow, magnets."""
    for word, paint in (("bricks", _bricks), ("rainbow", _rainbow), ("magnets", _tiles)):
        if look.has(word):
            paint(cv, look)
            return
    _castle(cv, look)


def _shade(look: Look, i: int) -> Tone:
    return look.tones[i % len(look.tones)]


def _castle(cv: Canvas, look: Look) -> None:
    room = Room(yaw=24, pitch=16)
    room.drop(250, 60)
    room.shadow(cv, -250, 250, -60, 60, 0.3)
    for i, (x0, x1, z0, z1) in enumerate(
        (
            (-250, -130, 0, 120),
            (-60, 60, 0, 120),
            (130, 250, 0, 120),
            (-250, 250, 120, 190),
            (-230, -110, 190, 310),
            (110, 230, 190, 310),
            (-60, 60, 190, 260),
        )
    ):
        room.slab(cv, x0, x1, -60, 60, z0, z1, _shade(look, i), 2)
    for i, (x, z, half) in enumerate(((-170, 310, 76), (170, 310, 76), (0, 260, 70))):
        a, b, top = room.at(x - half, -60, z), room.at(x + half, -60, z), room.at(x, 0, z + 120)
        back = room.at(x + half, 60, z)
        cv.fill([b, back, top], dim(_shade(look, i + 3), 0.34))
        cv.fill([a, b, top], sheen(_shade(look, i + 3)))
    x, y = room.at(0, -61, 0)
    cv.fill([(x - 40, y), *oval(x, y - 70, 40, 40, 180, 360), (x + 40, y)], dim(_shade(look, 1), 0.6))


def _bricks(cv: Canvas, look: Look) -> None:
    room = Room(yaw=30, pitch=24)
    room.drop(200, 100)
    room.shadow(cv, -200, 200, -100, 100, 0.3)
    layout = (
        (-200, 0, 0, 0),
        (0, 200, 0, 1),
        (-100, 100, 90, 2),
        (-200, -100, 90, 3),
        (100, 200, 90, 4),
        (-150, 50, 180, 5),
        (-50, 50, 270, 1),
    )
    for x0, x1, z, k in layout:
        c = _shade(look, k)
        room.slab(cv, x0, x1, -100, 100, z, z + 88, c, 2)
        for x in range(int(x0) + 50, int(x1), 100):
            for y in (50, -50):
                px, py = room.at(x, y, z + 88)
                cv.fill(
                    [oval(px, py - 14, 29, 13), box(px - 29, py - 14, px + 29, py + 2), oval(px, py + 2, 29, 13)],
                    across(lit(c, 0.2), dim(c, 0.3)),
                )
                cv.fill(oval(px, py - 14, 29, 13), lit(c, 0.3))


def _rainbow(cv: Canvas, look: Look) -> None:
    count = len(look.tones)
    for i in range(count):
        c = look.tones[i]
        outer, inner = 330 - i * 46, 330 - i * 46 - 40
        arc = [*oval(500, 800, outer, outer * 1.06, 180, 360), *oval(500, 800, inner, inner * 1.06, 360, 180)]
        band = cv.fill(arc, across(lit(c, 0.3), c, dim(c, 0.3)))
        cv.shade(band, WHITE, 4, 6, 4, 0.5)
    cv.fill(oval(846, 758, 42), ball(look.tones[0]))
    cv.fill(box(110, 730, 180, 800, 8), sheen(look.tones[-1]))


def _tiles(cv: Canvas, look: Look) -> None:
    pieces = (((300, 800), (500, 800), (500, 600), (300, 600)), ((500, 800), (700, 800), (700, 600), (500, 600)), ((300, 600), (500, 600), (400, 430)), ((500, 600), (700, 600), (600, 430)),
              ((400, 430), (600, 430), (500, 600)), ((400, 430), (600, 430), (500, 260)), ((700, 800), (860, 800), (700, 600)))  # fmt: skip
    for i, piece in enumerate(pieces):
        c = _shade(look, i)
        mid = (sum(x for x, _ in piece) / len(piece), sum(y for _, y in piece) / len(piece))
        pane = cv.fill(sized(list(piece), 0.96, 0.96, mid), across(lit(c, 0.4), c, dim(c, 0.1), degrees=50), 0.86)
        inner = sized(list(piece), 0.8, 0.8, mid)
        cv.line(inner, 6, lit(c, 0.6), 0.8, pane, joined=True)
        cv.fill([oval(x + (mid[0] - x) * 0.1, y + (mid[1] - y) * 0.1, 9) for x, y in piece], STEEL, 0.9)


@motif("plush", scenes=PLAY, zoom=1.14, focus=(500, 480))
def plush(cv: Canvas, look: Look) -> None:
    """Tones: fur, belly. Words: bear, bunny, cat, panda, dino, fox; scarf, bow."""
    c, belly = look.body, look.tone(1, lit(look.body, 0.5))
    cv.glow(oval(500, 800, 210, 20), DUSK, 12, 0.3)
    _ears(cv, look, c, belly)
    limbs = dim(c, 0.1) if not look.has("panda") else NIGHT
    if look.has("dino", "fox", "cat"):
        tail = smooth([(600, 700), (700, 690), (760, 600), (740, 560)], False)
        cv.fill(ribbon(tail, 90, 60, 34 if not look.has("fox") else 70, 14), sheen(limbs if not look.has("fox") else c))
        if look.has("fox"):
            cv.fill(oval(746, 574, 32, 36), sheen(belly))
    body = cv.fill(
        smooth([(500, 520), (610, 560), (640, 690), (590, 790), (500, 800), (410, 790), (360, 690), (390, 560)]),
        around(lit(c, 0.24), c, dim(c, 0.34)),
    )
    cv.fill(oval(500, 690, 92, 96), around(lit(belly, 0.3), belly, dim(belly, 0.16)), 1, body)
    for side in (-1, 1):
        cv.fill(
            turned(oval(500 + side * 128, 640, 50, 92), side * -30, (500 + side * 128, 640)),
            around(lit(limbs, 0.2), limbs, dim(limbs, 0.34)),
        )
        cv.fill(oval(500 + side * 104, 772, 78, 46), around(lit(limbs, 0.2), limbs, dim(limbs, 0.34)))
        cv.fill(oval(500 + side * 110, 774, 40, 27), lit(belly, 0.1), 0.8)
    head = cv.fill(
        smooth([(500, 290), (610, 310), (668, 410), (640, 510), (500, 550), (360, 510), (332, 410), (390, 310)]),
        around((0, lit(c, 0.34)), (0.5, c), (1, dim(c, 0.3)), x=0.4, y=0.3, reach=0.8),
    )
    _fuzz(cv, look, head, c)
    _face(cv, look, c, belly)
    if look.has("scarf"):
        s = look.tone(2, tone("#c8323a"))
        cv.line(smooth([(390, 540), (500, 580), (610, 540)], False), 38, across(lit(s, 0.2), s, dim(s, 0.2)))
        cv.fill(pen("M 540 556 L 592 548 L 606 660 L 556 664 Z"), sheen(s))
    if look.has("bow"):
        s = look.tone(2, tone("#d88a95"))
        for side in (-1, 1):
            cv.fill(smooth([(500, 556), (500 + side * 74, 520), (500 + side * 80, 596)]), sheen(s))
        cv.fill(oval(500, 557, 19), dim(s, 0.1))


def _fuzz(cv: Canvas, look: Look, head: Mask, c: Tone) -> None:
    for _ in range(60):
        x, y = look.between(340, 660), look.between(300, 540)
        cv.line([(x, y), (x + look.between(-8, 8), y + 11)], 3, lit(c, 0.4), 0.3, head)


def _ears(cv: Canvas, look: Look, c: Tone, belly: Tone) -> None:
    dark = NIGHT if look.has("panda") else c
    for side in (-1, 1):
        x = 500 + side * 112
        if look.has("bunny"):
            ear = smooth(
                [
                    (x - side * 24, 340),
                    (x - 44 + side * 10, 200),
                    (x + side * 14, 96),
                    (x + 44 + side * 10, 200),
                    (x + side * 44, 350),
                ]
            )
            cv.fill(ear, sheen(c))
            cv.fill(sized(ear, 0.56, 0.74, (x + side * 6, 240)), sheen(belly))
        elif look.has("cat", "fox"):
            cv.fill(smooth([(x - 66, 370), (x + side * 36, 232), (x + 66, 380)], grain=5), sheen(dark))
            cv.fill(smooth([(x - 34, 360), (x + side * 28, 272), (x + 36, 366)], grain=5), sheen(belly))
        elif look.has("dino"):
            continue
        else:
            cv.fill(oval(x + side * 16, 322, 62), ball(dark, 0.3))
            cv.fill(oval(x + side * 14, 328, 34), sheen(belly if not look.has("panda") else dark))
    if look.has("dino"):
        for k in range(5):
            x, y = 420 + k * 44, 306 - (2 - abs(k - 2)) * 16
            cv.fill(smooth([(x - 32, y + 30), (x, y - 40), (x + 32, y + 30)]), sheen(look.tone(2, tone("#f0c19a"))))


def _face(cv: Canvas, look: Look, c: Tone, belly: Tone) -> None:
    if look.has("panda"):
        for side in (-1, 1):
            cv.fill(turned(oval(500 + side * 76, 414, 44, 54), side * 24, (500 + side * 76, 414)), NIGHT)
    if not look.has("dino"):
        cv.fill(oval(500, 472, 84, 60), around(lit(belly, 0.4), belly, dim(belly, 0.1)))
    for side in (-1, 1):
        eye = WHITE if look.has("panda") else NIGHT
        cv.fill(oval(500 + side * 74, 414, 17, 19), NIGHT if not look.has("panda") else NIGHT)
        cv.fill(oval(500 + side * 74 - 5, 407, 6), WHITE if eye is NIGHT else WHITE)
        cv.glow(oval(500 + side * 116, 468, 30, 18), tone("#f1869a"), 13, 0.5)
    cv.fill(smooth([(480, 446), (500, 440), (520, 446), (500, 470)]), tone("#4a332c"))
    cv.line(smooth([(470, 490), (486, 500), (500, 488), (514, 500), (530, 490)], False), 6, tone("#4a332c"))


@motif("wooden-toy", scenes=PLAY, zoom=1.12, focus=(480, 620))
def wooden_toy(cv: Canvas, look: Look) -> None:
    """Tones of the parts. Words: train, rings, car, horse, xylophone, puzzle (animals)."""
    for word, paint in _TOYS.items():
        if look.has(word):
            paint(cv, look)
            return


def _wheel(cv: Canvas, x: float, y: float, r: float, c: Tone) -> None:
    cv.fill(oval(x, y, r), across(lit(c, 0.3), c, dim(c, 0.4), degrees=50))
    cv.fill(oval(x, y, r * 0.66), sheen(lit(c, 0.14)))
    cv.fill(oval(x, y, r * 0.2), ball(tone("#b98660")))


def _train(cv: Canvas, look: Look) -> None:
    a, b, c = look.body, look.tone(1, tone("#f0d24a")), look.tone(2, tone("#4a9ab5"))
    cv.fill(box(140, 700, 860, 730, 10), sheen(dim(WOOD, 0.1)))
    cv.fill(box(160, 560, 420, 710, 60, 14, 8, 8), sheen(a))
    cv.fill(box(330, 440, 470, 710, 14), sheen(b))
    cv.fill(box(316, 416, 484, 450, 12), sheen(c))
    cv.fill(box(362, 480, 438, 560, 10), lit(tone("#a8cde6"), 0.3))
    cv.fill(pen("M 210 562 L 280 562 L 268 470 L 222 470 Z"), sheen(c))
    cv.fill(box(206, 452, 284, 476, 8), sheen(dim(c, 0.1)))
    for k, (dx, dy, r) in enumerate(((0, 390, 36), (40, 330, 48), (96, 270, 56))):
        cv.glow(oval(245 + dx, dy + 30, r), WHITE, 16, 0.6 - k * 0.12)
    cv.fill(box(550, 600, 830, 710, 12), sheen(c))
    for x in (606, 690, 774):
        cv.fill(oval(x, 584, 38), ball(_shade(look, x % 3)))
    cv.line([(470, 690), (550, 690)], 10, tone("#b98660"))
    for x in (220, 350, 440, 620, 770):
        _wheel(cv, x, 752, 48, b if x < 500 else a)


def _rings(cv: Canvas, look: Look) -> None:
    cv.fill(lathe([(190, 764), (194, 776), (188, 804)], 500, 0.2, False), matte(WOOD))
    cv.fill(oval(500, 764, 190, 38), across(lit(WOOD, 0.3), WOOD))
    cv.line([(500, 760), (500, 340)], 26, across(lit(WOOD, 0.3), dim(WOOD, 0.3)))
    for i in range(5):
        c = _shade(look, i)
        half, y = 176 - i * 24, 736 - i * 78
        cv.fill(
            [
                oval(500, y + 10, half, half * 0.24),
                oval(500, y - 24, half * 0.98, half * 0.22),
                box(500 - half, y - 24, 500 + half, y + 10),
            ],
            matte(c),
        )
        cv.fill(oval(500, y - 26, half * 0.96, half * 0.21), across(lit(c, 0.4), c))
    cv.fill(oval(500, 330, 54), ball(_shade(look, 5)))


def _car(cv: Canvas, look: Look) -> None:
    c, second = look.body, look.tone(1, WOOD)
    cv.fill(
        smooth(
            [(190, 730), (200, 640), (320, 610), (380, 500), (620, 500), (690, 610), (800, 640), (816, 730), (500, 744)]
        ),
        across(lit(c, 0.3), c, dim(c, 0.3), degrees=60),
    )
    for x0, x1 in ((400, 490), (512, 600)):
        cv.fill(box(x0, 530, x1, 610, 16), across(lit(tone("#a8cde6"), 0.5), tone("#a8cde6"), degrees=50))
    cv.fill(oval(784, 670, 22, 26), tone("#f6e2a0"))
    cv.line([(200, 690), (806, 690)], 16, second)
    for x in (320, 680):
        _wheel(cv, x, 734, 68, second)


def _horse(cv: Canvas, look: Look) -> None:
    c, mane = look.body, look.tone(1, tone("#c4684a"))
    cv.line(smooth([(200, 740), (340, 796), (660, 796), (800, 740)], False), 26, across(lit(WOOD, 0.2), dim(WOOD, 0.2)))
    for x0, x1 in ((380, 340), (620, 660)):
        cv.fill(ribbon([(x0, 600), (x1, 780)], 64, 44), sheen(dim(c, 0.12)))
    cv.fill(
        smooth(
            [
                (330, 560),
                (420, 520),
                (560, 520),
                (640, 470),
                (680, 360),
                (740, 330),
                (800, 400),
                (780, 440),
                (726, 440),
                (712, 560),
                (660, 650),
                (420, 650),
                (340, 620),
            ]
        ),
        across(lit(c, 0.3), c, dim(c, 0.26), degrees=60),
    )
    cv.fill(ribbon(smooth([(690, 320), (640, 400), (620, 500)], False), 30, 58, 20), sheen(mane))
    cv.fill(ribbon(smooth([(340, 560), (270, 580), (250, 690)], False), 26, 44, 14), sheen(mane))
    cv.fill(smooth([(440, 516), (560, 512), (570, 600), (430, 600)]), sheen(look.tone(2, tone("#4a9ab5"))))
    cv.fill(oval(740, 384, 10), NIGHT)


def _xylophone(cv: Canvas, look: Look) -> None:
    cv.fill([(170, 620), (830, 560), (850, 620), (180, 720)], dim(WOOD, 0.2))
    cv.fill([(150, 770), (850, 700), (860, 760), (160, 800)], sheen(WOOD))
    for i in range(7):
        c = _shade(look, i)
        x = 196 + i * 92
        bar = cv.fill(
            turned(box(x, 540 - i * 8 + 30, x + 70, 800 - i * 18, 18), 3, (x + 35, 680)),
            across(lit(c, 0.36), c, dim(c, 0.26)),
        )
        cv.fill([oval(x + 40, 600 - i * 8, 8), oval(x + 30, 770 - i * 16, 8)], STEEL, 0.9, bar)
    cv.line([(420, 500), (760, 380)], 14, sheen(WOOD))
    cv.fill(oval(400, 508, 36), ball(look.body))


def _puzzle(cv: Canvas, look: Look) -> None:
    room = Room(yaw=20, pitch=46)
    room.drop(290, 220)
    room.slab(cv, -290, 290, -220, 220, 0, 34, WOOD, 2)
    for i in range(6):
        c = _shade(look, i)
        x, y = room.at(-190 + i % 3 * 190, 105 - i // 3 * 210, 36)
        shape = (
            squircle(x, y, 74, 58, 4),
            oval(x, y, 74, 58),
            smooth([(x - 74, y + 44), (x, y - 66), (x + 74, y + 44)], grain=4),
        )[i % 3]
        cv.fill(moved(shape, 4, 9), dim(c, 0.5))
        top = cv.fill(moved(shape, 0, -12), sheen(c))
        cv.fill(oval(x, y - 30, 19, 13), ball(tone("#f3ead8")), 1, None)
        del top


_TOYS = {"train": _train, "rings": _rings, "car": _car, "horse": _horse, "xylophone": _xylophone, "puzzle": _puzzle}


@motif("baby-bottle", scenes=PLAY, zoom=1.1, focus=(500, 580))
def baby_bottle(cv: Canvas, look: Look) -> None:
    """Tones: ring, milk. Words: handles, bowl (suction bowl and spoon), cup (straw cup), bib, pacifier."""
    c = look.body
    if look.has("bowl"):
        _baby_bowl(cv, look, c)
        return
    if look.has("bib"):
        bib = cv.fill(
            cv.cut(
                smooth(
                    [
                        (360, 340),
                        (340, 250),
                        (420, 210),
                        (500, 300),
                        (580, 210),
                        (660, 250),
                        (640, 340),
                        (720, 520),
                        (690, 740),
                        (500, 800),
                        (310, 740),
                        (280, 520),
                    ]
                ),
                oval(500, 286, 96, 70),
            ),
            sheen(c),
        )
        pattern(cv, look, (260, 200, 740, 820), bib, c, look.tone(1, lit(c, 0.5)), 56)
        cv.fill(
            smooth([(300, 660), (500, 700), (700, 660), (690, 740), (500, 806), (310, 740)]),
            across(lit(c, 0.3), dim(c, 0.3), degrees=90),
        )
        cv.shade(bib, DUSK, -12, -12, 14, 0.26)
        return
    if look.has("handles"):
        for side in (-1, 1):
            cv.line(
                oval(500 + side * 120, 600, 62, 90, -90 if side > 0 else 90, 90 if side > 0 else 270),
                26,
                across(lit(c, 0.3), dim(c, 0.2)),
            )
    body = cv.fill(
        lathe([(96, 470), (112, 510), (106, 600), (114, 700), (104, 800)], 500, 0.12),
        across(tone("#e3ecef"), WHITE, tone("#d3dfe3")),
        0.62,
    )
    milk = cv.fill(
        [*oval(500, 590, 116, 13, 180, 0), (620, 790), *oval(500, 790, 110, 13, 0, 180)],
        across(tone("#efe6d4"), tone("#fdfaf2"), tone("#e6dbc6")),
        0.96,
        body,
    )
    for k in range(5):
        cv.line([(560, 560 + k * 44), (590, 560 + k * 44)], 5, c, 0.8, body)
    cv.fill(smooth([(450, 690), (480, 660), (500, 680), (520, 660), (550, 690), (500, 744)]), lit(c, 0.2), 0.6, milk)
    streak(cv, 418, 520, 780, 14, body, 0.9)
    cv.fill(lathe([(104, 410), (108, 420), (108, 482)], 500, 0.12, False), matte(c))
    if look.has("cup"):
        cv.line(smooth([(500, 410), (500, 330), (540, 280)], False), 22, across(WHITE, dim(WHITE, 0.2)), 0.9)
        return
    cv.fill(
        smooth(
            [(420, 412), (450, 376), (484, 360), (480, 300), (500, 276), (520, 300), (516, 360), (550, 376), (580, 412)]
        ),
        across(tone("#fbe9d2"), WHITE, tone("#e6cfae")),
        0.9,
    )


def _baby_bowl(cv: Canvas, look: Look, c: Tone) -> None:
    cv.fill(lathe([(150, 770), (170, 804)], 470, 0.14, False), matte(dim(c, 0.2)))
    cv.fill(lathe([(230, 600), (216, 700), (140, 786)], 470, 0.2), matte(c))
    cv.fill(oval(470, 600, 230, 46), across(lit(c, 0.5), lit(c, 0.2)))
    puree = look.tone(1, tone("#e8a25a"))
    hollow = cv.fill(oval(470, 606, 210, 36), across(dim(c, 0.4), dim(c, 0.1)))
    cv.fill(oval(470, 618, 190, 26), around(lit(puree, 0.4), puree), 1, hollow)
    cv.line(smooth([(640, 560), (760, 470), (830, 430)], False), 26, across(lit(c, 0.4), dim(c, 0.1)))
    cv.fill(turned(oval(600, 588, 52, 26), -30, (600, 588)), sheen(lit(c, 0.2)))
    for side in (-1, 1):
        cv.fill(oval(470 + side * 90, 690, 13), NIGHT)
    cv.line(smooth([(430, 720), (470, 744), (510, 720)], False), 9, NIGHT)


@motif("onesie", "lay", scenes=("plain", "split", "mat", "sunlit", "shaded"), zoom=1.14, focus=(500, 420))
def onesie(cv: Canvas, look: Look) -> None:
    """Tones: cloth, print. Words: a pattern; short, long (legs), hat (beside), bear (ears on a hood), bib."""
    c, second = look.body, look.tone(1, lit(look.body, 0.5))
    with cv.placed(turn=look.between(-7, 7)):
        if look.has("hood"):
            for side in (-1, 1):
                cv.fill(oval(500 + side * 92, 176, 40), sheen(c))
                cv.fill(oval(500 + side * 92, 180, 22), sheen(second))
            cv.fill(oval(500, 250, 128, 116), sheen(c))
        cv.fill(oval(500, 286, 78, 44), dim(c, 0.44))
        if look.has("long"):
            shape = "M 424 276 L 360 300 C 300 340 250 420 224 500 L 296 540 L 350 456 C 346 560 340 640 316 800 L 300 880 L 426 892 L 484 700 Q 500 680 516 700 L 574 892 L 700 880 L 684 800 C 660 640 654 560 650 456 L 704 540 L 776 500 C 750 420 700 340 640 300 L 576 276 Q 500 350 424 276 Z"
        else:
            shape = "M 424 276 L 360 300 C 300 340 260 400 240 460 L 316 510 L 354 450 C 344 540 330 620 320 680 C 380 690 420 730 440 800 L 560 800 C 580 730 620 690 680 680 C 670 620 656 540 646 450 L 684 510 L 760 460 C 740 400 700 340 640 300 L 576 276 Q 500 350 424 276 Z"
        body = cv.fill(pen(shape), across(lit(c, 0.2), c, dim(c, 0.18), degrees=68))
        pattern(cv, look, body.extent, body, c, second, 52)
        cv.line(pen("M 424 276 Q 500 356 576 276"), 13, second, 1, body)
        if look.has("star"):
            star = [oval(500, 500, 78 if k % 2 else 34, start=-54 + k * 36, end=-53 + k * 36)[0] for k in range(10)]
            cv.fill(smooth(star, grain=3), second, 0.95, body)
        if look.has("long"):
            cv.line([(500, 330), (500, 690)], 4, dim(c, 0.4), 0.6, body)
            cv.fill([oval(508, 370 + k * 64, 8) for k in range(5)], look.tone(2, PAPER))
        else:
            cv.fill([oval(460 + k * 40, 784, 8) for k in range(3)], look.tone(2, PAPER))
        fold(cv, [(400, 480), (420, 560), (400, 660)], 20, body, c, 0.24)
        fold(cv, [(600, 480), (580, 560), (610, 660)], 20, body, c, 0.24)
        cv.shade(body, DUSK, -9, -9, 10, 0.2)
        cv.shade(body, WHITE, 7, 8, 9, 0.24)


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
    """Tones: cloth, frame. Words: low, kermit (wooden), moon, table (folding), cot."""
    c, frame = look.body, look.tone(1, tone("#4a4c50"))
    pole = sheen(look.tone(1, WOOD)) if look.has("kermit", "table") else matte(frame)
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
            pole if look.has("kermit") else sheen(dim(c, 0.24)),
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
        for dx in (0,):
            body = cv.fill(box(200 + dx, 600, 760, 800, 100), down(lit(c, 0.3), c, dim(c, 0.4)))
            for k in range(7):
                for row in range(3):
                    cv.fill(
                        box(260 + k * 66, 622 + row * 58, 306 + k * 66, 664 + row * 58, 12), dim(c, 0.16), 0.8, body
                    )
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
        for i, (off, half, tall) in enumerate(
            ((150, 30, 92), (212, 34, 92)) if not look.has("plates") else ((140, 24, 110), (192, 26, 92), (244, 22, 70))
        ):
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
            del i


@motif("yoga-mat", scenes=("sweep", "window", "foliage", "arch"), zoom=1.1, focus=(440, 660))
def yoga_mat(cv: Canvas, look: Look) -> None:
    """Tones: mat, underside. Words: rolled, strap, block (and strap), ball, standing."""
    c, under = look.body, look.tone(1, lit(look.body, 0.4))
    if look.has("ball"):
        body = cv.fill(oval(500, 540, 262), ball(c, 0.5))
        for k in range(7):
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
    flat = cv.fill([(430, 770), (880, 730), (930, 786), (450, 806)], across(lit(c, 0.2), c, dim(c, 0.1)))
    cv.fill([(450, 806), (930, 786), (930, 794), (452, 814)], dim(under, 0.2))
    del flat
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


@motif("book", scenes=("sweep", "table", "window", "foliage", "arch", "sun"), zoom=1.12, focus=(440, 520))
def book(cv: Canvas, look: Look) -> None:
    """Tones: cover, art, accent. Words: the cover's art (moon, sea, bird, tree, bowl, city, bear, abstract, flower); stack, thick, open, set."""
    if look.has("open"):
        _open_book(cv, look)
        return
    if look.has("stack", "set"):
        for i in range(3):
            c = look.tone(i, lit(look.body, 0.2 * i))
            room = Room(yaw=18 + i * 4, pitch=24, x=470)
            room.drop(220, 150)
            room.ground -= i * 66
            spine = room.slab(cv, -220, 220, -150, 150, 0, 62, c, 2)
            cv.fill(room.side(-144, 150, 9, 53, 220.5), across(tone("#f6efdf"), tone("#d3c5a8")))
            for x in (-170, 150):
                cv.fill(room.front(x, x + 14, 0, 62, -150.5), lit(c, 0.5), 0.8, spine)
            cv.fill(room.front(-100, 60, 24, 38, -150.5), lit(c, 0.6), 0.8, spine)
        return
    _standing_book(cv, look)


def _standing_book(cv: Canvas, look: Look) -> None:
    c = look.body
    thick = 74 if look.has("thick") else 44
    x0, y0, x1, y1 = (300, 250, 680, 800) if not look.has("wide") else (240, 370, 740, 800)
    cv.fill(
        [(x1, y0 + 6), (x1 + thick, y0 - 16), (x1 + thick, y1 - 24), (x1, y1 - 2)],
        across(tone("#efe5d0"), tone("#d3c5a8")),
    )
    for k in range(1, 8):
        x = x1 + thick * k / 8
        cv.line([(x, y0 - 16 * k / 8 + 6), (x, y1 - 22 * k / 8 - 3)], 1.6, tone("#b9a888"), 0.6)
    cv.fill([(x0, y0), (x1, y0), (x1 + thick, y0 - 20), (x0 + thick, y0 - 20)], tone("#f6efdf"))
    cv.fill(
        [(x1 + thick - 4, y0 - 20), (x1 + thick + 4, y0 - 20), (x1 + thick + 4, y1 - 24), (x1 + thick - 4, y1 - 22)],
        dim(c, 0.3),
    )
    cover = cv.fill(box(x0, y0, x1, y1, 6), across(lit(c, 0.16), c, dim(c, 0.16), degrees=50))
    _cover_art(cv, look, cover, (x0, y0, x1, y1), c)
    cv.glow(box(x0 + 16, y0, x0 + 26, y1), DUSK, 7, 0.34, cover)
    cv.glow(box(x0 + 28, y0, x0 + 34, y1), WHITE, 5, 0.4, cover)


def _cover_art(cv: Canvas, look: Look, cover: Mask, area: tuple[float, float, float, float], c: Tone) -> None:
    x0, y0, x1, y1 = area
    wide, tall = x1 - x0, y1 - y0
    art, accent = look.tone(1, lit(c, 0.5)), look.tone(2, tone("#f3ead8"))
    mid, low = (x0 + x1) / 2 + 10, y0 + tall * 0.62
    if look.has("moon"):
        cv.fill(oval(mid, low - tall * 0.06, wide * 0.27), art, 1, cover)
        cv.fill(oval(mid + wide * 0.12, low - tall * 0.1, wide * 0.24), c, 1, cover)
        cv.fill(
            [oval(x0 + wide * (0.2 + i * 0.61 % 0.66), y0 + tall * (0.34 + i * 0.37 % 0.5), 4) for i in range(13)],
            accent,
            0.9,
            cover,
        )
    if look.has("sea"):
        cv.fill(oval(mid, y0 + tall * 0.5, wide * 0.16), accent, 1, cover)
        for k in range(5):
            y = y0 + tall * (0.58 + k * 0.09)
            line = smooth(
                [(x0, y), (x0 + wide * 0.25, y - 16), (x0 + wide * 0.5, y + 6), (x0 + wide * 0.75, y - 16), (x1, y)],
                False,
            )
            cv.fill([*line, (x1, y1), (x0, y1)], mix(art, dim(art, 0.5), k / 5), 1, cover)
    if look.has("bird"):
        cv.fill(
            smooth(
                [
                    (mid - 90, low),
                    (mid - 40, low - 60),
                    (mid + 40, low - 50),
                    (mid + 110, low - 84),
                    (mid + 60, low + 10),
                    (mid - 20, low + 34),
                ]
            ),
            art,
            1,
            cover,
        )
        cv.fill(smooth([(mid - 30, low - 20), (mid + 30, low - 30), (mid + 10, low + 40)]), dim(art, 0.2), 1, cover)
        cv.fill(oval(mid - 60, low - 22, 6), c)
        cv.line([(x0 + 40, low + 60), (x1 - 20, low + 40)], 8, accent, 0.9, cover)
    if look.has("tree"):
        cv.line([(mid, y1 - 60), (mid, low - 20)], 17, dim(art, 0.5), 1, cover)
        for dx, dy, r in ((-50, -30, 66), (56, -20, 60), (0, -90, 74)):
            cv.fill(oval(mid + dx, low + dy, r), mix(art, lit(art, 0.3), abs(dx) / 80), 1, cover)
        cv.fill(box(x0, y1 - 64, x1, y1), dim(c, 0.2), 0.8, cover)
    if look.has("bowl"):
        cv.fill(oval(mid, low, wide * 0.3), accent, 1, cover)
        cv.fill(oval(mid, low, wide * 0.24), art, 1, cover)
        for k in range(7):
            px, py = oval(mid, low, wide * 0.14, start=k * 51, end=k * 51 + 1)[0]
            cv.fill(oval(px, py, 19, 13), (tone("#7fae5a"), tone("#f0d24a"), tone("#e8803a"))[k % 3], 1, cover)
    if look.has("city"):
        for k in range(7):
            x = x0 + 44 + k * (wide - 60) / 7
            top = y1 - tall * (0.2 + (k * 37 % 11) / 32)
            cv.fill(box(x, top, x + wide * 0.105, y1), mix(art, c, (k % 3) / 4), 1, cover)
            cv.fill(
                [
                    box(x + 8 + j % 2 * 17, top + 16 + j // 2 * 30, x + 18 + j % 2 * 17, top + 30 + j // 2 * 30)
                    for j in range(6)
                ],
                accent,
                0.8,
                cover,
            )
    if look.has("bear"):
        for side in (-1, 1):
            cv.fill(oval(mid + side * 74, low - 90, 38), art, 1, cover)
        cv.fill(oval(mid, low - 20, 112, 102), art, 1, cover)
        cv.fill(oval(mid, low + 18, 50, 38), lit(art, 0.5), 1, cover)
        cv.fill(
            [oval(mid - 40, low - 34, 10), oval(mid + 40, low - 34, 10), oval(mid, low + 2, 15, 11)], NIGHT, 1, cover
        )
    if look.has("flower"):
        for k in range(8):
            cv.fill(turned(oval(mid, low - 66, 28, 58), k * 45, (mid, low)), art if k % 2 else lit(art, 0.24), 1, cover)
        cv.fill(oval(mid, low, 36), accent, 1, cover)
    if look.has("shapes"):
        cv.fill(oval(mid - 50, low - 20, 92), art, 1, cover)
        cv.fill([(mid - 20, low + 120), (mid + 140, low + 120), (mid + 60, low - 60)], accent, 0.92, cover)
        cv.fill(box(x0 + 50, low + 70, x0 + 190, low + 110), dim(art, 0.4), 0.9, cover)
    ink = lit(c, 0.75) if sum(c) < 420 else dim(c, 0.7)
    for k, part in enumerate((0.6, 0.42)):
        cv.fill(box(x0 + 56, y0 + 54 + k * 40, x0 + 56 + wide * part, y0 + 76 + k * 36, 4), ink, 0.85, cover)
    cv.fill(box(x0 + 56, y1 - 46, x0 + 56 + wide * 0.26, y1 - 36, 3), ink, 0.7, cover)


def _open_book(cv: Canvas, look: Look) -> None:
    c = look.body
    cv.fill(pen("M 120 560 L 500 600 L 880 560 L 890 780 L 500 806 L 110 780 Z"), sheen(dim(c, 0.1)))
    for flip in (False, True):
        with cv.placed(flip=flip):
            page = cv.fill(
                pen("M 500 590 C 400 530 260 530 140 552 L 128 764 C 260 744 400 748 500 794 Z"),
                across(tone("#f3ead8"), tone("#fffaf0"), tone("#e3d7bf")),
            )
            if flip:
                _spread(cv, look, page)
            else:
                for k in range(7):
                    cv.line(
                        smooth([(200, 590 + k * 24), (320, 578 + k * 25), (450, 606 + k * 25)], False),
                        5,
                        tone("#8a7d68"),
                        0.5,
                        page,
                    )
    cv.glow(box(490, 580, 510, 800), DUSK, 12, 0.34)


def _spread(cv: Canvas, look: Look, page: Mask) -> None:
    art, accent = look.tone(1, tone("#a8cde6")), look.tone(2, tone("#f0d24a"))
    cv.fill(smooth([(180, 580), (320, 566), (450, 600), (450, 740), (320, 716), (170, 730)]), art, 0.8, page)
    cv.fill(oval(250, 620, 32), accent, 1, page)
    cv.fill(
        smooth([(160, 720), (260, 660), (340, 690), (460, 640), (470, 780), (160, 760)]), tone("#8fb07a"), 0.9, page
    )


@motif("notebook", "lay", scenes=("plain", "split", "boards", "mat", "sunlit", "shaded"), zoom=1.06)
def notebook(cv: Canvas, look: Look) -> None:
    """Tones: cover, trim, art. Words: a pattern; elastic, spiral, leather, stack, planner, pencil (beside)."""
    c, trim = look.body, look.tone(1, dim(look.body, 0.4))
    with cv.placed(turn=look.between(-14, -5)):
        if look.has("stack"):
            for i, (dx, dy, turn) in enumerate(((70, -60, 16), (-60, 20, -4), (20, 80, 6))):
                with cv.placed(dx, dy, 0.86, turn):
                    cv.glow(box(300, 210, 720, 820, 12), DUSK, 16, 0.26)
                    _note(cv, look, look.tone(i, c), trim)
            return
        _note(cv, look, c, trim)
        if look.has("pencil"):
            with cv.placed(290, 0, 1, 12):
                _pencil(cv, 500, 220, 800, look.tone(2, tone("#d7a32f")))


def _note(cv: Canvas, look: Look, c: Tone, trim: Tone) -> None:
    cv.fill(box(298, 208, 722, 806, 14), tone("#efe5d0"))
    for k in range(3):
        cv.line([(716 + k * 3, 214), (716 + k * 3, 800)], 1.4, tone("#cdbf9f"))
    cover = cv.fill(box(286, 200, 710, 800, 10, 26, 26, 10), across(lit(c, 0.24), c, dim(c, 0.16), degrees=50))
    pattern(cv, look, (286, 200, 710, 800), cover, c, look.tone(2, lit(c, 0.5)), 58)
    if look.has("spiral"):
        for k in range(17):
            y = 226 + k * 34
            cv.fill(oval(312, y, 8), dim(c, 0.7))
            cv.line(oval(296, y, 22, 11, 160, 400), 5, metal(STEEL))
    else:
        cv.fill(box(286, 200, 336, 800, 10, 0, 0, 10), dim(c, 0.2), 0.5, cover)
    if look.has("leather"):
        cv.line(box(304, 218, 692, 782, 18), 3, lit(c, 0.6), 0.6, cover, joined=True)
        cv.line(smooth([(500, 190), (520, 420), (480, 640), (520, 830)], False), 9, trim)
    if look.has("elastic", "planner"):
        cv.fill(box(648, 194, 668, 806), across(lit(trim, 0.2), dim(trim, 0.2)))
    if look.has("labelled"):
        cv.fill(box(400, 330, 600, 430, 8), PAPER, 0.96, cover)
        for k, part in enumerate((70, 46)):
            cv.fill(box(500 - part, 366 + k * 24, 500 + part, 374 + k * 24), dim(c, 0.6), 0.6)
    if look.has("planner"):
        cv.fill([box(560 + k * 24, 800, 578 + k * 24, 846) for k in range(2)], (tone("#c4684a")))
    cv.shade(cover, DUSK, -8, -8, 8, 0.2)


def _pencil(cv: Canvas, x: float, y0: float, y1: float, c: Tone) -> None:
    cv.fill(box(x - 15, y0 + 60, x + 15, y1 - 50), across(lit(c, 0.4), c, dim(c, 0.3)))
    cv.fill([(x - 15, y0 + 62), (x + 15, y0 + 62), (x, y0)], across(lit(WOOD, 0.3), dim(WOOD, 0.1)))
    cv.fill([(x - 5, y0 + 20), (x + 5, y0 + 20), (x, y0)], NIGHT)
    cv.fill(box(x - 15, y1 - 54, x + 15, y1 - 30), metal(STEEL))
    cv.fill(box(x - 15, y1 - 32, x + 15, y1, 10), tone("#e9a0a6"))


@motif("pen", "lay", scenes=("plain", "split", "boards", "mat", "sunlit", "shaded"), zoom=1.04)
def pens(cv: Canvas, look: Look) -> None:
    """Tones: barrel, trim. Words: fountain, pencils (a set), gel (three), brush, ink (a bottle beside), roller."""
    c, trim = look.body, look.tone(1, tone("#d8b36a"))
    with cv.placed(turn=look.between(32, 46)):
        if look.has("pencils"):
            for i in range(len(look.tones)):
                _pencil(cv, 500 + (i - (len(look.tones) - 1) / 2) * 50, 170 + abs(i - 3) * 13, 830, look.tones[i])
            return
        if look.has("gel"):
            for i in range(3):
                with cv.placed((i - 1) * 92, (i % 2) * 30):
                    _gel(cv, look.tone(i, c))
            return
        _fountain(cv, look, c, trim)
    if look.has("ink"):
        ink = look.tone(2, c)
        cv.glow(box(610, 560, 870, 800, 20), DUSK, 18, 0.34)
        cv.fill(box(600, 550, 850, 790, 34), across(lit(ink, 0.4), ink, dim(ink, 0.3), degrees=50))
        cv.fill(box(626, 576, 824, 764, 22), across(lit(ink, 0.1), dim(ink, 0.4), degrees=50))
        cv.fill(oval(725, 670, 74), across(lit(NIGHT, 0.3), NIGHT, degrees=50))
        cv.fill(oval(725, 670, 54), sheen(lit(NIGHT, 0.14)))


def _fountain(cv: Canvas, look: Look, c: Tone, trim: Tone) -> None:
    if look.has("brush"):
        cv.fill(box(482, 120, 518, 640, 18), across(lit(c, 0.34), c, dim(c, 0.3)))
        cv.fill(box(478, 620, 522, 690, 6), metal(trim))
        cv.fill(
            smooth([(482, 690), (518, 690), (526, 760), (500, 880), (474, 760)]),
            across(tone("#6b5a4a"), tone("#2a2622")),
        )
        return
    cv.fill(box(466, 110, 534, 460, 30, 30, 6, 6), across(lit(c, 0.4), lit(c, 0.1), c, dim(c, 0.4)))
    cv.fill(box(466, 430, 534, 452), metal(trim))
    cv.fill(box(524, 150, 542, 330, 9), metal(trim))
    with cv.placed(150, 60):
        cv.glow(box(470, 250, 540, 800, 30), DUSK, 12, 0.3)
        body = cv.fill(box(472, 180, 528, 640, 26, 26, 4, 4), across(lit(c, 0.4), lit(c, 0.1), c, dim(c, 0.4)))
        streak(cv, 488, 200, 620, 7, body, 0.7)
        cv.fill(box(472, 620, 528, 640), metal(trim))
        cv.fill([(476, 640), (524, 640), (516, 730), (484, 730)], across(lit(NIGHT, 0.3), NIGHT))
        if look.has("roller"):
            cv.fill([(490, 730), (510, 730), (503, 790), (497, 790)], metal(STEEL))
            return
        nib = cv.fill(smooth([(482, 730), (518, 730), (522, 770), (500, 846), (478, 770)]), metal(trim))
        cv.line([(500, 760), (500, 840)], 2.4, NIGHT, 0.8, nib)
        cv.fill(oval(500, 762, 6), NIGHT)


def _gel(cv: Canvas, c: Tone) -> None:
    cv.fill(box(482, 160, 518, 300, 14, 14, 0, 0), across(lit(c, 0.3), c, dim(c, 0.3)))
    cv.fill(box(510, 190, 526, 300, 6), sheen(c))
    body = cv.fill(box(482, 296, 518, 680), across(WHITE, lit(c, 0.7), dim(WHITE, 0.16)), 0.92)
    cv.line([(500, 310), (500, 690)], 9, c, 0.8, body)
    cv.fill(box(480, 620, 520, 730, 8), across(lit(c, 0.3), c, dim(c, 0.3)))
    cv.fill([(486, 730), (514, 730), (503, 800), (497, 800)], metal(STEEL))


@motif("paints", "lay", scenes=("plain", "split", "boards", "mat", "sunlit"), zoom=1.05)
def paints(cv: Canvas, look: Look) -> None:
    """Tones of the colours. Words: tin (watercolour pans), tubes, crayons, palette, easel."""
    with cv.placed(turn=look.between(-10, 10)):
        if look.has("tubes"):
            for i, c in enumerate(look.tones):
                with cv.placed((i - (len(look.tones) - 1) / 2) * 118, (i % 2) * 40 - 20, 1, (i % 3 - 1) * 4):
                    cv.glow(box(455, 270, 560, 760, 10), DUSK, 14, 0.26)
                    cv.fill(box(476, 210, 524, 270, 8), matte(NIGHT))
                    tube = cv.fill(
                        pen("M 462 270 L 538 270 L 550 730 L 450 730 Z"),
                        across(lit(STEEL, 0.5), WHITE, STEEL, dim(STEEL, 0.3)),
                    )
                    cv.fill(box(448, 380, 552, 560), across(lit(c, 0.3), c, dim(c, 0.24)), 1, tube)
                    cv.fill(box(446, 716, 554, 746, 4), metal(STEEL))
            return
        if look.has("crayons"):
            cv.fill(box(220, 470, 780, 850, 14), sheen(look.body))
            for i, c in enumerate(look.tones):
                x = 262 + i * (476 / max(len(look.tones) - 1, 1))
                top = 250 + i * 37 % 60
                cv.fill(box(x - 28, top + 60, x + 28, 640, 4), across(lit(c, 0.3), c, dim(c, 0.3)))
                cv.fill(
                    pen(f"M {x - 22} {top + 62} L {x - 10} {top} L {x + 10} {top} L {x + 22} {top + 62} Z"),
                    across(lit(c, 0.3), dim(c, 0.2)),
                )
            front = cv.fill(box(220, 560, 780, 850, 4, 4, 14, 14), sheen(look.body))
            cv.fill(oval(500, 706, 96), PAPER, 0.96, front)
            cv.line(smooth([(440, 720), (480, 670), (520, 730), (560, 680)], False), 13, look.tone(1, look.body))
            return
        _watercolours(cv, look)


def _watercolours(cv: Canvas, look: Look) -> None:
    tin = tone("#3a3b3f") if not look.has("white") else tone("#f3ead8")
    cv.fill(box(150, 170, 850, 480, 26), across(lit(tin, 0.3), tin, degrees=50))
    lid = cv.fill(box(174, 194, 826, 460, 16), sheen(tone("#f7f4ec")))
    for i, c in enumerate(look.tones[:4]):
        cv.fill(
            smooth(
                [
                    (250 + i * 150, 280),
                    (310 + i * 150, 250),
                    (340 + i * 150, 330),
                    (290 + i * 150, 400),
                    (236 + i * 150, 360),
                ]
            ),
            c,
            0.7,
            lid,
        )
    cv.fill(box(150, 490, 850, 830, 26), across(lit(tin, 0.3), tin, dim(tin, 0.2), degrees=50))
    for row in range(3):
        for i in range(7):
            c = look.tones[(i + row * 7) % len(look.tones)]
            shade = lit(c, row * 0.16) if row < 2 else dim(c, 0.2)
            x, y = 188 + i * 92, 514 + row * 100
            cv.fill(box(x, y, x + 78, y + 84, 8), PAPER)
            pan = cv.fill(
                box(x + 7, y + 7, x + 71, y + 77, 6), across(lit(shade, 0.2), shade, dim(shade, 0.2), degrees=50)
            )
            cv.glow(oval(x + 28, y + 24, 15, 8), WHITE, 7, 0.5, pan)
    with cv.placed(80, 0, 1, 40, about=(700, 500)):
        cv.line([(700, 180), (700, 620)], 17, sheen(tone("#c8323a")))
        cv.fill(box(689, 600, 711, 670, 4), metal(STEEL))
        cv.fill(smooth([(690, 670), (710, 670), (713, 720), (700, 770), (687, 720)]), sheen(tone("#5a4636")))
