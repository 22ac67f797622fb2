"""Fields of every kind."""

from wtforms import (
    BooleanField,
    EmailField,
    FileField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Email, InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from mall.blueprints.place_fields import PlaceFields
from mall.kernel.text import _
from mall.kernel.web.forms import PublicForm, options

DELIVERIES = [("parcel", _("Parcel")), ("pickup", _("Pickup"))]
LOOKS = [("light", _("Light")), ("dark", _("Dark"))]


class Samples(PublicForm):
    """One field of each kind."""

    name = StringField(_("Name"), [InputRequired(), Length(max=40)], render_kw={"autocomplete": "off"})
    email = EmailField(
        _("E-mail"), [InputRequired(), Email()], description=_("A hint says what is wanted before it is typed.")
    )
    password = PasswordField(_("Password"), [Optional()], render_kw={"autocomplete": "new-password"})
    pieces = IntegerField(_("Quantity"), [InputRequired(), NumberRange(1, 99)])
    note = TextAreaField(_("Note"), [Optional(), Length(max=200)])
    method = SelectField(_("Delivery method"), [InputRequired()], choices=options([("", _("Choose …")), *DELIVERIES]))
    look = RadioField(_("Colours"), [InputRequired()], choices=options(LOOKS))
    methods = SelectMultipleField(
        _("Delivery methods"),
        [InputRequired()],
        choices=options(DELIVERIES),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    photo = FileField(_("Photo"), [Optional()], description=_("JPEG, PNG or WebP."), render_kw={"accept": "image/*"})
    agreed = BooleanField(_("I have read this."), [InputRequired()])


class Place(PlaceFields, PublicForm):
    """Province, city, district."""
