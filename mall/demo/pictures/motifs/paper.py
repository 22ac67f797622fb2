"""Books, notebooks, pens and paints."""

from __future__ import annotations

from mall.demo.pictures.canvas import Canvas, Mask, across
from mall.demo.pictures.colour import DUSK, WHITE, Tone, dim, lit, mix, tone
from mall.demo.pictures.forms import Room, matte, metal, sheen, streak
from mall.demo.pictures.motif import Look, motif
from mall.demo.pictures.paths import box, oval, pen, smooth, turned
from mall.demo.pictures.patterns import pattern

STEEL = tone("#c3c8cc")

NIGHT = tone("#26282c")

PAPER = tone("#faf5ea")

WOOD = tone("#d8b483")


@motif("book", scenes=("sweep", "table", "window", "foliage", "arch", "sun"), zoom=1.12, focus=(440, 520))
def book(cv: Canvas, look: Look) -> None:
    """Tones: cover, art, accent. Words: the cover's art (moon, sea, bird, tree, bowl, city, bear, abstract, flower); stack, thick, open, set."""
    if look.has("open"):
        _open_book(cv, look)
        return
    if look.has("stack", "set"):
        for i in range(3):
            c = look.tone(i, lit(look.body, 0.2 * i))
            room = Room(yaw=18 + i * 4, pitch=24, x=470)
            room.drop(220, 150)
            room.ground -= i * 66
            spine = room.slab(cv, -220, 220, -150, 150, 0, 62, c, 2)
            cv.fill(room.side(-144, 150, 9, 53, 220.5), across(tone("#f6efdf"), tone("#d3c5a8")))
            for x in (-170, 150):
                cv.fill(room.front(x, x + 14, 0, 62, -150.5), lit(c, 0.5), 0.8, spine)
            cv.fill(room.front(-100, 60, 24, 38, -150.5), lit(c, 0.6), 0.8, spine)
        return
    _standing_book(cv, look)


def _standing_book(cv: Canvas, look: Look) -> None:
    c = look.body
    thick = 74 if look.has("thick") else 44
    x0, y0, x1, y1 = (300, 250, 680, 800) if not look.has("wide") else (240, 370, 740, 800)
    cv.fill(
        [(x1, y0 + 6), (x1 + thick, y0 - 16), (x1 + thick, y1 - 24), (x1, y1 - 2)],
        across(tone("#efe5d0"), tone("#d3c5a8")),
    )
    for k in range(1, 8):
        x = x1 + thick * k / 8
        cv.line([(x, y0 - 16 * k / 8 + 6), (x, y1 - 22 * k / 8 - 3)], 1.6, tone("#b9a888"), 0.6)
    cv.fill([(x0, y0), (x1, y0), (x1 + thick, y0 - 20), (x0 + thick, y0 - 20)], tone("#f6efdf"))
    cv.fill(
        [(x1 + thick - 4, y0 - 20), (x1 + thick + 4, y0 - 20), (x1 + thick + 4, y1 - 24), (x1 + thick - 4, y1 - 22)],
        dim(c, 0.3),
    )
    cover = cv.fill(box(x0, y0, x1, y1, 6), across(lit(c, 0.16), c, dim(c, 0.16), degrees=50))
    _cover_art(cv, look, cover, (x0, y0, x1, y1), c)
    cv.glow(box(x0 + 16, y0, x0 + 26, y1), DUSK, 7, 0.34, cover)
    cv.glow(box(x0 + 28, y0, x0 + 34, y1), WHITE, 5, 0.4, cover)


