"""Watches and cameras."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, Mask, across, around
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, tone
from mall.demo.pictures.forms import matte, metal, sheen
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import box, oval, smooth, squircle

STEEL = tone("#c3c8cc")

NIGHT = tone("#1b1d22")


@motif("watch", "lay", scenes=("plain", "split", "mat", "sunlit", "shaded"), zoom=1.1)
def watch(cv: Canvas, look: Look) -> None:
    """Tones: strap, case. Words: round, square, band (slim), woven, steel (bracelet), classic (hands only)."""
    strap, case = look.body, look.tone(1, STEEL)
    with cv.placed(turn=look.between(-22, -8)):
        half = 88 if not look.has("band") else 62
        belt = cv.fill(
            [
                box(500 - half, 90, 500 + half, 420, 50, 50, 10, 10),
                box(500 - half, 580, 500 + half, 910, 10, 10, 50, 50),
            ],
            across(dim(strap, 0.16), lit(strap, 0.2), strap, dim(strap, 0.34)),
        )
        if look.has("links"):
            for i in range(22):
                cv.line([(500 - half, 100 + i * 38), (500 + half, 100 + i * 38)], 5, dim(strap, 0.6), 0.6, belt)
        elif look.has("woven"):
            for i in range(60):
                cv.line(
                    [(500 - half, 90 + i * 14), (500 + half, 96 + i * 14)],
                    3,
                    dim(strap, 0.4) if i % 2 else lit(strap, 0.4),
                    0.5,
                    belt,
                )
        else:
            cv.fill([oval(500, 690 + i * 34, 9, 7) for i in range(5)], dim(strap, 0.6), 0.8, belt)
        r = 172 if not look.has("band") else 0
        if look.has("round", "classic"):
            cv.fill(box(500 + r - 14, 478, 500 + r + 22, 522, 8), metal(case))
            cv.fill(oval(500, 500, r), metal(case))
            face = cv.fill(
                oval(500, 500, r - 20), NIGHT if not look.has("classic") else sheen(look.tone(2, tone("#fbf7ee")))
            )
        elif look.has("band"):
            cv.fill(box(426, 340, 574, 660, 60), metal(case))
            face = cv.fill(box(438, 352, 562, 648, 50), NIGHT)
        else:
            cv.fill(box(500 + 148, 440, 500 + 172, 500, 8), metal(case))
            cv.fill(squircle(500, 500, 156, 182, 4.4), metal(case))
            face = cv.fill(squircle(500, 500, 140, 166, 4.4), NIGHT)
        _watch_face(cv, look, face, r)
        cv.glow([(360, 340), (560, 330), (380, 600)], WHITE, 24, 0.18, face)


def _watch_face(cv: Canvas, look: Look, face: Mask, r: float) -> None:
    accents = (tone("#ff7d6b"), tone("#8fe0d0"), tone("#f2c25a"))
    if look.has("classic"):
        for i in range(12):
            a = i * 30
            cv.line(
                [oval(500, 500, r - 50, start=a, end=a + 1)[0], oval(500, 500, r - 32, start=a, end=a + 1)[0]],
                7,
                tone("#3a3b3f"),
                1,
                face,
            )
        cv.line([(500, 500), (448, 430)], 11, tone("#3a3b3f"))
        cv.line([(500, 500), (566, 408)], 7, tone("#3a3b3f"))
        cv.fill(oval(500, 500, 10), accents[0])
        return
    if look.has("round"):
        for k, c in enumerate(accents):
            cv.line(oval(500, 500, 128 - k * 26, start=-90, end=150 + k * 50), 16, c, 1, face)
        cv.line([(500, 500), (500, 452)], 9, WHITE)
        cv.line([(500, 500), (536, 516)], 7, WHITE)
        return
    half = 30 if look.has("band") else 44
    for k in range(4):
        x, y = 500 + (k % 2 * 2 - 1) * half, 452 + (k // 2) * 78
        cv.fill(box(x - half * 0.6, y - 30, x + half * 0.6, y + 30, 10), WHITE, 0.94, face)
    if not look.has("band"):
        for k, c in enumerate(accents):
            cv.fill(oval(440 + k * 60, 620, 15), c, 1, face)


@motif("camera", scenes=("sweep", "table", "podium", "window", "foliage"), zoom=1.08, focus=(470, 620))
def camera(cv: Canvas, look: Look) -> None:
    """Tones: leather, metal. Words: compact, range (finder), instant, action."""
    leather, shell = look.body, look.tone(1, STEEL)
    if look.has("instant"):
        body = cv.fill(box(240, 430, 760, 796, 90), across(lit(leather, 0.3), leather, dim(leather, 0.3), degrees=40))
        cv.fill(box(330, 410, 670, 446, 10), dim(leather, 0.4))
        cv.fill([(350, 428), (650, 428), (640, 280), (360, 280)], sheen(tone("#faf6ee")))
        cv.fill([(376, 404), (626, 404), (620, 304), (382, 304)], across(tone("#a8cde6"), tone("#f2b296"), degrees=80))
        _lens(cv, 500, 640, 120, shell)
        cv.fill(box(620, 480, 720, 540, 16), sheen(tone("#f6f3ea")))
        cv.fill(oval(310, 510, 26), metal(shell))
        cv.shade(body, WHITE, 6, 6, 5, 0.4)
        return
    if look.has("action"):
        cv.fill(squircle(500, 640, 180, 160, 5), sheen(leather))
        cv.fill(squircle(430, 600, 92, 92, 4), sheen(dim(leather, 0.3)))
        _lens(cv, 430, 600, 66, shell)
        cv.fill(box(560, 520, 640, 580, 10), NIGHT)
        cv.fill(oval(620, 700, 14), tone("#ff7d6b"))
        return
    cv.fill(box(330, 420, 450, 480, 14), metal(shell))
    cv.fill(box(610, 430, 690, 480, 10), metal(shell))
    cv.fill(box(700, 442, 760, 480, 8), metal(look.tone(2, tone("#c9a253"))))
    cv.fill(box(210, 470, 790, 560, 40, 40, 0, 0), across(lit(shell, 0.5), shell, dim(shell, 0.3)))
    body = cv.fill(box(210, 540, 790, 796, 6, 6, 46, 46), across(lit(leather, 0.24), leather, dim(leather, 0.36)))
    for i in range(22):
        cv.line([(210 + i * 28, 540), (180 + i * 28, 800)], 2, dim(leather, 0.6), 0.3, body)
    cv.fill(box(240, 490, 330, 536, 10), NIGHT)
    cv.fill(box(248, 496, 322, 530, 8), across(tone("#5a6ea0"), NIGHT))
    cv.fill(oval(720, 516, 15), tone("#f6f3ea"))
    _lens(cv, 500, 640, 146, shell)
    if look.has("strap"):
        cv.line(smooth([(212, 520), (120, 600), (160, 790), (300, 800)], False), 24, matte(tone("#8a5a36")))


def _lens(cv: Canvas, x: float, y: float, r: float, shell: Tone) -> None:
    cv.glow(oval(x + 12, y + 16, r), DUSK, 16, 0.5)
    cv.fill(oval(x, y, r), metal(shell))
    cv.fill(oval(x, y, r * 0.9), across(tone("#55585e"), tone("#26282c"), degrees=50))
    cv.fill(oval(x, y, r * 0.68), metal(dim(shell, 0.4)))
    glass = cv.fill(oval(x, y, r * 0.58), around(tone("#6a7fb8"), tone("#2b3150"), NIGHT, x=0.4, y=0.36))
    cv.glow(oval(x - r * 0.2, y - r * 0.24, r * 0.2, r * 0.12), WHITE, 8, 0.8, glass)
    cv.fill(oval(x + r * 0.22, y + r * 0.24, r * 0.09), tone("#b08fd8"), 0.7, glass)
