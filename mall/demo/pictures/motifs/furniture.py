"""Chairs, tables, cabinets and baskets."""

from __future__ import annotations

from collections.abc import Sequence

from mall.demo.pictures.canvas import Canvas, Mask, across, around, down
from mall.demo.pictures.colour import DUSK, Tone, dim, lit, mix, tone
from mall.demo.pictures.forms import GROUND, Room, ball, glaze, grain, lathe, leg, matte, sheen
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import Path, box, oval, ribbon, smooth

OAK = tone("#cfa672")

BRASS = tone("#c9a253")

GLOW = tone("#fff1cf")

INDOORS = ("sweep", "table", "arch", "sun", "window", "foliage")

ROOMS = ("sweep", "arch", "sun", "window", "foliage")


@motif("chair", scenes=ROOMS, zoom=0.98, focus=(510, 420))
def chair(cv: Canvas, look: Look) -> None:
    """Tones: wood, seat. Words: slats, spindles, panel, woven, arms, round (seat), cantilever."""
    wood, seat = look.body, look.tone(1, lit(look.body, 0.2))
    room = Room(yaw=look.between(24, 31), pitch=17)
    half, deep, high, back = 172, 165, 300, 610
    room.drop(half, deep)
    room.shadow(cv, -half, half, -deep, deep, 0.26)
    posts = [(-half + 14, deep - 8), (half - 14, deep - 8)]
    fronts = [(-half + 14, -deep + 14), (half - 14, -deep + 14)]
    for x, y in posts:
        leg(cv, room.at(x, y, high), room.at(x * 1.06, y + 26, 0), 27, 19, dim(wood, 0.12))
    if look.has("rail"):
        cv.line([room.at(-half + 14, -deep + 14, 120), room.at(-half + 20, deep, 120)], 13, dim(wood, 0.2))
        cv.line([room.at(half - 14, -deep + 14, 120), room.at(half - 20, deep, 120)], 13, dim(wood, 0.1))
    for x, y in fronts:
        leg(cv, room.at(x, y, high), room.at(x * 1.05, y - 12, 0), 29, 20, wood)
    _chair_back(cv, look, room, posts, high, back, wood, seat)
    _chair_seat(cv, look, room, half, deep, high, wood, seat)
    if look.has("arms"):
        for x in (-half + 2, half - 2):
            leg(cv, room.at(x, -deep + 30, high + 170), room.at(x, -deep + 16, high - 10), 20, 24, wood)
            rest = [room.at(x, deep - 4, high + 182), room.at(x, 0, high + 192), room.at(x, -deep + 14, high + 170)]
            cv.line(smooth(rest, False), 26, across(lit(wood, 0.34), wood, degrees=70))


def _chair_back(
    cv: Canvas,
    look: Look,
    room: Room,
    posts: Sequence[tuple[float, float]],
    high: float,
    back: float,
    wood: Tone,
    seat: Tone,
) -> None:
    lean = 34
    for x, y in posts:
        leg(cv, room.at(x * 1.02, y + lean, back), room.at(x, y, high - 6), 17, 28, wood)
    (x0, y0), (x1, _) = posts
    rail = [
        room.at(x0 * 1.1, y0 + lean - 16, back),
        room.at(0, y0 + lean + 22, back + 6),
        room.at(x1 * 1.1, y0 + lean - 16, back),
    ]
    low = [room.at(x0, y0 + 12, high + 110), room.at(0, y0 + 30, high + 112), room.at(x1, y0 + 12, high + 110)]
    if look.has("panel", "woven"):
        panel = cv.fill([*smooth(rail, False), *reversed(smooth(low, False))], sheen(seat))
        if look.has("woven"):
            _weave(cv, [rail, low], panel, seat)
    elif look.has("spindles"):
        for i in range(1, 7):
            t = i / 7
            top = smooth(rail, False)[int(t * 16)]
            cv.line([top, room.at(x0 + (x1 - x0) * t, y0 + 6, high)], 11, across(lit(wood, 0.2), dim(wood, 0.2)))
    else:
        for k in (0.36, 0.66):
            z = high + (back - high) * k
            slat = [room.at(x0, y0 + lean * k, z), room.at(0, y0 + lean * k + 22, z + 4), room.at(x1, y0 + lean * k, z)]
            cv.line(smooth(slat, False), 36, across(lit(wood, 0.2), wood, dim(wood, 0.2), degrees=70))
    cv.line(
        smooth(rail, False),
        46 if not look.has("spindles") else 36,
        across(lit(wood, 0.4), wood, dim(wood, 0.24), degrees=60),
    )


