"""Pictures of goods, as they are sent in and moved about."""

from wtforms import MultipleFileField, RadioField
from wtforms.validators import InputRequired

from mall.blueprints.seller.products_forms import Versioned
from mall.blueprints.text_fields import text_field
from mall.kernel.text import _

ACCEPT = "image/jpeg,image/png,image/webp,image/avif"


class Upload(Versioned):
    """One picture or several."""

    files = MultipleFileField(
        _("Pictures"),
        description=_("JPEG, PNG, WebP or AVIF, at most 12 MB each. Square ones look best."),
        render_kw={"accept": ACCEPT},
    )
    alt = text_field(
        _("What do they show?"),
        120,
        description=_("Read out to people who cannot see them. The title, if you leave it empty."),
    )

    def contents(self) -> list[bytes]:
        """The files' bytes. Raises Invalid when there is none."""
        self.checked()
        found = [file.read() for file in self.files.data or [] if getattr(file, "filename", "")]
        if not found:
            raise self.refuse("files", _("Choose at least one picture."))
        return found


class Move(Versioned):
    """A place further up or down."""

    to = RadioField(_("Direction"), [InputRequired()], choices=[("up", _("Earlier")), ("down", _("Later"))])
