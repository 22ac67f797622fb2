"""How somebody who is signed in proves once more that it is she, before something that cannot be undone: by her second
factor, by her password, or by a code where she has neither.

    @admin.post("/payouts/<int:payout_id>/dispatch")
    @proof.fresh
    @right_door(AdminRight.APPROVE_PAYOUT)
    def send(payout_id): …

What moves money trusts a proof for some minutes; after that it asks for another in place and goes on with what was sent.
"""

from collections.abc import Callable
from functools import wraps
from types import SimpleNamespace
from typing import Any, TypeVar

from flask import Response, g, request
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, Length

from mall.domain import people
from mall.kernel import clock, tenancy
from mall.kernel.text import _, half_width
from mall.kernel.web.forms import Form
from mall.kernel.web.i18n import language
from mall.kernel.web.reply import page

View = TypeVar("View", bound=Callable[..., Any])

PREFIX = "proof-"  # of the fields that come beside those of the form that is held up
SEND = "send-code"
# Per address and beside the delays per account, which the people trade keeps.
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


class BySecond(Form):
    """With her second factor."""

    second = StringField(
        _("Code from your app, or a recovery code"),
        [DataRequired(), Length(max=20)],
        filters=[lambda typed: "".join(half_width(typed).split()) if typed else typed],
        render_kw={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"},
    )


def fresh(view: View) -> View:
    """Ask for a proof first where the last one is too old. The page that asks carries what was sent, so that one answer is
    enough; what is wrong is counted. Stands above the door."""

    @wraps(view)
    def guarded(**values: Any) -> Any:
        return view(**values) if is_fresh() or is_given() else ask()

    return guarded  # type: ignore[return-value]


def is_fresh() -> bool:
    """Whether the session's last proof is young enough."""
    at = g.web_session.proven_at
    return at is not None and at > clock.now() - people.PROOF_LIFE


def is_given() -> bool:
    """Whether a good proof came along; the session remembers it."""
    form = step_form()
    if SEND in request.form or not any(name.startswith(PREFIX) for name in request.form):
        return False
    if not form.validate() or not is_she(g.person, SimpleNamespace(**form.data)):
        return False
    with tenancy.outside():
        people.prove(g.web_session, by_second=isinstance(form, BySecond))
    return True


def ask() -> Response:
    """The page that asks, at the address of what it holds up."""
    form = step_form()
    if SEND in request.form and isinstance(form, ByCode):
        send_code(g.person)
    elif form.is_submitted() and any(name.startswith(PREFIX) for name in request.form):
        blame(form)
    held = [(name, value) for name, values in request.form.lists() for value in values if is_held(name)]
    response = page("errors/proof.html", 401, form=form, held=held, action=request.full_path.rstrip("?"), send=SEND)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def is_held(name: str) -> bool:
    """Whether a field belongs to the form that is held up."""
    return name not in ("csrf_token", SEND) and not name.startswith(PREFIX)


def step_form() -> Any:
    """The form for the best proof that she has."""
    with tenancy.outside():
        has_second = people.has_second_factor(g.person)
    kind = BySecond if has_second else ByPassword if has_password(g.person) else ByCode
    return kind(formdata=request.form, prefix=PREFIX)


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
        if hasattr(typed, "second"):
            return people.is_second_factor(person, typed.second, device())
        if hasattr(typed, "password"):
            found = people.sign_in(contact_of(person), typed.password, device())
        else:
            found = people.sign_in_by_code(contact_of(person), typed.code)
    return found is not None


def blame(form: Any) -> Any:
    """The refusal that says which of them is wrong; show the page again with it."""
    if isinstance(form, BySecond):
        return form.refuse("second", _("The code is wrong, too old or used already."))
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
