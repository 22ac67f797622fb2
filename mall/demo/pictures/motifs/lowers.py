"""Skirts and trousers."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, Mask
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, tone
from mall.demo.pictures.forms import fold, sheen
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.motifs.garments import buttons, cloth, edges, ribs
from mall.demo.pictures.paths import box, oval, pen, ribbon, smooth

FLAT = ("plain", "split", "sunlit", "shaded", "boards", "mat")

BUTTON = tone("#f5efe2")


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
        ribs(cv, [(x0 + i * 13, hem - 50, x0 + i * 13, hem + 4) for i in range(int((outer - x0) / 13) + 1)], c)