def _cover_art(cv: Canvas, look: Look, cover: Mask, area: tuple[float, float, float, float], c: Tone) -> None:
    x0, y0, x1, y1 = area
    wide, tall = x1 - x0, y1 - y0
    art, accent = look.tone(1, lit(c, 0.5)), look.tone(2, tone("#f3ead8"))
    mid, low = (x0 + x1) / 2 + 10, y0 + tall * 0.62
    if look.has("moon"):
        cv.fill(oval(mid, low - tall * 0.06, wide * 0.27), art, 1, cover)
        cv.fill(oval(mid + wide * 0.12, low - tall * 0.1, wide * 0.24), c, 1, cover)
        cv.fill(
            [oval(x0 + wide * (0.2 + i * 0.61 % 0.66), y0 + tall * (0.34 + i * 0.37 % 0.5), 4) for i in range(13)],
            accent,
            0.9,
            cover,
        )
    if look.has("sea"):
        cv.fill(oval(mid, y0 + tall * 0.5, wide * 0.16), accent, 1, cover)
        for k in range(5):
            y = y0 + tall * (0.58 + k * 0.09)
            line = smooth(
                [(x0, y), (x0 + wide * 0.25, y - 16), (x0 + wide * 0.5, y + 6), (x0 + wide * 0.75, y - 16), (x1, y)],
                False,
            )
            cv.fill([*line, (x1, y1), (x0, y1)], mix(art, dim(art, 0.5), k / 5), 1, cover)
    if look.has("bird"):
        cv.fill(
            smooth(
                [
                    (mid - 90, low),
                    (mid - 40, low - 60),
                    (mid + 40, low - 50),
                    (mid + 110, low - 84),
                    (mid + 60, low + 10),
                    (mid - 20, low + 34),
                ]
            ),
            art,
            1,
            cover,
        )
        cv.fill(smooth([(mid - 30, low - 20), (mid + 30, low - 30), (mid + 10, low + 40)]), dim(art, 0.2), 1, cover)
        cv.fill(oval(mid - 60, low - 22, 6), c)
        cv.line([(x0 + 40, low + 60), (x1 - 20, low + 40)], 8, accent, 0.9, cover)
    if look.has("tree"):
        cv.line([(mid, y1 - 60), (mid, low - 20)], 17, dim(art, 0.5), 1, cover)
        for dx, dy, r in ((-50, -30, 66), (56, -20, 60), (0, -90, 74)):
            cv.fill(oval(mid + dx, low + dy, r), mix(art, lit(art, 0.3), abs(dx) / 80), 1, cover)
        cv.fill(box(x0, y1 - 64, x1, y1), dim(c, 0.2), 0.8, cover)
    if look.has("bowl"):
        cv.fill(oval(mid, low, wide * 0.3), accent, 1, cover)
        cv.fill(oval(mid, low, wide * 0.24), art, 1, cover)
        for k in range(7):
            px, py = oval(mid, low, wide * 0.14, start=k * 51, end=k * 51 + 1)[0]
            cv.fill(oval(px, py, 19, 13), (tone("#7fae5a"), tone("#f0d24a"), tone("#e8803a"))[k % 3], 1, cover)
    if look.has("city"):
        for k in range(7):
            x = x0 + 44 + k * (wide - 60) / 7
            top = y1 - tall * (0.2 + (k * 37 % 11) / 32)
            cv.fill(box(x, top, x + wide * 0.105, y1), mix(art, c, (k % 3) / 4), 1, cover)
            cv.fill(
                [
                    box(x + 8 + j % 2 * 17, top + 16 + j // 2 * 30, x + 18 + j % 2 * 17, top + 30 + j // 2 * 30)
                    for j in range(6)
                ],
                accent,
                0.8,
                cover,
            )
    if look.has("bear"):
        for side in (-1, 1):
            cv.fill(oval(mid + side * 74, low - 90, 38), art, 1, cover)
        cv.fill(oval(mid, low - 20, 112, 102), art, 1, cover)
        cv.fill(oval(mid, low + 18, 50, 38), lit(art, 0.5), 1, cover)
        cv.fill(
            [oval(mid - 40, low - 34, 10), oval(mid + 40, low - 34, 10), oval(mid, low + 2, 15, 11)], NIGHT, 1, cover
        )
    if look.has("flower"):
        for k in range(8):
            cv.fill(turned(oval(mid, low - 66, 28, 58), k * 45, (mid, low)), art if k % 2 else lit(art, 0.24), 1, cover)
        cv.fill(oval(mid, low, 36), accent, 1, cover)
    if look.has("shapes"):
        cv.fill(oval(mid - 50, low - 20, 92), art, 1, cover)
        cv.fill([(mid - 20, low + 120), (mid + 140, low + 120), (mid + 60, low - 60)], accent, 0.92, cover)
        cv.fill(box(x0 + 50, low + 70, x0 + 190, low + 110), dim(art, 0.4), 0.9, cover)
    ink = lit(c, 0.75) if sum(c) < 420 else dim(c, 0.7)
    for k, part in enumerate((0.6, 0.42)):
        cv.fill(box(x0 + 56, y0 + 54 + k * 40, x0 + 56 + wide * part, y0 + 76 + k * 36, 4), ink, 0.85, cover)
    cv.fill(box(x0 + 56, y1 - 46, x0 + 56 + wide * 0.26, y1 - 36, 3), ink, 0.7, cover)


def _open_book(cv: Canvas, look: Look) -> None:
    c = look.body
    cv.fill(pen("M 120 560 L 500 600 L 880 560 L 890 780 L 500 806 L 110 780 Z"), sheen(dim(c, 0.1)))
    for flip in (False, True):
        with cv.placed(flip=flip):
            page = cv.fill(
                pen("M 500 590 C 400 530 260 530 140 552 L 128 764 C 260 744 400 748 500 794 Z"),
                across(tone("#f3ead8"), tone("#fffaf0"), tone("#e3d7bf")),
            )
            if flip:
                _spread(cv, look, page)
            else:
                for k in range(7):
                    cv.line(
                        smooth([(200, 590 + k * 24), (320, 578 + k * 25), (450, 606 + k * 25)], False),
                        5,
                        tone("#8a7d68"),
                        0.5,
                        page,
                    )
    cv.glow(box(490, 580, 510, 800), DUSK, 12, 0.34)


def _spread(cv: Canvas, look: Look, page: Mask) -> None:
    art, accent = look.tone(1, tone("#a8cde6")), look.tone(2, tone("#f0d24a"))
    cv.fill(smooth([(180, 580), (320, 566), (450, 600), (450, 740), (320, 716), (170, 730)]), art, 0.8, page)
    cv.fill(oval(250, 620, 32), accent, 1, page)
    cv.fill(
        smooth([(160, 720), (260, 660), (340, 690), (460, 640), (470, 780), (160, 760)]), tone("#8fb07a"), 0.9, page
    )


@motif("notebook", "lay", scenes=("plain", "split", "boards", "mat", "sunlit", "shaded"), zoom=1.06)
def notebook(cv: Canvas, look: Look) -> None:
    """Tones: cover, trim, art. Words: a pattern; elastic, spiral, leather, stack, planner, pencil (beside)."""
    c, trim = look.body, look.tone(1, dim(look.body, 0.4))
    with cv.placed(turn=look.between(-14, -5)):
        if look.has("stack"):
            for i, (dx, dy, turn) in enumerate(((70, -60, 16), (-60, 20, -4), (20, 80, 6))):
                with cv.placed(dx, dy, 0.86, turn):
                    cv.glow(box(300, 210, 720, 820, 12), DUSK, 16, 0.26)
                    _note(cv, look, look.tone(i, c), trim)
            return
        _note(cv, look, c, trim)
        if look.has("pencil"):
            with cv.placed(290, 0, 1, 12):
                pencil(cv, 500, 220, 800, look.tone(2, tone("#d7a32f")))


def _note(cv: Canvas, look: Look, c: Tone, trim: Tone) -> None:
    cv.fill(box(298, 208, 722, 806, 14), tone("#efe5d0"))
    for k in range(3):
        cv.line([(716 + k * 3, 214), (716 + k * 3, 800)], 1.4, tone("#cdbf9f"))
    cover = cv.fill(box(286, 200, 710, 800, 10, 26, 26, 10), across(lit(c, 0.24), c, dim(c, 0.16), degrees=50))
    pattern(cv, look, (286, 200, 710, 800), cover, c, look.tone(2, lit(c, 0.5)), 58)
    if look.has("spiral"):
        for k in range(17):
            y = 226 + k * 34
            cv.fill(oval(312, y, 8), dim(c, 0.7))
            cv.line(oval(296, y, 22, 11, 160, 400), 5, metal(STEEL))
    else:
        cv.fill(box(286, 200, 336, 800, 10, 0, 0, 10), dim(c, 0.2), 0.5, cover)
    if look.has("leather"):
        cv.line(box(304, 218, 692, 782, 18), 3, lit(c, 0.6), 0.6, cover, joined=True)
        cv.line(smooth([(500, 190), (520, 420), (480, 640), (520, 830)], False), 9, trim)
    if look.has("elastic", "planner"):
        cv.fill(box(648, 194, 668, 806), across(lit(trim, 0.2), dim(trim, 0.2)))
    if look.has("labelled"):
        cv.fill(box(400, 330, 600, 430, 8), PAPER, 0.96, cover)
        for k, part in enumerate((70, 46)):
            cv.fill(box(500 - part, 366 + k * 24, 500 + part, 374 + k * 24), dim(c, 0.6), 0.6)
    if look.has("planner"):
        cv.fill([box(560 + k * 24, 800, 578 + k * 24, 846) for k in range(2)], (tone("#c4684a")))
    cv.shade(cover, DUSK, -8, -8, 8, 0.2)


def pencil(cv: Canvas, x: float, y0: float, y1: float, c: Tone) -> None:
    cv.fill(box(x - 15, y0 + 60, x + 15, y1 - 50), across(lit(c, 0.4), c, dim(c, 0.3)))
    cv.fill([(x - 15, y0 + 62), (x + 15, y0 + 62), (x, y0)], across(lit(WOOD, 0.3), dim(WOOD, 0.1)))
    cv.fill([(x - 5, y0 + 20), (x + 5, y0 + 20), (x, y0)], NIGHT)
    cv.fill(box(x - 15, y1 - 54, x + 15, y1 - 30), metal(STEEL))
    cv.fill(box(x - 15, y1 - 32, x + 15, y1, 10), tone("#e9a0a6"))


@motif("pen", "lay", scenes=("plain", "split", "boards", "mat", "sunlit", "shaded"), zoom=1.04)
def pens(cv: Canvas, look: Look) -> None:
    """Tones: barrel, trim. Words: fountain, pencils (a set), gel (three), brush, ink (a bottle beside), roller."""
    c, trim = look.body, look.tone(1, tone("#d8b36a"))
    with cv.placed(turn=look.between(32, 46)):
        if look.has("pencils"):
            for i in range(len(look.tones)):
                pencil(cv, 500 + (i - (len(look.tones) - 1) / 2) * 50, 170 + abs(i - 3) * 13, 830, look.tones[i])
            return
        if look.has("gel"):
            for i in range(3):
                with cv.placed((i - 1) * 92, (i % 2) * 30):
                    _gel(cv, look.tone(i, c))
            return
        _fountain(cv, look, c, trim)
    if look.has("ink"):
        ink = look.tone(2, c)
        cv.glow(box(610, 560, 870, 800, 20), DUSK, 18, 0.34)
        cv.fill(box(600, 550, 850, 790, 34), across(lit(ink, 0.4), ink, dim(ink, 0.3), degrees=50))
        cv.fill(box(626, 576, 824, 764, 22), across(lit(ink, 0.1), dim(ink, 0.4), degrees=50))
        cv.fill(oval(725, 670, 74), across(lit(NIGHT, 0.3), NIGHT, degrees=50))
        cv.fill(oval(725, 670, 54), sheen(lit(NIGHT, 0.14)))


def _fountain(cv: Canvas, look: Look, c: Tone, trim: Tone) -> None:
    if look.has("brush"):
        cv.fill(box(482, 120, 518, 640, 18), across(lit(c, 0.34), c, dim(c, 0.3)))
        cv.fill(box(478, 620, 522, 690, 6), metal(trim))
        cv.fill(
            smooth([(482, 690), (518, 690), (526, 760), (500, 880), (474, 760)]),
            across(tone("#6b5a4a"), tone("#2a2622")),
        )
        return
    cv.fill(box(466, 110, 534, 460, 30, 30, 6, 6), across(lit(c, 0.4), lit(c, 0.1), c, dim(c, 0.4)))
    cv.fill(box(466, 430, 534, 452), metal(trim))
    cv.fill(box(524, 150, 542, 330, 9), metal(trim))
    with cv.placed(150, 60):
        cv.glow(box(470, 250, 540, 800, 30), DUSK, 12, 0.3)
        body = cv.fill(box(472, 180, 528, 640, 26, 26, 4, 4), across(lit(c, 0.4), lit(c, 0.1), c, dim(c, 0.4)))
        streak(cv, 488, 200, 620, 7, body, 0.7)
        cv.fill(box(472, 620, 528, 640), metal(trim))
        cv.fill([(476, 640), (524, 640), (516, 730), (484, 730)], across(lit(NIGHT, 0.3), NIGHT))
        if look.has("roller"):
            cv.fill([(490, 730), (510, 730), (503, 790), (497, 790)], metal(STEEL))
            return
        nib = cv.fill(smooth([(482, 730), (518, 730), (522, 770), (500, 846), (478, 770)]), metal(trim))
        cv.line([(500, 760), (500, 840)], 2.4, NIGHT, 0.8, nib)
        cv.fill(oval(500, 762, 6), NIGHT)


def _gel(cv: Canvas, c: Tone) -> None:
    cv.fill(box(482, 160, 518, 300, 14, 14, 0, 0), across(lit(c, 0.3), c, dim(c, 0.3)))
    cv.fill(box(510, 190, 526, 300, 6), sheen(c))
    body = cv.fill(box(482, 296, 518, 680), across(WHITE, lit(c, 0.7), dim(WHITE, 0.16)), 0.92)
    cv.line([(500, 310), (500, 690)], 9, c, 0.8, body)
    cv.fill(box(480, 620, 520, 730, 8), across(lit(c, 0.3), c, dim(c, 0.3)))
    cv.fill([(486, 730), (514, 730), (503, 800), (497, 800)], metal(STEEL))


@motif("paints", "lay", scenes=("plain", "split", "boards", "mat", "sunlit"), zoom=1.05)
def paints(cv: Canvas, look: Look) -> None:
    """Tones of the colours. Words: tin (watercolour pans), tubes, crayons, palette, easel."""
    with cv.placed(turn=look.between(-10, 10)):
        if look.has("tubes"):
            for i, c in enumerate(look.tones):
                with cv.placed((i - (len(look.tones) - 1) / 2) * 118, (i % 2) * 40 - 20, 1, (i % 3 - 1) * 4):
                    cv.glow(box(455, 270, 560, 760, 10), DUSK, 14, 0.26)
                    cv.fill(box(476, 210, 524, 270, 8), matte(NIGHT))
                    tube = cv.fill(
                        pen("M 462 270 L 538 270 L 550 730 L 450 730 Z"),
                        across(lit(STEEL, 0.5), WHITE, STEEL, dim(STEEL, 0.3)),
                    )
                    cv.fill(box(448, 380, 552, 560), across(lit(c, 0.3), c, dim(c, 0.24)), 1, tube)
                    cv.fill(box(446, 716, 554, 746, 4), metal(STEEL))
            return
        if look.has("crayons"):
            cv.fill(box(220, 470, 780, 850, 14), sheen(look.body))
            for i, c in enumerate(look.tones):
                x = 262 + i * (476 / max(len(look.tones) - 1, 1))
                top = 250 + i * 37 % 60
                cv.fill(box(x - 28, top + 60, x + 28, 640, 4), across(lit(c, 0.3), c, dim(c, 0.3)))
                cv.fill(
                    pen(f"M {x - 22} {top + 62} L {x - 10} {top} L {x + 10} {top} L {x + 22} {top + 62} Z"),
                    across(lit(c, 0.3), dim(c, 0.2)),
                )
            front = cv.fill(box(220, 560, 780, 850, 4, 4, 14, 14), sheen(look.body))
            cv.fill(oval(500, 706, 96), PAPER, 0.96, front)
            cv.line(smooth([(440, 720), (480, 670), (520, 730), (560, 680)], False), 13, look.tone(1, look.body))
            return
        _watercolours(cv, look)


def _watercolours(cv: Canvas, look: Look) -> None:
    tin = tone("#3a3b3f") if not look.has("white") else tone("#f3ead8")
    cv.fill(box(150, 170, 850, 480, 26), across(lit(tin, 0.3), tin, degrees=50))
    lid = cv.fill(box(174, 194, 826, 460, 16), sheen(tone("#f7f4ec")))
    for i, c in enumerate(look.tones[:4]):
        cv.fill(
            smooth(
                [
                    (250 + i * 150, 280),
                    (310 + i * 150, 250),
                    (340 + i * 150, 330),
                    (290 + i * 150, 400),
                    (236 + i * 150, 360),
                ]
            ),
            c,
            0.7,
            lid,
        )
    cv.fill(box(150, 490, 850, 830, 26), across(lit(tin, 0.3), tin, dim(tin, 0.2), degrees=50))
    for row in range(3):
        for i in range(7):
            c = look.tones[(i + row * 7) % len(look.tones)]
            shade = lit(c, row * 0.16) if row < 2 else dim(c, 0.2)
            x, y = 188 + i * 92, 514 + row * 100
            cv.fill(box(x, y, x + 78, y + 84, 8), PAPER)
            pan = cv.fill(
                box(x + 7, y + 7, x + 71, y + 77, 6), across(lit(shade, 0.2), shade, dim(shade, 0.2), degrees=50)
            )
            cv.glow(oval(x + 28, y + 24, 15, 8), WHITE, 7, 0.5, pan)
    with cv.placed(80, 0, 1, 40, about=(700, 500)):
        cv.line([(700, 180), (700, 620)], 17, sheen(tone("#c8323a")))
        cv.fill(box(689, 600, 711, 670, 4), metal(STEEL))
        cv.fill(smooth([(690, 670), (710, 670), (713, 720), (700, 770), (687, 720)]), sheen(tone("#5a4636")))
