"""Colours that can be read: from any colour the four tones that the mall's pages are dressed in, for the light and the dark.

Lightness is moved, and nothing else, until WCAG's contrast is reached on every ground where the tone stands; in OKLCH, where
a colour that gets darker stays the colour it was.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

TEXT, EDGE = 4.5, 3.0  # the contrasts that WCAG 2.2 AA asks of text and of what else has to be seen
STEP = 0.005  # of lightness
WRITTEN = re.compile(r"#[0-9a-f]{6}")

# What css/tokens.css calls paper, card and sunk.
LIGHT_GROUNDS = ("#f6f4f0", "#ffffff", "#f2efea")
DARK_GROUNDS = ("#141210", "#1f1c1a", "#292522")
WHITE = "#ffffff"

Lch = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Tones:
    """An accent as text and edge, as the ground of white words, as the same when it is pressed, and as a breath of it."""

    accent: str
    fill: str
    press: str
    tint: str


@dataclass(frozen=True, slots=True)
class Pair:
    """The tones by day and by night."""

    light: Tones
    dark: Tones


@lru_cache(512)
def pair(colour: str) -> Pair:
    """The tones of "#rrggbb"."""
    return Pair(by_day(colour), by_night(colour))


def by_day(colour: str) -> Tones:
    """Text and ground are one tone: the colour itself, or as much darker as it takes."""
    lightness, chroma, hue = lch(colour)
    tint = written((0.955, min(chroma, 0.02), hue))
    grounds = (*LIGHT_GROUNDS, tint)
    accent = moved((lightness, chroma, hue), -STEP, lambda tone: all(contrast(tone, each) >= TEXT for each in grounds))
    return Tones(accent, accent, written((lch(accent)[0] - 0.07, chroma, hue)), tint)


def by_night(colour: str) -> Tones:
    """Text is lighter than the ground of white words, which is still to be told from the card that it lies on."""
    lightness, chroma, hue = lch(colour)
    tint = written((0.27, min(chroma, 0.045), hue))
    grounds = (*DARK_GROUNDS, tint)
    start = max(lightness, 0.74), min(chroma, 0.14), hue
    accent = moved(start, STEP, lambda tone: all(contrast(tone, each) >= TEXT for each in grounds))
    fill = moved((0.62, chroma, hue), -STEP, lambda tone: contrast(tone, WHITE) >= TEXT)
    return Tones(accent, fill, written((lch(fill)[0] - 0.05, chroma, hue)), tint)


def is_readable(colour: str) -> bool:
    """Whether the colour is used as it is."""
    return by_day(colour).fill == colour


def moved(start: Lch, step: float, passes: Callable[[str], bool]) -> str:
    """The first tone from `start` on, lighter or darker by steps, that passes; black or white at the end of the way."""
    lightness, chroma, hue = start
    while 0 < lightness < 1:
        tone = written((lightness, chroma, hue))
        if passes(tone):
            return tone
        lightness += step
    return written((min(max(lightness, 0.0), 1.0), 0.0, hue))


def contrast(one: str, other: str) -> float:
    """From 1 to 21, as WCAG defines it."""
    dark, bright = sorted((brightness(one), brightness(other)))
    return (bright + 0.05) / (dark + 0.05)


def brightness(colour: str) -> float:
    """Relative luminance."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of "#rrggbb" as light, from 0 to 1."""
    shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return red, green, blue


def lch(colour: str) -> Lch:
    """Lightness from 0 to 1, chroma, hue in radians: OKLCH."""
    red, green, blue = linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def written(tone: Lch) -> str:
    """ "#rrggbb" of a tone; with less chroma where a screen cannot show as much."""
    lightness, chroma, hue = tone
    for _less in range(60):
        shares = light_of((lightness, chroma, hue))
        if all(-0.0005 <= share <= 1.0005 for share in shares):
            break
        chroma *= 0.94
    return "#" + "".join(f"{round(255 * gamma(min(max(share, 0.0), 1.0))):02x}" for share in shares)


def light_of(tone: Lch) -> tuple[float, float, float]:
    """Red, green and blue as light; beyond 0 to 1 for what no screen shows."""
    lightness, chroma, hue = tone
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def gamma(share: float) -> float:
    """Light as a screen's number for it."""
    return 12.92 * share if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055
