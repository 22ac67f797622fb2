"""How somebody who is signed in proves once more that it is she, before something that cannot be undone: by her password, or
by a code where she has none."""

from typing import Any

from flask import request
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, Length

from mall.domain import people
from mall.kernel import tenancy
from mall.kernel.text import _, half_width
from mall.kernel.web.forms import Form
from mall.kernel.web.i18n import language

TRIES = "30 per minute; 300 per hour"
LETTERS = "10 per minute; 60 per hour"


class ByPassword(Form):
    """With her password."""

    password = PasswordField(
        _("Your password"),
        [DataRequired(), Length(max=people.PASSWORD_MAX)],
        render_kw={"autocomplete": "current-password"},
    )


class ByCode(Form):
    """With a code that was sent to her."""

    code = StringField(
        _("Code from the letter"),
        [DataRequired(), Length(max=20)],
        filters=[lambda typed: half_width(typed) if typed else typed],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )


def has_password(person: people.Person) -> bool:
    """Whether she proves herself by a password; else by a code."""
    with tenancy.outside():
        return people.has_password(person)


def send_code(person: people.Person) -> None:
    """Send a code to whoever has no password. Raises TooMany."""
    with tenancy.outside():
        people.request_code(people.Purpose.SIGN_IN, contact_of(person), language(), device())


def is_she(person: people.Person, typed: Any) -> bool:
    """Whether the password or the code is right. A wrong one is counted: answer, so that the count is committed."""
    with tenancy.outside():
        if hasattr(typed, "password"):
            found = people.sign_in(contact_of(person), typed.password, device())
        else:
            found = people.sign_in_by_code(contact_of(person), typed.code)
    return found is not None


def blame(form: Any) -> Any:
    """The refusal that says which of the two is wrong; show the page again with it."""
    if isinstance(form, ByPassword):
        return form.refuse("password", _("This is not your current password."))
    return form.refuse("code", _("The code is wrong or too old."))


def contact_of(person: people.Person) -> people.Contact:
    """What she signs in under."""
    with tenancy.outside():
        return people.contacts_for(person)[0].contact


def device() -> str:
    """What this browser is known by."""
    return request.cookies.get("device", "")[:100]