def _weave(cv: Canvas, edges: list[Path], panel: Mask, c: Tone) -> None:
    top, low = smooth(edges[0], False), smooth(edges[1], False)
    for i in range(0, 17, 1):
        cv.line([top[i], low[16 - i] if i % 2 else low[i]], 3, dim(c, 0.5), 0.5, panel)
    for k in range(1, 8):
        row = [(a[0] + (b[0] - a[0]) * k / 8, a[1] + (b[1] - a[1]) * k / 8) for a, b in zip(top, low, strict=True)]
        cv.line(row, 3, lit(c, 0.4), 0.6, panel)


def _chair_seat(
    cv: Canvas, look: Look, room: Room, half: float, deep: float, high: float, wood: Tone, seat: Tone
) -> None:
    if look.has("cushion"):
        room.slab(cv, -half, half, -deep, deep, high - 30, high, wood, 0)
        pad = smooth(room.top(-half - 6, half + 6, -deep - 6, deep, high + 40), grain=10)
        base = smooth(room.top(-half - 6, half + 6, -deep - 6, deep, high + 8), grain=10)
        cv.fill([base, pad], down(seat, dim(seat, 0.4)))
        cv.fill(pad, across(lit(seat, 0.34), seat, dim(seat, 0.1), degrees=40))
        return
    room.slab(cv, -half, half, -deep, deep, high - 26, high, wood)
    if look.has("woven", "panel"):
        top = cv.fill(room.top(-half + 16, half - 16, -deep + 16, deep - 16, high + 1), sheen(seat))
        for i in range(1, 14):
            t = -1 + i / 7
            cv.line(
                [room.at(-half, deep * t, high + 1), room.at(half, deep * t, high + 1)], 3, dim(seat, 0.4), 0.4, top
            )
            cv.line(
                [room.at(half * t, -deep, high + 1), room.at(half * t, deep, high + 1)], 3, lit(seat, 0.5), 0.5, top
            )


@motif("stool", scenes=INDOORS, zoom=1.2, focus=(500, 520))
def stool(cv: Canvas, look: Look) -> None:
    """Tones: wood, seat. Words: padded, tall, three (legs), woven, drum."""
    wood, seat = look.body, look.tone(1, look.body)
    if look.has("drum"):
        body = cv.fill(lathe([(190, 500), (206, 540), (206, 740), (196, 800)], 500, 0.2), matte(wood))
        for i in range(-6, 7):
            x = 500 + 200 * (i / 6.5)
            cv.line([(x, 500), (x, 830)], 5, dim(wood, 0.4), 0.3, body)
        cv.fill(oval(500, 500, 192, 40), across(lit(seat, 0.4), seat))
        return
    top = 400 if look.has("tall") else 520
    cv.glow(oval(520, 770, 220, 40), DUSK, 18, 0.24)
    feet = (
        ((330, 742), (664, 736), (420, 794), (604, 800))
        if not look.has("three")
        else ((350, 770), (640, 776), (500, 800))
    )
    for i, (x, y) in enumerate(feet):
        leg(cv, (500 + (x - 500) * 0.62, top + 24), (x, y), 30, 20, dim(wood, 0.16) if i < 2 else wood)
    z = top + (800 - top) * 0.62
    cv.line(oval(500, z, 128, 34), 11, across(lit(wood, 0.1), wood, dim(wood, 0.3)), joined=True)
    for i, (x, y) in enumerate(feet):
        if i > 1:
            leg(cv, (500 + (x - 500) * 0.62, top + 24), (x, y), 30, 20, wood)
    thick = 70 if look.has("padded") else 30
    rim = cv.fill(
        lathe([(186, top - thick + 30), (194, top - thick / 2 + 30), (186, top + 70)], 500, 0.22), matte(seat)
    )
    lid = cv.fill(oval(500, top - thick + 30, 187, 42), around(lit(seat, 0.34), seat, dim(seat, 0.1)))
    if look.has("padded"):
        cv.fill(oval(500, top - thick + 30, 10, 4), dim(seat, 0.4))
    else:
        grain(
            cv,
            lid,
            seat,
            [[(320, top - 10 + i * 12), (500, top - 18 + i * 12), (690, top - 8 + i * 12)] for i in range(-2, 5)],
        )
    cv.shade(rim, DUSK, 0, -12, 8, 0.2)


