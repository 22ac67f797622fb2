"""Signing up, in and out. Whether an account exists is told to its owner by letter, never on these pages."""

from typing import Any

from flask import Blueprint, Response, current_app, g, redirect, request, session, url_for
from flask.blueprints import BlueprintSetupState
from flask_login import LoginManager, UserMixin, login_user, logout_user
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints import proof
from mall.blueprints.auth_forms import (
    AskForCode,
    ChangePassword,
    EnterCode,
    OpenAccount,
    ResetPassword,
    SignIn,
)
from mall.domain import people
from mall.kernel import ids
from mall.kernel.refusals import Refusal, SignInNeeded
from mall.kernel.text import _
from mall.kernel.web import i18n, security
from mall.kernel.web.doors import again, member_door, open_door
from mall.kernel.web.errors import shown_again
from mall.kernel.web.limits import limiter
from mall.kernel.web.reply import page, reply
from mall.kernel.web.security import next_query
from mall.models import Person, WebSession

DEVICE = "device"  # the cookie by which a browser that was signed in before is known; it opens nothing
HALF = "half"  # where this browser keeps the token of a session that waits for the second factor
YEAR = 31_536_000

auth = Blueprint("auth", __name__)
login_manager = LoginManager()
login_manager.session_protection = None  # type: ignore[assignment]  # rows decide; an address that changes on the train is no theft


class CodeNeeded(Refusal):
    message = _("Ask for a code first.")


class SignedIn(UserMixin):
    """What Flask-Login keeps: the token of a session row."""

    def __init__(self, token: str, web_session: WebSession) -> None:
        self.token, self.web_session = token, web_session

    def get_id(self) -> str:
        return self.token

    @property
    def person(self) -> Person:
        """Whose session it is."""
        return self.web_session.person


@auth.record_once
def _set_up(state: BlueprintSetupState) -> None:
    login_manager.init_app(state.app)


@login_manager.user_loader
def load(token: str) -> SignedIn | None:
    """The live session that the cookie's token opens; None signs the visitor out."""
    web_session = people.resume_session(token)
    return SignedIn(token, web_session) if web_session else None


# Signing in with a password


@auth.get("/sign-in")
@open_door
def sign_in_page() -> AnyResponse:
    """Ask for name and password; whoever is signed in already goes on."""
    if g.person and request.method == "GET":
        return redirect(next_path(), 303)
    return page("auth/sign_in.html", form=SignIn.fresh(contact=typed_contact()), onward=next_query())


@auth.post("/sign-in")
@limiter.limit(proof.TRIES)
@open_door
@again(sign_in_page)
def sign_in() -> AnyResponse:
    """Let in whoever knows the password."""
    form = SignIn.posted()
    typed = form.checked()
    person = people.sign_in(people.contact_of(typed.contact), typed.password, device())
    if person is None:
        return wrong(form, "password", _("Name or password is wrong."), sign_in_page)
    return let_in(person)


# Signing in with a code


@auth.get("/sign-in/code")
@open_door
def sign_in_code_page() -> AnyResponse:
    """Ask where to send the code."""
    return page("auth/code.html", form=AskForCode.fresh(contact=typed_contact()), onward=next_query())


@auth.post("/sign-in/code")
@limiter.limit(proof.LETTERS)
@open_door
@again(sign_in_code_page)
def send_sign_in_code() -> AnyResponse:
    """Send one."""
    send_code(people.Purpose.SIGN_IN)
    return redirect(url_for(".sign_in_entry", **next_query()), 303)


@auth.get("/sign-in/code/entry")
@open_door
def sign_in_entry() -> AnyResponse:
    """Ask for the code."""
    contact = awaited(people.Purpose.SIGN_IN)
    if contact is None:
        return redirect(url_for(".sign_in_code_page", **next_query()), 303)
    return page("auth/entry.html", form=EnterCode.fresh(), contact=contact, onward=next_query())


@auth.post("/sign-in/code/entry")
@limiter.limit(proof.TRIES)
@open_door
@again(sign_in_entry)
def sign_in_by_code() -> AnyResponse:
    """Let in whoever got the letter."""
    form, contact = EnterCode.posted(), must_await(people.Purpose.SIGN_IN)
    person = people.sign_in_by_code(contact, form.checked().code)
    return let_in(person) if person else wrong_code(form, sign_in_entry)


