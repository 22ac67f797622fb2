"""Phones, headphones, computers, watches, cameras and small appliances."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, Mask, across, around, down
from mall.demo.pictures.colour import BLACK, DUSK, WHITE, Tone, dim, hsl, hue_of, lit, mix, recast, tone
from mall.demo.pictures.forms import GROUND, Room, ball, glaze, lathe, leg, matte, metal, sheen, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import Path, box, moved, oval, pen, ribbon, smooth, squircle, turned

STEEL = tone("#c3c8cc")
NIGHT = tone("#1b1d22")
STUDIO = ("sweep", "podium", "arch", "sun", "window")


def wallpaper(cv: Canvas, look: Look, within: Mask, area: tuple[float, float, float, float], c: Tone) -> None:
    """What a screen shows: a drawn landscape in the product's own colours."""
    x0, y0, x1, y1 = area
    wide, tall = x1 - x0, y1 - y0
    hue = hue_of(c)[0] if hue_of(c)[1] > 0.12 else look.between(0, 360)
    sky = hsl(hue + look.between(-20, 20), 0.6, 0.72)
    cv.fill(within, across(hsl(hue + 40, 0.7, 0.84), sky, hsl(hue - 30, 0.55, 0.6), degrees=70))
    cv.fill(
        oval(x0 + wide * look.between(0.3, 0.7), y0 + tall * 0.36, min(wide, tall) * 0.2), lit(sky, 0.75), 0.9, within
    )
    for i in range(3):
        y = y0 + tall * (0.52 + i * 0.14)
        hill = smooth(
            [
                (x0 - 10, y + look.between(-20, 30)),
                (x0 + wide * 0.3, y - tall * look.between(0.02, 0.09)),
                (x0 + wide * 0.62, y + tall * 0.04),
                (x1 + 10, y - tall * look.between(0, 0.08)),
            ],
            False,
        )
        cv.fill(
            [*hill, (x1 + 10, y1 + 10), (x0 - 10, y1 + 10)], hsl(hue - 20 - i * 14, 0.5, 0.52 - i * 0.12), 0.92, within
        )


@motif("phone", "hang", scenes=("plain", "split", "sunlit", "mat"), zoom=1.0, focus=(420, 380))
def phone(cv: Canvas, look: Look) -> None:
    """Tones: back. Words: round (camera ring), bar (camera bar), square (camera block), fold, mini; leather."""
    c = look.body
    with cv.placed(turn=look.between(6, 13)):
        if look.has("fold"):
            _folding(cv, look, c)
            return
        half, tall = (146, 300) if look.has("mini") else (160, 336)
        with cv.placed(-130, -26):
            _phone_back(cv, look, c, half, tall)
        with cv.placed(120, 40):
            cv.glow(box(500 - half + 10, 500 - tall + 20, 500 + half + 16, 500 + tall + 20, 50), DUSK, 24, 0.4)
            _phone_front(cv, look, c, half, tall)


def _phone_front(cv: Canvas, look: Look, c: Tone, half: float, tall: float) -> None:
    cv.fill(box(500 - half, 500 - tall, 500 + half, 500 + tall, 54), across(lit(c, 0.5), c, dim(c, 0.3), lit(c, 0.2)))
    cv.fill(box(500 - half + 6, 506 - tall, 494 + half, 494 + tall, 49), NIGHT)
    screen = cv.cut(box(500 - half + 13, 513 - tall, 487 + half, 487 + tall, 43))
    wallpaper(cv, look, screen, (500 - half, 500 - tall, 500 + half, 500 + tall), c)
    for i in range(4):
        cv.fill(
            squircle(500 - half + 62 + i * (half * 2 - 124) / 3, 500 + tall - 64, 25, 25),
            (lit(c, 0.4), WHITE, tone("#f2c25a"), tone("#7fc4a8"))[i],
            0.92,
            screen,
        )
    cv.fill(box(458, 560 - tall, 542, 568 - tall, 4), WHITE, 0.9, screen)
    cv.fill(box(440, 586 - tall, 560, 610 - tall, 8), WHITE, 0.75, screen)
    cv.fill(oval(500, 532 - tall, 10), BLACK)
    cv.glow(
        [(500 - half, 500 - tall), (500 + half * 0.2, 500 - tall), (500 - half, 500 + tall * 0.2)],
        WHITE,
        20,
        0.16,
        screen,
    )


def _phone_back(cv: Canvas, look: Look, c: Tone, half: float, tall: float) -> None:
    back = cv.fill(
        box(500 - half, 500 - tall, 500 + half, 500 + tall, 54),
        across(lit(c, 0.34), c, lit(c, 0.12), dim(c, 0.24), degrees=50),
    )
    cv.shade(back, WHITE, 4, 4, 3, 0.6)
    if look.has("leather"):
        for i in range(40):
            cv.line([(500 - half, 505 - tall + i * 17), (500 + half, 500 - tall + i * 17)], 2, dim(c, 0.5), 0.1, back)
    cv.glow(
        pen(
            f"M {500 - half} {500 - tall * 0.1} L {500 + half} {500 - tall * 0.7} L {500 + half} {500 - tall * 0.5} L {500 - half} {500 + tall * 0.1} Z"
        ),
        WHITE,
        24,
        0.2,
        back,
    )
    x, y = 500 - half + 84, 586 - tall
    if look.has("round"):
        cv.fill(oval(500, 630 - tall, 92), sheen(dim(c, 0.24)))
        spots = [(500 + dx, 630 - tall + dy) for dx, dy in ((-38, -36), (38, -36), (-38, 38), (38, 38))]
    elif look.has("bar"):
        cv.fill(box(500 - half + 14, 556 - tall, 486 + half, 628 - tall, 36), sheen(dim(c, 0.24)))
        spots = [(500 + dx, 592 - tall) for dx in (-88, -12, 64)]
    else:
        cv.fill(box(500 - half + 22, 524 - tall, 500 - half + 168, 670 - tall, 40), sheen(lit(c, 0.1)))
        spots = [(x - 24, y - 26), (x - 24, y + 50), (x + 44, y + 12)]
    for sx, sy in spots:
        cv.fill(oval(sx, sy, 31), metal(STEEL))
        cv.fill(oval(sx, sy, 26), NIGHT)
        cv.fill(oval(sx, sy, 14), around(tone("#5a6ea0"), NIGHT))
        cv.fill(oval(sx - 7, sy - 8, 5), WHITE, 0.8)


