"""The stylesheets: colours that can be read, in the light and in the dark, and no rule that old browsers drop."""

import re

import pytest

from mall.kernel.web import look
from tests.law.source import MALL

CSS = MALL / "static" / "css"
COLOUR = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})\b")
READ = [
    *((text, ground) for text in ("ink", "soft") for ground in ("paper", "card", "sunk")),
    *((text, ground) for text in ("accent",) for ground in ("paper", "card", "tint")),
    *((tone, f"{tone}-tint") for tone in ("good", "warn", "bad", "info")),
    *(("bad", ground) for ground in ("paper", "card")),
]
# What old engines drop, with the whole rule around it or everything inside it (experience.md 6.1).
DROPPED = {
    "@layer": r"@layer\b",
    ":is or :where": r":(is|where)\(",
    "nesting": r"(?<=[;{}])\s*&",
    "a new pseudo-class in a list with others": r":(focus-visible|has)[^{}]*,[^{}]*\{|,[^{}]*:(focus-visible|has)[^{}]*\{",
}


def themes() -> dict[str, dict[str, str]]:
    """The tokens of the light theme, and with what the dark one changes."""
    light, asked, chosen = blocks("tokens.css")
    found = {"light": light, "dark": {**light, **asked}}
    assert asked == chosen, "the dark is the same, by choice and by device"
    for file in sorted(path.name for path in (CSS / "accents").glob("*.css")):
        light, asked, chosen = blocks(f"accents/{file}")
        assert asked == chosen and light.keys() == asked.keys() == {"accent", "fill", "press", "tint"}
        found[f"{file} light"] = {**found["light"], **light}
        found[f"{file} dark"] = {**found["dark"], **asked}
    return found


def blocks(file: str) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The tokens of the light, of the dark by device, of the dark by choice."""
    light, _, dark = (CSS / file).read_text("utf-8").partition("@media")
    asked, _, chosen = dark.partition(".dark {")
    return dict(COLOUR.findall(light)), dict(COLOUR.findall(asked)), dict(COLOUR.findall(chosen))


def brightness(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    shares = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((brightness(one), brightness(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", sorted(themes()))
def test_text_can_be_read_on_its_ground(theme: str) -> None:
    token = themes()[theme]
    for text, ground in READ:
        assert contrast(token[text], token[ground]) >= 4.5, f"{text} on {ground}"
    for ground in ("fill", "press", "bad-fill"):
        assert contrast("#ffffff", token[ground]) >= 4.5, f"white on {ground}"


@pytest.mark.parametrize("theme", sorted(themes()))
def test_the_edges_of_fields_and_buttons_can_be_seen(theme: str) -> None:
    token = themes()[theme]
    for ground in ("paper", "card"):
        assert contrast(token["edge"], token[ground]) >= 3, ground


def test_every_hue_of_a_store_carries_white_text() -> None:
    hues = dict(
        re.findall(r"\.hue-(\d+) *\{ *background-color: *(#[0-9a-f]{6})", (CSS / "hues.css").read_text("utf-8"))
    )
    assert sorted(map(int, hues)) == list(range(24))
    for number, colour in hues.items():
        assert contrast("#ffffff", colour) >= 5.5, number


@pytest.mark.parametrize("file", sorted(path.name for path in CSS.glob("*.css")))
def test_old_browsers_understand_every_rule(file: str) -> None:
    sheet = re.sub(r"/\*.*?\*/", "", (CSS / file).read_text("utf-8"), flags=re.S)
    outside = re.sub(r"@supports[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", sheet)
    found = {name for name, pattern in DROPPED.items() if re.search(pattern, outside)}
    assert not found


@pytest.mark.parametrize("file", sorted(str(path.relative_to(CSS)) for path in CSS.rglob("*.css")))
def test_every_token_has_a_literal_before_it(file: str) -> None:
    sheet = re.sub(r"/\*.*?\*/", "", (CSS / file).read_text("utf-8"), flags=re.S)
    outside = re.sub(r"@supports selector[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", sheet)
    for body in re.findall(r"\{([^{}]*)\}", outside):
        declared = [line.strip() for line in body.split(";") if ":" in line]
        for place, line in enumerate(declared):
            name, _, value = line.partition(":")
            if "var(--" in value and name.strip() != "box-shadow":
                before = declared[place - 1].partition(":") if place else ("", "", "")
                assert before[0] and name.strip().startswith(before[0].strip()), f"{file}: {line}"
                assert "var(" not in before[2], f"{file}: {line}"


def test_an_accent_is_the_same_in_its_sheet_on_its_swatch_and_in_the_browsers_bar() -> None:
    swatches = dict(
        re.findall(r"\.accent-(\w+) *\{ *background: *(#[0-9a-f]{6})", (CSS / "desk" / "admin.css").read_text("utf-8"))
    )
    filled = {
        name: blocks("tokens.css" if name == look.USUAL else f"accents/{name}.css")[0]["fill"] for name in look.ACCENTS
    }
    assert swatches == filled == look.ACCENTS
    assert {path.stem for path in (CSS / "accents").glob("*.css")} == set(look.ACCENTS) - {look.USUAL}
