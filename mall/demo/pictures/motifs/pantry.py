"""Rice, noodles, bottles, tea and coffee."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, Mask, across, around
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, mix, tone
from mall.demo.pictures.forms import Room, ball, fold, lathe, matte, metal, sheen, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.motifs.care import glassy, label
from mall.demo.pictures.paths import box, oval, pen, smooth, squircle, turned
from mall.demo.pictures.patterns import pattern

PAPER = tone("#faf5ea")

LEAF = tone("#5f8a4a")

COUNTER = ("sweep", "table", "window", "foliage", "sun", "arch")


@motif("sack", scenes=COUNTER, zoom=1.1, focus=(470, 620))
def sack(cv: Canvas, look: Look) -> None:
    """Tones: bag, grain, label. Words: burlap (tied sack), kraft, brick (vacuum pack), jar (glass jar), bowl (a bowl beside)."""
    c, seed = look.body, look.tone(1, tone("#f3eee0"))
    if look.has("jar"):
        _grain_jar(cv, look, c, seed)
    elif look.has("brick"):
        _vacuum_brick(cv, look, c, seed)
    elif look.has("kraft"):
        stand_bag(cv, look, c)
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


def stand_bag(cv: Canvas, look: Look, c: Tone) -> None:
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
        for _ in range(26):
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
                left = 430 + i * 8.6
                cv.fill(
                    box(left, 300 - (i * 37 % 17), left + 8, 800 - (i * 13 % 6)),
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
    shapes: dict[str, list[tuple[float, float]]] = {
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
        stand_bag(cv, look, c)
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