def _folding(cv: Canvas, look: Look, c: Tone) -> None:
    cv.glow(box(220, 240, 790, 800, 50), DUSK, 24, 0.3)
    cv.fill(box(210, 220, 790, 780, 44), across(lit(c, 0.4), c, dim(c, 0.3)))
    screen = cv.cut(box(222, 232, 778, 768, 36))
    wallpaper(cv, look, screen, (222, 232, 778, 768), c)
    cv.glow(box(488, 220, 512, 780), DUSK, 12, 0.4, screen)
    cv.glow(box(514, 220, 530, 780), WHITE, 10, 0.3, screen)
    for i in range(5):
        cv.fill(
            squircle(300 + i * 100, 716, 28, 28),
            (lit(c, 0.4), WHITE, tone("#f2c25a"), tone("#7fc4a8"), tone("#ee7d6b"))[i],
            0.92,
            screen,
        )


@motif("powerbank", scenes=STUDIO, zoom=1.06, focus=(460, 560))
def powerbank(cv: Canvas, look: Look) -> None:
    """Tones: body. Words: slab, cylinder, magnetic (disc), plug (wall charger), cable, station (three posts), car."""
    c = look.body
    for word, paint in (("plug", _plug), ("cable", _cable), ("station", _station), ("cylinder", _capsule)):
        if look.has(word):
            paint(cv, look, c)
            return
    room = Room(yaw=30, pitch=16)
    half, deep, high = 132, 44, 420
    room.drop(half, deep)
    front = room.slab(cv, -half, half, -deep, deep, 0, high, c, 2)
    cv.shade(front, WHITE, 5, 5, 4, 0.5)
    if look.has("magnetic"):
        x, y = room.at(0, -deep, high * 0.58)
        cv.line(oval(x, y, 82, 88), 12, lit(c, 0.5), 0.9, front, joined=True)
        cv.line([(x, y + 100), (x, y + 136)], 12, lit(c, 0.5), 0.9, front)
    if look.has("display"):
        face = cv.fill(room.front(-80, 80, high - 150, high - 60, -deep - 1), NIGHT)
        for k in range(3):
            x, y = room.at(-44 + k * 38, -deep - 1, high - 105)
            cv.fill(box(x - 10, y - 20, x + 10, y + 20, 4), tone("#8fe0d0"), 0.95, face)
    else:
        for k in range(4):
            cv.fill(oval(*room.at(-42 + k * 28, -deep - 1, 60), 6, 6), tone("#8fe0d0") if k < 3 else dim(c, 0.4))
    for k in (-0.4, 0.3):
        cv.fill(room.top(half * k - 26, half * k + 26, -10, 12, high + 0.5), NIGHT)


def _plug(cv: Canvas, look: Look, c: Tone) -> None:
    room = Room(yaw=34, pitch=20, ground=800)
    room.drop(120, 120)
    room.slab(cv, -120, 120, -120, 120, 0, 250, c, 3)
    for x in (-40, 40):
        p = room.at(x, 0, 250)
        cv.fill(box(p[0] - 9, p[1] - 92, p[0] + 9, p[1] + 6, 4), metal(STEEL))
    ports = 3 if look.has("three") else 2
    for k in range(ports):
        x, y = room.at(0, -121, 190 - k * 62)
        with cv.placed(turn=6, about=(x, y)):
            cv.fill(box(x - 44, y - 14, x + 44, y + 14, 14), STEEL)
            cv.fill(box(x - 38, y - 9, x + 38, y + 9, 9), NIGHT)
    cv.fill(oval(*room.at(86, -121, 226), 6, 6), tone("#8fe0d0"))


def _cable(cv: Canvas, look: Look, c: Tone) -> None:
    for k in range(4):
        ring = oval(500, 560 - k * 8, 220 - k * 17, 190 - k * 15, 0, 360)
        cv.line(ring, 22, across(lit(c, 0.3), c, dim(c, 0.34), degrees=60), joined=True)
        if look.has("braided"):
            for x, y in ring[::3]:
                cv.line([(x - 6, y - 6), (x + 6, y + 6)], 3, dim(c, 0.5), 0.6)
    for line, at, turn in (
        ([(700, 610), (760, 520), (770, 400)], (770, 350), 4),
        ([(300, 520), (240, 620), (250, 740)], (252, 760), 182),
    ):
        cv.line(smooth(line, False), 22, across(lit(c, 0.3), dim(c, 0.3)))
        with cv.placed(at[0] - 500, at[1] - 500, 1, turn):
            cv.fill(box(466, 450, 534, 560, 16), sheen(lit(c, 0.2)))
            cv.fill(box(478, 396, 522, 456, 12), metal(STEEL))
    cv.fill(box(462, 700, 538, 770, 14), sheen(dim(c, 0.2)))


