"""Phones and what charges them."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, Mask, across, around
from mall.demo.pictures.colour import BLACK, DUSK, WHITE, Tone, dim, hsl, hue_of, lit, tone
from mall.demo.pictures.forms import Room, lathe, matte, metal, sheen, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import box, oval, pen, smooth, squircle

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
        spots = [(500.0 + dx, 630.0 - tall + dy) for dx, dy in ((-38, -36), (38, -36), (-38, 38), (38, 38))]
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
        for k in (0.0, 1.0, 2.0):
            x, y = room.at(-44 + k * 38, -deep - 1, high - 105)
            cv.fill(box(x - 10, y - 20, x + 10, y + 20, 4), tone("#8fe0d0"), 0.95, face)
    else:
        for k in (0.0, 1.0, 2.0, 3.0):
            cv.fill(oval(*room.at(-42 + k * 28, -deep - 1, 60), 6, 6), tone("#8fe0d0") if k < 3 else dim(c, 0.4))
    for k in (-0.4, 0.3):
        cv.fill(room.top(half * k - 26, half * k + 26, -10, 12, high + 0.5), NIGHT)


def _plug(cv: Canvas, look: Look, c: Tone) -> None:
    room = Room(yaw=34, pitch=20, ground=800)
    room.drop(120, 120)
    room.slab(cv, -120, 120, -120, 120, 0, 250, c, 3)
    for x in (-40.0, 40.0):
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
