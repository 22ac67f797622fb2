"""Shoes and bags."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, Mask, across, around, down
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, mix, tone
from mall.demo.pictures.forms import Room, ball, fold, matte, metal, sheen, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import Path, box, moved, oval, pen, ribbon, sized, smooth, turned
from mall.demo.pictures.patterns import pattern

BRASS = tone("#d8b36a")
STEEL = tone("#c3c8cc")
RUBBER = tone("#f3efe6")
SHOWROOM = ("sweep", "podium", "arch", "sun", "window", "table")


_TOE = "C 330 684 258 690 226 722 C 210 740 206 752 212 766 L 768 766 Z"


def pair(cv: Canvas, look: Look, paint) -> None:  # type: ignore[no-untyped-def]
    """One shoe behind, one in front."""
    with cv.placed(92, -56, 0.94, about=(500, 800)):
        cv.glow(oval(500, 800, 300, 14), DUSK, 10, 0.3)
        paint(cv, look, dim(look.body, 0.1))
    cv.glow(oval(490, 802, 310, 16), DUSK, 11, 0.34)
    paint(cv, look, look.body)


@motif("sneaker", scenes=SHOWROOM, zoom=1.12, focus=(420, 680))
def sneaker(cv: Canvas, look: Look) -> None:
    """Tones: upper, accent, sole. Words: low, high, runner, slip, court, chunky, stripes, plain."""
    with cv.placed(-40):
        pair(cv, look, _sneaker)


def _sneaker(cv: Canvas, look: Look, c: Tone) -> None:
    accent, sole = look.tone(1, lit(c, 0.5)), look.tone(2, RUBBER)
    runner = look.has("runner", "chunky")
    lift = 120 if look.has("high") else 0
    cv.fill(
        pen(
            f"M 740 {584 - lift} C 706 {556 - lift} 640 {552 - lift} 590 {586 - lift} C 640 {640 - lift} 710 {630 - lift} 740 {584 - lift} Z"
        ),
        dim(c, 0.6),
    )
    if not look.has("slip"):
        tongue = [
            (540, 640),
            (562, 580 - lift * 0.9),
            (590, 536 - lift),
            (626, 540 - lift),
            (622, 596 - lift),
            (600, 650),
        ]
        cv.fill(smooth(tongue), sheen(lit(c, 0.1)))
    upper = f"M 768 766 C 794 700 784 640 770 {604 - lift} C 766 {580 - lift} 748 {572 - lift} 738 {582 - lift} C 712 {612 - lift} 664 {618 - lift} 632 {600 - lift} C 618 {590 - lift} 604 {590 - lift} 594 {598 - lift} C {560 + lift * 0.24} {630 - lift * 0.2} 480 662 400 674 {_TOE}"
    body = cv.fill(pen(upper), across(lit(c, 0.28), c, dim(c, 0.28), degrees=62))
    pattern(cv, look, body.extent, body, c, accent, 40)
    if look.has("court", "slip"):
        cv.fill(smooth([(190, 780), (206, 716), (262, 684), (330, 690), (348, 780)]), sheen(lit(sole, 0.1)), 1, body)
    cv.fill(smooth([(800, 790), (804, 660), (760, 640), (716, 690), (724, 790)]), sheen(accent), 0.95, body)
    if runner:
        cv.fill(
            smooth([(330, 780), (430, 708), (560, 670), (700, 684), (650, 734), (490, 760)]), sheen(accent), 0.92, body
        )
        for k in range(4):
            cv.line(
                smooth([(370 + k * 76, 770), (424 + k * 74, 714), (490 + k * 66, 664)], False),
                8,
                lit(c, 0.45),
                0.7,
                body,
            )
    elif look.has("stripes"):
        for k in range(3):
            cv.line([(476 + k * 50, 780), (540 + k * 50, 668)], 19, accent, 1, body)
    elif not look.has("plain", "slip"):
        cv.fill(ribbon(smooth([(420, 756), (520, 728), (640, 700), (716, 656)], False), 4, 36, 22, 8), accent, 1, body)
    if look.has("slip"):
        cv.fill(pen("M 600 604 L 660 618 L 640 690 L 566 660 Z"), sheen(dim(c, 0.35)), 0.9, body)
    else:
        _laces(cv, c, sole, lift)
    cv.shade(body, DUSK, -8, -10, 10, 0.24)
    _outsole(cv, look, accent, sole, runner)


def _laces(cv: Canvas, c: Tone, sole: Tone, lift: float) -> None:
    rows = 5 if not lift else 7
    for i in range(rows):
        t = i / (rows - 1)
        x, y = 444 + t * 140, 660 - t * 50 - lift * t * t * 0.9
        cv.line(smooth([(x - 8, y - 10), (x + 14, y + 4), (x + 26, y + 26)], False), 12, lit(sole, 0.3))
        cv.line([(x + 4, y + 14), (x + 24, y + 30)], 3, dim(sole, 0.3), 0.5)
        cv.fill(oval(x + 27, y + 30, 5), dim(c, 0.6))


def _outsole(cv: Canvas, look: Look, accent: Tone, sole: Tone, runner: bool) -> None:
    top = 736 if look.has("chunky") else 744 if runner else 752
    base = f"M 200 {top + 14} Q 204 {top} 228 {top + 2} Q 500 {top + 14} 770 {top - (10 if runner else 0)} Q 800 {top} 796 {top + 22} Q 792 800 764 800 L 250 800 Q 204 798 200 {top + 14} Z"
    foot = cv.fill(pen(base), down(lit(sole, 0.4), sole, dim(sole, 0.3)))
    if runner:
        cv.fill(smooth([(240, 792), (420, 768), (600, 784), (800, 752), (800, 800), (240, 806)]), accent, 0.55, foot)
    cv.fill(box(190, 791, 810, 802), dim(accent, 0.1) if runner else tone("#b9946a"), 0.9, foot)
    cv.line(smooth([(206, top + 22), (500, top + 30), (794, top + 18)], False), 2.6, dim(sole, 0.4), 0.5, foot)


@motif("leather-shoe", scenes=SHOWROOM, zoom=1.1, focus=(420, 680))
def leather_shoe(cv: Canvas, look: Look) -> None:
    """Tones: leather, sole. Words: loafer (bit, tassel), oxford, chelsea, heel (bow), mary, martin (stitch), snow."""
    paint = _heel if look.has("heel") else _boot if look.has("chelsea", "martin", "snow") else _low_shoe
    with cv.placed(-40):
        pair(cv, look, paint)


def _low_shoe(cv: Canvas, look: Look, c: Tone) -> None:
    sole = look.tone(1, tone("#4a3428"))
    front = 500 if look.has("mary") else 592
    rise = 650 if look.has("mary") else 618
    cv.fill(pen(f"M 766 604 C 720 590 640 592 {front} {rise} C 640 690 720 680 766 604 Z"), dim(tone("#c9a27a"), 0.3))
    body = cv.fill(
        pen(
            f"M 768 766 C 792 700 782 640 766 602 C 744 646 690 672 640 660 C 610 652 {front + 20} {rise + 14} {front} {rise} C {front - 50} {rise + 26} 470 664 400 676 {_TOE}"
        ),
        across((0, lit(c, 0.34)), (0.4, c), (1, dim(c, 0.38)), degrees=68),
    )
    cv.glow(smooth([(242, 722), (320, 694), (430, 688), (330, 716)]), lit(c, 0.95), 10, 0.55, body)
    if look.has("loafer"):
        cv.line(smooth([(392, 690), (410, 716), (500, 716), (590, 690), (640, 660)], False), 5, dim(c, 0.6), 0.7, body)
        cv.fill(pen("M 470 652 L 560 622 L 590 684 L 500 712 Z"), sheen(dim(c, 0.12)), 1, body)
        if look.has("tassel"):
            for x in (500, 530):
                cv.line([(x, 670), (x - 20, 716)], 14, across(lit(c, 0.1), dim(c, 0.3)))
        else:
            cv.line([(496, 676), (562, 652)], 12, metal(BRASS) if look.has("bit") else dim(c, 0.6))
    elif look.has("mary"):
        strap = smooth([(556, 700), (580, 640), (640, 606), (672, 640)], False)
        cv.line(strap, 24, across(lit(c, 0.2), dim(c, 0.2)))
        cv.fill(oval(572, 684, 13), metal(BRASS))
    else:
        cv.fill(
            smooth([(470, 668), (560, 634), (640, 650), (660, 700), (560, 730), (480, 716)]),
            sheen(dim(c, 0.08)),
            1,
            body,
        )
        for i in range(4):
            cv.line([(488 + i * 32, 664 - i * 13), (508 + i * 32, 692 - i * 11)], 8, dim(c, 0.7))
        cv.fill([oval(280 + i * 17, 704 + (i - 4) ** 2 * 1.2, 4) for i in range(9)], dim(c, 0.7), 0.7, body)
    cv.shade(body, DUSK, -8, -10, 10, 0.26)
    cv.fill(pen("M 202 752 Q 194 770 208 780 L 590 784 L 600 802 L 774 802 L 778 754 Q 600 770 216 764 Z"), sheen(sole))


def _boot(cv: Canvas, look: Look, c: Tone) -> None:
    sole = look.tone(1, tone("#3a2e28"))
    top = 400 if not look.has("snow") else 380
    body = cv.fill(
        pen(
            f"M 768 766 C 788 700 764 620 772 {top} Q 690 {top - 14} 602 {top} C 600 480 596 560 572 600 C 530 648 460 668 400 676 {_TOE}"
        ),
        across((0, lit(c, 0.34)), (0.5, c), (1, dim(c, 0.38)), degrees=40),
    )
    cv.fill(oval(687, top, 85, 12), dim(c, 0.62))
    cv.glow(smooth([(244, 722), (330, 692), (450, 678), (340, 714)]), lit(c, 0.95), 10, 0.5, body)
    if look.has("chelsea"):
        gore = cv.fill(
            pen(f"M 644 {top + 4} L 722 {top + 4} L 706 580 Q 686 604 664 580 Z"), sheen(dim(c, 0.46)), 1, body
        )
        for i in range(6):
            cv.line([(652 + i * 12, top), (670 + i * 6, 590)], 3, lit(c, 0.1), 0.4, gore)
        cv.line(smooth([(762, top + 4), (790, top - 40), (750, top - 44), (752, top + 4)], False), 9, dim(c, 0.4))
    if look.has("martin"):
        for i in range(7):
            y = 630 - i * 34
            x = 578 + min(i, 3) * 8
            cv.line(
                [(x - 2, y + 4), (x + 44, y + 14)], 9, tone("#d7a32f") if look.has("stitch") else dim(c, 0.7), 1, body
            )
            cv.fill(oval(x + 48, y + 15, 6), metal(BRASS))
    if look.has("snow"):
        for y in (520, 600):
            cv.line([(596, y), (772, y - 6)], 17, dim(c, 0.3), 1, body)
        for i in range(70):
            x, y = 598 + (i * 37 % 180), top - 26 + (i * 53 % 64)
            cv.fill(oval(x, y, 22, 18), lit(tone("#efe4cf"), (i % 5) / 6))
    fold(cv, [(600, 616), (670, 650), (764, 630)], 20, body, c, 0.34)
    cv.shade(body, DUSK, -10, -10, 12, 0.26)
    ridge = 20 if look.has("martin", "snow") else 8
    base = cv.fill(
        pen(
            f"M 202 {762 - ridge} Q 192 792 214 802 L 590 802 L 598 {790 - ridge * 0.4} L 636 {790 - ridge * 0.4} L 644 802 L 778 802 L 780 {762 - ridge} Z"
        ),
        sheen(sole),
    )
    if look.has("stitch"):
        cv.line([(208, 772 - ridge), (776, 772 - ridge)], 4, tone("#e0b24a"), 0.9, base)


def _heel(cv: Canvas, look: Look, c: Tone) -> None:
    body = cv.fill(
        pen(
            "M 760 560 C 800 600 790 650 760 680 C 690 640 620 660 540 720 C 440 790 300 800 200 790 C 190 770 230 740 300 728 C 400 706 470 660 540 620 C 600 590 690 560 760 560 Z"
        ),
        across(lit(c, 0.34), c, dim(c, 0.3), degrees=60),
    )
    cv.fill(pen("M 752 566 C 690 566 610 596 548 632 C 620 640 700 610 752 566 Z"), dim(tone("#d9b890"), 0.2))
    cv.fill(pen("M 788 640 L 800 800 L 774 800 L 748 676 Q 776 670 788 640 Z"), across(lit(c, 0.2), dim(c, 0.3)))
    cv.glow(smooth([(240, 770), (330, 740), (430, 710), (330, 760)]), WHITE, 9, 0.5, body)
    if look.has("bow"):
        for flip in (-1, 1):
            cv.fill(smooth([(360, 726), (360 + flip * 54, 690), (360 + flip * 58, 752)]), sheen(lit(c, 0.1)))
        cv.fill(oval(360, 726, 13), dim(c, 0.1))
    cv.shade(body, DUSK, -6, -8, 8, 0.24)


@motif("slipper", "lay", scenes=("plain", "split", "boards", "mat", "sunlit", "shaded"), zoom=1.02, focus=(400, 400))
def slipper(cv: Canvas, look: Look) -> None:
    """Tones: upper, insole. Words: slide, flip (thong), fluffy, sandal (straps), clog, felt."""
    c, insole = look.body, look.tone(1, tone("#dcc7a4"))
    for flip, dx, turn in ((False, 150, 7), (True, -150, -7)):
        with cv.placed(dx, 0, 1, turn, flip=flip):
            shape = smooth(
                [
                    (500, 130),
                    (590, 160),
                    (632, 270),
                    (618, 420),
                    (590, 540),
                    (604, 680),
                    (590, 800),
                    (500, 852),
                    (412, 800),
                    (396, 680),
                    (404, 540),
                    (382, 420),
                    (384, 270),
                    (420, 160),
                ]
            )
            cv.glow(moved(shape, 12, 18), DUSK, 16, 0.3)
            cv.fill(shape, sheen(dim(c, 0.3) if not look.has("sandal", "flip") else tone("#7a5238")))
            bed = cv.fill(sized(shape, 0.92, 0.95, (500, 490)), sheen(insole))
            cv.shade(bed, DUSK, 9, 9, 10, 0.3)
            cv.glow(oval(500, 730, 56, 60), dim(insole, 0.5), 30, 0.34, bed)
            _slipper_top(cv, look, c)


def _slipper_top(cv: Canvas, look: Look, c: Tone) -> None:
    if look.has("flip"):
        for x in (392, 608):
            cv.line(smooth([(500, 226), (500 + (x - 500) * 0.7, 320), (x, 470)], False), 28, sheen(c))
        cv.fill(oval(500, 228, 16), ball(c))
        return
    if look.has("sandal"):
        for y0, y1, lean in ((260, 318, -8), (420, 478, 8)):
            strap = cv.fill(
                [(372, y0 + lean), (628, y0 - lean), (630, y1 - lean), (370, y1 + lean)],
                across(lit(c, 0.3), c, dim(c, 0.3), degrees=80),
            )
            cv.shade(strap, DUSK, 0, -8, 6, 0.3)
            cv.fill(box(588, y0 + 4, 622, y1 - 8, 6), metal(BRASS))
            cv.fill(box(597, y0 + 14, 613, y1 - 18, 3), dim(c, 0.3))
        return
    top = smooth(
        [
            (372, 470),
            (366, 300),
            (404, 160),
            (500, 116),
            (596, 160),
            (634, 300),
            (628, 470),
            (570, 500),
            (500, 508),
            (430, 500),
        ]
    )
    upper = cv.fill(top, around(lit(c, 0.34), c, dim(c, 0.34), x=0.4, y=0.3))
    pattern(cv, look, (360, 110, 640, 520), upper, c, look.tone(2, lit(c, 0.5)), 46)
    if look.has("fluffy"):
        for i in range(120):
            x, y = look.between(380, 620), look.between(140, 490)
            cv.line(
                [(x, y), (x + look.between(-16, 16), y + look.between(-16, 16))],
                7,
                lit(c, look.between(0.1, 0.6)),
                0.5,
                upper,
            )
        for i in range(34):
            x, y = top[i * 2 % len(top)]
            cv.fill(oval(x, y, 17), lit(c, look.between(0, 0.3)))
    if look.has("clog"):
        cv.fill([oval(420 + k % 4 * 54, 220 + k // 4 * 62, 13, 17) for k in range(12)], dim(c, 0.6), 0.9, upper)
    if look.has("slide"):
        cv.line([(404, 330), (596, 330)], 30, look.tone(2, lit(c, 0.6)), 0.9, upper)
    cv.shade(upper, DUSK, -10, -14, 12, 0.28)


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
        roll = cv.fill(box(500 - half - 20, 780 - 20, 500 + half + 20, 800, 20), down(lit(trim, 0.2), dim(trim, 0.3)))
        del roll
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
            x = 500 + i * half * 0.145
            cv.glow(box(x - 4, top + 20, x + 4, 754, 4), dim(c, 0.7), 4, 0.5, body)
            cv.glow(box(x + 6, top + 20, x + 11, 754, 3), lit(c, 0.8), 3, 0.5, body)
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