def _station(cv: Canvas, look: Look, c: Tone) -> None:
    cv.fill(lathe([(250, 756), (252, 772), (246, 806)], 500, 0.2, False), matte(c))
    cv.fill(oval(500, 756, 250, 50), across(lit(c, 0.4), c))
    cv.line([(430, 760), (430, 480)], 30, metal(STEEL))
    with cv.placed(turn=-6, about=(430, 400)):
        cv.fill(box(312, 240, 548, 640, 46), across(lit(NIGHT, 0.3), NIGHT))
        screen = cv.cut(box(324, 252, 536, 628, 38))
        wallpaper(cv, look, screen, (324, 252, 536, 628), c if hue_of(c)[1] > 0.2 else tone("#8fa9bc"))
    cv.fill(oval(646, 748, 74, 16), dim(c, 0.2))
    cv.fill(squircle(648, 712, 62, 40, 3), sheen(WHITE))


def _capsule(cv: Canvas, look: Look, c: Tone) -> None:
    body = cv.fill(box(430, 420, 570, 796, 60), matte(c))
    cv.fill(lathe([(66, 430), (66, 470)], 500, 0.12, False), metal(STEEL))
    streak(cv, 456, 500, 760, 16, body, 0.5)
    cv.fill(box(482, 386, 518, 426, 8), metal(STEEL))
    for k in range(4):
        cv.fill(oval(500, 690 + k * 24, 6), tone("#8fe0d0"))


@motif("headphones", "hang", scenes=("plain", "split", "sunlit", "mat", "shaded"), zoom=1.1, focus=(330, 600))
def headphones(cv: Canvas, look: Look) -> None:
    """Tones: body, pads. Words: studio (open grille), slim, wooden, kids, game (boom microphone), fabric."""
    c = look.body
    pad = look.tone(1, dim(c, 0.5) if not look.has("fabric") else lit(c, 0.3))
    band = oval(500, 560, 262, 320, 188, 352)
    cv.line(band, 44, across(dim(c, 0.2), lit(c, 0.3), c, dim(c, 0.4)))
    cv.line(oval(500, 566, 246, 300, 214, 326), 30, pad)
    cv.line(oval(500, 556, 268, 326, 200, 262), 8, lit(c, 0.7), 0.6)
    for side in (-1, 1):
        x = 500 + side * 262
        cv.line([(x, 470), (x + side * 4, 560)], 22, metal(STEEL))
        with cv.placed(turn=side * -7, about=(x, 620)):
            cv.fill(squircle(x - side * 34, 630, 62, 132, 3), across(dim(pad, 0.1), lit(pad, 0.1), dim(pad, 0.4)))
            cup = cv.fill(squircle(x + side * 16, 630, 72, 128, 2.8), around(lit(c, 0.34), c, dim(c, 0.36)))
            cv.shade(cup, WHITE, 5, 6, 5, 0.4)
            inner = look.tone(2, tone("#8a5a36")) if look.has("wooden") else dim(c, 0.14)
            disc = cv.fill(squircle(x + side * 22, 630, 46, 92, 2.6), sheen(inner))
            if look.has("studio"):
                for k in range(9):
                    cv.line([(x - 60, 548 + k * 20), (x + 90, 548 + k * 20)], 5, NIGHT, 0.6, disc)
            else:
                cv.fill(oval(x + side * 24, 630, 13, 16), lit(inner, 0.5), 0.8)
    if look.has("game"):
        line = smooth([(250, 690), (300, 800), (430, 830)], False)
        cv.line(line, 12, tone("#3a3b3f"))
        cv.fill(oval(446, 830, 28, 17), sheen(tone("#3a3b3f")))
    if look.has("kids"):
        for side in (-1, 1):
            cv.fill(
                smooth([(500 + side * 150, 290), (500 + side * 196, 210), (500 + side * 236, 330)]),
                sheen(look.tone(1, lit(c, 0.4))),
            )


@motif("earbuds", scenes=STUDIO, zoom=1.2, focus=(500, 560))
def earbuds(cv: Canvas, look: Look) -> None:
    """Tones: case, buds. Words: stem, bean, clip, sport (hook), pebble (case)."""
    c, bud = look.body, look.tone(1, look.body)
    half = 190 if look.has("pebble") else 168
    cv.fill(box(500 - half, 596, 500 + half, 640, 30), dim(c, 0.5))
    lid = cv.fill(
        box(500 - half + 6, 440, 500 + half - 6, 600, 80, 80, 14, 14),
        across(lit(dim(c, 0.1), 0.1), dim(c, 0.12), dim(c, 0.36)),
    )
    cv.fill(box(500 - half + 26, 460, 500 + half - 26, 600, 62, 62, 6, 6), down(dim(c, 0.6), dim(c, 0.34)), 1, lid)
    for side in (-1, 1):
        _bud(cv, look, 500 + side * 78, 560, side, bud)
    body = cv.fill(
        box(500 - half, 606, 500 + half, 800, 26, 26, 84, 84), across(lit(c, 0.3), lit(c, 0.12), c, dim(c, 0.34))
    )
    cv.shade(body, WHITE, 0, 6, 4, 0.6)
    streak(cv, 500 - half * 0.7, 640, 750, 20, body, 0.5)
    cv.fill(oval(500, 690, 6), tone("#8fe0d0"))
    with cv.placed(230, 0, turn=0):
        pass


