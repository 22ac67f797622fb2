"""The steps of the wizard by which a store is applied for."""

from typing import Any

from wtforms import Field, FileField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.validators import InputRequired, Length, Optional

from mall.blueprints.place_fields import PlaceFields
from mall.domain import people
from mall.kernel.text import _
from mall.kernel.web.forms import Form

ACCEPT = "image/jpeg,image/png,image/webp,image/avif"


def stripped(typed: Any) -> Any:
    """What was typed without the spaces around it."""
    return typed.strip() if isinstance(typed, str) else typed


def text_line(label: Any, limit: int, *validators: Any, **kwargs: Any) -> StringField:
    """One line of text."""
    return StringField(label, [*validators, Length(max=limit)], filters=[stripped], **kwargs)


class Step(Form):
    """One page of the wizard. What it asks is kept as it stands."""

    def answers(self) -> dict[str, Any]:
        """What was answered. Raises Invalid."""
        return dict(vars(self.checked()))


class StoreStep(Step):
    """What kind of store it will be."""

    name_zh = text_line(_("Name of the store in Chinese"), 40, InputRequired())
    name_en = text_line(_("Name in English"), 40)
    trade = SelectField(_("What do you sell?"), [InputRequired()])
    tagline_zh = text_line(_("In one line, in Chinese"), 80)
    tagline_en = text_line(_("In one line, in English"), 80)
    plan = TextAreaField(
        _("Tell us more"),
        [Length(max=1000)],
        filters=[stripped],
        description=_("Where your goods come from, what is good about them, where you sell already."),
    )


class BusinessStep(Step):
    """Who is behind it."""

    legal_name = text_line(
        _("Name of the business"),
        100,
        InputRequired(),
        description=_("As it stands on the licence."),
        render_kw={"autocomplete": "organization"},
    )
    licence_number = text_line(
        _("Number of the licence"),
        40,
        InputRequired(),
        description=_("In China, the 18 characters of the unified social credit code."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters"},
    )

    def validate_licence_number(self, field: Field) -> None:
        """Letters and digits, as on a licence."""
        signs = "".join((field.data or "").split()).upper()
        if not (signs.isascii() and signs.replace("-", "").isalnum() and len(signs) >= 5):
            raise ValidationError(_("Letters and digits, as on the licence."))
        field.data = signs


class ContactStep(PlaceFields, Step):
    """Whom the mall speaks to, and where the goods lie."""

    contact_name = text_line(_("Contact person"), 50, InputRequired(), render_kw={"autocomplete": "name"})
    phone = text_line(
        _("Phone"), 40, InputRequired(), render_kw={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}
    )
    line = text_line(
        _("Street and number"),
        200,
        InputRequired(),
        description=_("Where goods are sent from."),
        render_kw={"autocomplete": "address-line1"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_places()

    def validate_phone(self, field: Field) -> None:
        """A number that can be rung."""
        try:
            people.courier_phone(field.data or "", people.HOME)
        except people.NotANumber as refusal:
            raise ValidationError(refusal.message) from None

    def answers(self) -> dict[str, Any]:
        """The district stands for the place. Raises Invalid."""
        typed = self.checked()
        return {
            "contact_name": typed.contact_name,
            "phone": people.courier_phone(typed.phone, people.HOME),
            "region_id": int(typed.district),
            "line": typed.line,
        }


class DocumentStep(Form):
    """Pictures of documents; only the mall's people see them."""

    licence = FileField(
        _("Business licence"),
        [Optional()],
        description=_("A photo or a scan, all four corners in sight."),
        render_kw={"accept": ACCEPT},
    )
    identity = FileField(_("Identity card of the contact person"), [Optional()], render_kw={"accept": ACCEPT})

    def files(self) -> dict[str, bytes]:
        """What was sent, by kind. Raises Invalid when nothing was."""
        self.checked()
        sent = {field.name: field.data for field in (self.licence, self.identity)}
        found = {kind: file.read() for kind, file in sent.items() if getattr(file, "filename", "")}
        if not found:
            raise self.refuse("licence", _("Choose a file."))
        return found
