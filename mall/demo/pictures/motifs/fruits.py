"""Fruit, one by one and by the crate."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, across, around, down
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, mix, tone
from mall.demo.pictures.forms import Room, ball, glaze, lathe, sheen
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.motifs.care import label
from mall.demo.pictures.paths import box, oval, pen, smooth, turned

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


def _lemon(cv: Canvas, c: Tone) -> None:
    half = [(372, 500), (396, 478), (430, 428), (500, 408), (570, 428), (604, 478), (630, 500)]
    shape = smooth([*half, *((x, 1000 - y) for x, y in reversed(half[1:-1]))])
    skin = cv.fill(shape, around((0, lit(c, 0.6)), (0.3, lit(c, 0.14)), (0.65, c), (1, dim(c, 0.36)), x=0.36, y=0.28))
    cv.fill([oval(400 + i * 61 % 200, 424 + i * 89 % 156, 2) for i in range(40)], dim(c, 0.4), 0.3, skin)
    cv.glow(oval(470, 450, 34, 16), WHITE, 13, 0.5, skin)


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
    seeds = [oval(420 + (i * 37) % 160, 446 + (i * 53) % 140, 3, 5) for i in range(34)]
    cv.fill(seeds, tone("#f6dc8a"), 0.9, skin)
    leaf = smooth([(500, 420), (486, 396), (500, 366), (514, 396)])
    cv.fill([turned(leaf, -100 + k * 33, (500, 424)) for k in range(7)], sheen(tone("#6fa04e")))
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
    "apple": _apple, "pear": _pear, "orange": _orange, "lemon": _lemon, "half": _half_citrus, "pomelo": _pomelo,
    "strawberry": _strawberry, "berry": _berry, "grape": _grape, "cherry": _cherry,
}  # fmt: skip

_HEAPS = ((330, 712, 96, -12), (520, 706, 100, 6), (694, 716, 92, 16), (424, 604, 94, 10), (612, 600, 92, -8))


@motif("fruit", scenes=COUNTER, zoom=1.12, focus=(460, 620))
def fruit_pile(cv: Canvas, look: Look) -> None:
    """Tones: the fruit, a second one. Words: the fruit; pile, three, crate, bowl, bunch, box (a gift box), punnet."""
    kind = next(
        word
        for word in ("apple", "pear", "orange", "lemon", "pomelo", "strawberry", "berry", "grape", "cherry")
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
    places: tuple[tuple[float, float, float, float], ...] = (
        _HEAPS if not look.has("three", "pair") else ((360, 700, 104, -10), (590, 704, 108, 8), (740, 744, 78, 20))
    )
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
        cv.fill(room.side(-150, 150, z + 4, z + 66, 290), down(dim(wood, 0.24), dim(wood, 0.4)))
        for _ in range(3):
            y0 = look.between(z + 10, z + 60)
            cv.line(
                [room.at(-290, -150, y0), room.at(0, -150, y0 + 4), room.at(290, -150, y0)],
                2,
                dim(wood, 0.4),
                0.4,
                front,
            )
    for x in (-280, 270):
        cv.fill(room.front(x, x + 18, 0, 150, -152), dim(wood, 0.16))


def _fruit_bowl(cv: Canvas, look: Look, kind: str) -> None:
    c = look.tone(2, tone("#f3ead8"))
    size = 74 if kind in ("apple", "orange", "pear", "lemon") else 50
    rows = ((7, 560, 230), (5, 520, 160), (3, 470, 90)) if size < 60 else ((4, 556, 170), (3, 486, 110))
    cv.fill(oval(500, 580, 288, 57), across(dim(c, 0.5), dim(c, 0.2)))
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
        oval(500, 580, 288, 57),
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
    cv.fill(box(176, 540, 824, 784, 8), dim(c, 0.56))
    for row in range(2):
        for i in range(4):
            x, y = 262 + i * 158, 604 + row * 118
            cv.fill(oval(x, y, 64), PAPER, 0.9)
            fruit(cv, x, y - 4, 60, _tint(look, i + row), kind, look.between(-14, 14))