def _bud(cv: Canvas, look: Look, x: float, y: float, side: int, c: Tone) -> None:
    if look.has("stem"):
        cv.fill(box(x - 15, y - 60, x + 15, y + 70, 15), across(lit(c, 0.4), c, dim(c, 0.3)))
    if look.has("sport"):
        cv.line(oval(x, y - 70, 56, 70, 150, 400), 12, dim(c, 0.4))
    if look.has("clip"):
        cv.line(oval(x, y - 60, 40, 52, 120, 420), 20, across(lit(c, 0.4), c, dim(c, 0.3)))
        cv.fill(oval(x + side * 30, y - 84, 28), ball(c))
        return
    tip = (x - side * 34, y - 66)
    cv.fill(oval(*tip, 24, 28), ball(tone("#4a4c50") if not look.has("stem") else lit(c, 0.1)))
    head = cv.fill(oval(x, y - 70, 50, 54), ball(c, 0.7))
    cv.glow(oval(x - 14, y - 92, 15, 9), WHITE, 5, 0.8, head)


@motif("speaker", scenes=STUDIO, zoom=1.12, focus=(480, 620))
def speaker(cv: Canvas, look: Look) -> None:
    """Tones: cloth, trim. Words: cylinder, ball, box (wood), strap, soundbar, retro (radio), pair."""
    c, trim = look.body, look.tone(1, tone("#3a3b3f"))
    if look.has("soundbar"):
        body = cv.fill(box(110, 660, 890, 796, 44), across(lit(c, 0.2), c, dim(c, 0.24)))
        _mesh(cv, body, (110, 660, 890, 796), c)
        cv.fill([oval(470 + k * 20, 730, 4) for k in range(4)], WHITE, 0.8)
        return
    if look.has("box", "retro"):
        _wood_speaker(cv, look, c)
        return
    if look.has("ball"):
        body = cv.fill(oval(500, 620, 180), ball(c, 0.4))
        _mesh(cv, body, (320, 440, 680, 800), c)
        cv.shade(body, DUSK, -30, -34, 40, 0.4)
        cv.glow(oval(430, 530, 60, 44), WHITE, 34, 0.4, body)
        cv.fill(oval(500, 470, 70, 18), across(lit(trim, 0.3), trim))
        cv.fill(lathe([(110, 784), (112, 806)], 500, 0.14, False), matte(trim))
        return
    half, top = 140, 400
    cv.fill(lathe([(half * 0.96, 770), (half * 0.94, 806)]), matte(trim))
    body = cv.fill(lathe([(half * 0.96, top), (half, top + 60), (half, 740), (half * 0.97, 790)]), matte(c))
    _mesh(cv, body, (500 - half, top, 500 + half, 800), c)
    streak(cv, 500 - half * 0.5, top + 60, 740, 40, body, 0.22)
    cv.fill(oval(500, top, half * 0.96, half * 0.13), across(lit(trim, 0.4), trim))
    cv.fill(oval(500, top, half * 0.6, half * 0.08), tone("#8fe0d0") if look.has("light") else lit(trim, 0.12))
    if look.has("strap"):
        cv.line(
            smooth([(500 + half, 480), (500 + half + 84, 500), (500 + half + 70, 640), (500 + half, 620)], False),
            20,
            matte(trim),
        )
    cv.fill(box(476, 700, 524, 716, 8), trim)


def _mesh(cv: Canvas, within: Mask, area: tuple[float, float, float, float], c: Tone) -> None:
    x0, y0, x1, y1 = area
    holes = [
        oval(x0 + 8 + i * 17 + (k % 2) * 8, y0 + 8 + k * 14, 4)
        for k in range(int((y1 - y0) / 14) + 1)
        for i in range(int((x1 - x0) / 17) + 1)
    ]
    cv.fill(holes, dim(c, 0.6), 0.34, within)


def _wood_speaker(cv: Canvas, look: Look, c: Tone) -> None:
    wood = look.tone(1, tone("#9a6a3e"))
    room = Room(yaw=20, pitch=12)
    half, deep, high = (250, 80, 240) if look.has("retro") else (130, 110, 400)
    places = (0,)
    if look.has("pair"):
        places = (-170, 170)
    for dx in places:
        room = Room(x=500 + dx, yaw=20, pitch=12)
        room.drop(half, deep)
        room.slab(cv, -half, half, -deep, deep, 0, high, wood, 2)
        face = cv.fill(room.front(-half + 14, half - 14, 14, high - 14, -deep - 1), sheen(c))
        if look.has("retro"):
            x0, y0 = room.at(-half * 0.42, -deep, high * 0.5)
            with cv.placed(turn=3, about=(x0, y0)):
                grille = cv.fill(box(x0 - 118, y0 - 80, x0 + 118, y0 + 80, 20), dim(c, 0.2), 1, face)
                for k in range(9):
                    cv.line([(x0 - 110, y0 - 66 + k * 17), (x0 + 110, y0 - 66 + k * 17)], 6, dim(c, 0.6), 0.7, grille)
            x1, y1 = room.at(half * 0.52, -deep, high * 0.58)
            cv.fill(oval(x1, y1, 62), metal(tone("#d8b36a")))
            cv.fill(oval(x1, y1, 50), sheen(tone("#fbf3df")))
            cv.line([(x1, y1), (x1 + 24, y1 - 30)], 5, tone("#c8323a"))
            for k in (-40, 40):
                cv.fill(oval(x1 + k, y1 + 92, 17), metal(tone("#d8b36a")))
            top = room.at(0, 0, high)
            cv.line(
                [
                    (top[0] - 150, top[1] + 8),
                    (top[0] - 140, top[1] - 70),
                    (top[0] + 140, top[1] - 46),
                    (top[0] + 150, top[1] + 20),
                ],
                16,
                matte(tone("#6b4630")),
            )
            continue
        for z, r in ((high * 0.34, 78), (high * 0.74, 40)):
            x, y = room.at(0, -deep - 1, z)
            cv.fill(oval(x, y, r + 8, (r + 8) * 1.02), metal(STEEL))
            cone = cv.fill(oval(x, y, r, r * 1.02), around(dim(c, 0.3), tone("#26282c"), tone("#3a3d42"), x=0.5, y=0.5))
            cv.fill(oval(x, y, r * 0.36), ball(look.tone(2, tone("#55585e"))), 1, cone)


