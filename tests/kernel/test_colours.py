"""Any colour becomes one that can be read, by day and by night, and stays the colour it was."""

import random

import pytest

from mall.domain import stores
from mall.kernel import colours

INK = {"day": "#1f1c19", "night": "#f2eee9"}
HARD = ["#ffffff", "#000000", "#ffd100", "#ffff00", "#00ffff", "#0000ff", "#ff5000", "#07c160", "#777777"]


def drawn(count: int) -> list[str]:
    """So many colours by lot, always the same."""
    lot = random.Random(7)
    return [f"#{lot.randrange(1 << 24):06x}" for _ in range(count)]


def unreadable(colour: str) -> list[str]:
    """What of a pair cannot be told from its ground: 4.5 for words, 3 for what has to be seen."""
    pair = colours.pair(colour)
    wrong = []
    for name, tones, grounds in (
        ("day", pair.light, colours.LIGHT_GROUNDS),
        ("night", pair.dark, colours.DARK_GROUNDS),
    ):
        read = [(tones.accent, ground) for ground in (*grounds, tones.tint)]
        read += [("#ffffff", tones.fill), ("#ffffff", tones.press), (INK[name], tones.tint)]
        wrong += [f"{name}: {one} on {other}" for one, other in read if colours.contrast(one, other) < 4.5]
        seen = [(edge, ground) for edge in (tones.accent, tones.fill) for ground in grounds[:2]]
        wrong += [f"{name}: {one} beside {other}" for one, other in seen if colours.contrast(one, other) < 3]
    return wrong


@pytest.mark.parametrize("key", stores.COLOURS)
def test_each_of_the_twelve_can_be_read_as_it_is(key: str) -> None:
    colour, _name = stores.COLOURS[key]
    assert unreadable(colour) == []
    assert colours.is_readable(colour)
    assert colours.pair(colour).light.fill == colour


def test_there_are_twelve_that_differ() -> None:
    assert len({colour for colour, _name in stores.COLOURS.values()}) == 12


def test_a_colour_of_ones_own_is_set_right() -> None:
    assert {colour: unreadable(colour) for colour in (*HARD, *drawn(500)) if unreadable(colour)} == {}


def test_setting_it_right_moves_its_lightness_and_not_its_hue() -> None:
    for colour in drawn(200):
        before, after = colours.lch(colour), colours.lch(colours.pair(colour).light.fill)
        assert after[0] <= before[0] + 0.002
        if before[1] > 0.05 and after[1] > 0.05:
            turn = abs(before[2] - after[2]) % 6.283
            assert min(turn, 6.283 - turn) < 0.12, colour


def test_contrast_is_what_wcag_says() -> None:
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colours.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert all(colours.written(colours.lch(colour)) == colour for colour in drawn(200))
