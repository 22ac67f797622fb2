"""Clothes laid flat, hats, scarves and socks."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, Mask, across, around, down
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, mix, tone
from mall.demo.pictures.forms import ball, fall, fold, lathe, matte, metal, sheen
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import Path, box, mirrored, moved, oval, pen, ribbon, sized, smooth, turned
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
            _hanger(cv)
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


def _hanger(cv: Canvas) -> None:
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
                    _ribs(cv, [(712 + i * 13, 708, 718 + i * 12.4, 774) for i in range(8)], c)
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
        _ribs(
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


def _ribs(cv: Canvas, lines: list[tuple[float, float, float, float]], c: Tone) -> None:
    for x0, y0, x1, y1 in lines:
        cv.line([(x0, y0), (x1, y1)], 4, dim(c, 0.45), 0.4)


def _knitting(cv: Canvas, look: Look, within: Mask, c: Tone) -> None:
    if look.has("cable"):
        for x in (392, 500, 608, 730, 270):
            for i in range(14):
                y = 300 + i * 36
                cv.line(smooth([(x - 20, y), (x + 2, y + 16), (x + 20, y + 36)], False), 10, lit(c, 0.3), 0.75, within)
                cv.line(smooth([(x + 20, y), (x + 8, y + 10)], False), 9, dim(c, 0.4), 0.5, within)
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
        _hanger(cv)
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


@motif("skirt", "lay", scenes=FLAT, zoom=1.0, focus=(500, 360))
def skirt(cv: Canvas, look: Look) -> None:
    """Tones: cloth, pattern. Words: a pattern; pleated, mini, slip, denim, buttoned, tulle."""
    c = look.body
    hem = 700 if look.has("mini") else 850
    flare = 190 if look.has("slip") else 300 if look.has("tulle") else 262
    with cv.placed(turn=look.between(-5, 5)):
        cv.fill(oval(500, 208, 128, 18), dim(c, 0.45))
        body = cloth(
            cv,
            look,
            pen(
                f"M 372 210 C 340 360 {500 - flare} {hem - 200} {500 - flare} {hem} Q 500 {hem + 46} {500 + flare} {hem} C {500 + flare} {hem - 200} 660 360 628 210 Q 500 234 372 210 Z"
            ),
            c,
            60,
        )
        if look.has("pleated"):
            for i in range(-8, 9):
                x = i / 8.5
                pleat = [
                    (500 + x * 126, 236),
                    (500 + x * (flare * 0.8), hem * 0.62),
                    (500 + x * flare * 1.02, hem + 40),
                ]
                cv.line(smooth(pleat, False), 5, dim(c, 0.6), 0.5, body)
                cv.line([(px + 8, py) for px, py in smooth(pleat, False)], 6, lit(c, 0.5), 0.4, body)
        else:
            for lean in (-0.6, -0.2, 0.24, 0.62):
                fold(
                    cv,
                    [(500 + lean * 110, 270), (500 + lean * 190, 520), (500 + lean * flare * 1.1, hem + 20)],
                    30,
                    body,
                    c,
                    0.32,
                )
        if look.has("tulle"):
            cv.glow(
                ribbon(smooth([(210, hem - 60), (500, hem - 10), (790, hem - 60)], False), 40), WHITE, 20, 0.4, body
            )
        if look.has("denim", "buttoned"):
            cv.line([(500, 240), (500, hem + 20)], 4, dim(c, 0.5), 0.6, body)
            buttons(
                cv,
                [(508, 290 + i * 90) for i in range(5 if not look.has("mini") else 4)],
                look.tone(3, tone("#c98d4c")),
                11,
            )
        if look.has("denim"):
            for flip in (False, True):
                with cv.placed(flip=flip):
                    cv.line(pen("M 386 262 Q 420 330 372 360"), 3, tone("#e0a86a"), 0.9, body)
        edges(cv, body)
        band = cv.fill(pen("M 372 206 Q 500 232 628 206 L 632 262 Q 500 290 368 262 Z"), sheen(lit(c, 0.06)))
        cv.shade(band, DUSK, 0, -6, 5, 0.3)


@motif("trousers", "lay", scenes=FLAT, zoom=1.02, focus=(500, 300))
def trousers(cv: Canvas, look: Look) -> None:
    """Tones: cloth, pattern. Words: a pattern; wide, slim, jeans, cargo, jogger, shorts, pleat."""
    c = look.body
    hem = 560 if look.has("shorts") else 900
    foot = 128 if look.has("wide") else 70 if look.has("slim", "jogger") else 96
    gap = 8 if look.has("wide") else 26
    with cv.placed(turn=look.between(-5, 5)):
        cv.fill(oval(500, 150, 142, 16), dim(c, 0.45))
        for flip in (False, True):
            with cv.placed(flip=flip):
                x0 = 500 + gap + (0 if not look.has("shorts") else 10)
                outer = x0 + foot * (1.9 if look.has("shorts") else 1.55 if look.has("wide") else 1.75)
                leg = cloth(
                    cv,
                    look,
                    pen(
                        f"M 499 150 L 640 148 C 664 240 {outer + 4} 420 {outer} {hem} Q {(outer + x0) / 2} {hem + 14} {x0} {hem} C {x0 - 8} 600 512 470 499 400 Z"
                    ),
                    dim(c, 0.04) if flip else c,
                )
                fold(cv, [(520, 380), (570, 340), (630, 330)], 20, leg, c, 0.3)
                if not look.has("shorts"):
                    fold(cv, [(560, 560), (600, 590), (640, 570)], 16, leg, c, 0.2)
                    fold(cv, [(540, 800), (580, 824), (630, 806)], 14, leg, c, 0.22)
                if look.has("pleat"):
                    cv.line([(580, 210), (x0 + foot * 0.85, hem)], 4, dim(c, 0.5), 0.5, leg)
                    cv.line([(586, 210), (x0 + foot * 0.85 + 6, hem)], 5, lit(c, 0.5), 0.4, leg)
                _leg_details(cv, look, leg, c, x0, outer, hem)
                edges(cv, leg)
        cv.line([(500, 190), (500, 392)], 3, dim(c, 0.6), 0.6)
        band = cv.fill(pen("M 358 146 Q 500 164 642 146 L 648 196 Q 500 214 352 196 Z"), sheen(lit(c, 0.04)))
        cv.shade(band, DUSK, 0, -5, 4, 0.3)
        if look.has("jogger"):
            for x in (484, 516):
                cv.line(smooth([(x, 190), (x + (x - 500), 250), (x + (x - 500) * 0.6, 300)], False), 7, lit(c, 0.7))
        else:
            buttons(cv, [(500, 176)], tone("#b98660") if look.has("jeans") else BUTTON, 11)
            for x in (400, 600):
                cv.fill(box(x - 8, 138, x + 8, 210, 4), sheen(dim(c, 0.06)))


def _leg_details(cv: Canvas, look: Look, leg: Mask, c: Tone, x0: float, outer: float, hem: float) -> None:
    thread = tone("#e0a86a") if look.has("jeans") else dim(c, 0.5)
    cv.line(pen("M 560 200 Q 580 270 652 276"), 3, thread, 0.9, leg)
    if look.has("jeans"):
        cv.glow(oval(580, 420, 34, 130), lit(c, 0.6), 30, 0.5, leg)
        cv.line([(x0, hem - 14), (outer, hem - 14)], 3, thread, 0.9, leg)
    if look.has("cargo"):
        pocket = cv.fill(box(outer - 96, 470, outer + 14, 610, 10), sheen(c), 1, leg)
        cv.shade(pocket, DUSK, -5, -6, 5, 0.4)
        cv.fill(box(outer - 100, 460, outer + 16, 500, 8), sheen(lit(c, 0.06)), 1, leg)
    if look.has("jogger"):
        cv.fill(box(x0 - 10, hem - 52, outer + 10, hem + 20), sheen(dim(c, 0.08)), 1, leg)
        _ribs(cv, [(x0 + i * 13, hem - 50, x0 + i * 13, hem + 4) for i in range(int((outer - x0) / 13) + 1)], c)


@motif("jacket", "lay", scenes=FLAT, zoom=1.0, focus=(500, 340))
def jacket(cv: Canvas, look: Look) -> None:
    """Tones: cloth, lining. Words: a pattern; puffer, denim, trench, bomber, blazer, work, hood, fleece."""
    c, lining = look.body, look.tone(1, dim(look.body, 0.3))
    hem = 900 if look.has("trench") else 780
    with cv.placed(turn=look.between(-4, 4)):
        if look.has("hood"):
            cv.fill(
                smooth([(396, 250), (410, 150), (500, 110), (590, 150), (604, 250), (500, 330)]), sheen(dim(c, 0.08))
            )
            cv.fill(smooth([(430, 250), (440, 180), (500, 152), (560, 180), (570, 250), (500, 320)]), dim(lining, 0.3))
        cv.fill(oval(500, 244, 74, 36), dim(lining, 0.3))
        for flip in (False, True):
            with cv.placed(flip=flip):
                arm = cloth(
                    cv,
                    look,
                    pen(f"M 630 250 C 730 290 774 470 812 {hem - 50} L 724 {hem - 30} C 706 620 694 500 664 420 Z"),
                    dim(c, 0.07),
                )
                _jacket_surface(cv, look, arm, c, hem)
                cuff = cv.fill(
                    pen(f"M 806 {hem - 90} L 816 {hem - 40} Q 770 {hem - 8} 722 {hem - 20} L 716 {hem - 74} Z"),
                    sheen(dim(c, 0.12)),
                )
                if look.has("bomber", "fleece"):
                    _ribs(cv, [(722 + i * 13, hem - 76, 728 + i * 12, hem - 22) for i in range(7)], c)
                else:
                    cv.shade(cuff, DUSK, -4, -5, 4, 0.3)
                fold(cv, [(704, 340), (726, 470), (752, 640)], 22, arm, c, 0.3)
                edges(cv, arm)
        body = cloth(
            cv,
            look,
            pen(
                f"M 430 232 L 368 250 C 332 310 328 390 330 450 C 336 580 330 690 322 {hem} Q 500 {hem + 26} 678 {hem} C 670 690 664 580 670 450 C 672 390 668 310 632 250 L 570 232 L 500 330 Z"
            ),
            c,
        )
        _jacket_surface(cv, look, body, c, hem)
        for points in ([(652, 460), (600, 560), (590, 700)], [(348, 460), (400, 560), (410, 710)]):
            fold(cv, points, 24, body, c, 0.28)
        edges(cv, body)
        _jacket_front(cv, look, body, c, lining, hem)


def _jacket_surface(cv: Canvas, look: Look, within: Mask, c: Tone, hem: float) -> None:
    if look.has("puffer"):
        for i in range(9):
            y = 300 + i * 62
            cv.glow(
                ribbon(smooth([(150, y + 16), (330, y), (500, y + 8), (670, y), (850, y + 16)], False), 12),
                dim(c, 0.75),
                7,
                0.55,
                within,
            )
            cv.glow(
                ribbon(smooth([(150, y - 18), (330, y - 34), (500, y - 26), (670, y - 34), (850, y - 18)], False), 16),
                lit(c, 0.75),
                11,
                0.4,
                within,
            )
    if look.has("denim"):
        for x in (430, 570):
            cv.line([(x, 320), (500 + (x - 500) * 0.9, hem)], 3, tone("#e0a86a"), 0.85, within)
        cv.line([(330, 400), (670, 400)], 3, tone("#e0a86a"), 0.85, within)
    if look.has("fleece"):
        dots = [
            oval(look.between(160, 840), look.between(230, hem), look.between(5, 11), look.between(4, 9))
            for _ in range(170)
        ]
        cv.fill(dots[::2], lit(c, 0.4), 0.4, within)
        cv.fill(dots[1::2], dim(c, 0.3), 0.28, within)


def _jacket_front(cv: Canvas, look: Look, body: Mask, c: Tone, lining: Tone, hem: float) -> None:
    if look.has("blazer", "trench"):
        cv.fill(pen("M 436 232 L 500 430 L 564 232 Q 500 206 436 232 Z"), dim(look.tone(1, tone("#f3ead8")), 0.02))
        for flip in (False, True):
            with cv.placed(flip=flip):
                flap = cv.fill(
                    pen("M 440 226 L 500 440 L 418 372 L 440 340 L 384 300 L 396 244 Z"), sheen(lit(c, 0.06))
                )
                cv.shade(flap, DUSK, -6, -7, 6, 0.34)
        cv.line([(500, 440), (506, hem + 12)], 3, dim(c, 0.6), 0.7, body)
        places = [(524, 480 + i * 76) for i in range(2 if look.has("blazer") else 4)]
        if look.has("trench"):
            places += [(440, y) for _, y in places]
            cv.fill(pen("M 326 560 Q 500 584 674 560 L 674 606 Q 500 630 326 606 Z"), sheen(dim(c, 0.1)), 1, body)
            cv.line(box(470, 566, 530, 622, 6), 8, tone("#8a5a36"), joined=True)
        buttons(cv, places, tone("#5e4234"), 12)
    else:
        cv.line(
            [(500, 330), (500, hem + 12)],
            7,
            metal(tone("#c9ccd1")) if look.has("bomber", "puffer", "fleece", "hood") else dim(c, 0.4),
            0.95,
            body,
        )
        if look.has("denim", "work"):
            buttons(
                cv,
                [(512, 380 + i * 84) for i in range(5)],
                tone("#c98d4c") if look.has("denim") else tone("#5e4234"),
                11,
            )
        if look.has("bomber", "fleece", "puffer", "hood"):
            cv.line(pen("M 428 236 Q 500 350 572 236"), 36 if look.has("bomber") else 44, sheen(dim(c, 0.06)))
        else:
            for flip in (False, True):
                with cv.placed(flip=flip):
                    flap = cv.fill(pen("M 440 222 L 500 330 L 440 386 L 380 268 Z"), sheen(lit(c, 0.06)))
                    cv.shade(flap, DUSK, -6, -7, 6, 0.34)
    y = 420 if look.has("denim") else 600
    for flip in (False, True):
        with cv.placed(flip=flip):
            if look.has("work"):
                for top in (420, 600):
                    cv.fill(box(548, top, 644, top + 112, 10), sheen(c), 1, body)
                    stitch(cv, box(548, top, 644, top + 112, 10), c)
            elif look.has("denim", "blazer", "trench"):
                cv.fill(
                    pen(f"M 552 {y} L 648 {y - 6} L 648 {y + 36} L 600 {y + 54} L 552 {y + 40} Z"),
                    sheen(lit(c, 0.05)),
                    1,
                    body,
                )
            else:
                cv.line([(586, 590), (640, 690)], 7, dim(c, 0.5), 0.8, body)
    if look.has("bomber"):
        cv.fill(
            pen(f"M 322 {hem - 50} Q 500 {hem - 26} 678 {hem - 50} L 678 {hem + 20} L 322 {hem + 20} Z"),
            sheen(dim(c, 0.1)),
            1,
            body,
        )
        _ribs(cv, [(330 + i * 14, hem - 44, 330 + i * 14, hem + 6) for i in range(25)], c)


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