@motif("armchair", scenes=ROOMS, zoom=1.12, focus=(480, 480))
def armchair(cv: Canvas, look: Look) -> None:
    """Tones: cloth, legs. Words: round, wing, sofa (two seats), wood-frame."""
    c, wood = look.body, look.tone(1, tone("#7a5238"))
    wide = 330 if look.has("sofa") else 230
    cv.glow(oval(520, 790, wide + 60, 26), DUSK, 18, 0.3)
    for x in (-wide + 40.0, wide - 40.0):
        leg(cv, (500 + x, 720), (500 + x * 1.08, GROUND), 26, 16, wood)
    top = 250 if look.has("wing") else 330
    back = smooth([(500 - wide, 560), (500 - wide + 10, top + 70), (500 - wide * 0.62, top), (500, top - 12), (500 + wide * 0.62, top),
                   (500 + wide - 10, top + 70), (500 + wide, 560), (500, 660)])  # fmt: skip
    rest = cv.fill(back, across(lit(c, 0.16), c, dim(c, 0.22), degrees=30))
    cv.shade(rest, DUSK, -14, -10, 16, 0.26)
    seats = ((-wide / 2, wide / 2 - 6), (wide / 2, wide / 2 - 6)) if look.has("sofa") else ((0, wide - 46),)
    for x, half in seats:
        if look.has("sofa"):
            pad = cv.fill(box(500 + x - half + 10, top + 40, 500 + x + half - 4, 570, 60), sheen(lit(c, 0.06)))
            cv.shade(pad, DUSK, -10, -8, 12, 0.2)
        cushion = cv.fill(
            box(500 + x - half, 536, 500 + x + half, 664, 46), down(lit(c, 0.34), lit(c, 0.06), dim(c, 0.2))
        )
        cv.shade(cushion, DUSK, -8, -10, 12, 0.24)
    cv.fill(box(500 - wide + 22, 640, 500 + wide - 22, 744, 30), down(c, dim(c, 0.4)))
    for side in (-1, 1):
        x = 500 + side * (wide + 4)
        arm = cv.fill(box(x - 52, 482, x + 52, 748, 50), across(lit(c, 0.2) if side < 0 else c, c, dim(c, 0.34)))
        cv.glow(oval(x - 10, 512, 34, 16), lit(c, 0.7), 10, 0.5, arm)
    if look.has("pillow"):
        pillow = look.tone(2, lit(c, 0.6))
        with cv.placed(turn=-12, about=(420, 500)):
            cv.glow(box(352, 428, 500, 570, 40), DUSK, 12, 0.3)
            cv.fill(
                smooth(
                    [(350, 424), (420, 436), (492, 420), (484, 496), (494, 566), (420, 554), (346, 570), (358, 496)]
                ),
                sheen(pillow),
            )


