"""Second factors: the app's codes, each once, and the codes on paper."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pyotp
import pytest
from flask import Flask

from mall.domain import people
from mall.domain.people.actions.factors import is_from
from mall.kernel import audit, clock
from mall.kernel.db import db
from mall.kernel.refusals import TooMany
from mall.models import Authenticator, Person, RecoveryCode
from tests.domain.people.conftest import ROBOT, Travel


def shown(person: Person) -> str:
    """What her app shows now."""
    app = people.authenticator_of(person)
    assert app
    return pyotp.TOTP(people.key_uri(app, "x")[1]).at(clock.now())


def set_up(person: Person) -> list[str]:
    """Her app, confirmed; returns the codes on paper."""
    people.begin_authenticator(person)
    codes = people.confirm_authenticator(person, shown(person))
    assert codes
    db.session.commit()
    return codes


def test_an_app_counts_once_its_first_code_was_typed(alice: Person) -> None:
    people.begin_authenticator(alice)
    assert not people.has_second_factor(alice)
    assert people.confirm_authenticator(alice, "000000") is None
    assert len(people.confirm_authenticator(alice, shown(alice)) or ()) == 10
    assert people.has_second_factor(alice)
    with pytest.raises(people.AlreadySetUp):
        people.begin_authenticator(alice)
    with pytest.raises(people.NothingToConfirm):
        people.confirm_authenticator(alice, "123456")


def test_the_key_is_stored_locked_away_and_the_codes_on_paper_as_seals(alice: Person) -> None:
    codes = set_up(alice)
    app = db.session.query(Authenticator).one()
    uri, key = people.key_uri(app, "alice@example.org")
    assert key not in app.secret and f"secret={key}" in uri and "issuer=Mall" in uri
    kept = " ".join(row.digest for row in db.session.query(RecoveryCode))
    assert not any(code.replace("-", "") in kept for code in codes)


def test_a_code_is_taken_once_even_within_its_half_minute(alice: Person, later: Travel) -> None:
    set_up(alice)
    assert not people.is_second_factor(alice, shown(alice))  # the one that confirmed
    later(seconds=30)
    assert people.is_second_factor(alice, shown(alice))
    assert not people.is_second_factor(alice, shown(alice))


def test_an_older_code_is_not_taken_after_a_newer_one(alice: Person, later: Travel) -> None:
    set_up(alice)
    later(seconds=60)
    old = shown(alice)
    later(seconds=30)
    assert people.is_second_factor(alice, shown(alice))
    assert not people.is_second_factor(alice, old)


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "²²²²²²", "１２３４５６", "-------------"])
def test_what_is_no_code_is_wrong_and_nothing_worse(alice: Person, typed: str) -> None:
    set_up(alice)
    assert not people.is_second_factor(alice, typed)


def test_two_requests_at_once_cannot_use_one_code(app: Flask, alice: Person, later: Travel) -> None:
    set_up(alice)
    later(seconds=30)
    code, alice_id = shown(alice), alice.id

    start = Barrier(4)

    def use(_number: int) -> bool:
        with app.app_context():
            found = db.session.query(Authenticator).filter_by(person_id=alice_id).one()
            start.wait()
            is_good = is_from(found, code)
            db.session.commit()
            return is_good

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(use, range(4))) == 1


def test_a_code_on_paper_lets_in_once_in_any_spelling(alice: Person) -> None:
    first, second, *_rest = set_up(alice)
    assert people.is_second_factor(alice, first.upper())
    assert not people.is_second_factor(alice, first)
    assert people.is_second_factor(alice, second.replace("-", ""))
    assert people.recovery_codes_left(alice) == 8


def test_new_codes_make_the_old_ones_void(alice: Person) -> None:
    old = set_up(alice)
    new = people.renew_recovery_codes(alice)
    assert not people.is_second_factor(alice, old[0])
    assert people.is_second_factor(alice, new[0])


def test_another_persons_codes_open_nothing(alice: Person, bob: Person) -> None:
    codes = set_up(alice)
    set_up(bob)
    assert not people.is_second_factor(bob, codes[0])


def test_whoever_guesses_waits(alice: Person) -> None:
    set_up(alice)
    with pytest.raises(TooMany):
        for _try in range(7):
            people.is_second_factor(alice, "000000")


def test_what_happens_to_a_second_factor_is_told_and_stays_in_the_log(
    alice: Person, letters: Callable[[], list[str]]
) -> None:
    set_up(alice)
    assert "A second factor protects your account now" in letters()[0]
    people.take_second_factor(alice, ROBOT, "Lost")
    assert "Your second factor was removed" in letters()[0]
    assert not people.has_second_factor(alice) and not people.recovery_codes_left(alice)
    assert [entry.reason for entry in audit.about("person", alice.id, "second_factor.take")] == ["Lost"]


def test_an_account_that_is_closed_keeps_neither_key_nor_codes(alice: Person) -> None:
    set_up(alice)
    people.close_account(alice, ROBOT)
    assert not db.session.query(Authenticator).count() and not db.session.query(RecoveryCode).count()
