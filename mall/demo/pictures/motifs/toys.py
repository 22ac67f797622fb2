"""Toys, and what babies use and wear."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, Mask, across, around
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, tone
from mall.demo.pictures.forms import Room, ball, fold, lathe, matte, sheen, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import box, moved, oval, pen, ribbon, sized, smooth, squircle, turned
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
    left, sill = room.at(0, -61, 0)
    gate = [(left - 40, sill), *oval(left, sill - 70, 40, 40, 180, 360), (left + 40, sill)]
    cv.fill(gate, dim(_shade(look, 1), 0.6))


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


@motif("plush", scenes=PLAY, zoom=1.07, focus=(500, 480))
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
            outline = ((-24, 340), (-34, 200), (14, 96), (54, 200), (44, 350))
            ear = smooth([(x + side * dx, y) for dx, y in outline])
            cv.fill(ear, sheen(c))
            cv.fill(sized(ear, 0.56, 0.74, (x + side * 10, 240)), sheen(belly))
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
        cv.fill(oval(500 + side * 74, 414, 17, 19), NIGHT)
        cv.fill(oval(500 + side * 74 - 5, 407, 6), WHITE)
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
        cv.fill(moved(shape, 0, -12), sheen(c))
        cv.fill(oval(x, y - 30, 19, 13), ball(tone("#f3ead8")), 1, None)


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