@motif("table", scenes=ROOMS, zoom=0.97, focus=(430, 480))
def table(cv: Canvas, look: Look) -> None:
    """Tones: top, legs. Words: round, desk (drawers), low, nest (two), pedestal, shelf; vase (with a twig on it)."""
    wood, legs = look.body, look.tone(1, look.body)
    if look.has("round"):
        _round_table(cv, look, wood, legs)
        return
    room = Room(yaw=24, pitch=19)
    half, deep = 370, 170
    high = 250 if look.has("low") else 420
    room.drop(half, deep)
    room.shadow(cv, -half, half, -deep, deep, 0.16)
    corners = [(-1, 1), (1, 1), (-1, -1), (1, -1)]
    for i, (sx, sy) in enumerate(corners):
        x, y = sx * (half - 30), sy * (deep - 26)
        leg(cv, room.at(x, y, high - 10), room.at(x * 1.03, y * 1.06, 0), 32, 20, dim(legs, 0.2) if i < 2 else legs)
        if i == 1 and look.has("shelf"):
            room.slab(cv, -half + 40, half - 40, -deep + 30, deep - 30, 88, 104, dim(wood, 0.1))
    apron = 92 if look.has("desk") else 46
    room.slab(cv, -half + 26, half - 26, -deep + 22, deep - 22, high - apron, high - 12, dim(legs, 0.08), 0)
    if look.has("desk"):
        for x0, x1 in ((-half + 44, -6), (6, half - 44)):
            y = -deep + 20
            cv.fill(room.front(x0, x1, high - 80, high - 24, y), sheen(lit(legs, 0.14)))
            mid = (x0 + x1) / 2
            cv.line([room.at(mid - 26, y - 6, high - 50), room.at(mid + 26, y - 6, high - 50)], 8, BRASS)
    room.slab(cv, -half, half, -deep, deep, high - 26, high, wood)
    lid = cv.cut(room.top(-half, half, -deep, deep, high))
    grain(
        cv,
        lid,
        wood,
        [[room.at(-half, y, high), room.at(0, y + 14, high), room.at(half, y - 6, high)] for y in range(-150, 170, 42)],
    )
    if look.has("vase"):
        _table_vase(cv, *room.at(-150, 20, high), look)
    if look.has("books"):
        middle, top = room.at(120, 0, high)
        for i, c in enumerate(("#c4684a", "#f3ead8", "#39507c")):
            cv.fill(box(middle - 74 + i * 6, top - 20 - i * 20, middle + 74 - i * 8, top - i * 20, 4), sheen(tone(c)))


def _round_table(cv: Canvas, look: Look, wood: Tone, legs: Tone) -> None:
    high = 500 if look.has("low") else 400
    rx = 320
    tables = ((-90, 0, 1.0), (170, 10, 0.72)) if look.has("nest") else ((0, 0, 1.0),)
    for dx, dy, k in tables:
        with cv.placed(dx, dy, k, about=(500, 800)):
            cv.glow(oval(520, 790, 250, 30), DUSK, 18, 0.22)
            if look.has("pedestal"):
                cv.fill(lathe([(40, high), (30, high + 80), (34, 700), (150, 780), (166, 806)], 500, 0.2), matte(legs))
            else:
                for x, y in ((-170, -50), (170, -50), (-190, 0), (190, 0)):
                    leg(cv, (500 + x * 0.8, high), (500 + x * 1.08, 800 + y), 28, 18, dim(legs, 0.18) if y else legs)
            cv.fill(
                lathe([(rx, high), (rx, high + 14), (rx - 10, high + 96)], 500, 0.24, False), matte(dim(wood, 0.06))
            )
            lid = cv.fill(
                oval(500, high, rx, rx * 0.24), across(lit(wood, 0.44), lit(wood, 0.1), dim(wood, 0.08), degrees=24)
            )
            lines = [[(180, high + y), (500, high + y + 10), (820, high + y - 4)] for y in range(-64, 70, 22)]
            grain(cv, lid, wood, lines)
    if look.has("vase"):
        _table_vase(cv, 440 if not look.has("nest") else 380, high + 10, look)


def _table_vase(cv: Canvas, x: float, y: float, look: Look) -> None:
    c = look.tone(2, tone("#f3ead8"))
    for i in range(5):
        tip = (x + (i - 2) * 46, y - 236 - (i % 2) * 46)
        cv.line(smooth([(x, y - 90), (x + (i - 2) * 14, y - 160), tip], False), 4, tone("#7c8a5a"))
        for k in range(3):
            cv.fill(
                oval(tip[0] - (i - 2) * 8 * k, tip[1] + k * 34, 17, 11),
                mix(tone("#8fa56a"), tone("#5f7d4c"), (i + k) % 3 / 2),
            )
    with cv.placed(x - 500, y - 800, about=(500, 800)):
        cv.fill(lathe([(20, 690), (24, 710), (50, 750), (36, 804)], 500, 0.2), glaze(c))