# The second factor: of whoever is half signed in, or came to a page that wants more than a password


@auth.get("/sign-in/second-factor")
@open_door
def second_page() -> AnyResponse:
    """Ask for it; whoever has none yet is led to where she gets one."""
    person = asked()
    if person is None:
        return redirect(url_for(".sign_in_page", **next_query()), 303)
    if not people.has_second_factor(person):
        return redirect(url_for("shop.security_page", **next_query()), 303)
    return page("auth/second.html", form=proof.BySecond.fresh(), onward=next_query())


@auth.post("/sign-in/second-factor")
@limiter.limit(proof.TRIES)
@open_door
@again(second_page)
def prove_second() -> AnyResponse:
    """Let her in, or let her on."""
    form, person, half = proof.BySecond.posted(), asked(), half_session()
    if person is None:
        raise SignInNeeded
    if not people.is_second_factor(person, form.checked().second, device()):
        return wrong(form, "second", _("The code is wrong, too old or used already."), second_page)
    if half:
        people.end_session(half)
    return let_in(person, next_path(), by_second=True)


def asked() -> Person | None:
    """Who is to prove a second factor: whoever is half signed in here, else whoever is signed in."""
    half = half_session()
    return half.person if half else g.person


def half_session() -> WebSession | None:
    """The session in this browser that waits for the second factor."""
    return people.half_session(session[HALF]) if HALF in session else None


# Signing up


@auth.get("/sign-up")
@open_door
def sign_up_page() -> AnyResponse:
    """Ask for a contact that will be proven first."""
    return page("auth/sign_up.html", form=AskForCode.fresh(contact=typed_contact()), onward=next_query())


@auth.post("/sign-up")
@limiter.limit(proof.LETTERS)
@open_door
@again(sign_up_page)
def send_sign_up_code() -> AnyResponse:
    """Send the code; to whoever has an account already, a letter that says so."""
    send_code(people.Purpose.SIGN_UP)
    return redirect(url_for(".sign_up_entry", **next_query()), 303)


@auth.get("/sign-up/code")
@open_door
def sign_up_entry() -> AnyResponse:
    """Ask for the code, a name and, if wanted, a password."""
    contact = awaited(people.Purpose.SIGN_UP)
    if contact is None:
        return redirect(url_for(".sign_up_page", **next_query()), 303)
    return page("auth/open.html", form=OpenAccount.fresh(), contact=contact, onward=next_query())


@auth.post("/sign-up/code")
@limiter.limit(proof.TRIES)
@open_door
@again(sign_up_entry)
def sign_up() -> AnyResponse:
    """Open the account and go in."""
    form, contact = OpenAccount.posted(), must_await(people.Purpose.SIGN_UP)
    form.own = (contact.value,)
    typed = form.checked()
    person = people.sign_up_by_code(
        contact, typed.code, typed.name, password=typed.password or None, language=i18n.language()
    )
    return let_in(person) if person else wrong_code(form, sign_up_entry)


# A forgotten password, and a new one


@auth.get("/password-reset")
@open_door
def reset_page() -> AnyResponse:
    """Ask where to send the code."""
    return page("auth/reset.html", form=AskForCode.fresh(contact=typed_contact()), onward=next_query())


@auth.post("/password-reset")
@limiter.limit(proof.LETTERS)
@open_door
@again(reset_page)
def send_reset_code() -> AnyResponse:
    """Send one."""
    send_code(people.Purpose.RESET)
    return redirect(url_for(".reset_entry", **next_query()), 303)


@auth.get("/password-reset/code")
@open_door
def reset_entry() -> AnyResponse:
    """Ask for the code and a new password."""
    contact = awaited(people.Purpose.RESET)
    if contact is None:
        return redirect(url_for(".reset_page", **next_query()), 303)
    return page("auth/reset_entry.html", form=ResetPassword.fresh(), contact=contact, onward=next_query())


@auth.post("/password-reset/code")
@limiter.limit(proof.TRIES)
@open_door
@again(reset_entry)
def reset_password() -> AnyResponse:
    """Set it, sign out every other browser and let this one in."""
    form, contact = ResetPassword.posted(), must_await(people.Purpose.RESET)
    form.own = (contact.value,)
    typed = form.checked()
    person = people.reset_password(contact, typed.code, typed.password)
    return let_in(person) if person else wrong_code(form, reset_entry)


