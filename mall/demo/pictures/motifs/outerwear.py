"""Jackets and coats."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, Mask
from mall.demo.pictures.colour import DUSK, Tone, dim, lit, tone
from mall.demo.pictures.forms import fold, metal, sheen
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.motifs.garments import buttons, cloth, edges, ribs, stitch
from mall.demo.pictures.paths import box, oval, pen, ribbon, smooth

FLAT = ("plain", "split", "sunlit", "shaded", "boards", "mat")


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
                    ribs(cv, [(722 + i * 13, hem - 76, 728 + i * 12, hem - 22) for i in range(7)], c)
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
        places: list[tuple[float, float]] = [(524, 480 + i * 76) for i in range(2 if look.has("blazer") else 4)]
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
        ribs(cv, [(330 + i * 14, hem - 44, 330 + i * 14, hem + 6) for i in range(25)], c)
