"""What a drawing of a thing is: a function that paints it on a canvas, registered under a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal

from mall.demo.pictures.canvas import Canvas
from mall.demo.pictures.colour import Tone

Stance = Literal["stand", "lay", "hang"]


@dataclass(slots=True)
class Look:
    """How one product differs from the next of its kind: its tones, the words it was described with, and chance."""

    tones: tuple[Tone, ...]
    words: frozenset[str]
    rng: Random

    @property
    def body(self) -> Tone:
        return self.tones[0]

    def tone(self, i: int, otherwise: Tone) -> Tone:
        """The i-th tone, if the product names so many."""
        return self.tones[i] if i < len(self.tones) else otherwise

    def has(self, *words: str) -> bool:
        """Whether the product was described with any of the words."""
        return not self.words.isdisjoint(words)

    def between(self, low: float, high: float) -> float:
        return self.rng.uniform(low, high)


@dataclass(frozen=True, slots=True)
class Motif:
    """A drawing and how the thing rests: it stands on the ground line, lies seen from above, or hangs on the wall.

    `scenes` are the backdrops that suit it (none: every one of its stance); `zoom` enlarges it, from the ground up
    or from the middle; `focus` is where a close-up looks.
    """

    paint: Callable[[Canvas, Look], None]
    stance: Stance
    scenes: tuple[str, ...]
    zoom: float
    focus: tuple[float, float]

    @property
    def rest(self) -> tuple[float, float]:
        """The point that stays where it is when the thing is drawn larger or smaller."""
        return (500, 800) if self.stance == "stand" else (500, 500)


MOTIFS: dict[str, Motif] = {}


def motif(
    name: str,
    stance: Stance = "stand",
    scenes: tuple[str, ...] = (),
    zoom: float = 1,
    focus: tuple[float, float] = (500, 500),
) -> Callable[[Callable[[Canvas, Look], None]], Callable[[Canvas, Look], None]]:
    """Register a drawing."""

    def register(paint: Callable[[Canvas, Look], None]) -> Callable[[Canvas, Look], None]:
        assert name not in MOTIFS, name
        MOTIFS[name] = Motif(paint, stance, scenes, zoom, focus)
        return paint

    return register