@motif("cabinet", scenes=ROOMS, zoom=0.97, focus=(440, 500))
def cabinet(cv: Canvas, look: Look) -> None:
    """Tones: case, fronts. Words: sideboard, chest, shelf (open, tall), cart, bedside, rattan, shoe."""
    case, front = look.body, look.tone(1, lit(look.body, 0.2))
    half, deep, high = (
        (360, 120, 330) if look.has("sideboard") else (250, 130, 470) if look.has("chest") else (190, 140, 340)
    )
    if look.has("shelf"):
        half, deep, high = 220, 110, 640
    room = Room(yaw=22, pitch=14)
    room.drop(half, deep)
    room.shadow(cv, -half, half, -deep, deep, 0.28)
    feet = 70 if not look.has("shelf") else 24
    for sx, sy in ((1, 1), (-1, -1), (1, -1)):
        x, y = sx * (half - 34), sy * (deep - 26)
        leg(cv, room.at(x, y, feet), room.at(x * 1.04, y, 0), 26, 16, dim(case, 0.12))
    if look.has("shelf"):
        _open_shelf(cv, look, room, half, deep, feet, high, case)
        return
    room.slab(cv, -half, half, -deep, deep, feet, high, case)
    if look.has("chest", "bedside"):
        _drawers(cv, look, room, half, deep, feet, high, front)
    else:
        _doors(cv, look, room, half, deep, feet, high, front)
    _on_top(cv, look, room, half, high)


def _drawers(
    cv: Canvas, look: Look, room: Room, half: float, deep: float, feet: float, high: float, front: Tone
) -> None:
    rows = 4 if look.has("chest") else 2
    tall = (high - feet - 24) / rows
    for i in range(rows):
        z0 = feet + 14 + i * tall
        face = cv.fill(room.front(-half + 14, half - 14, z0, z0 + tall - 8, -deep - 2), sheen(front))
        cv.shade(face, DUSK, -3, -3, 3, 0.3)
        for x in (-half * 0.45, half * 0.45) if look.has("chest") else (0,):
            cv.fill(oval(*room.at(x, -deep - 12, z0 + tall / 2), 11, 11), ball(BRASS))


def _doors(cv: Canvas, look: Look, room: Room, half: float, deep: float, feet: float, high: float, front: Tone) -> None:
    count = 4 if look.has("sideboard") else 2
    wide = (half * 2 - 28) / count
    for i in range(count):
        x0 = -half + 14 + i * wide
        face = cv.fill(room.front(x0, x0 + wide - 7, feet + 14, high - 16, -deep - 2), sheen(front))
        cv.shade(face, DUSK, -3, -3, 3, 0.3)
        if look.has("rattan"):
            inner = cv.fill(room.front(x0 + 20, x0 + wide - 27, feet + 36, high - 38, -deep - 3), tone("#dcc090"))
            for k in range(-14, 30):
                x = x0 + k * wide / 15
                cv.line(
                    [room.at(x, -deep - 3, feet), room.at(x + high * 0.5, -deep - 3, high)],
                    2.4,
                    tone("#a9844e"),
                    0.55,
                    inner,
                )
                cv.line(
                    [room.at(x, -deep - 3, high), room.at(x + high * 0.5, -deep - 3, feet)],
                    2.4,
                    tone("#a9844e"),
                    0.55,
                    inner,
                )
        if look.has("slatted"):
            for k in range(1, 9):
                x = x0 + k * (wide - 7) / 9
                cv.line(
                    [room.at(x, -deep - 3, feet + 18), room.at(x, -deep - 3, high - 20)], 3, dim(front, 0.5), 0.5, face
                )
        knob = x0 + (wide - 24 if i % 2 == 0 else 16)
        cv.fill(oval(*room.at(knob, -deep - 10, (feet + high) / 2), 8, 8), ball(BRASS))


def _open_shelf(
    cv: Canvas, look: Look, room: Room, half: float, deep: float, feet: float, high: float, case: Tone
) -> None:
    levels = 4
    gap = (high - feet) / levels
    back = dim(case, 0.3) if not look.has("airy") else None
    if back:
        cv.fill(room.front(-half, half, feet, high, deep), back, 0.9)
    for i in range(levels + 1):
        z = feet + i * gap
        room.slab(cv, -half, half, -deep, deep, z - 16, z, case)
        if i < levels:
            _shelf_things(cv, look, room, half, z, gap, i)
    for sx, sy in ((-1, -1), (1, -1), (1, 1)):
        x, y = sx * (half - 4), sy * (deep - 4)
        cv.line([room.at(x, y, high + 2), room.at(x, y, feet - 16)], 17, across(lit(case, 0.3), dim(case, 0.2)))


