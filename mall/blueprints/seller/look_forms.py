"""The colour, the corners and the spacing of a store's pages."""

from typing import Any

from wtforms import RadioField, StringField, ValidationError
from wtforms.validators import InputRequired

from mall.blueprints.seller.products_forms import Versioned
from mall.blueprints.text_fields import stripped
from mall.domain import stores
from mall.kernel import colours
from mall.kernel.text import _
from mall.kernel.web.forms import options
from mall.models import Store

MALLS, OWN = "mall", "own"
KNOWN = {colour: key for key, (colour, _name) in stores.COLOURS.items()}


class Look(Versioned):
    """One of the colours that there are, the mall's, or one's own."""

    tone = RadioField(
        _("Colour"),
        [InputRequired()],
        choices=options(
            [
                (MALLS, _("The mall's")),
                *((key, name) for key, (_colour, name) in stores.COLOURS.items()),
                (OWN, _("My own")),
            ]
        ),
    )
    own = StringField(
        _("My own colour"),
        filters=[stripped],
        description=_("It is made darker or lighter where it could not be read otherwise."),
        render_kw={"type": "color"},
    )
    corners = RadioField(_("Corners"), [InputRequired()], choices=options(stores.CORNERS))
    space = RadioField(_("Spacing"), [InputRequired()], choices=options(stores.SPACES))

    def validate_own(self, field: Any) -> None:
        """As browsers write it."""
        if self.tone.data == OWN and not colours.WRITTEN.fullmatch((field.data or "").lower()):
            raise ValidationError(stores.NotAColour.message)

    def colour(self) -> str:
        """ "#rrggbb", or nothing for the mall's."""
        if self.tone.data == OWN:
            return str(self.own.data).lower()
        return stores.COLOURS[self.tone.data][0] if self.tone.data in stores.COLOURS else ""


def values_of(store: Store) -> dict[str, Any]:
    """What the form shows."""
    theme = stores.filled_theme(store.theme)
    colour = theme["colour"]
    tone = KNOWN.get(colour, OWN) if colour else MALLS
    return {
        "version": store.version,
        "tone": tone,
        "own": colour or "#1a5fb4",
        "corners": theme["corners"],
        "space": theme["space"],
    }
