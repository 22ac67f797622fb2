"""What is typed to sign up and in."""

import unicodedata
from typing import Any

from flask import g
from wtforms import Field, PasswordField, StringField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length, Optional, Regexp

from mall.domain import people
from mall.kernel.text import _
from mall.kernel.web.forms import Form


def stripped(typed: Any) -> Any:
    """What was typed without the spaces around it, which phones like to add."""
    return typed.strip() if isinstance(typed, str) else typed


def digits(typed: Any) -> Any:
    """A code as it was meant: full-width digits and spaces between them do not matter."""
    return "".join(unicodedata.normalize("NFKC", typed).split()) if isinstance(typed, str) else typed


def is_contact(_form: Form, field: Field) -> None:
    """An e-mail address or a mobile number."""
    try:
        people.contact_of(field.data or "")
    except people.NotAContact as refusal:
        raise ValidationError(refusal.message) from None


def contact_field() -> StringField:
    """The name under which one signs in."""
    return StringField(
        _("E-mail or mobile number"),
        [InputRequired(), Length(max=254), is_contact],
        filters=[stripped],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )


def new_password_field(label: Any, *validators: Any) -> PasswordField:
    """A password to be set; the rules are the trade's."""
    return PasswordField(
        label,
        [*validators, Length(max=people.PASSWORD_MAX)],
        description=_("At least %(count)d characters; a few words in a row are good.", count=people.PASSWORD_MIN),
        render_kw={"autocomplete": "new-password"},
    )


class SignIn(Form):
    """With a password."""

    contact = contact_field()
    password = PasswordField(
        _("Password"),
        [InputRequired(), Length(max=people.PASSWORD_MAX)],
        render_kw={"autocomplete": "current-password"},
    )


class AskForCode(Form):
    """Where the code goes."""

    contact = contact_field()


class EnterCode(Form):
    """The code from the letter."""

    code = StringField(
        _("Verification code"),
        [InputRequired(), Length(max=40), Regexp(r"^[0-9]{6}\Z", message=_("The code has six digits."))],
        filters=[digits],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric", "size": "8"},
    )


class NewPassword(Form):
    """A form with a password to be set. `own` are words that must not be in it."""

    own: tuple[str, ...] = ()

    def validate_password(self, field: Field) -> None:
        """What the trade says of it."""
        if not field.data:
            return
        try:
            people.check_password(field.data, self.own)
        except people.WeakPassword as refusal:
            raise ValidationError(refusal.message) from None


class OpenAccount(EnterCode, NewPassword):
    """The code, and who it is."""

    name = StringField(
        _("What shall we call you?"),
        [DataRequired(), Length(max=50)],
        filters=[stripped],
        render_kw={"autocomplete": "nickname"},
    )
    password = new_password_field(_("Password"), Optional())

    def validate_password(self, field: Field) -> None:
        """The name must not be in it either."""
        self.own = (*self.own, self.name.data or "")
        super().validate_password(field)


class ResetPassword(EnterCode, NewPassword):
    """The code and the new password."""

    password = new_password_field(_("New password"), InputRequired())


class ChangePassword(NewPassword):
    """The old password and the new one."""

    current = PasswordField(
        _("Current password"),
        [InputRequired(), Length(max=people.PASSWORD_MAX)],
        render_kw={"autocomplete": "current-password"},
    )
    password = new_password_field(_("New password"), InputRequired())

    def validate_password(self, field: Field) -> None:
        """The person's name and contacts must not be in it."""
        self.own = (g.person.name, *(found.value for found in people.contacts_for(g.person)))
        super().validate_password(field)
