"""Fruit, pantry, tea, coffee and snacks."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, Mask, across, around, down
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, mix, tone
from mall.demo.pictures.forms import Room, ball, fold, glaze, lathe, matte, metal, mouth, sheen, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.motifs.care import glassy, label
from mall.demo.pictures.paths import Path, box, moved, oval, pen, ribbon, smooth, squircle, turned
from mall.demo.pictures.patterns import pattern

LEAF = tone("#5f8a4a")
PAPER = tone("#faf5ea")
KRAFT = tone("#c9a274")
STEEL = tone("#c3c8cc")
COUNTER = ("sweep", "table", "window", "foliage", "sun", "arch")


def fruit(cv: Canvas, x: float, y: float, r: float, c: Tone, kind: str, turn: float = 0) -> None:
    """One fruit, its middle at (x, y)."""
    with cv.placed(x - 500, y - 500, r / 100, turn):
        _FRUITS[kind](cv, c)


def _apple(cv: Canvas, c: Tone) -> None:
    shape = smooth(
        [
            (500, 424),
            (548, 402),
            (594, 436),
            (600, 506),
            (568, 580),
            (524, 604),
            (500, 596),
            (476, 604),
            (432, 580),
            (400, 506),
            (406, 436),
            (452, 402),
        ]
    )
    skin = cv.fill(
        shape, around((0, lit(c, 0.5)), (0.25, lit(c, 0.12)), (0.6, c), (1, dim(c, 0.46)), x=0.34, y=0.3, reach=0.84)
    )
    for i in range(9):
        a = -70 + i * 17
        cv.line(
            smooth([(500, 424), (500 + a * 0.8, 470), (500 + a * 1.15, 560)], False),
            2.4,
            lit(mix(c, tone("#f3d98a"), 0.6), 0.2),
            0.28,
            skin,
        )
    cv.glow(oval(500, 426, 30, 12), dim(c, 0.8), 8, 0.6, skin)
    cv.line(smooth([(500, 430), (504, 400), (516, 376)], False), 7, tone("#6b4a2e"))
    cv.glow(oval(448, 464, 20, 27), WHITE, 12, 0.55, skin)
    cv.fill(smooth([(512, 396), (546, 364), (592, 366), (560, 398)]), sheen(LEAF))


def _pear(cv: Canvas, c: Tone) -> None:
    shape = smooth(
        [
            (500, 352),
            (532, 372),
            (542, 430),
            (576, 486),
            (592, 550),
            (560, 606),
            (500, 620),
            (440, 606),
            (408, 550),
            (424, 486),
            (458, 430),
            (468, 372),
        ]
    )
    skin = cv.fill(
        shape, around((0, lit(c, 0.5)), (0.3, lit(c, 0.1)), (0.65, c), (1, dim(c, 0.42)), x=0.36, y=0.46, reach=0.7)
    )
    cv.fill([oval(430 + i * 47 % 140, 420 + i * 71 % 180, 2.4) for i in range(26)], dim(c, 0.5), 0.5, skin)
    cv.glow(oval(452, 500, 18, 34), WHITE, 13, 0.5, skin)
    cv.line(smooth([(500, 356), (506, 330), (500, 312)], False), 7, tone("#6b4a2e"))
    cv.fill(smooth([(506, 336), (540, 312), (580, 322), (546, 344)]), sheen(LEAF))


def _orange(cv: Canvas, c: Tone) -> None:
    skin = cv.fill(
        oval(500, 504, 100, 98),
        around((0, lit(c, 0.5)), (0.25, lit(c, 0.14)), (0.6, c), (1, dim(c, 0.42)), x=0.34, y=0.3, reach=0.84),
    )
    cv.fill([oval(410 + i * 61 % 180, 410 + i * 89 % 186, 2) for i in range(50)], dim(c, 0.4), 0.34, skin)
    cv.glow(oval(456, 456, 24, 18), WHITE, 13, 0.5, skin)
    cv.fill(
        [turned(pen("M 500 412 L 512 402 L 500 396 L 488 402 Z"), k * 72, (500, 412)) for k in range(5)],
        tone("#6f8f4a"),
    )
    cv.fill(smooth([(506, 404), (540, 372), (590, 380), (556, 410)]), sheen(LEAF))


def _half_citrus(cv: Canvas, c: Tone) -> None:
    cv.fill(oval(500, 500, 100), sheen(c))
    cv.fill(oval(500, 500, 90), tone("#fbf3df"))
    for k in range(10):
        cv.fill(
            turned(smooth([(500, 492), (478, 436), (490, 418), (510, 418), (522, 436)]), k * 36, (500, 500)),
            across(lit(c, 0.4), c),
        )
    cv.fill(oval(500, 500, 9), tone("#fbf3df"))


def _pomelo(cv: Canvas, c: Tone) -> None:
    shape = smooth(
        [
            (500, 380),
            (540, 400),
            (590, 460),
            (606, 530),
            (570, 600),
            (500, 616),
            (430, 600),
            (394, 530),
            (410, 460),
            (460, 400),
        ]
    )
    skin = cv.fill(shape, ball(c, 0.5))
    cv.fill([oval(400 + i * 61 % 200, 400 + i * 89 % 210, 2) for i in range(60)], dim(c, 0.4), 0.34, skin)
    cv.fill(smooth([(500, 388), (530, 350), (584, 346), (550, 384)]), sheen(LEAF))


def _strawberry(cv: Canvas, c: Tone) -> None:
    shape = smooth(
        [
            (500, 420),
            (560, 416),
            (590, 456),
            (570, 530),
            (524, 596),
            (500, 610),
            (476, 596),
            (430, 530),
            (410, 456),
            (440, 416),
        ]
    )
    skin = cv.fill(shape, ball(c, 0.5))
    for i in range(34):
        x, y = 420 + (i * 37) % 160, 446 + (i * 53) % 140
        cv.fill(oval(x, y, 3, 5), tone("#f6dc8a"), 0.9, skin)
    for k in range(7):
        cv.fill(
            turned(smooth([(500, 420), (486, 396), (500, 366), (514, 396)]), -100 + k * 33, (500, 424)),
            sheen(tone("#6fa04e")),
        )
    cv.glow(oval(456, 466, 16, 22), WHITE, 10, 0.5, skin)


def _berry(cv: Canvas, c: Tone) -> None:
    skin = cv.fill(oval(500, 500, 100), ball(c, 0.4))
    cv.glow(oval(500, 500, 90), lit(c, 0.8), 60, 0.2, skin)
    cv.fill(
        [turned(pen("M 500 462 L 516 440 L 500 430 L 484 440 Z"), k * 72, (500, 474)) for k in range(5)], dim(c, 0.55)
    )
    cv.fill(oval(500, 474, 22), dim(c, 0.7))


def _grape(cv: Canvas, c: Tone) -> None:
    skin = cv.fill(
        oval(500, 500, 96, 104),
        around((0, lit(c, 0.66)), (0.3, lit(c, 0.14)), (0.7, c), (1, dim(c, 0.4)), x=0.34, y=0.28, reach=0.84),
    )
    cv.glow(oval(462, 448, 20, 26), WHITE, 10, 0.7, skin)
    cv.glow(oval(540, 560, 40, 24), lit(c, 0.9), 20, 0.3, skin)


def _cherry(cv: Canvas, c: Tone) -> None:
    cv.line(smooth([(500, 420), (520, 340), (570, 280)], False), 7, tone("#6f8f4a"))
    skin = cv.fill(oval(500, 500, 96, 92), ball(c, 0.5))
    cv.glow(oval(462, 456, 22, 16), WHITE, 9, 0.75, skin)


_FRUITS = {
    "apple": _apple, "pear": _pear, "orange": _orange, "half": _half_citrus, "pomelo": _pomelo,
    "strawberry": _strawberry, "berry": _berry, "grape": _grape, "cherry": _cherry,
}  # fmt: skip
_HEAPS = ((330, 712, 96, -12), (520, 706, 100, 6), (694, 716, 92, 16), (424, 604, 94, 10), (612, 600, 92, -8))


@motif("fruit", scenes=COUNTER, zoom=1.12, focus=(460, 620))
def fruit_pile(cv: Canvas, look: Look) -> None:
    """Tones: the fruit, a second one. Words: the fruit; pile, three, crate, bowl, bunch, box (a gift box), punnet."""
    kind = next(
        word
        for word in ("apple", "pear", "orange", "pomelo", "strawberry", "berry", "grape", "cherry")
        if look.has(word)
    )
    if look.has("bunch"):
        _bunch(cv, look)
    elif look.has("crate"):
        _crate(cv, look, kind)
    elif look.has("bowl"):
        _fruit_bowl(cv, look, kind)
    elif look.has("punnet"):
        _punnet(cv, look, kind)
    elif look.has("box"):
        _gift_box(cv, look, kind)
    else:
        _pile(cv, look, kind)


def _tint(look: Look, i: int) -> Tone:
    base = look.tone(1, look.body) if look.has("mixed") and i % 2 else look.body
    return mix(base, lit(base, 0.3) if i % 3 else dim(base, 0.2), look.between(0, 0.5))


def _pile(cv: Canvas, look: Look, kind: str) -> None:
    size = 1.05 if kind in ("apple", "orange", "pear") else 1.3 if kind == "pomelo" else 0.9
    places = _HEAPS if not look.has("three", "pair") else ((360, 700, 104, -10), (590, 704, 108, 8), (740, 744, 78, 20))
    if look.has("pair"):
        places = ((380, 690, 118, -8), (620, 694, 116, 10))
    for i, (x, y, r, turn) in enumerate(places):
        cv.glow(oval(x + 20, y + r * size * 0.94, r * 0.8, 16), DUSK, 10, 0.34 if y > 650 else 0)
        fruit(cv, x, y, r * size, _tint(look, i), kind, turn)
    if look.has("cut"):
        cv.glow(oval(780, 790, 80, 12), DUSK, 8, 0.34)
        fruit(cv, 770, 706, 92, look.tone(1, look.body), "half", 12)


def _bunch(cv: Canvas, look: Look) -> None:
    cv.line(smooth([(500, 420), (520, 330), (600, 290)], False), 13, tone("#7c6a46"))
    rows = ((500, 760, 1), (450, 706, 2), (404, 650, 3), (370, 590, 4), (390, 530, 4), (420, 474, 3))
    for x0, y, count in rows:
        for k in range(count):
            x = x0 + k * 86 + look.between(-8, 8)
            fruit(cv, x, y, 54, _tint(look, k), "grape")
    for lean in (-1, 1):
        leaf = smooth(
            [
                (520, 430),
                (520 + lean * 70, 350),
                (520 + lean * 150, 370),
                (520 + lean * 170, 440),
                (520 + lean * 110, 480),
                (520 + lean * 60, 470),
            ]
        )
        mask = cv.fill(leaf, sheen(tone("#7ea05a")))
        cv.line([(524, 432), (520 + lean * 150, 420)], 4, tone("#5f7d42"), 0.7, mask)


def _crate(cv: Canvas, look: Look, kind: str) -> None:
    wood = tone("#cba06a")
    room = Room(yaw=18, pitch=26)
    room.drop(290, 150)
    room.shadow(cv, -290, 290, -150, 150, 0.3)
    cv.fill(room.front(-290, 290, 0, 150, 150), dim(wood, 0.3))
    cv.fill(room.side(-150, 150, 0, 150, -290), dim(wood, 0.4))
    size = 62 if kind in ("apple", "orange", "pear", "pomelo") else 46
    for row in range(3):
        for i in range(6):
            x, y = room.at(-240 + i * 94 + (row % 2) * 26, 96 - row * 86, 130)
            fruit(cv, x, y - 14, size, _tint(look, i + row), kind, look.between(-24, 24))
    for z in (0, 78):
        front = cv.fill(room.front(-290, 290, z + 4, z + 66, -150), sheen(lit(wood, 0.1 if z else 0)))
        side = cv.fill(room.side(-150, 150, z + 4, z + 66, 290), down(dim(wood, 0.24), dim(wood, 0.4)))
        for _ in range(3):
            y0 = look.between(z + 10, z + 60)
            cv.line(
                [room.at(-290, -150, y0), room.at(0, -150, y0 + 4), room.at(290, -150, y0)],
                2,
                dim(wood, 0.4),
                0.4,
                front,
            )
        del side
    for x in (-280, 270):
        cv.fill(room.front(x, x + 18, 0, 150, -152), dim(wood, 0.16))


def _fruit_bowl(cv: Canvas, look: Look, kind: str) -> None:
    c = look.tone(2, tone("#f3ead8"))
    size = 74 if kind in ("apple", "orange", "pear") else 50
    rows = ((7, 560, 230), (5, 520, 160), (3, 470, 90)) if size < 60 else ((4, 556, 170), (3, 486, 110))
    for count, y, spread in rows:
        for i in range(count):
            x = 500 - spread + i * 2 * spread / max(count - 1, 1)
            fruit(
                cv,
                x + look.between(-8, 8),
                y + look.between(-10, 10),
                size,
                _tint(look, i),
                kind,
                look.between(-30, 30),
            )
    body = cv.cut(
        lathe([(290, 580), (270, 680), (170, 770), (120, 800)], 500, 0.2),
        [*oval(500, 580, 288, 57, 180, 360), (790, 400), (210, 400)],
        oval(500, 580, 280, 34),
    )
    cv.fill(body, glaze(c))
    cv.line(oval(500, 580, 288, 57, 180, 0), 9, lit(c, 0.5))


def _punnet(cv: Canvas, look: Look, kind: str) -> None:
    size = 58 if kind == "strawberry" else 40
    card = look.tone(2, tone("#e8d9b8"))
    places = []
    for row in range(4):
        for i in range(8 if size < 50 else 6):
            places.append((250 + i * (560 - size) / (7 if size < 50 else 5) + (row % 2) * 14, 560 + row * size * 0.62))
    for i, (x, y) in enumerate(places):
        fruit(cv, x, y + look.between(-8, 8), size, _tint(look, i), kind, look.between(-40, 40))
    front = cv.fill([(196, 620), (804, 620), (764, 800), (236, 800)], sheen(card))
    label(cv, 410, 660, 590, 770, PAPER, dim(look.body, 0.1))
    cv.shade(front, DUSK, -8, -8, 10, 0.2)


def _gift_box(cv: Canvas, look: Look, kind: str) -> None:
    c = look.tone(2, dim(look.body, 0.2))
    cv.fill([(170, 520), (830, 520), (800, 270), (200, 270)], sheen(c))
    cv.fill([(196, 506), (804, 506), (780, 290), (220, 290)], sheen(lit(c, 0.2)))
    label(cv, 420, 330, 580, 460, PAPER, dim(look.body, 0.1))
    cv.fill(box(150, 520, 850, 800, 12), sheen(dim(c, 0.1)))
    tray = cv.fill(box(176, 540, 824, 784, 8), dim(c, 0.56))
    del tray
    for row in range(2):
        for i in range(4):
            x, y = 262 + i * 158, 604 + row * 118
            cv.fill(oval(x, y, 64), PAPER, 0.9)
            fruit(cv, x, y - 4, 60, _tint(look, i + row), kind, look.between(-14, 14))


@motif("sack", scenes=COUNTER, zoom=1.1, focus=(470, 620))
def sack(cv: Canvas, look: Look) -> None:
    """Tones: bag, grain, label. Words: burlap (tied sack), kraft, brick (vacuum pack), jar (glass jar), bowl (a bowl beside)."""
    c, seed = look.body, look.tone(1, tone("#f3eee0"))
    if look.has("jar"):
        _grain_jar(cv, look, c, seed)
    elif look.has("brick"):
        _vacuum_brick(cv, look, c, seed)
    elif look.has("kraft"):
        _stand_bag(cv, look, c)
    else:
        _burlap(cv, look, c, seed)
    if look.has("scoop"):
        _scoop(cv, look, seed)


def _grains(
    cv: Canvas, look: Look, area: tuple[float, float, float, float], count: int, seed: Tone, within: Mask | None = None
) -> None:
    x0, y0, x1, y1 = area
    for shade in (dim(seed, 0.26), lit(seed, 0.3), seed):
        shapes = []
        for _ in range(count // 3):
            x, y = look.between(x0, x1), look.between(y0, y1)
            shapes.append(turned(oval(x, y, 9, 5), look.between(0, 180), (x, y)))
        cv.fill(shapes, shade, 0.95, within)


def _burlap(cv: Canvas, look: Look, c: Tone, seed: Tone) -> None:
    if look.has("open"):
        heap = cv.fill(
            smooth([(330, 480), (420, 410), (500, 392), (590, 412), (670, 480), (500, 520)]),
            around(lit(seed, 0.4), seed, dim(seed, 0.3)),
        )
        _grains(cv, look, (340, 400, 660, 500), 150, seed, heap)
    shape = smooth(
        [
            (320, 480),
            (500, 500),
            (680, 480),
            (730, 600),
            (740, 730),
            (690, 796),
            (500, 806),
            (310, 796),
            (260, 730),
            (270, 600),
        ]
    )
    body = cv.fill(shape, across(lit(c, 0.26), lit(c, 0.04), c, dim(c, 0.34)))
    for i in range(34):
        cv.line([(250 + i * 15, 470), (250 + i * 15, 810)], 2, dim(c, 0.4), 0.2, body)
        cv.line([(240, 480 + i * 10), (760, 480 + i * 10)], 2, lit(c, 0.5), 0.2, body)
    for points in (
        [(360, 500), (340, 600), (370, 740)],
        [(640, 500), (660, 620), (630, 760)],
        [(470, 500), (480, 560), (460, 620)],
    ):
        fold(cv, points, 26, body, c, 0.34)
    if not look.has("open"):
        cv.fill(
            smooth([(400, 500), (380, 420), (440, 380), (500, 400), (560, 380), (620, 420), (600, 500)]),
            sheen(lit(c, 0.06)),
        )
        cv.line([(384, 486), (616, 486)], 17, tone("#8a5a36"))
    else:
        cv.line(smooth([(318, 484), (410, 512), (500, 520), (590, 512), (682, 484)], False), 26, sheen(lit(c, 0.2)))
    ink = look.tone(2, tone("#5f7d42"))
    cv.line(squircle(500, 660, 96, 74, 3), 6, ink, 0.8, body, joined=True)
    for k in range(5):
        cv.fill(turned(oval(500, 630, 8, 24), -60 + k * 30, (500, 680)), ink, 0.85, body)


def _vacuum_brick(cv: Canvas, look: Look, c: Tone, seed: Tone) -> None:
    body = cv.fill(box(330, 380, 670, 800, 22), across(lit(c, 0.34), lit(c, 0.04), c, dim(c, 0.34)))
    cv.fill(box(322, 350, 678, 398, 6), sheen(dim(c, 0.1)))
    for i in range(22):
        cv.line([(328 + i * 16, 354), (328 + i * 16, 394)], 2, dim(c, 0.5), 0.3)
    window = cv.fill(
        smooth([(400, 600), (500, 570), (600, 600), (610, 700), (500, 740), (390, 700)]), sheen(seed), 1, body
    )
    _grains(cv, look, (386, 570, 614, 740), 210, seed, window)
    label(cv, 400, 430, 600, 546, look.tone(2, PAPER))
    fold(cv, [(344, 420), (360, 560), (346, 780)], 18, body, c, 0.34)
    fold(cv, [(656, 420), (642, 560), (654, 780)], 18, body, c, 0.34)
    cv.glow(box(366, 410, 384, 780, 8), WHITE, 9, 0.4, body)


def _stand_bag(cv: Canvas, look: Look, c: Tone) -> None:
    body = cv.fill(
        pen("M 350 320 L 650 320 L 690 770 Q 690 800 660 800 L 340 800 Q 310 800 310 770 Z"),
        across(lit(c, 0.3), lit(c, 0.04), c, dim(c, 0.34)),
    )
    fold(cv, [(352, 340), (340, 560), (326, 780)], 30, body, c, 0.4)
    fold(cv, [(648, 340), (662, 560), (676, 780)], 30, body, c, 0.4)
    cv.fill(pen("M 346 290 L 654 290 L 658 366 L 342 366 Z"), sheen(lit(c, 0.1)))
    cv.line([(344, 366), (656, 366)], 4, dim(c, 0.5), 0.6)
    if look.has("valve"):
        cv.fill(oval(500, 420, 15), dim(c, 0.4))
        cv.fill(oval(500, 420, 8), dim(c, 0.7))
    label(cv, 400, 480, 600, 700, look.tone(2, PAPER), look.tone(1, dim(c, 0.6)))
    cv.glow(box(384, 380, 400, 770, 8), WHITE, 9, 0.36, body)
    if look.has("beans"):
        for i in range(26):
            x, y = look.between(640, 860), look.between(760, 806)
            with cv.placed(turn=look.between(0, 180), about=(x, y)):
                cv.fill(oval(x, y, 19, 13), ball(tone("#5a3620"), 0.3))
                cv.line([(x - 15, y), (x + 15, y)], 3, tone("#2f1a0e"))


def _grain_jar(cv: Canvas, look: Look, c: Tone, seed: Tone) -> None:
    body = cv.fill(
        lathe([(130, 400), (160, 440), (164, 500), (164, 740), (150, 800)], 500, 0.12),
        across(tone("#dfe9ec"), WHITE, tone("#cfdde2")),
        0.5,
    )
    fillings = [look.tone(i, seed) for i in range(1, max(len(look.tones), 2))]
    tall = 290 / len(fillings)
    for i, shade in enumerate(fillings):
        y0 = 800 - (i + 1) * tall
        layer = cv.fill(
            [*oval(500, y0, 164, 18, 180, 0), (664, y0 + tall), *oval(500, y0 + tall, 164, 18, 0, 180)],
            across(dim(shade, 0.2), lit(shade, 0.2), shade, dim(shade, 0.3)),
            1,
            body,
        )
        _grains(cv, look, (340, y0 - 10, 660, y0 + tall), 120, shade, layer)
    cv.shade(body, DUSK, 10, 0, 9, 0.3)
    cv.shade(body, DUSK, -8, 0, 8, 0.26)
    streak(cv, 390, 470, 760, 18, body, 0.85)
    cv.fill(lathe([(140, 346), (146, 360), (146, 410)], 500, 0.12, False), matte(c))
    cv.fill(oval(500, 346, 140, 17), across(lit(c, 0.5), c))


def _scoop(cv: Canvas, look: Look, seed: Tone) -> None:
    wood = tone("#b98660")
    cv.glow(oval(770, 800, 120, 12), DUSK, 9, 0.34)
    cv.line([(800, 790), (900, 740)], 24, sheen(wood))
    cv.fill(smooth([(660, 770), (700, 740), (800, 750), (820, 790), (760, 804), (680, 800)]), sheen(wood))
    heap = cv.fill(smooth([(676, 768), (730, 724), (800, 756), (740, 784)]), sheen(seed))
    _grains(cv, look, (676, 724, 800, 784), 60, seed, heap)


@motif("noodles", scenes=COUNTER, zoom=1.12, focus=(480, 600))
def noodles(cv: Canvas, look: Look) -> None:
    """Tones: noodles, band. Words: bundle (tied dry noodles), nest, pack, cup, glassy."""
    c, band = look.body, look.tone(1, tone("#c8323a"))
    if look.has("nest"):
        for x, y, r in ((360, 700, 110), (620, 690, 116), (490, 600, 104)):
            cv.glow(oval(x + 10, y + 60, r, 30), DUSK, 12, 0.3)
            cv.fill(oval(x, y + 10, r, r * 0.62), dim(c, 0.3))
            for i in range(16):
                a = i * 23
                cv.line(
                    oval(x + (i % 3 - 1) * 6, y - i % 4 * 6, r * (0.98 - i * 0.045), r * (0.6 - i * 0.028), a, a + 250),
                    8,
                    mix(lit(c, 0.3), dim(c, 0.2), (i % 4) / 4),
                )
        return
    if look.has("pack", "cup"):
        _noodle_pack(cv, look, c, band)
        return
    for dx, turn in ((-120, -7), (120, 8), (0, 0)):
        with cv.placed(dx, 0, 1, turn, about=(500, 800)):
            for i in range(17):
                x = 430 + i * 8.6
                cv.fill(
                    box(x, 300 - (i * 37 % 17), x + 8, 800 - (i * 13 % 6)),
                    across(lit(c, 0.34), c, dim(c, 0.24)) if i % 2 else lit(c, 0.1),
                )
            cv.shade(cv.cut(box(430, 290, 576, 800)), DUSK, -30, 0, 24, 0.26)
            cv.fill(box(424, 520, 582, 620, 4), across(lit(band, 0.2), band, dim(band, 0.34)))
            cv.fill(box(474, 540, 532, 600, 4), PAPER, 0.92)


def _noodle_pack(cv: Canvas, look: Look, c: Tone, band: Tone) -> None:
    if look.has("cup"):
        cup = cv.fill(
            lathe([(196, 430), (180, 560), (150, 800)], 500, 0.14, False),
            across(lit(band, 0.26), band, dim(band, 0.36)),
        )
        cv.fill(
            [*oval(500, 560, 190, 24, 180, 0), *oval(500, 690, 170, 22, 0, 180)],
            across(dim(PAPER, 0.1), PAPER, dim(PAPER, 0.24)),
            1,
            cup,
        )
        cv.fill(oval(500, 630, 54, 44), band, 0.9, cup)
        cv.fill(lathe([(204, 412), (206, 424), (204, 452)], 500, 0.14, False), matte(PAPER))
        cv.fill(oval(500, 412, 204, 28), across(lit(PAPER, 0.4), dim(PAPER, 0.1)))
        for k in range(3):
            cv.glow(
                smooth([(440 + k * 60, 380), (420 + k * 60, 300), (460 + k * 60, 220), (450 + k * 60, 300)]),
                WHITE,
                14,
                0.5,
            )
        return
    body = cv.fill(box(270, 420, 730, 800, 16), across(lit(band, 0.3), band, dim(band, 0.3), degrees=30))
    for y in (420, 770):
        cv.fill(box(262, y - 6, 738, y + 34, 4), sheen(dim(band, 0.1)))
    window = cv.fill(squircle(500, 640, 150, 92, 3), sheen(c), 1, body)
    for i in range(26):
        wave = smooth(
            [
                (340, 560 + i * 7),
                (400, 552 + i * 7),
                (460, 566 + i * 7),
                (520, 552 + i * 7),
                (580, 566 + i * 7),
                (660, 554 + i * 7),
            ],
            False,
        )
        cv.line(wave, 5, lit(c, 0.3) if i % 2 else dim(c, 0.16), 0.9, window)
    label(cv, 420, 464, 580, 540, PAPER)
    cv.glow(box(300, 440, 330, 780, 12), WHITE, 12, 0.4, body)


@motif("bottle", scenes=COUNTER, zoom=1.08, focus=(500, 600))
def bottle(cv: Canvas, look: Look) -> None:
    """Tones: liquid, cap, label. Words: oil, sauce, jug (with a handle), vinegar (clay), pair, chilli (jar), juice."""
    c = look.body
    if look.has("pair"):
        with cv.placed(-120, -18, 0.9, about=(500, 800)):
            _bottle(cv, look, look.tone(3, dim(c, 0.3)))
        with cv.placed(110, 0, about=(500, 800)):
            _bottle(cv, look, c)
        return
    if look.has("chilli"):
        _chilli_jar(cv, look, c)
        return
    _bottle(cv, look, c)
    if look.has("olives"):
        for x, y in ((690, 780), (740, 788), (714, 750)):
            cv.fill(turned(oval(x, y, 27, 21), 20, (x, y)), ball(tone("#7c8a3d"), 0.4))
        cv.fill(turned(oval(770, 740, 50, 14), -30, (770, 740)), sheen(tone("#8aa06a")))


def _bottle(cv: Canvas, look: Look, c: Tone) -> None:
    cap, half = look.tone(1, tone("#3a3b3f")), 104
    if look.has("jug"):
        cv.line(smooth([(560, 400), (680, 410), (690, 560), (610, 600)], False), 34, across(lit(c, 0.3), dim(c, 0.2)))
        half = 140
    shapes = {
        "oil": [(34, 300), (34, 400), (58, 450), (half, 540), (half, 760), (half * 0.95, 800)],
        "vinegar": [(44, 430), (44, 470), (120, 530), (136, 640), (120, 760), (96, 800)],
        "jug": [(46, 340), (48, 390), (half, 470), (half, 760), (half * 0.95, 800)],
        "juice": [(52, 340), (54, 400), (96, 480), (100, 760), (94, 800)],
    }
    profile = next(
        (shape for word, shape in shapes.items() if look.has(word)),
        [(38, 340), (38, 440), (86, 520), (92, 760), (86, 800)],
    )
    body = cv.fill(lathe(profile, 500, 0.11), matte(c) if look.has("vinegar") else glassy(c))
    lip, top = profile[0]
    wide = profile[-2][0]
    if not look.has("vinegar"):
        streak(cv, 500 - wide * 0.66, profile[-3][1] + 10, 770, 14, body, 0.7)
        cv.glow(box(496 - lip * 0.5, top + 10, 502 - lip * 0.4, profile[1][1], 3), WHITE, 4, 0.6, body)
    label(cv, 500 - wide * 0.66, 610, 500 + wide * 0.66, 750, look.tone(2, PAPER))
    cv.fill(
        lathe([(lip * 1.05, top - 62), (lip * 1.12, top - 52), (lip * 1.1, top + 8)], 500, 0.12, False),
        metal(cap) if look.has("gilt") else matte(cap),
    )
    cv.fill(oval(500, top - 62, lip * 1.05, lip * 0.12), lit(cap, 0.3))


def _chilli_jar(cv: Canvas, look: Look, c: Tone) -> None:
    body = cv.fill(lathe([(112, 520), (136, 560), (138, 740), (126, 800)], 500, 0.12), glassy(c))
    cv.fill(
        [
            oval(look.between(370, 630), look.between(560, 790), look.between(6, 13), look.between(4, 9))
            for _ in range(70)
        ],
        lit(c, 0.34),
        0.7,
        body,
    )
    cv.fill([oval(look.between(370, 630), look.between(560, 790), 4, 4) for _ in range(50)], tone("#f3d98a"), 0.8, body)
    streak(cv, 404, 570, 770, 16, body, 0.7)
    label(cv, 420, 620, 580, 750, look.tone(2, PAPER), dim(c, 0.1))
    cap = look.tone(1, tone("#c8323a"))
    cv.fill(lathe([(122, 456), (126, 468), (126, 532)], 500, 0.12, False), matte(cap))
    cv.fill(oval(500, 456, 122, 15), across(lit(cap, 0.4), cap))
    for x, y, turn in ((690, 770, -20), (740, 784, 14)):
        cv.fill(
            turned(smooth([(x - 70, y), (x, y - 22), (x + 70, y - 14), (x + 96, y + 10), (x, y + 18)]), turn, (x, y)),
            ball(tone("#c8323a"), 0.4),
        )
        cv.fill(turned(oval(x - 74, y, 15, 8), turn, (x, y)), LEAF)


@motif("tea-tin", scenes=COUNTER, zoom=1.12, focus=(480, 600))
def tea_tin(cv: Canvas, look: Look) -> None:
    """Tones: tin, label, tea. Words: round, square, cake (pu'er), pouch, pair, bricks; leaves (beside), cup."""
    c = look.body
    if look.has("cake"):
        _tea_cake(cv, look, c)
    elif look.has("square"):
        _square_tin(cv, look, c)
    elif look.has("pouch"):
        _stand_bag(cv, look, c)
    elif look.has("pair"):
        with cv.placed(-130, -16, 0.86, about=(500, 800)):
            _round_tin(cv, look, look.tone(3, lit(c, 0.3)))
        with cv.placed(110, 0, about=(500, 800)):
            _round_tin(cv, look, c)
    else:
        _round_tin(cv, look, c)
    if look.has("leaves"):
        _loose_leaves(cv, look)
    if look.has("cup"):
        _glass_of_tea(cv, look)


def _round_tin(cv: Canvas, look: Look, c: Tone) -> None:
    half = 130
    body = cv.fill(lathe([(half, 420), (half, 800)], 500, 0.13, False), matte(c))
    pattern(cv, look, (360, 420, 640, 820), body, c, lit(c, 0.3), 44)
    ink = look.tone(1, PAPER)
    if look.has("mountain"):
        for k, y in enumerate((640, 690, 740)):
            hill = smooth([(350, y + 20), (420, y - 60), (500, y - 10), (570, y - 84), (650, y)], False)
            cv.fill([*hill, (650, 830), (350, 830)], mix(c, ink, 0.24 + k * 0.16), 1, body)
        cv.fill(oval(560, 540, 30), lit(ink, 0.2), 0.9, body)
    else:
        label(cv, 440, 500, 560, 740, ink)
    streak(cv, 430, 440, 780, 14, body, 0.35)
    cv.fill(
        lathe([(half * 1.01, 336), (half * 1.03, 350), (half * 1.03, 436)], 500, 0.13, False),
        matte(dim(c, 0.1)) if not look.has("gilt") else metal(tone("#d8b36a")),
    )
    cv.fill(oval(500, 336, half, half * 0.13), across(lit(c, 0.4), lit(c, 0.06)))


def _square_tin(cv: Canvas, look: Look, c: Tone) -> None:
    room = Room(yaw=32, pitch=18)
    room.drop(120, 120)
    front = room.slab(cv, -120, 120, -120, 120, 0, 330, c, 2)
    ink = look.tone(1, PAPER)
    x, y = room.at(0, -121, 170)
    cv.fill(oval(x, y, 66, 74), ink, 0.95, front)
    for k in range(5):
        cv.fill(turned(oval(x, y - 26, 10, 30), -64 + k * 32, (x, y + 26)), look.tone(2, LEAF), 0.9, front)
    room.slab(cv, -124, 124, -124, 124, 330, 410, dim(c, 0.08), 2)


def _tea_cake(cv: Canvas, look: Look, c: Tone) -> None:
    paper = look.tone(1, tone("#f1e6cf"))
    cv.glow(oval(520, 790, 260, 24), DUSK, 14, 0.36)
    with cv.placed(turn=-8):
        disc = cv.fill(oval(500, 560, 246), across(lit(paper, 0.3), paper, dim(paper, 0.24), degrees=50))
        for i in range(18):
            a = i * 20
            cv.line(
                [oval(500, 560, 150, start=a, end=a + 1)[0], oval(500, 560, 244, start=a + 3, end=a + 4)[0]],
                4,
                dim(paper, 0.4),
                0.36,
                disc,
            )
        seal = cv.fill(oval(500, 560, 128), sheen(c))
        for k in range(3):
            hill = smooth([(380, 590 + k * 26), (450, 540 + k * 26), (520, 580 + k * 26), (630, 540 + k * 26)], False)
            cv.line(hill, 7, lit(paper, 0.2), 0.85, seal)
        cv.line(oval(500, 560, 108), 4, lit(paper, 0.2), 0.8, seal, joined=True)
        cv.shade(disc, DUSK, -16, -18, 20, 0.3)
    for _ in range(40):
        x, y = look.between(640, 860), look.between(770, 806)
        cv.line(
            [(x, y), (x + look.between(-20, 20), y + look.between(-7, 7))],
            6,
            look.rng.choice((tone("#5a3a24"), tone("#7d5230"), tone("#3f2a1c"))),
        )


def _loose_leaves(cv: Canvas, look: Look) -> None:
    shade = look.tone(2, LEAF)
    for _ in range(54):
        x, y = look.between(650, 880), look.between(756, 806)
        lean = look.between(-26, 26)
        cv.line(
            smooth([(x, y), (x + lean * 0.5, y - 8), (x + lean, y + look.between(-8, 4))], False),
            look.between(4, 8),
            mix(shade, dim(shade, 0.5), look.between(0, 1)),
        )


def _glass_of_tea(cv: Canvas, look: Look) -> None:
    liquor = look.tone(2, tone("#b9863c"))
    cv.glow(oval(770, 800, 84, 14), DUSK, 9, 0.34)
    with cv.placed(265, 0, 0.8, about=(500, 800)):
        body = cv.fill(
            lathe([(92, 630), (90, 720), (76, 800)], 500, 0.14), across(WHITE, lit(liquor, 0.8), WHITE), 0.45
        )
        cv.fill(
            [*oval(500, 670, 92, 12, 180, 0), (592, 790), (500, 804), (408, 790)],
            across(dim(liquor, 0.16), lit(liquor, 0.3), liquor),
            0.85,
            body,
        )
        cv.fill(oval(500, 670, 88, 11), lit(liquor, 0.2), 0.8, body)
        streak(cv, 440, 650, 780, 9, body, 0.8)
        cv.line(oval(500, 630, 92, 13), 4, WHITE, 0.9, joined=True)


@motif("nuts", scenes=COUNTER, zoom=1.12, focus=(500, 600))
def nuts(cv: Canvas, look: Look) -> None:
    """Tones: the nut, the vessel. Words: walnut, almond, pistachio, date, cashew, mixed; bowl, jar, pouch."""
    c, vessel = look.body, look.tone(1, tone("#c79b6c"))
    if look.has("pouch"):
        _stand_bag(cv, look, vessel)
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
        oval(500, 610, 268, 34),
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
        for k in (0.74, 0.46, 0.2):
            cv.line(oval(x + 84, y, 36 * k, 42 * k), 4, dim(c, 0.4), 0.8, joined=True)


def _tin(cv: Canvas, look: Look, c: Tone, second: Tone) -> None:
    tin = look.tone(2, tone("#2f5fb0"))
    cv.fill(lathe([(290, 640), (290, 800)], 500, 0.22, False), metal(mix(tin, STEEL, 0.2)))
    cv.fill(oval(500, 640, 290, 64), dim(tin, 0.5))
    for i in range(16):
        a = i * 22.5
        x, y = oval(500, 640, 200 if i % 2 else 110, 40 if i % 2 else 22, a, a + 1)[0]
        cv.fill(oval(x, y - 14, 72, 26), around(lit(c, 0.4), c, dim(c, 0.2)))
        cv.fill(oval(x, y - 16, 26, 10), second if i % 3 else lit(c, 0.5))
    with cv.placed(150, -150, 1, 0):
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
        x, y = oval(500, 520, 140, 26, i * 51, i * 51 + 1)[0]
        fruit(cv, x, y - 24, 34, tone("#c8323a"), "strawberry")


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
