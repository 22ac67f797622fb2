"""T-shirts, shirts, knitwear and dresses, laid flat."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, Mask, across
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, tone
from mall.demo.pictures.forms import fall, fold, metal, sheen
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import Path, box, oval, pen, ribbon, smooth
from mall.demo.pictures.patterns import pattern

FLAT = ("plain", "split", "sunlit", "shaded", "boards", "mat")

BUTTON = tone("#f5efe2")


def cloth(cv: Canvas, look: Look, shape: Path | list[Path], c: Tone, pitch: float = 58) -> Mask:
    """A piece of clothing: its cut, its pattern, and the roundness of its edges."""
    mask = cv.fill(shape, fall(c))
    pattern(cv, look, mask.extent, mask, c, look.tone(1, lit(c, 0.55)), pitch)
    return mask


def edges(cv: Canvas, mask: Mask) -> None:
    cv.shade(mask, DUSK, -9, -9, 10, 0.22)
    cv.shade(mask, WHITE, 7, 8, 9, 0.22)


def stitch(cv: Canvas, points: list[tuple[float, float]], c: Tone, wide: float = 2.4, alpha: float = 0.5) -> None:
    cv.line(points, wide, dim(c, 0.55), alpha)


def buttons(cv: Canvas, places: list[tuple[float, float]], c: Tone, r: float = 9) -> None:
    cv.fill([oval(x + 1.5, y + 2.5, r) for x, y in places], dim(c, 0.5), 0.4)
    cv.fill([oval(x, y, r) for x, y in places], lit(c, 0.1))
    cv.fill([oval(x + dx, y, r * 0.16) for x, y in places for dx in (-r * 0.3, r * 0.3)], dim(c, 0.6))


@motif("tshirt", "lay", scenes=FLAT, zoom=1.08, focus=(500, 400))
def tshirt(cv: Canvas, look: Look) -> None:
    """Tones: cloth, print. Words: a pattern; pocket, polo, sun, wave, peaks, cat, tee (plain), long, henley."""
    c = look.body
    with cv.placed(turn=look.between(-6, 6)):
        cv.fill(pen("M 440 226 Q 500 196 560 226 L 556 262 Q 500 300 444 262 Z"), dim(c, 0.42))
        if look.has("long"):
            for flip in (False, True):
                with cv.placed(flip=flip):
                    arm = cv.fill(
                        pen("M 640 256 C 720 300 760 460 792 724 L 716 738 C 700 600 690 480 664 420 Z"),
                        fall(dim(c, 0.06)),
                    )
                    pattern(cv, look, arm.extent, arm, c, look.tone(1, lit(c, 0.5)), 58)
                    edges(cv, arm)
        body = "M 442 226 Q 500 296 558 226 L 640 254 C 706 282 768 346 818 424 L 730 484 L 676 430 C 668 560 670 690 680 812 Q 500 830 320 812 C 330 690 332 560 324 430 L 270 484 L 182 424 C 232 346 294 282 360 254 Z"
        if look.has("long"):
            body = "M 442 226 Q 500 296 558 226 L 640 254 C 670 300 676 380 676 430 C 668 560 670 690 680 812 Q 500 830 320 812 C 330 690 332 560 324 430 C 324 380 330 300 360 254 Z"
        shirt = cloth(cv, look, pen(body), c)
        cv.line(pen("M 442 228 Q 500 300 558 228"), 15, across(lit(c, 0.1), dim(c, 0.1)), 1, shirt)
        stitch(cv, pen("M 436 240 Q 500 316 564 240"), c)
        if not look.has("long"):
            stitch(cv, pen("M 640 256 Q 672 340 676 430"), c)
            stitch(cv, pen("M 360 256 Q 328 340 324 430"), c)
            stitch(cv, [(800, 412), (716, 470)], c)
            stitch(cv, [(200, 412), (284, 470)], c)
        stitch(cv, pen("M 322 796 Q 500 814 678 796"), c)
        _tee_print(cv, look, shirt, c)
        for points in (
            [(664, 440), (610, 520), (580, 640)],
            [(336, 440), (390, 530), (410, 660)],
            [(440, 640), (470, 730), (450, 810)],
            [(600, 660), (580, 740), (610, 815)],
        ):
            fold(cv, points, 20, shirt, c, 0.26)
        edges(cv, shirt)


def _tee_print(cv: Canvas, look: Look, shirt: Mask, c: Tone) -> None:
    second, third = look.tone(1, lit(c, 0.6)), look.tone(2, dim(look.tone(1, lit(c, 0.6)), 0.4))
    if look.has("pocket"):
        cv.fill(pen("M 556 384 L 642 384 L 642 468 Q 600 500 556 468 Z"), sheen(second if look.has("contrast") else c))
        stitch(cv, pen("M 556 384 L 642 384 L 642 468 Q 600 500 556 468 L 556 384"), c)
    if look.has("polo", "henley"):
        if look.has("polo"):
            cv.fill(pen("M 440 222 L 500 300 L 452 344 L 404 250 Z"), sheen(lit(c, 0.1)))
            cv.fill(pen("M 560 222 L 500 300 L 548 344 L 596 250 Z"), sheen(c))
        stitch(cv, [(478, 300), (478, 430), (522, 430), (522, 300)], c)
        buttons(cv, [(500, 330), (500, 370), (500, 408)], BUTTON, 8)
    if look.has("sun"):
        cv.fill(oval(500, 460, 92), second, 0.95, shirt)
        for i in range(4):
            cv.fill(box(390, 480 + i * 21, 610, 488 + i * 21), c, 1, shirt)
    if look.has("wave"):
        for i in range(3):
            line = smooth(
                [
                    (400, 450 + i * 40),
                    (440, 420 + i * 40),
                    (480, 450 + i * 40),
                    (520, 420 + i * 40),
                    (560, 450 + i * 40),
                    (600, 420 + i * 40),
                ],
                False,
            )
            cv.line(line, 13, second if i % 2 == 0 else third, 0.95, shirt)
    if look.has("peaks"):
        cv.fill(pen("M 390 540 L 470 410 L 520 480 L 560 430 L 620 540 Z"), second, 0.95, shirt)
        cv.fill(pen("M 446 450 L 470 410 L 494 446 L 478 460 L 466 446 Z"), WHITE, 0.9, shirt)
        cv.fill(oval(580, 396, 24), third, 0.95, shirt)
    if look.has("cat"):
        cv.fill(
            smooth(
                [
                    (440, 540),
                    (430, 450),
                    (446, 404),
                    (474, 430),
                    (526, 430),
                    (554, 404),
                    (570, 450),
                    (560, 540),
                    (500, 566),
                ]
            ),
            second,
            0.95,
            shirt,
        )
        cv.fill([oval(474, 474, 8, 11), oval(526, 474, 8, 11), oval(500, 500, 7, 5)], c)


@motif("shirt", "lay", scenes=FLAT, zoom=1.04, focus=(500, 330))
def shirt(cv: Canvas, look: Look) -> None:
    """Tones: cloth, pattern. Words: a pattern; short (sleeves), band (collar), camp (open collar), two-pocket, hung."""
    c = look.body
    with cv.placed(turn=look.between(-5, 5)):
        if look.has("hung"):
            hanger(cv)
        cv.fill(oval(500, 240, 72, 30), dim(c, 0.44))
        for flip in (False, True):
            with cv.placed(flip=flip):
                sleeve = (
                    "M 626 250 C 704 276 760 348 806 440 L 722 494 L 664 420 Z"
                    if look.has("short")
                    else "M 626 250 C 716 290 752 460 786 742 L 708 758 C 700 620 684 500 656 420 Z"
                )
                arm = cloth(cv, look, pen(sleeve), dim(c, 0.05))
                if not look.has("short"):
                    cv.fill(pen("M 780 694 L 788 762 L 706 776 L 702 706 Z"), sheen(lit(c, 0.05)))
                    stitch(cv, [(781, 702), (702, 714)], c)
                fold(cv, [(700, 330), (716, 450), (740, 600)], 18, arm, c, 0.22)
                edges(cv, arm)
        body = cloth(
            cv,
            look,
            pen(
                "M 440 236 L 374 250 C 336 300 334 380 334 440 C 340 580 338 700 330 830 Q 420 862 500 852 Q 580 862 670 830 C 662 700 660 580 666 440 C 666 380 664 300 626 250 L 560 236 L 500 300 Z"
            ),
            c,
        )
        for points in (
            [(648, 450), (600, 540), (580, 680)],
            [(352, 450), (400, 540), (420, 690)],
            [(430, 700), (450, 770), (430, 840)],
            [(590, 690), (570, 770), (600, 840)],
        ):
            fold(cv, points, 18, body, c, 0.24)
        edges(cv, body)
        cv.fill(
            [(484, 300), (518, 300), (520, 852), (482, 852)], across(lit(c, 0.18), lit(c, 0.02), dim(c, 0.1)), 0.8, body
        )
        stitch(cv, [(520, 320), (521, 850)], c)
        buttons(cv, [(501, 350 + i * 78) for i in range(6)], look.tone(3, BUTTON), 8)
        _collar(cv, look, c)
        for x in (556, 356) if look.has("two-pocket") else (556,):
            pocket = cv.fill(pen(f"M {x} 410 L {x + 88} 410 L {x + 88} 500 L {x + 44} 522 L {x} 500 Z"), sheen(c), 0.8)
            pattern(cv, look, pocket.extent, pocket, c, look.tone(1, lit(c, 0.55)), 58)
            stitch(cv, pen(f"M {x} 410 L {x + 88} 410 L {x + 88} 500 L {x + 44} 522 L {x} 500 L {x} 410"), c)


def _collar(cv: Canvas, look: Look, c: Tone) -> None:
    if look.has("band"):
        cv.line(pen("M 436 236 Q 440 290 500 312 Q 560 290 564 236"), 24, sheen(lit(c, 0.12)))
        return
    wide = 40 if look.has("camp") else 0
    for flip in (False, True):
        with cv.placed(flip=flip):
            flap = cv.fill(
                pen(f"M 446 222 L 500 306 L {444 - wide} {366 + wide * 0.4} L {388 - wide * 0.4} 262 Z"),
                sheen(lit(c, 0.12)),
            )
            cv.shade(flap, DUSK, -5, -7, 5, 0.3)
    cv.line(pen("M 446 224 Q 500 196 554 224"), 14, dim(c, 0.1))


def hanger(cv: Canvas) -> None:
    cv.line(smooth([(500, 210), (500, 160), (540, 130), (520, 92), (486, 104)], False), 8, metal(tone("#c3c8cc")))
    cv.line(smooth([(380, 260), (440, 226), (500, 206), (560, 226), (620, 260)], False), 20, sheen(tone("#b07b48")))


@motif("sweater", "lay", scenes=FLAT, zoom=1.04, focus=(500, 400))
def sweater(cv: Canvas, look: Look) -> None:
    """Tones: yarn, pattern. Words: a pattern; cable, rib, turtle, vneck, cardigan, vest, fairisle, yoke."""
    c = look.body
    with cv.placed(turn=look.between(-6, 6)):
        cv.fill(oval(500, 244, 70, 34), dim(c, 0.5))
        if not look.has("vest"):
            for flip in (False, True):
                with cv.placed(flip=flip):
                    arm = cloth(
                        cv,
                        look,
                        pen(
                            "M 620 256 C 730 300 764 470 800 736 C 780 760 740 764 716 752 C 700 620 690 520 652 440 Z"
                        ),
                        dim(c, 0.06),
                    )
                    _knitting(cv, look, arm, c)
                    cv.fill(
                        pen("M 794 696 L 804 768 Q 760 790 714 776 L 708 706 Q 750 716 794 696 Z"), sheen(dim(c, 0.06))
                    )
                    ribs(cv, [(712 + i * 13, 708, 718 + i * 12.4, 774) for i in range(8)], c)
                    fold(cv, [(700, 360), (716, 470), (736, 610)], 22, arm, c, 0.26)
                    edges(cv, arm)
        wide = 668 if not look.has("vest") else 640
        body = cloth(
            cv,
            look,
            pen(
                f"M 436 232 L 372 252 C 330 320 {1000 - wide} 400 {1000 - wide + 4} 470 C 340 580 334 680 330 790 Q 500 812 670 790 C 666 680 660 580 {wide - 4} 470 C {wide} 400 670 320 628 252 L 564 232 Q 500 300 436 232 Z"
            ),
            c,
        )
        _knitting(cv, look, body, c)
        cv.fill(pen("M 330 780 Q 500 802 670 780 L 662 846 Q 500 868 338 846 Z"), sheen(dim(c, 0.05)))
        ribs(
            cv,
            [
                (
                    340 + i * 14,
                    786 + 12 * (1 - abs(i - 11.5) / 11.5),
                    344 + i * 13.6,
                    848 + 12 * (1 - abs(i - 11.5) / 11.5),
                )
                for i in range(24)
            ],
            c,
        )
        for points in ([(648, 480), (596, 570), (580, 700)], [(352, 480), (404, 580), (420, 710)]):
            fold(cv, points, 24, body, c, 0.28)
        edges(cv, body)
        _neckline(cv, look, c, body)


def ribs(cv: Canvas, lines: list[tuple[float, float, float, float]], c: Tone) -> None:
    for x0, y0, x1, y1 in lines:
        cv.line([(x0, y0), (x1, y1)], 4, dim(c, 0.45), 0.4)


def _knitting(cv: Canvas, look: Look, within: Mask, c: Tone) -> None:
    if look.has("cable"):
        crossings = [(x, 300 + i * 36) for x in (392, 500, 608, 730, 270) for i in range(14)]
        strands = [smooth([(x - 20, y), (x + 2, y + 16), (x + 20, y + 36)], False) for x, y in crossings]
        cv.fill([ribbon([(x + 20, y), (x + 8, y + 10)], 10) for x, y in crossings], dim(c, 0.4), 0.5, within)
        cv.fill([ribbon(strand, 5, 11, 5) for strand in strands], lit(c, 0.3), 0.8, within)
    if look.has("rib"):
        for i in range(46):
            x = 180 + i * 14
            cv.line([(x, 220), (x, 800)], 4, dim(c, 0.42), 0.34, within)
    if look.has("fairisle", "yoke"):
        second, third = look.tone(1, lit(c, 0.6)), look.tone(2, dim(c, 0.5))
        for row, (y, col) in enumerate(
            ((330, second), (376, third), (422, second))
            if look.has("yoke")
            else ((360, second), (420, third), (480, second), (540, third))
        ):
            marks = []
            for i in range(28):
                x = 170 + i * 24 + (row % 2) * 12
                marks += [pen(f"M {x} {y - 13} L {x + 10} {y} L {x} {y + 13} L {x - 10} {y} Z")]
            cv.fill(marks, col, 0.92, within)
            cv.fill([box(150, y + 20, 850, y + 25), box(150, y - 26, 850, y - 22)], col, 0.7, within)


def _neckline(cv: Canvas, look: Look, c: Tone, body: Mask) -> None:
    if look.has("turtle"):
        roll = cv.fill(
            smooth([(432, 176), (500, 164), (568, 176), (576, 262), (500, 290), (424, 262)]), sheen(lit(c, 0.05))
        )
        for i in range(9):
            cv.line([(440 + i * 15, 172), (436 + i * 16, 276)], 4, dim(c, 0.45), 0.36, roll)
        cv.shade(roll, DUSK, -6, -8, 6, 0.3)
        return
    if look.has("vneck", "cardigan"):
        low = 470 if look.has("cardigan") else 420
        cv.fill(pen(f"M 436 230 L 500 {low} L 564 230 Q 500 210 436 230 Z"), dim(c, 0.55))
        for flip in (False, True):
            with cv.placed(flip=flip):
                cv.line([(432, 228), (499, low + 4)], 22, sheen(dim(c, 0.04)))
        if look.has("cardigan"):
            cv.fill([(484, low), (516, low), (518, 850), (482, 850)], across(lit(c, 0.12), dim(c, 0.16)), 1, None)
            buttons(cv, [(500, low + 40 + i * 78) for i in range(5)], look.tone(3, tone("#8a5a36")), 11)
        return
    cv.line(pen("M 432 234 Q 500 320 568 234"), 26, sheen(dim(c, 0.03)))


@motif("dress", "hang", scenes=("plain", "split", "sunlit", "shaded"), zoom=1.02, focus=(500, 340))
def dress(cv: Canvas, look: Look) -> None:
    """Tones: cloth, pattern, belt. Words: a pattern; strappy, puff, long (sleeves), wrap, belt, tiered, slip, collar."""
    c = look.body
    with cv.placed(turn=look.between(-3, 3)):
        hanger(cv)
        if look.has("strappy", "slip"):
            for x in (420, 580):
                cv.line([(x, 330), (500 + (x - 500) * 0.62, 226)], 9, c)
            top = "M 404 330 Q 440 350 470 372 Q 500 392 530 372 Q 560 350 596 330 C 610 400 600 450 590 490 L 410 490 C 400 450 390 400 404 330 Z"
        else:
            cv.fill(oval(500, 244, 66, 26), dim(c, 0.45))
            _dress_sleeves(cv, look, c)
            top = "M 440 232 L 390 250 C 372 330 386 420 412 490 L 588 490 C 614 420 628 330 610 250 L 560 232 Q 500 320 440 232 Z"
        flare = 250 if look.has("slip") else 330 if not look.has("tiered") else 350
        skirt = f"M 410 484 C 380 600 {500 - flare * 0.72} 760 {500 - flare * 0.78} 900 Q 500 940 {500 + flare * 0.78} 900 C {500 + flare * 0.72} 760 620 600 590 484 Z"
        lower = cloth(cv, look, pen(skirt), c, 62)
        for lean in (-0.62, -0.3, 0.02, 0.34, 0.66):
            fold(
                cv,
                [(500 + lean * 90, 500), (500 + lean * 170, 680), (500 + lean * flare * 1.1, 915)],
                28,
                lower,
                c,
                0.34,
            )
        if look.has("tiered"):
            for y in (620, 760):
                cv.glow(
                    ribbon(smooth([(240, y + 14), (400, y), (600, y), (760, y + 14)], False), 8),
                    dim(c, 0.7),
                    6,
                    0.5,
                    lower,
                )
        edges(cv, lower)
        upper = cloth(cv, look, pen(top), c, 62)
        for points in ([(430, 330), (450, 400), (440, 480)], [(570, 330), (550, 400), (560, 480)]):
            fold(cv, points, 16, upper, c, 0.26)
        edges(cv, upper)
        _dress_trims(cv, look, c)


def _dress_sleeves(cv: Canvas, look: Look, c: Tone) -> None:
    for flip in (False, True):
        with cv.placed(flip=flip):
            if look.has("long"):
                sleeve = pen("M 604 248 C 680 290 706 420 726 600 L 668 612 C 656 500 640 420 606 360 Z")
            elif look.has("puff"):
                sleeve = smooth([(602, 248), (676, 246), (724, 310), (712, 384), (650, 402), (608, 350)])
            else:
                sleeve = pen("M 604 248 C 660 270 690 310 712 360 L 654 396 L 608 340 Z")
            arm = cloth(cv, look, sleeve, dim(c, 0.05), 62)
            if look.has("puff"):
                for i in range(3):
                    fold(cv, [(620 + i * 26, 262), (640 + i * 26, 320), (630 + i * 22, 390)], 14, arm, c, 0.3)
            edges(cv, arm)


def _dress_trims(cv: Canvas, look: Look, c: Tone) -> None:
    if look.has("wrap"):
        cv.line(pen("M 442 236 Q 500 380 586 486"), 7, dim(c, 0.4), 0.7)
        cv.line(smooth([(576, 490), (600, 560), (590, 640)], False), 12, look.tone(2, dim(c, 0.2)))
    if look.has("collar"):
        for flip in (False, True):
            with cv.placed(flip=flip):
                cv.fill(smooth([(444, 228), (500, 300), (470, 344), (414, 320), (408, 258)]), sheen(tone("#faf6ee")))
    if look.has("buttons", "collar"):
        buttons(cv, [(500, 350 + i * 46) for i in range(3)], look.tone(3, BUTTON), 8)
    if look.has("belt", "wrap"):
        belt = look.tone(2, dim(c, 0.4))
        cv.fill(pen("M 408 472 Q 500 486 592 472 L 594 504 Q 500 518 406 504 Z"), sheen(belt))
        if look.has("belt"):
            cv.line(box(478, 474, 522, 512, 6), 6, tone("#d8b36a"), joined=True)
