"""Shoes, boots and slippers."""

from __future__ import annotations

from collections.abc import Callable

from mall.demo.pictures.canvas import Canvas, across, around, down
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, tone
from mall.demo.pictures.forms import ball, fold, metal, sheen
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import box, moved, oval, pen, ribbon, sized, smooth
from mall.demo.pictures.patterns import pattern

BRASS = tone("#d8b36a")

STEEL = tone("#c3c8cc")

RUBBER = tone("#f3efe6")

SHOWROOM = ("sweep", "podium", "arch", "sun", "window", "table")

_TOE = "C 330 684 258 690 226 722 C 210 740 206 752 212 766 L 768 766 Z"


def pair(cv: Canvas, look: Look, paint: Callable[[Canvas, Look, Tone], None]) -> None:
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
        for x in (392.0, 608.0):
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
        for _ in range(120):
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
