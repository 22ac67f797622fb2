"""Who works in a store, and as what."""

from wtforms import Field, RadioField, SelectField, StringField, ValidationError
from wtforms.validators import InputRequired, Length

from mall.blueprints.role_names import ROLES
from mall.blueprints.text_fields import stripped
from mall.domain import people
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options


class Invitation(Form):
    """Whom to ask, and as what."""

    contact = StringField(
        _("E-mail or mobile number"),
        [InputRequired(), Length(max=254)],
        filters=[stripped],
        description=_("We send the link there. They need no account yet."),
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )
    role = RadioField(
        _("Works as"),
        [InputRequired()],
        choices=options([(role, names[0]) for role, names in ROLES.items()]),
        default="goods",
    )

    def validate_contact(self, field: Field) -> None:
        """An e-mail address or a mobile number."""
        try:
            people.contact_of(field.data or "")
        except people.NotAContact as refusal:
            raise ValidationError(refusal.message) from None


class Role(Form):
    """What a member may do."""

    role = SelectField(
        _("Works as"), [InputRequired()], choices=options([(role, names[0]) for role, names in ROLES.items()])
    )
