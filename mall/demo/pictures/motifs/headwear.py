"""Hats, scarves and socks."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, across, around
from mall.demo.pictures.colour import DUSK, Tone, dim, lit
from mall.demo.pictures.forms import ball, fall, fold, lathe, sheen
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.motifs.garments import cloth, edges
from mall.demo.pictures.paths import box, moved, oval, pen, ribbon, smooth
from mall.demo.pictures.patterns import pattern

FLAT = ("plain", "split", "sunlit", "shaded", "boards", "mat")


@motif("hat", zoom=1.22, focus=(480, 660))
def hat(cv: Canvas, look: Look) -> None:
    """Tones: body, band. Words: cap, bucket, beanie, straw, beret, pompom."""
    c, second = look.body, look.tone(1, dim(look.body, 0.3))
    for word, paint in (("cap", _cap), ("bucket", _bucket), ("beanie", _beanie), ("straw", _straw), ("beret", _beret)):
        if look.has(word):
            paint(cv, look, c, second)


def _cap(cv: Canvas, look: Look, c: Tone, second: Tone) -> None:
    peak = smooth([(330, 730), (240, 760), (180, 796), (300, 800), (470, 770), (600, 760), (500, 700)])
    cv.fill(moved(peak, 0, 6), dim(second, 0.5))
    bill = cv.fill(peak, across(lit(second, 0.2), second, dim(second, 0.3), degrees=60))
    for k in (0.9, 0.78):
        cv.line([(500 + (x - 500) * k, 740 + (y - 740) * k) for x, y in peak[8:34]], 2.4, lit(second, 0.4), 0.6, bill)
    crown = cv.fill(
        pen("M 330 742 C 320 590 400 500 530 500 C 680 500 740 610 736 760 Q 600 782 500 764 Q 400 748 330 742 Z"),
        across((0, lit(c, 0.2)), (0.4, c), (1, dim(c, 0.36))),
    )
    for line in (
        "M 530 500 C 480 560 470 680 480 762",
        "M 530 500 C 610 560 640 680 640 772",
        "M 530 500 C 420 550 390 650 384 748",
    ):
        cv.line(pen(line), 3, dim(c, 0.5), 0.6, crown)
    cv.fill([oval(432, 600, 6), oval(566, 606, 6), oval(676, 620, 6)], dim(c, 0.5))
    cv.fill(oval(530, 500, 17, 11), ball(second))
    if look.has("patch"):
        cv.fill(smooth([(400, 640), (450, 630), (462, 690), (410, 700)]), look.tone(2, lit(c, 0.6)))


def _bucket(cv: Canvas, look: Look, c: Tone, second: Tone) -> None:
    brim = cv.fill(lathe([(204, 668), (260, 730), (296, 822)], 500, 0.16, False), fall(c))
    pattern(cv, look, (190, 500, 810, 830), brim, c, look.tone(1, lit(c, 0.5)), 46)
    for k in range(4):
        cv.line(oval(500, 700 + k * 22, 226 + k * 20, 40 + k * 3, 175, 5), 2.4, dim(c, 0.5), 0.4, brim)
    crown = cv.fill(lathe([(150, 500), (180, 520), (206, 690)], 500, 0.14), across(lit(c, 0.2), c, dim(c, 0.3)))
    pattern(cv, look, (290, 470, 710, 730), crown, c, look.tone(1, lit(c, 0.5)), 46)
    cv.fill(oval(500, 502, 150, 21), lit(c, 0.16), 0.7)
    cv.shade(brim, DUSK, 0, 16, 12, 0.24)


def _beanie(cv: Canvas, look: Look, c: Tone, second: Tone) -> None:
    if look.has("pompom"):
        for i in range(60):
            x, y = oval(500, 430, look.between(10, 66), None, i * 37, i * 37 + 1)[0]
            cv.fill(oval(x, y, 17), lit(second, look.between(0, 0.4)))
    dome = cv.fill(
        pen("M 310 700 C 300 540 390 450 500 450 C 610 450 700 540 690 700 Z"), across(lit(c, 0.2), c, dim(c, 0.34))
    )
    for i in range(-8, 9):
        cv.line(
            smooth([(500 + i * 5, 452), (500 + i * 20, 560), (500 + i * 23, 700)], False), 5, dim(c, 0.45), 0.36, dome
        )
    cuff = cv.fill(
        smooth([(300, 672), (500, 650), (700, 672), (708, 780), (500, 806), (292, 780)]),
        across(lit(c, 0.3), lit(c, 0.08), dim(c, 0.26)),
    )
    for i in range(25):
        cv.line([(300 + i * 16.8, 660), (296 + i * 17, 800)], 5, dim(c, 0.45), 0.36, cuff)
    cv.shade(cuff, DUSK, 0, -10, 8, 0.26)


def _straw(cv: Canvas, look: Look, c: Tone, second: Tone) -> None:
    cv.fill(lathe([(336, 730), (344, 746), (336, 802)], 500, 0.2, False), dim(c, 0.2))
    brim = cv.fill(oval(500, 736, 340, 68), across(lit(c, 0.4), c, dim(c, 0.16)))
    for k in range(8):
        cv.line(oval(500, 736, 336 - k * 22, 67 - k * 4.4), 2.4, dim(c, 0.4), 0.5, brim, joined=True)
    crown = cv.fill(
        lathe([(130, 520), (168, 550), (186, 660), (190, 756)], 500, 0.16), across(lit(c, 0.3), c, dim(c, 0.3))
    )
    for k in range(12):
        cv.line(oval(500, 520 + k * 20, 196, 28, 180, 0), 2.4, dim(c, 0.4), 0.45, crown)
    cv.fill(
        [*oval(500, 690, 192, 30, 180, 0), *oval(500, 728, 194, 30, 0, 180)],
        across(lit(second, 0.2), second, dim(second, 0.3)),
        1,
        crown,
    )
    cv.fill(oval(500, 522, 128, 20), lit(c, 0.3), 0.6)


def _beret(cv: Canvas, look: Look, c: Tone, second: Tone) -> None:
    top = cv.fill(
        smooth([(240, 680), (300, 570), (480, 530), (660, 560), (770, 640), (740, 740), (500, 770), (300, 750)]),
        around(lit(c, 0.34), c, dim(c, 0.4), y=0.2),
    )
    cv.fill(ribbon(smooth([(330, 762), (500, 790), (700, 764)], False), 30), dim(c, 0.3))
    cv.line(smooth([(500, 536), (506, 506), (520, 500)], False), 12, dim(c, 0.2))
    fold(cv, [(300, 660), (460, 620), (640, 640)], 30, top, c, 0.3)


@motif("scarf", "lay", scenes=FLAT, zoom=1.06, focus=(460, 480))
def scarf(cv: Canvas, look: Look) -> None:
    """Tones: cloth, pattern. Words: a pattern; looped, square (silk), fringe, infinity."""
    c = look.body
    with cv.placed(turn=look.between(-10, 10)):
        if look.has("square"):
            _silk_square(cv, look, c)
            return
        for x0, x1, y1, turn in ((400, 520, 850, 5), (500, 620, 790, -7)):
            with cv.placed(turn=turn, about=(500, 300)):
                for i in range(15):
                    x = x0 + 4 + i * (x1 - x0 - 8) / 14
                    cv.line(
                        smooth(
                            [(x, y1 - 4), (x + look.between(-5, 5), y1 + 30), (x + look.between(-9, 9), y1 + 64)], False
                        ),
                        5,
                        lit(c, 0.16) if i % 2 else c,
                    )
                tail = cloth(cv, look, box(x0, 300, x1, y1, 6), c, 54)
                fold(cv, [(x0 + 40, 380), (x0 + 50, 560), (x0 + 36, y1)], 18, tail, c, 0.3)
                edges(cv, tail)
        ring = smooth([(290, 300), (360, 190), (500, 150), (640, 190), (710, 300), (660, 420), (500, 460), (340, 420)])
        hole = smooth([(400, 290), (440, 250), (500, 240), (560, 250), (600, 290), (570, 330), (500, 346), (430, 330)])
        loop = cv.fill(cv.cut(ring, hole), across(lit(c, 0.24), c, dim(c, 0.26), degrees=50))
        pattern(cv, look, loop.extent, loop, c, look.tone(1, lit(c, 0.55)), 54)
        for points in (
            [(330, 330), (420, 400), (560, 410)],
            [(340, 250), (430, 190), (560, 190)],
            [(660, 260), (670, 340), (600, 400)],
        ):
            fold(cv, points, 22, loop, c, 0.42)
        edges(cv, loop)


def _silk_square(cv: Canvas, look: Look, c: Tone) -> None:
    second = look.tone(1, lit(c, 0.6))
    sheet = cv.fill(box(190, 190, 810, 810, 10), across(lit(c, 0.3), c, dim(c, 0.2), degrees=50))
    pattern(cv, look, (250, 250, 750, 750), sheet, c, second, 70)
    for inset in (16, 44):
        cv.line(
            box(190 + inset, 190 + inset, 810 - inset, 810 - inset),
            9 if inset < 20 else 5,
            second,
            0.9,
            sheet,
            joined=True,
        )
    for points in (
        [(200, 420), (420, 360), (800, 520)],
        [(300, 800), (420, 600), (520, 200)],
        [(560, 800), (700, 560), (790, 300)],
    ):
        fold(cv, points, 40, sheet, c, 0.34)
    corner = cv.fill([(810, 640), (810, 810), (640, 810)], across(dim(c, 0.1), lit(second, 0.2), degrees=45))
    cv.shade(corner, DUSK, 8, 8, 8, 0.4)
    edges(cv, sheet)


@motif("socks", "lay", scenes=FLAT, zoom=1.1, focus=(430, 640))
def socks(cv: Canvas, look: Look) -> None:
    """Tones: yarn, pattern, toe. Words: a pattern; ankle, crew, three (pairs), rib."""
    places = ((-150, -30, 0), (20, 10, 1), (180, 40, 2)) if look.has("three") else ((-90, -16, 0), (90, 16, 0))
    for i, (dx, dy, k) in enumerate(places):
        with cv.placed(dx, dy, 0.94, look.between(-6, 6) + i * 3):
            cv.glow(pen("M 440 500 L 560 500 L 560 640 L 700 720 L 640 800 L 430 700 Z"), DUSK, 16, 0.26)
            _sock(cv, look, look.tone(k, look.body) if look.has("three") else look.body)


def _sock(cv: Canvas, look: Look, c: Tone) -> None:
    top = 440 if look.has("ankle") else 220
    toe = look.tone(2, dim(c, 0.25)) if not look.has("three") else dim(c, 0.2)
    shape = pen(
        f"M 420 {top} L 556 {top} C 560 480 552 560 566 610 C 600 660 690 690 722 740 C 746 790 700 824 640 810 C 560 790 440 760 420 660 C 410 560 424 420 420 {top} Z"
    )
    sock = cloth(cv, look, shape, c, 44)
    cv.fill(smooth([(640, 680), (740, 700), (760, 820), (620, 830)]), sheen(toe), 1, sock)
    cv.fill(oval(446, 700, 70, 66), sheen(toe), 1, sock)
    cuff = cv.fill(box(412, top - 10, 564, top + 62, 10), sheen(lit(c, 0.12)))
    for i in range(13):
        cv.line([(420 + i * 11.6, top - 6), (420 + i * 11.6, top + 60)], 4, dim(c, 0.42), 0.4, cuff)
    fold(cv, [(440, 600), (500, 620), (556, 600)], 16, sock, c, 0.24)
    edges(cv, sock)