@motif("laptop", scenes=("sweep", "table", "window", "arch", "foliage"), zoom=1.0, focus=(420, 500))
def laptop(cv: Canvas, look: Look) -> None:
    """Tones: metal. Words: game (lit keys), slim, flip (tablet mode)."""
    c = look.body
    cv.glow(pen("M 120 786 L 880 786 L 920 812 L 80 812 Z"), DUSK, 12, 0.3)
    cv.fill(box(206, 288, 794, 690, 26, 26, 4, 4), across(lit(c, 0.4), c, dim(c, 0.2), degrees=50))
    cv.fill(box(214, 296, 786, 690, 20, 20, 0, 0), NIGHT)
    screen = cv.cut(box(230, 312, 770, 670, 8))
    wallpaper(cv, look, screen, (230, 312, 770, 670), look.tone(1, c))
    cv.fill(box(262, 344, 470, 520, 12), WHITE, 0.86, screen)
    for k, wide in enumerate((150, 110, 130, 90)):
        cv.fill(
            box(282, 370 + k * 34, 282 + wide, 382 + k * 34, 5),
            dim(lit(c, 0.5), 0.3) if k else look.tone(1, tone("#c4684a")),
            0.7,
            screen,
        )
    cv.fill(box(400, 640, 600, 664, 10), WHITE, 0.5, screen)
    cv.glow([(230, 312), (520, 312), (230, 620)], WHITE, 24, 0.16, screen)
    deck = cv.fill([(206, 688), (794, 688), (872, 778), (128, 778)], down(dim(c, 0.12), lit(c, 0.2)))
    keys: list[Path] = []
    for row in range(4):
        y = 698 + row * 13
        inset = 48 - row * 11
        count = 14
        for i in range(count):
            wide = (588 + row * 20 - inset * 0.6 - 60) / count
            x = 500 - wide * count / 2 + i * wide
            keys.append([(x + 3, y), (x + wide - 3, y), (x + wide - 2, y + 9), (x + 2, y + 9)])
    cv.fill(keys, tone("#ff6f7d") if look.has("game") else dim(c, 0.66), 0.9, deck)
    if look.has("game"):
        cv.fill([key for i, key in enumerate(keys) if i % 3], tone("#6f8cff"), 0.9, deck)
    cv.fill([(432, 756), (568, 756), (574, 774), (426, 774)], lit(c, 0.4), 0.8, deck)
    cv.fill([(128, 778), (872, 778), (862, 800), (138, 800)], across(lit(c, 0.4), c, dim(c, 0.3)))
    cv.fill(box(450, 778, 550, 786, 4), dim(c, 0.3))


@motif("keyboard", "lay", scenes=("plain", "split", "boards", "sunlit"), zoom=1.0, focus=(330, 420))
def keyboard(cv: Canvas, look: Look) -> None:
    """Tones: case, keys, accents. Words: full, compact, low (flat keys), numpad, knob."""
    case, keys, accent = look.body, look.tone(1, lit(look.body, 0.5)), look.tone(2, tone("#c4684a"))
    if look.has("numpad"):
        columns, rows, x0, y0 = 4, 5, 290, 230
        key = 96
    else:
        columns, rows, x0, y0, key = (15, 5, 70, 330, 56) if not look.has("compact") else (13, 5, 90, 310, 62)
    wide, tall = columns * key + 36, rows * key + 36
    with cv.placed(turn=look.between(-17, -8)):
        body = cv.fill(
            box(x0, y0, x0 + wide, y0 + tall, 28), across(lit(case, 0.26), case, dim(case, 0.24), degrees=50)
        )
        cv.shade(body, WHITE, 4, 4, 3, 0.5)
        cv.fill(box(x0 + 12, y0 + 12, x0 + wide - 12, y0 + tall - 12, 14), dim(case, 0.5))
        for row in range(rows):
            _key_row(cv, look, row, columns, x0 + 18, y0 + 18 + row * key, key, keys, accent)
        if look.has("knob"):
            x, y = x0 + wide - 18 - key / 2, y0 + 18 + key / 2
            cv.fill(oval(x, y, key * 0.44), metal(STEEL))
            cv.fill(oval(x, y, key * 0.34), sheen(accent))


def _key_row(
    cv: Canvas, look: Look, row: int, columns: int, x0: float, y: float, key: float, keys: Tone, accent: Tone
) -> None:
    spans = [1.0] * columns
    if columns > 4:
        spans = {1: [1.5] + [1] * (columns - 3) + [1.5], 2: [1.75] + [1] * (columns - 4) + [2.25],
                 3: [2.25] + [1] * (columns - 4) + [1.75], 4: [1.25, 1.25, 1.25, columns - 7.5, 1.25, 1.25, 1.25]}.get(row, spans)  # fmt: skip
    x = x0
    for i, span in enumerate(spans):
        special = (
            (row == 0 and i == 0)
            or (row == 2 and i == len(spans) - 1)
            or (row == 4 and len(spans) == 7 and i == 3 and look.has("bright"))
        )
        c = accent if special else (dim(keys, 0.2) if span > 1 and columns > 4 else keys)
        cv.fill(box(x + 3, y + 3, x + key * span - 3, y + key - 3, 9), down(dim(c, 0.1), dim(c, 0.36)))
        cv.fill(box(x + 8, y + 5, x + key * span - 8, y + key - 13, 9), across(lit(c, 0.3), c, degrees=60))
        x += key * span


