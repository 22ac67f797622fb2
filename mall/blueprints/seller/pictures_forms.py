"""Pictures of goods, as they are sent in, chosen from the library and moved about."""

from werkzeug.datastructures import FileStorage
from wtforms import Field, MultipleFileField, RadioField, SelectMultipleField, ValidationError
from wtforms.validators import InputRequired

from mall.blueprints.seller.products_forms import Versioned
from mall.blueprints.text_fields import text_field
from mall.kernel import images
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options

ACCEPT = "image/jpeg,image/png,image/webp,image/avif"
MAX_ALT = 120


class Chosen:
    """At least one file."""

    field_flags = {"required": True}

    def __call__(self, form: Form, field: Field) -> None:
        if not sent(field):
            raise ValidationError(_("Choose at least one picture."))


def files_field() -> MultipleFileField:
    """Pictures from a phone or a computer. The script makes them no wider than we keep them before it sends them."""
    return MultipleFileField(
        _("Pictures"),
        [Chosen()],
        description=_("JPEG, PNG, WebP or AVIF, at most 20 MB each, twelve at once."),
        render_kw={"accept": ACCEPT, "data-widest": str(images.WHOLE)},
    )


def sent(field: Field) -> list[FileStorage]:
    """The files that were chosen."""
    return [file for file in field.data or [] if getattr(file, "filename", "")]


class Upload(Versioned):
    """One picture or several."""

    files = files_field()
    alt = text_field(
        _("What do they show?"),
        MAX_ALT,
        description=_("Read out to people who cannot see them. The title, if you leave it empty."),
    )


class Choose(Versioned):
    """Pictures of the library, by their ids."""

    chosen = SelectMultipleField(_("Pictures"), coerce=int, validate_choice=False)


class Move(Versioned):
    """A place further up or down."""

    to = RadioField(_("Direction"), [InputRequired()], choices=options([("up", _("Earlier")), ("down", _("Later"))]))
