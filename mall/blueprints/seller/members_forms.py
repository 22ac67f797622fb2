"""Who works in a store, and as what."""

from typing import Any

from wtforms import Field, RadioField, SelectField, StringField, ValidationError
from wtforms.validators import InputRequired, Length

from mall.blueprints.text_fields import stripped
from mall.domain import people
from mall.kernel.text import _
from mall.kernel.web.forms import Form

ROLES: dict[str, tuple[Any, Any]] = {
    "owner": (_("Owner"), _("Everything, and who works here")),
    "manager": (_("Manager"), _("Everything but members and confirming money")),
    "goods": (_("Goods"), _("Products and stock")),
    "orders": (_("Orders"), _("Orders, shipping, the counter, stock")),
    "finance": (_("Finance"), _("Statements and money")),
    "counter": (_("Counter"), _("Orders and pickup")),
}


class NewMember(Form):
    """Somebody who has an account already."""

    contact = StringField(
        _("E-mail or mobile number"),
        [InputRequired(), Length(max=254)],
        filters=[stripped],
        description=_("The one they sign in with."),
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )
    role = RadioField(
        _("Works as"), [InputRequired()], choices=[(role, names[0]) for role, names in ROLES.items()], default="goods"
    )

    def validate_contact(self, field: Field) -> None:
        """An e-mail address or a mobile number."""
        try:
            people.contact_of(field.data or "")
        except people.NotAContact as refusal:
            raise ValidationError(refusal.message) from None


class Role(Form):
    """What a member may do."""

    role = SelectField(_("Works as"), [InputRequired()], choices=[(role, names[0]) for role, names in ROLES.items()])