@motif("mouse", "lay", scenes=("plain", "split", "mat", "sunlit"), zoom=1.1)
def mouse(cv: Canvas, look: Look) -> None:
    """Tones: shell, sides. Words: ergo (leaning), flat, game."""
    c, side = look.body, look.tone(1, dim(look.body, 0.3))
    with cv.placed(turn=look.between(14, 28)):
        if look.has("pad"):
            cv.fill(box(230, 190, 800, 840, 40), sheen(side))
        shape = [
            (500, 232),
            (600, 256),
            (648, 380),
            (650, 560),
            (610, 720),
            (500, 770),
            (390, 720),
            (350, 560),
            (352, 380),
            (400, 256),
        ]
        if look.has("ergo"):
            shape = [
                (520, 232),
                (620, 262),
                (668, 400),
                (660, 580),
                (610, 730),
                (500, 772),
                (360, 720),
                (300, 600),
                (330, 470),
                (390, 280),
            ]
        cv.glow(smooth(moved(shape, 14, 20)), DUSK, 20, 0.4)
        shell = cv.fill(smooth(shape), around((0, lit(c, 0.4)), (0.5, c), (1, dim(c, 0.4)), x=0.4, y=0.3, reach=0.8))
        cv.shade(shell, DUSK, -22, -18, 24, 0.26)
        cv.line(smooth([(344, 500), (420, 478), (500, 472), (580, 478), (660, 500)], False), 4, dim(c, 0.6), 0.6, shell)
        cv.line([(500, 232), (500, 472)], 4, dim(c, 0.6), 0.6, shell)
        cv.fill(box(478, 300, 522, 410, 22), dim(c, 0.6))
        cv.fill(box(484, 308, 516, 402, 16), across(lit(side, 0.3), side, dim(side, 0.4)))
        if look.has("game"):
            cv.glow(
                smooth([(440, 640), (500, 660), (560, 640), (540, 690), (460, 690)]), tone("#8f7bff"), 8, 0.9, shell
            )
        if look.has("ergo"):
            for y in (480, 560):
                cv.fill(box(330, y, 366, y + 64, 16), sheen(side), 1, shell)


@motif("fan", scenes=STUDIO, zoom=1.1, focus=(500, 420))
def fan(cv: Canvas, look: Look) -> None:
    """Tones: body, blades. Words: tower, desk, floor, hand."""
    c, blades = look.body, look.tone(1, lit(look.body, 0.5))
    if look.has("tower"):
        cv.fill(lathe([(140, 770), (142, 804)], 500, 0.16, False), matte(c))
        body = cv.fill(lathe([(86, 210), (92, 240), (96, 740), (100, 790)], 500, 0.12), glaze(c))
        slot = cv.fill(box(440, 270, 540, 700, 30), dim(c, 0.5), 1, body)
        for i in range(24):
            cv.line([(436, 280 + i * 18), (544, 280 + i * 18)], 6, lit(c, 0.3), 0.8, slot)
        cv.fill(oval(500, 210, 84, 10), lit(c, 0.3))
        return
    y, r = (420, 210) if look.has("floor") else (480, 210)
    if look.has("hand"):
        cv.fill(box(446, 600, 554, 800, 48), glaze(c))
        y, r = 440, 180
    else:
        cv.fill(lathe([(150, 772), (152, 804)], 500, 0.18, False), matte(c))
        cv.fill(oval(500, 772, 150, 27), across(lit(c, 0.4), c))
        cv.fill(box(482, y, 518, 780, 10), metal(c) if look.has("floor") else matte(c))
    disc = cv.fill(oval(500, y, r), dim(c, 0.24), 0.34)
    count = 5
    for i in range(count):
        blade = turned(
            smooth([(500, y - 20), (560, y - r * 0.62), (520, y - r * 0.92), (440, y - r * 0.7), (470, y - 40)]),
            i * 360 / count + look.between(0, 8),
            (500, y),
        )
        cv.fill(blade, across(lit(blades, 0.3), blades, dim(blades, 0.2), degrees=40), 0.96, disc)
    for i in range(36):
        a = i * 10
        cv.line(
            [oval(500, y, r * 0.26, start=a, end=a + 1)[0], oval(500, y, r, start=a + 8, end=a + 9)[0]],
            2.4,
            lit(c, 0.6),
            0.8,
        )
    for k in (1.0, 0.76, 0.5):
        cv.line(oval(500, y, r * k), 14 if k == 1 else 3, across(lit(c, 0.3), c, dim(c, 0.3), degrees=50), joined=True)
    cv.fill(oval(500, y, r * 0.26), ball(c))
    if look.has("hand"):
        cv.fill(oval(500, 700, 20), metal(STEEL))


