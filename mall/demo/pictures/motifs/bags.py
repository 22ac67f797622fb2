"""Backpacks, handbags and suitcases."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, across, down
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, tone
from mall.demo.pictures.forms import ball, fold, matte, metal, sheen, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import box, oval, pen, smooth, turned
from mall.demo.pictures.patterns import pattern

STEEL = tone("#c3c8cc")

SHOWROOM = ("sweep", "podium", "arch", "sun", "window", "table")

BRASS = tone("#d8b36a")


@motif("backpack", scenes=SHOWROOM, zoom=1.06, focus=(470, 560))
def backpack(cv: Canvas, look: Look) -> None:
    """Tones: body, trim. Words: roll (top), flap, school, hike (lid and straps), mini, square."""
    c, trim = look.body, look.tone(1, tone("#8a5a36"))
    half, top = (170, 400) if look.has("mini") else (210, 300)
    for side in (-1, 1):
        cv.line(
            smooth(
                [
                    (500 + side * 70, top + 20),
                    (500 + side * (half + 50), top + 120),
                    (500 + side * (half + 44), 640),
                    (500 + side * (half - 10), 760),
                ],
                False,
            ),
            30,
            sheen(dim(c, 0.26)),
        )
    cv.line(oval(500, top + 6, 50, 56, 180, 360), 16, dim(trim, 0.2))
    body = cv.fill(
        box(
            500 - half,
            top,
            500 + half,
            796,
            120 if not look.has("square") else 50,
            120 if not look.has("square") else 50,
            70,
            70,
        ),
        across(lit(c, 0.22), lit(c, 0.05), c, dim(c, 0.34)),
    )
    pattern(cv, look, (500 - half, top, 500 + half, 800), body, c, look.tone(2, lit(c, 0.5)), 54)
    cv.shade(body, DUSK, -14, -14, 18, 0.26)
    if look.has("roll", "flap"):
        low = 470 if look.has("flap") else 420
        flap = cv.fill(
            box(500 - half - 8, top - 10, 500 + half + 8, low, 110, 110, 40, 40), across(lit(c, 0.28), c, dim(c, 0.26))
        )
        cv.shade(flap, DUSK, 0, -10, 8, 0.34)
        for x in (420, 580):
            cv.fill(box(x - 17, low - 90, x + 17, low + 84, 8), sheen(trim))
            cv.fill(box(x - 22, low + 10, x + 22, low + 48, 6), metal(BRASS))
            cv.fill(box(x - 13, low + 19, x + 13, low + 39, 4), dim(trim, 0.3))
    else:
        cv.line(
            pen(
                f"M {500 - half + 24} {top + 190} Q {500 - half + 20} {top + 40} 500 {top + 40} Q {500 + half - 20} {top + 40} {500 + half - 24} {top + 190}"
            ),
            8,
            dim(c, 0.5),
            0.8,
            body,
        )
        cv.fill(box(576, top + 58, 590, top + 96, 5), metal(BRASS))
    y = 560
    pocket = cv.fill(
        box(500 - half * 0.74, y, 500 + half * 0.74, 770, 40, 40, 50, 50),
        across(lit(c, 0.28), lit(c, 0.08), dim(c, 0.2)),
    )
    cv.shade(pocket, DUSK, -8, -10, 8, 0.34)
    cv.line([(500 - half * 0.6, y + 34), (500 + half * 0.6, y + 34)], 6, dim(c, 0.5), 0.8)
    if look.has("patch"):
        cv.fill(box(462, 640, 538, 700, 8), sheen(trim))
    if look.has("hike"):
        for side in (-1, 1):
            cv.line([(500 + side * half * 0.86, top + 80), (500 + side * half * 0.86, 780)], 12, dim(c, 0.5))
            cv.fill(box(500 + side * half * 0.86 - 16, 520, 500 + side * half * 0.86 + 16, 548, 5), tone("#2a2b2e"))
        cv.fill(box(500 - half - 20, 780 - 20, 500 + half + 20, 800, 20), down(lit(trim, 0.2), dim(trim, 0.3)))
    if look.has("school"):
        cv.fill(smooth([(470, 440), (500, 410), (530, 440), (500, 476)]), look.tone(2, tone("#f0d24a")))


@motif("bag", scenes=SHOWROOM, zoom=1.08, focus=(470, 620))
def bag(cv: Canvas, look: Look) -> None:
    """Tones: body, trim. Words: a pattern; tote, bucket, saddle (flap, crossbody), top (two handles), straw, clutch, half-moon."""
    for word, paint in _BAGS.items():
        if look.has(word):
            paint(cv, look, look.body, look.tone(1, tone("#8a5a36")))
            return


def _tote(cv: Canvas, look: Look, c: Tone, trim: Tone) -> None:
    cv.line(smooth([(400, 440), (410, 230), (500, 170), (590, 230), (600, 440)], False), 22, dim(trim, 0.2))
    body = cv.fill(
        pen("M 262 420 L 738 420 L 706 796 Q 500 812 294 796 Z"),
        across(lit(c, 0.24), lit(c, 0.04), c, dim(c, 0.26), degrees=20),
    )
    pattern(cv, look, (260, 420, 740, 810), body, c, look.tone(2, dim(c, 0.5)), 58)
    if look.has("art"):
        cv.fill(oval(500, 600, 96), look.tone(2, tone("#c4684a")), 0.95, body)
        for i in range(5):
            cv.fill(turned(oval(500, 548, 13, 48), -60 + i * 30, (500, 620)), look.tone(3, tone("#f3ead8")), 0.95, body)
    for points in (
        [(330, 440), (360, 600), (340, 790)],
        [(640, 440), (620, 620), (650, 790)],
        [(480, 660), (500, 730), (470, 800)],
    ):
        fold(cv, points, 24, body, c, 0.28)
    cv.shade(body, DUSK, -12, -10, 14, 0.24)
    cv.line(
        smooth([(380, 470), (396, 270), (500, 206), (604, 270), (620, 470)], False),
        24,
        across(lit(trim, 0.26), trim, dim(trim, 0.2)),
    )
    for x in (380, 620):
        cv.fill(box(x - 18, 440, x + 18, 520, 6), sheen(trim))


def _bucket_bag(cv: Canvas, look: Look, c: Tone, trim: Tone) -> None:
    cv.line(
        smooth([(350, 470), (330, 260), (500, 140), (670, 260), (650, 470)], False),
        20,
        across(lit(trim, 0.3), dim(trim, 0.3)),
    )
    body = cv.fill(
        pen("M 318 450 Q 500 480 682 450 L 706 780 Q 500 824 294 780 Z"),
        across(lit(c, 0.28), lit(c, 0.06), c, dim(c, 0.36)),
    )
    cv.fill(oval(500, 450, 182, 26), dim(c, 0.5))
    for i in range(7):
        x = 340 + i * 54
        fold(cv, [(x, 456), (x + 4, 520), (x - (i - 3) * 5, 600)], 16, body, c, 0.36)
    cv.line(pen("M 314 512 Q 500 540 686 512"), 10, dim(trim, 0.1), 1, body)
    cv.line(smooth([(470, 530), (456, 600), (470, 660)], False), 9, trim)
    cv.line(smooth([(530, 530), (546, 600), (530, 650)], False), 9, trim)
    cv.fill(pen("M 298 730 Q 500 770 702 730 L 708 800 L 292 800 Z"), sheen(dim(trim, 0.05)), 0.9, body)


def _saddle(cv: Canvas, look: Look, c: Tone, trim: Tone) -> None:
    cv.line(
        smooth([(280, 560), (250, 330), (400, 160), (620, 160), (760, 340), (720, 560)], False),
        17,
        across(lit(c, 0.3), dim(c, 0.3)),
    )
    body = cv.fill(box(250, 500, 750, 796, 60, 60, 110, 110), across(lit(c, 0.2), c, dim(c, 0.36)))
    cv.shade(body, DUSK, -12, -12, 14, 0.26)
    flap = cv.fill(
        pen(
            "M 246 520 Q 250 490 290 490 L 710 490 Q 750 490 754 520 C 756 620 700 700 500 700 C 300 700 244 620 246 520 Z"
        ),
        across(lit(c, 0.34), c, dim(c, 0.24), degrees=50),
    )
    cv.shade(flap, DUSK, 0, -12, 9, 0.4)
    cv.line(pen("M 262 530 C 262 620 320 684 500 684 C 680 684 738 620 738 530"), 3, lit(c, 0.6), 0.6, flap)
    cv.fill(oval(500, 690, 34), metal(BRASS))
    cv.fill(oval(500, 690, 22), sheen(lit(BRASS, 0.3)))
    cv.glow(box(300, 506, 640, 520, 7), WHITE, 8, 0.4, flap)


def _top_handle(cv: Canvas, look: Look, c: Tone, trim: Tone) -> None:
    cv.line(smooth([(390, 480), (400, 310), (500, 262), (600, 310), (610, 480)], False), 24, dim(trim, 0.3))
    body = cv.fill(
        pen("M 282 470 L 718 470 L 760 780 Q 760 798 740 798 L 260 798 Q 240 798 240 780 Z"),
        across(lit(c, 0.26), lit(c, 0.05), c, dim(c, 0.34), degrees=20),
    )
    pattern(cv, look, (240, 470, 760, 800), body, c, look.tone(2, lit(c, 0.4)), 52)
    cv.shade(body, DUSK, -12, -12, 14, 0.26)
    cv.fill(pen("M 276 470 L 724 470 L 730 520 L 270 520 Z"), sheen(lit(c, 0.1)))
    cv.line([(274, 524), (726, 524)], 3, dim(c, 0.6), 0.6)
    cv.line(
        smooth([(376, 520), (392, 340), (500, 286), (608, 340), (624, 520)], False),
        24,
        across(lit(trim, 0.3), trim, dim(trim, 0.2)),
    )
    for x in (376, 624):
        cv.fill(oval(x, 520, 17), metal(BRASS))
    cv.fill(box(468, 560, 532, 640, 8), sheen(dim(c, 0.1)))
    cv.fill(box(482, 588, 518, 624, 6), metal(BRASS))
    if look.has("scarf"):
        c2 = look.tone(2, tone("#c4684a"))
        cv.fill(smooth([(380, 440), (340, 520), (360, 620), (400, 560)]), sheen(c2))
        cv.fill(smooth([(392, 440), (430, 520), (440, 600), (400, 560)]), sheen(dim(c2, 0.1)))
        cv.fill(oval(388, 444, 24, 20), sheen(lit(c2, 0.1)))


def _straw_bag(cv: Canvas, look: Look, c: Tone, trim: Tone) -> None:
    for dy, shade in ((0, dim(trim, 0.3)), (26, trim)):
        cv.line(
            smooth([(370, 480 + dy), (380, 300 + dy), (500, 240 + dy), (620, 300 + dy), (630, 480 + dy)], False),
            22,
            shade,
        )
    body = cv.fill(
        pen("M 240 470 Q 500 500 760 470 C 770 600 740 720 690 784 Q 500 816 310 784 C 260 720 230 600 240 470 Z"),
        across(lit(c, 0.3), lit(c, 0.04), c, dim(c, 0.34)),
    )
    for row in range(13):
        for i in range(17):
            x, y = 240 + i * 32 + (row % 2) * 16, 492 + row * 26
            cv.glow(oval(x, y, 13, 8), lit(c, 0.5), 4, 0.5, body)
        cv.line(
            smooth([(230, 504 + row * 26), (500, 524 + row * 26), (770, 504 + row * 26)], False),
            3,
            dim(c, 0.6),
            0.4,
            body,
        )
    cv.shade(body, DUSK, -12, -12, 16, 0.24)


def _half_moon(cv: Canvas, look: Look, c: Tone, trim: Tone) -> None:
    cv.line(
        smooth([(270, 560), (300, 330), (500, 230), (700, 330), (730, 560)], False),
        34,
        across(lit(c, 0.26), c, dim(c, 0.3)),
    )
    body = cv.fill(
        pen("M 240 540 Q 500 610 760 540 C 800 700 680 800 500 800 C 320 800 200 700 240 540 Z"),
        across(lit(c, 0.3), c, dim(c, 0.36), degrees=30),
    )
    cv.line(pen("M 250 560 Q 500 628 750 560"), 8, metal(BRASS), 1, body)
    for points in ([(330, 590), (380, 680), (400, 780)], [(660, 590), (620, 690), (600, 780)]):
        fold(cv, points, 26, body, c, 0.36)
    cv.fill(box(690, 566, 706, 620, 6), metal(BRASS))
    cv.shade(body, DUSK, -12, -14, 16, 0.26)


_BAGS = {
    "tote": _tote, "bucket": _bucket_bag, "saddle": _saddle, "top": _top_handle, "straw": _straw_bag, "half-moon": _half_moon,
}  # fmt: skip


@motif("suitcase", scenes=SHOWROOM, zoom=1.06, focus=(440, 560))
def suitcase(cv: Canvas, look: Look) -> None:
    """Tones: shell, corners. Words: ribbed, aluminium, cabin (small), duffel, kids, frame."""
    c, trim = look.body, look.tone(1, tone("#3a3b3f"))
    if look.has("duffel"):
        _duffel(cv, look, c, trim)
        return
    half, top = (150, 420) if look.has("cabin") else (190, 330)
    for x in (-60, 60):
        cv.line([(500 + x, top + 10), (500 + x, top - 150)], 13, metal(STEEL))
    cv.fill(box(424, top - 176, 576, top - 142, 14), matte(trim))
    for x in (-half + 40, half - 40):
        cv.fill(oval(500 + x, 786, 19, 17), ball(tone("#2a2b2e")))
    body = cv.fill(
        box(500 - half, top, 500 + half, 774, 56),
        metal(c)
        if look.has("aluminium")
        else across((0, dim(c, 0.2)), (0.16, lit(c, 0.3)), (0.4, c), (0.86, dim(c, 0.26)), (1, dim(c, 0.44))),
    )
    if look.has("ribbed", "aluminium"):
        for i in range(-6, 7):
            rib = 500 + i * half * 0.145
            cv.glow(box(rib - 4, top + 20, rib + 4, 754, 4), dim(c, 0.7), 4, 0.5, body)
            cv.glow(box(rib + 6, top + 20, rib + 11, 754, 3), lit(c, 0.8), 3, 0.5, body)
    else:
        for k in (0.3, 0.68):
            y = top + (774 - top) * k
            cv.glow(box(500 - half + 26, y, 500 + half - 26, y + 10, 5), dim(c, 0.7), 5, 0.45, body)
            cv.glow(box(500 - half + 26, y + 14, 500 + half - 26, y + 20, 3), lit(c, 0.8), 4, 0.45, body)
    if look.has("frame", "aluminium"):
        for x, y in ((-half, top), (half, top), (-half, 774), (half, 774)):
            cv.fill(oval(500 + x, y, 66), sheen(trim), 1, body)
    streak(cv, 500 - half * 0.7, top + 50, 740, 20, body, 0.4)
    cv.fill(box(462, top - 12, 538, top + 16, 10), matte(trim))
    cv.fill(box(500 + half - 26, 520, 500 + half + 8, 580, 8), matte(trim))
    if look.has("kids"):
        cv.fill([oval(450, 520, 17, 22), oval(550, 520, 17, 22)], tone("#3a3b3f"))
        cv.line(smooth([(460, 580), (500, 604), (540, 580)], False), 9, tone("#3a3b3f"))
        cv.fill([oval(420, 570, 24, 15), oval(580, 570, 24, 15)], tone("#f1869a"), 0.5)
    if look.has("tag"):
        cv.line([(500, top), (556, top + 60)], 6, trim)
        cv.fill(
            turned(box(536, top + 56, 596, top + 140, 10), -12, (560, top + 60)), sheen(look.tone(2, tone("#d7a32f")))
        )


def _duffel(cv: Canvas, look: Look, c: Tone, trim: Tone) -> None:
    cv.line(smooth([(390, 560), (400, 420), (500, 380), (600, 420), (610, 560)], False), 22, dim(trim, 0.3))
    body = cv.fill(box(180, 500, 820, 796, 120, 120, 80, 80), down(lit(c, 0.34), c, dim(c, 0.36)))
    for points in (
        [(280, 530), (300, 650), (270, 780)],
        [(710, 530), (690, 660), (730, 780)],
        [(500, 640), (520, 720), (490, 790)],
    ):
        fold(cv, points, 28, body, c, 0.3)
    cv.line([(240, 540), (760, 540)], 8, dim(c, 0.6), 0.8, body)
    for x in (390, 610):
        cv.fill(box(x - 20, 520, x + 20, 800), sheen(trim), 1, body)
        cv.fill(oval(x, 610, 15), metal(BRASS))
    cv.line(
        smooth([(390, 600), (404, 470), (500, 430), (596, 470), (610, 600)], False),
        22,
        across(lit(trim, 0.3), trim, dim(trim, 0.2)),
    )
    for side in (-1, 1):
        cv.fill(box(500 + side * 300 - 60, 500, 500 + side * 300 + 60, 800), dim(c, 0.2), 0.6, body)
    cv.shade(body, DUSK, -14, -14, 18, 0.24)
