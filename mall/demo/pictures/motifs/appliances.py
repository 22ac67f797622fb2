"""Fans, humidifiers and hair dryers."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, across, around, down
from mall.demo.pictures.colour import WHITE, dim, lit, tone
from mall.demo.pictures.forms import Room, ball, glaze, lathe, matte, metal, sheen, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import box, oval, pen, smooth, turned

STEEL = tone("#c3c8cc")

STUDIO = ("sweep", "podium", "arch", "sun", "window")

NIGHT = tone("#1b1d22")


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
