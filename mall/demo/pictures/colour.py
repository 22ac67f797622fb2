"""Colour arithmetic for painting: tones as (red, green, blue), and how light and shade change them."""

from __future__ import annotations

import colorsys

Tone = tuple[int, int, int]

WHITE: Tone = (255, 255, 255)
BLACK: Tone = (0, 0, 0)
DUSK: Tone = (38, 32, 58)


def tone(code: str) -> Tone:
    """From "#rrggbb"."""
    return (int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16))


def mix(a: Tone, b: Tone, share: float) -> Tone:
    """`share` of b in a, 0 to 1."""
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )


def lit(c: Tone, amount: float) -> Tone:
    """The tone in more light."""
    return mix(c, (255, 251, 243), amount)


def dim(c: Tone, amount: float) -> Tone:
    """The tone in shade: darker, cooler and a little richer, as shade is beside a warm lamp."""
    r, g, b = c
    deep = (round(r * 0.36 + 8), round(g * 0.32 + 5), round(b * 0.42 + 16))
    return mix(c, deep, amount)


def brightness(c: Tone) -> float:
    """Perceived lightness, 0 (black) to 1 (white)."""
    return (0.299 * c[0] + 0.587 * c[1] + 0.114 * c[2]) / 255


def hsl(hue: float, saturation: float, lightness: float) -> Tone:
    """From degrees and two shares of 1."""
    r, g, b = colorsys.hls_to_rgb((hue % 360) / 360, lightness, saturation)
    return (round(r * 255), round(g * 255), round(b * 255))


def hue_of(c: Tone) -> tuple[float, float, float]:
    """Hue in degrees, saturation and lightness as shares of 1."""
    h, lightness, s = colorsys.rgb_to_hls(c[0] / 255, c[1] / 255, c[2] / 255)
    return h * 360, s, lightness


def recast(c: Tone, hue: float = 0, saturation: float = 1, lightness: float = 1) -> Tone:
    """The tone with its hue turned by degrees and saturation and lightness multiplied."""
    h, s, li = hue_of(c)
    return hsl(h + hue, min(s * saturation, 1), min(li * lightness, 1))