@motif("humidifier", scenes=STUDIO, zoom=1.1, focus=(500, 600))
def humidifier(cv: Canvas, look: Look) -> None:
    """Tones: body, base. Words: mist, purifier (a tall case with slots), heater, egg."""
    c, base = look.body, look.tone(1, lit(look.body, 0.3))
    if look.has("purifier"):
        room = Room(yaw=26, pitch=13)
        room.drop(150, 130)
        front = room.slab(cv, -150, 150, -130, 130, 0, 520, c, 3)
        for i in range(15):
            z = 60 + i * 20
            cv.line([room.at(-118, -131, z), room.at(118, -131, z)], 6, dim(c, 0.4), 0.6, front)
        x, y = room.at(0, -131, 440)
        cv.fill(oval(x, y, 44), NIGHT)
        cv.line(oval(x, y, 36), 5, tone("#7fe0b8"), joined=True)
        cv.fill(room.top(-110, 110, -90, 90, 521), dim(c, 0.3))
        return
    if look.has("heater"):
        cv.fill(lathe([(130, 776), (132, 804)], 500, 0.16, False), matte(c))
        cv.fill(box(474, 640, 526, 790, 12), metal(STEEL))
        dish = cv.fill(
            oval(500, 470, 210), around(tone("#ffd08a"), tone("#f39a4a"), tone("#c9703a"), x=0.5, y=0.5, reach=0.6)
        )
        for i in range(9):
            cv.line([(300, 310 + i * 40), (700, 310 + i * 40)], 4, tone("#fbe7c2"), 0.6, dish)
        cv.line(oval(500, 470, 210), 28, across(lit(c, 0.3), c, dim(c, 0.3), degrees=50), joined=True)
        return
    for i, (dx, dy, r) in enumerate(((0, 330, 36), (30, 256, 60), (-6, 180, 80))):
        cv.glow(oval(500 + dx, dy + 60, r, r * 0.8), WHITE, 28, 0.5 - i * 0.1)
    profile = (
        [(40, 420), (140, 470), (184, 620), (170, 740), (130, 800)]
        if look.has("egg")
        else [(60, 410), (150, 440), (158, 480), (160, 760), (150, 800)]
    )
    body = cv.fill(lathe(profile), glaze(c))
    cv.fill([*oval(500, 690, 220, 26, 180, 0), (800, 900), (200, 900)], matte(base), 1, body)
    cv.fill(oval(500, profile[0][1], profile[0][0], 7), dim(c, 0.5))
    streak(cv, 412, 500, 680, 20, body, 0.5)
    cv.fill(oval(500, 752, 15), metal(STEEL))


@motif("dryer", "hang", scenes=("plain", "split", "sunlit", "mat", "shaded"), zoom=1.08, focus=(380, 420))
def dryer(cv: Canvas, look: Look) -> None:
    """Tones: body, ring. Words: compact (hollow head), classic, folding."""
    c, ring = look.body, look.tone(1, tone("#c9a253"))
    with cv.placed(turn=look.between(-14, -4)):
        cv.line(smooth([(600, 830), (640, 900), (760, 880), (900, 960)], False), 14, dim(c, 0.4))
        grip = smooth([(520, 520), (640, 520), (664, 700), (640, 850), (560, 850), (540, 700)])
        cv.fill(grip, across(lit(c, 0.26), c, dim(c, 0.36)))
        cv.fill(box(572, 620, 604, 700, 14), sheen(ring))
        if look.has("compact"):
            head = cv.fill(box(250, 330, 720, 560, 110), down(lit(c, 0.3), c, dim(c, 0.4)))
            cv.fill(oval(286, 445, 44, 104), ring)
            cv.fill(oval(284, 445, 30, 84), around(dim(c, 0.5), NIGHT))
            cv.fill(oval(716, 445, 38, 108), metal(ring))
        else:
            head = cv.fill(
                pen("M 240 360 L 560 320 C 700 310 760 380 760 450 C 760 530 700 590 560 580 L 240 540 Z"),
                down(lit(c, 0.34), c, dim(c, 0.4)),
            )
            cv.fill(box(206, 350, 262, 550, 16), metal(ring))
            cv.fill(box(150, 372, 214, 528, 12), across(dim(c, 0.2), dim(c, 0.6)))
            for k in range(7):
                cv.line([(680, 376 + k * 24), (742, 392 + k * 20)], 6, dim(c, 0.6), 0.7, head)
        cv.glow(box(300, 372, 640, 392, 10), WHITE, 12, 0.6, head)


@motif("watch", "lay", scenes=("plain", "split", "mat", "sunlit", "shaded"), zoom=1.1)
def watch(cv: Canvas, look: Look) -> None:
    """Tones: strap, case. Words: round, square, band (slim), woven, steel (bracelet), classic (hands only)."""
    strap, case = look.body, look.tone(1, STEEL)
    with cv.placed(turn=look.between(-22, -8)):
        half = 88 if not look.has("band") else 62
        belt = cv.fill(
            [
                box(500 - half, 90, 500 + half, 420, 50, 50, 10, 10),
                box(500 - half, 580, 500 + half, 910, 10, 10, 50, 50),
            ],
            across(dim(strap, 0.16), lit(strap, 0.2), strap, dim(strap, 0.34)),
        )
        if look.has("links"):
            for i in range(22):
                cv.line([(500 - half, 100 + i * 38), (500 + half, 100 + i * 38)], 5, dim(strap, 0.6), 0.6, belt)
        elif look.has("woven"):
            for i in range(60):
                cv.line(
                    [(500 - half, 90 + i * 14), (500 + half, 96 + i * 14)],
                    3,
                    dim(strap, 0.4) if i % 2 else lit(strap, 0.4),
                    0.5,
                    belt,
                )
        else:
            cv.fill([oval(500, 690 + i * 34, 9, 7) for i in range(5)], dim(strap, 0.6), 0.8, belt)
        r = 172 if not look.has("band") else 0
        if look.has("round", "classic"):
            cv.fill(box(500 + r - 14, 478, 500 + r + 22, 522, 8), metal(case))
            cv.fill(oval(500, 500, r), metal(case))
            face = cv.fill(
                oval(500, 500, r - 20), NIGHT if not look.has("classic") else sheen(look.tone(2, tone("#fbf7ee")))
            )
        elif look.has("band"):
            cv.fill(box(426, 340, 574, 660, 60), metal(case))
            face = cv.fill(box(438, 352, 562, 648, 50), NIGHT)
        else:
            cv.fill(box(500 + 148, 440, 500 + 172, 500, 8), metal(case))
            cv.fill(squircle(500, 500, 156, 182, 4.4), metal(case))
            face = cv.fill(squircle(500, 500, 140, 166, 4.4), NIGHT)
        _watch_face(cv, look, face, r)
        cv.glow([(360, 340), (560, 330), (380, 600)], WHITE, 24, 0.18, face)