@auth.get("/account/password")
@member_door
def password_page() -> AnyResponse:
    """Ask for the old password and a new one; whoever has none yet is shown the way to one."""
    return page(
        "auth/password.html",
        form=ChangePassword.fresh(),
        has_password=people.has_password(g.person),
        contact=people.contacts_for(g.person)[0].contact,
    )


@auth.post("/account/password")
@limiter.limit(proof.TRIES)
@member_door
@again(password_page)
def change_password() -> AnyResponse:
    """Set it, sign out every other browser and give this one a new session."""
    form = ChangePassword.posted()
    typed = form.checked()
    if not people.change_password(g.person, typed.current, typed.password, device()):
        return wrong(form, "current", _("This is not your current password."), password_page)
    return let_in(g.person, url_for("shop.account"))


# Signing out


@auth.post("/sign-out")
@open_door
@again(sign_in_page)
def sign_out() -> AnyResponse:
    """End the session's row, so that no copy of the cookie works, and forget the cookie."""
    if g.web_session:
        people.end_session(g.web_session)
    logout_user()
    session.clear()
    return reply("/")


def send_code(purpose: people.Purpose) -> None:
    """Have the code sent to what was typed, and remember in this browser where it went."""
    contact = people.contact_of(AskForCode.posted().checked().contact)
    people.request_code(purpose, contact, i18n.language(), device())
    session[f"awaits_{purpose}"] = contact.value


def awaited(purpose: people.Purpose) -> people.Contact | None:
    """Where this browser had a code sent."""
    value = session.get(f"awaits_{purpose}")
    return people.contact_of(value) if value else None


def must_await(purpose: people.Purpose) -> people.Contact:
    """The same. Raises CodeNeeded for a code that this browser never asked for."""
    contact = awaited(purpose)
    if contact is None:
        raise CodeNeeded
    return contact


def wrong_code(form: Any, again_page: Any) -> Response:
    """Say so; the try is counted."""
    return wrong(form, "code", _("The code is wrong or too old."), again_page)


def wrong(form: Any, field: str, message: Any, again_page: Any) -> Response:
    """The page again as an answer, not as a refusal, so that the count of tries is committed."""
    return shown_again(again_page, form.refuse(field, message))


def is_proven_here(person: Person) -> bool:
    """Whether the session that is about to be replaced is hers, with its second factor proven."""
    return bool(g.web_session and g.web_session.person_id == person.id and g.web_session.second_at)


def let_in(person: Person, to: str | None = None, by_second: bool = False) -> AnyResponse:
    """Start a session in this browser, in place of any other, and lead on: to the second factor, where she has one that is
    not proven yet. What the old cookie held is gone; the cart's own cookie stays."""
    target, mark, by_second = to or next_path(), device() or ids.token(), by_second or is_proven_here(person)
    if g.web_session:
        people.end_session(g.web_session)
    agent, address = request.user_agent.string, request.remote_addr or ""
    is_half = not by_second and people.has_second_factor(person)
    token = people.start_session(
        person, device=mark, user_agent=agent, address=address, is_half=is_half, by_second=by_second
    )
    session.clear()
    if is_half:
        logout_user()
        session[HALF] = token
        return redirect(url_for("auth.second_page", next=target), 303)
    login_user(load(token))
    session.permanent = True
    response = reply(target)
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    response.set_cookie(DEVICE, mark, max_age=YEAR, httponly=True, samesite="Lax", secure=secure)
    if i18n.COOKIE not in request.cookies:
        response.set_cookie(i18n.COOKIE, person.language, max_age=YEAR, samesite="Lax")
    return response


def device() -> str:
    """The device cookie, if it can be one of ours."""
    value = request.cookies.get(DEVICE, "")
    return value if len(value) == len(ids.token()) else ""


def typed_contact() -> str:
    """What was typed before a refusal that carries no form, so that it need not be typed again."""
    return request.form.get("contact", "")[:254]


def next_path() -> str:
    """Where the visitor wanted to go before she was asked to sign in."""
    return security.local_path(request.args.get("next"), url_for("shop.account"))
