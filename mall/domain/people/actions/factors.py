"""Second factors: an app that shows codes, and codes on paper for the day on which the app is gone.

What is wrong is answered with False or None and was counted: the caller commits and asks again.
"""

import secrets

import pyotp
from pyotp.exceptions import OTPVerificationError
from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert

from mall.domain.people.actions import throttles
from mall.domain.people.models import Authenticator, Person, RecoveryCode, WebSession
from mall.domain.people.queries import authenticator_of, contacts_for, has_second_factor
from mall.domain.people.rules import RECOVERY_CODES, RECOVERY_LENGTH, RECOVERY_LETTERS, delay_after
from mall.kernel import audit, clock, jobs, seals
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.kernel.refusals import NotNow, Refusal
from mall.kernel.text import _

PURPOSE = "authenticator"
ISSUER = "Mall"
STEPS_OFF = 1  # half minutes that her clock may be wrong


class AlreadySetUp(NotNow):
    message = _("An app is set up already. Remove it first.")


class NothingToConfirm(NotNow):
    message = _("Begin with a new key for your app.")


class OwnRights(Refusal):
    message = _("Nobody changes their own rights. Ask a colleague.")


def begin_authenticator(person: Person) -> None:
    """A new key for her app, which counts once a code from it was typed. Raises AlreadySetUp."""
    secret, now = seals.lock_away(PURPOSE, pyotp.random_base32()), clock.now()
    fresh = {"secret": secret, "last_step": 0, "created_at": now}
    begun = db.session.scalar(
        insert(Authenticator)
        .values(person_id=person.id, **fresh)
        .on_conflict_do_update(index_elements=["person_id"], set_=fresh, where=Authenticator.confirmed_at.is_(None))
        .returning(Authenticator.id)
        .execution_options(populate_existing=True)
    )
    if begun is None:
        raise AlreadySetUp


def key_uri(app: Authenticator, account: str) -> tuple[str, str]:
    """What the app reads from a QR code, and the same for typing: the key in Base32."""
    secret = seals.bring_out(PURPOSE, app.secret)
    return pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=ISSUER), secret


def confirm_authenticator(person: Person, typed: str) -> list[str] | None:
    """The app counts from now on. Returns her recovery codes, which are shown once; None when the code is wrong.

    Raises NothingToConfirm.
    """
    app = authenticator_of(person)
    if app is None or app.confirmed_at is not None:
        raise NothingToConfirm
    if not is_from(app, typed):
        return None
    app.confirmed_at = clock.now()
    db.session.flush()
    _tell(person, Actor("person", person.id), "second_factor.set_up")
    return _new_codes(person)


def is_second_factor(person: Person, typed: str, device: str = "") -> bool:
    """Whether this is a code of her app or a recovery code; it is used up then. Raises TooMany.

    A try is counted before it is known whether it is a good one; see throttles.
    """
    tried = throttles.begin("second factor", contacts_for(person)[0].contact, device, delay_after)
    app = authenticator_of(person)
    if not (app is not None and app.confirmed_at and is_from(app, typed)) and not _is_recovery(person, typed):
        return False
    throttles.forget(tried)
    return True


def renew_recovery_codes(person: Person) -> list[str]:
    """Ten new ones in place of those she has. Raises NothingToConfirm without a second factor."""
    if not has_second_factor(person):
        raise NothingToConfirm
    _tell(person, Actor("person", person.id), "second_factor.new_codes")
    return _new_codes(person)


def remove_second_factor(person: Person) -> None:
    """By herself: sign in without it from now on. Where one is needed her sessions are asked for a new one."""
    _remove(person)
    _tell(person, Actor("person", person.id), "second_factor.remove")


def take_second_factor(person: Person, actor: Actor, why: str) -> None:
    """By an operator, for somebody who has lost app and paper and has shown who she is. Raises OwnRights."""
    refuse_oneself(person, actor)
    _remove(person)
    _tell(person, actor, "second_factor.take", why)


def refuse_oneself(person: Person, actor: Actor) -> None:
    """Raises OwnRights to whoever would do to herself what only a colleague may do."""
    if actor.kind == "person" and actor.id == person.id:
        raise OwnRights


def _remove(person: Person) -> None:
    for table in (Authenticator, RecoveryCode):
        db.session.execute(delete(table).where(table.person_id == person.id))
    db.session.execute(update(WebSession).where(WebSession.person_id == person.id).values(second_at=None))


def is_from(app: Authenticator, typed: str) -> bool:
    """Whether the app shows this code about now. One UPDATE takes its half minute, so that no code is taken twice, not even
    by two requests at once."""
    shown = pyotp.TOTP(seals.bring_out(PURPOSE, app.secret))
    try:
        step = shown.verify_and_get_timecode(typed, for_time=clock.now(), valid_window=STEPS_OFF)
    except OTPVerificationError:
        return False
    taken = db.session.execute(
        update(Authenticator)
        .where(Authenticator.id == app.id, Authenticator.secret == app.secret, Authenticator.last_step < step)
        .values(last_step=step)
    )
    return bool(taken.rowcount)  # type: ignore[attr-defined]


def _is_recovery(person: Person, typed: str) -> bool:
    used = db.session.execute(
        update(RecoveryCode)
        .where(
            RecoveryCode.person_id == person.id,
            RecoveryCode.digest == _digest(person, typed),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=clock.now())
    )
    if used.rowcount:  # type: ignore[attr-defined]
        _tell(person, Actor("person", person.id), "second_factor.use_code")
    return bool(used.rowcount)  # type: ignore[attr-defined]


def _new_codes(person: Person) -> list[str]:
    codes = [
        "".join(secrets.choice(RECOVERY_LETTERS) for _letter in range(RECOVERY_LENGTH))
        for _code in range(RECOVERY_CODES)
    ]
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))
    db.session.add_all(RecoveryCode(person_id=person.id, digest=_digest(person, code)) for code in codes)
    db.session.flush()
    half = RECOVERY_LENGTH // 2
    return [f"{code[:half]}-{code[half:]}" for code in codes]


def _digest(person: Person, typed: str) -> str:
    return seals.seal("recovery code", person.id, typed.casefold().replace("-", ""))


def _tell(person: Person, actor: Actor, action: str, why: str = "") -> None:
    """Leave a trace, and a letter at each of her contacts: a second factor that somebody else removes must not go unseen."""
    audit.record(actor, action, "person", person.id, reason=why)
    what = action.rpartition(".")[2]
    jobs.later("mall.domain.people.jobs:deliver_factor_notice", queue="mail", person_id=person.id, what=what)