def _shelf_things(cv: Canvas, look: Look, room: Room, half: float, z: float, gap: float, level: int) -> None:
    palette = [
        tone(c) for c in ("#c4684a", "#f3ead8", "#39507c", "#a5b396", "#d7a32f", "#7d4a30", "#8fa9bc", "#d88a95")
    ]
    if level % 2 == look.rng.randrange(2):
        x = -half + 34
        while x < half * 0.3:
            wide, tall = look.between(20, 34), gap * look.between(0.5, 0.72)
            c = look.rng.choice(palette)
            room.slab(cv, x, x + wide - 2, -40, 30, z, z + tall, c, 0)
            x += wide
        return
    x, y = room.at(look.between(-60, 40), 0, z)
    with cv.placed(x - 500, y - 800, gap / 260, about=(500, 800)):
        cv.fill(lathe([(34, 640), (40, 680), (78, 740), (56, 804)], 500, 0.2), glaze(look.rng.choice(palette)))
    x, y = room.at(half * 0.62, 0, z)
    with cv.placed(x - 500, y - 800, gap / 260, about=(500, 800)):
        cv.fill(lathe([(62, 700), (60, 760), (52, 804)], 500, 0.2), matte(look.rng.choice(palette)))


def _on_top(cv: Canvas, look: Look, room: Room, half: float, high: float) -> None:
    x, y = room.at(-half * 0.5, 0, high)
    _table_vase(cv, x, y + 6, look)
    if look.has("sideboard"):
        x, y = room.at(half * 0.5, 0, high)
        for i, c in enumerate(("#d7a32f", "#f3ead8", "#c4684a")):
            cv.fill(box(x - 70 + i * 7, y - 16 - i * 18, x + 70 - i * 9, y + 2 - i * 18, 3), sheen(tone(c)))


@motif("basket", zoom=1.16, focus=(430, 620))
def basket(cv: Canvas, look: Look) -> None:
    """Tones: weave, cloth. Words: lidded, handles, tall, cloth (a throw in it)."""
    c = look.body
    top, half = (380, 190) if look.has("tall") else (500, 240)
    if look.has("cloth"):
        cloth = look.tone(1, tone("#f3ead8"))
        heap = cv.fill(
            smooth(
                [
                    (500 - half + 20, top + 10),
                    (400, top - 84),
                    (520, top - 60),
                    (640, top - 96),
                    (500 + half - 16, top + 8),
                    (500, top + 40),
                ]
            ),
            sheen(cloth),
        )
        for i in range(4):
            cv.glow(ribbon([(380 + i * 80, top - 80), (400 + i * 70, top + 20)], 10), dim(cloth, 0.6), 8, 0.4, heap)
    body = cv.cut(lathe([(half, top), (half * 1.05, top + 120), (half * 0.96, 720), (half * 0.84, 800)], 500, 0.14),
                  *([oval(500, top, half - 8, half * 0.14 - 4)] if look.has("cloth") else []))  # fmt: skip
    cv.fill(body, matte(c))
    rows = int((800 - top) / 24)
    for i in range(rows + 1):
        y = top + 14 + i * 24
        for k in range(13):
            x = 500 + (k - 6 + (i % 2) * 0.5) * half / 6.1
            cv.glow(
                oval(x, y + (1 - ((x - 500) / half / 1.1) ** 2) * half * 0.12, half / 13, 9), lit(c, 0.4), 4, 0.5, body
            )
        cv.line(oval(500, y + 12, half * 1.06, half * 0.14, 180, 0), 3, dim(c, 0.6), 0.45, body)
    if not look.has("cloth"):
        rim = cv.fill(oval(500, top, half, half * 0.14), across(lit(c, 0.3), c, lit(c, 0.1)))
        cv.fill(oval(500, top + 4, half - 14, half * 0.14 - 8), across(dim(c, 0.7), dim(c, 0.4)), 1, rim)
    if look.has("handles"):
        for side in (-1, 1):
            x = 500 + side * half * 0.98
            cv.line(oval(x, top + 34, 26, 46), 13, across(lit(c, 0.1), dim(c, 0.4)), joined=True)