def _watch_face(cv: Canvas, look: Look, face: Mask, r: float) -> None:
    accents = (tone("#ff7d6b"), tone("#8fe0d0"), tone("#f2c25a"))
    if look.has("classic"):
        for i in range(12):
            a = i * 30
            cv.line(
                [oval(500, 500, r - 50, start=a, end=a + 1)[0], oval(500, 500, r - 32, start=a, end=a + 1)[0]],
                7,
                tone("#3a3b3f"),
                1,
                face,
            )
        cv.line([(500, 500), (448, 430)], 11, tone("#3a3b3f"))
        cv.line([(500, 500), (566, 408)], 7, tone("#3a3b3f"))
        cv.fill(oval(500, 500, 10), accents[0])
        return
    if look.has("round"):
        for k, c in enumerate(accents):
            cv.line(oval(500, 500, 128 - k * 26, start=-90, end=150 + k * 50), 16, c, 1, face)
        cv.line([(500, 500), (500, 452)], 9, WHITE)
        cv.line([(500, 500), (536, 516)], 7, WHITE)
        return
    half = 30 if look.has("band") else 44
    for k in range(4):
        x, y = 500 + (k % 2 * 2 - 1) * half, 452 + (k // 2) * 78
        cv.fill(box(x - half * 0.6, y - 30, x + half * 0.6, y + 30, 10), WHITE, 0.94, face)
    if not look.has("band"):
        for k, c in enumerate(accents):
            cv.fill(oval(440 + k * 60, 620, 15), c, 1, face)


@motif("camera", scenes=("sweep", "table", "podium", "window", "foliage"), zoom=1.08, focus=(470, 620))
def camera(cv: Canvas, look: Look) -> None:
    """Tones: leather, metal. Words: compact, range (finder), instant, action."""
    leather, shell = look.body, look.tone(1, STEEL)
    if look.has("instant"):
        body = cv.fill(box(240, 430, 760, 796, 90), across(lit(leather, 0.3), leather, dim(leather, 0.3), degrees=40))
        cv.fill(box(330, 410, 670, 446, 10), dim(leather, 0.4))
        cv.fill([(350, 428), (650, 428), (640, 280), (360, 280)], sheen(tone("#faf6ee")))
        cv.fill([(376, 404), (626, 404), (620, 304), (382, 304)], across(tone("#a8cde6"), tone("#f2b296"), degrees=80))
        _lens(cv, 500, 640, 120, shell)
        cv.fill(box(620, 480, 720, 540, 16), sheen(tone("#f6f3ea")))
        cv.fill(oval(310, 510, 26), metal(shell))
        cv.shade(body, WHITE, 6, 6, 5, 0.4)
        return
    if look.has("action"):
        cv.fill(squircle(500, 640, 180, 160, 5), sheen(leather))
        cv.fill(squircle(430, 600, 92, 92, 4), sheen(dim(leather, 0.3)))
        _lens(cv, 430, 600, 66, shell)
        cv.fill(box(560, 520, 640, 580, 10), NIGHT)
        cv.fill(oval(620, 700, 14), tone("#ff7d6b"))
        return
    cv.fill(box(330, 420, 450, 480, 14), metal(shell))
    cv.fill(box(610, 430, 690, 480, 10), metal(shell))
    cv.fill(box(700, 442, 760, 480, 8), metal(look.tone(2, tone("#c9a253"))))
    cv.fill(box(210, 470, 790, 560, 40, 40, 0, 0), across(lit(shell, 0.5), shell, dim(shell, 0.3)))
    body = cv.fill(box(210, 540, 790, 796, 6, 6, 46, 46), across(lit(leather, 0.24), leather, dim(leather, 0.36)))
    for i in range(22):
        cv.line([(210 + i * 28, 540), (180 + i * 28, 800)], 2, dim(leather, 0.6), 0.3, body)
    cv.fill(box(240, 490, 330, 536, 10), NIGHT)
    cv.fill(box(248, 496, 322, 530, 8), across(tone("#5a6ea0"), NIGHT))
    cv.fill(oval(720, 516, 15), tone("#f6f3ea"))
    _lens(cv, 500, 640, 146, shell)
    if look.has("strap"):
        cv.line(smooth([(212, 520), (120, 600), (160, 790), (300, 800)], False), 24, matte(tone("#8a5a36")))


def _lens(cv: Canvas, x: float, y: float, r: float, shell: Tone) -> None:
    cv.glow(oval(x + 12, y + 16, r), DUSK, 16, 0.5)
    cv.fill(oval(x, y, r), metal(shell))
    cv.fill(oval(x, y, r * 0.9), across(tone("#55585e"), tone("#26282c"), degrees=50))
    cv.fill(oval(x, y, r * 0.68), metal(dim(shell, 0.4)))
    glass = cv.fill(oval(x, y, r * 0.58), around(tone("#6a7fb8"), tone("#2b3150"), NIGHT, x=0.4, y=0.36))
    cv.glow(oval(x - r * 0.2, y - r * 0.24, r * 0.2, r * 0.12), WHITE, 8, 0.8, glass)
    cv.fill(oval(x + r * 0.22, y + r * 0.24, r * 0.09), tone("#b08fd8"), 0.7, glass)
