"""What the checkout asks: where to, how, and what to tell each store."""

from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask import request
from wtforms import Field, HiddenField, RadioField, StringField, ValidationError
from wtforms.validators import DataRequired, Length

from mall.blueprints.shop.addresses_forms import AddressForm
from mall.domain import delivery
from mall.kernel.text import _, one_line
from mall.kernel.web.forms import Form
from mall.models import Address, StoreLocation

NOTE_LENGTH = 200


class MemberCheckout(Form):
    """A member chooses from her address book. `key` makes pressing twice harmless; `total` is what she saw."""

    key = HiddenField(validators=[DataRequired(), Length(max=64)])
    total = HiddenField(validators=[DataRequired(), Length(max=18)])
    address = RadioField(_("Deliver to"), validators=[DataRequired()])


class GuestCheckout(AddressForm):
    """A guest writes her address here, and where to write to her."""

    key = HiddenField(validators=[DataRequired(), Length(max=64)])
    total = HiddenField(validators=[DataRequired(), Length(max=18)])
    email = StringField(
        _("E-mail"), [DataRequired(), Length(max=200)], render_kw={"type": "email", "autocomplete": "email"}
    )

    def validate_email(self, field: Field) -> None:
        """An address that mail could go to."""
        try:
            field.data = validate_email(field.data or "", check_deliverability=False).normalized
        except EmailNotValidError:
            raise ValidationError(_("Write an e-mail address like name@example.com.")) from None


def address_choices(addresses: list[Address]) -> list[tuple[str, str]]:
    """Every address on one line, by its public id."""
    return [
        (
            str(each.public_id),
            one_line(f"{each.name} {each.phone_as_written} {each.region_text} {each.city} {each.line}"),
        )
        for each in addresses
    ]


def typed_total(text: Any) -> int:
    """The total that the page showed; nonsense is a total that nothing costs, so the new one is shown."""
    return int(text) if str(text).isascii() and str(text).isdigit() and len(str(text)) < 16 else -1


def chosen_method(store_id: int, offered: list[delivery.Method]) -> delivery.Method:
    """How the buyer wants a store's goods; the first way on offer unless she chose another that is."""
    wanted = request.values.get(f"method-{store_id}", "")
    return next((method for method in offered if method == wanted), offered[0])


def chosen_point(store_id: int, points: list[StoreLocation]) -> StoreLocation | None:
    """Where the buyer fetches a store's goods: the first place of these unless she chose another of them."""
    wanted = wanted_point(store_id)
    return next((point for point in points if str(point.id) == wanted), points[0] if points else None)


def wanted_point(store_id: int) -> str:
    """Which place she chose, by its id; nothing where she was not asked."""
    return request.values.get(f"point-{store_id}", "")


def note_for(store_id: int) -> str:
    """What she writes to a store."""
    return one_line(request.values.get(f"note-{store_id}", ""), NOTE_LENGTH)
