"""How a store's pages may look: twelve colours that can be read by day and by night, or one of its own; corners; spacing.

A store without a choice looks like the mall. What a colour becomes is the kernel's arithmetic (kernel/colours.py).
"""

from collections.abc import Mapping

from mall.kernel import colours
from mall.kernel.refusals import Refusal
from mall.kernel.text import _

COLOURS = {
    "cinnabar": ("#c8102e", _("Cinnabar")),
    "maple": ("#b84300", _("Maple")),
    "honey": ("#866300", _("Honey")),
    "olive": ("#626a00", _("Olive")),
    "bamboo": ("#2f7a2c", _("Bamboo")),
    "jade": ("#007a5e", _("Jade")),
    "lake": ("#0b6c80", _("Lake")),
    "sky": ("#1a5fb4", _("Sky")),
    "indigo": ("#4453b8", _("Indigo")),
    "wisteria": ("#7a3fb0", _("Wisteria")),
    "rose": ("#b0256a", _("Rose")),
    "ink": ("#4a4541", _("Ink")),
}
CORNERS = {"round": _("Rounded"), "soft": _("Slightly rounded"), "square": _("Right angles")}
SPACES = {"airy": _("Airy"), "close": _("Close together")}
USUAL = {"colour": "", "corners": "round", "space": "airy"}


class NotAColour(Refusal):
    message = _("Write the colour as # and six digits from 0 to f, like #1a5fb4.")


def theme_of(colour: str, corners: str, space: str) -> dict[str, str]:
    """A theme as a store keeps it; nothing where it is the mall's own look. Raises NotAColour."""
    if colour and not colours.WRITTEN.fullmatch(colour):
        raise NotAColour
    chosen = {"colour": colour, "corners": corners, "space": space}
    return {} if chosen == USUAL else chosen


def filled_theme(kept: Mapping[str, str]) -> dict[str, str]:
    """A kept theme with every part."""
    return {**USUAL, **kept}
