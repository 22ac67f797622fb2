"""Headphones, earbuds and speakers."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, Mask, across, around, down
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, tone
from mall.demo.pictures.forms import Room, ball, lathe, matte, metal, sheen, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import box, oval, smooth, squircle

STEEL = tone("#c3c8cc")

STUDIO = ("sweep", "podium", "arch", "sun", "window")

NIGHT = tone("#1b1d22")


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
    places: tuple[int, ...] = (0,)
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
