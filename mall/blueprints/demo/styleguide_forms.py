"""Fields of every kind."""

from wtforms import (
    BooleanField,
    EmailField,
    FieldList,
    FileField,
    FormField,
    IntegerField,
    MultipleFileField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms import Form as Part
from wtforms.validators import Email, InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from mall.blueprints.place_fields import PlaceFields
from mall.kernel.text import _
from mall.kernel.web.forms import PublicForm, options

DELIVERIES = [("parcel", _("Parcel")), ("pickup", _("Pickup"))]
LOOKS = [("light", _("Light")), ("dark", _("Dark"))]
CELLS = (
    _("Top left"), _("Top"), _("Top right"), _("On the left"), _("In the middle"), _("On the right"), _("Bottom left"),
    _("Bottom"), _("Bottom right"),
)  # fmt: skip


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


class Thing(Part):
    """A row of a block of a store's page: where it stands, whether it goes."""

    place = IntegerField(_("Position"))
    drop = BooleanField(_("Take it out"))


class Shot(Thing):
    """A picture."""

    picture = IntegerField(widget=HiddenInput())
    alt_zh = StringField(_("What it shows, in Chinese"))
    alt_en = StringField(_("What it shows, in English"))
    link = SelectField(_("Leads to"), choices=options([("", _("Nowhere")), ("goods", _("All goods"))]))
    focus = RadioField(_("What matters most"), choices=options(enumerate(CELLS, 1)), coerce=int)


class Goods(Thing):
    """A product."""

    product = IntegerField(widget=HiddenInput())
    why_zh = StringField(_("Why, in Chinese"))
    why_en = StringField(_("Why, in English"))


class Designed(PublicForm):
    """A block of a store's page as a form."""

    name_zh = StringField(_("Name in Chinese"))
    name_en = StringField(_("Name in English"))
    shots = FieldList(FormField(Shot), label=_("Pictures"))
    shots_files = MultipleFileField(_("Add from this device"))
    picked = FieldList(FormField(Goods), label=_("Goods"))
