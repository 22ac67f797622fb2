"""One-time codes and the letters that carry them."""

import threading
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from mall.domain import people
from mall.domain.people.actions import codes
from mall.domain.people.jobs import tidy
from mall.kernel import jobs
from mall.kernel.db import db
from mall.kernel.jobs import Job
from mall.kernel.refusals import TooMany
from mall.models import OneTimeCode, Person, Throttle, WebSession
from tests.domain.people.conftest import Travel

ALICE = people.contact_of("alice@example.org")
BOB = people.contact_of("13800138000")
NOBODY = people.contact_of("nobody@example.org")
SIGN_IN = people.Purpose.SIGN_IN


def wrong(code: str) -> str:
    """A code that is not this one."""
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_a_code_works_once(alice: Person, code: Callable[[], str]) -> None:
    people.request_code(SIGN_IN, ALICE, "en")
    digits = code()
    assert people.sign_in_by_code(ALICE, digits) == alice
    assert people.sign_in_by_code(ALICE, digits) is None


def test_a_code_is_good_for_its_purpose_and_contact_only(alice: Person, bob: Person, code: Callable[[], str]) -> None:
    people.request_code(SIGN_IN, ALICE, "en")
    digits = code()
    people.request_code(SIGN_IN, BOB, "zh")
    assert people.reset_password(ALICE, digits, "eleven tall herons") is None
    assert people.sign_in_by_code(BOB, digits) is None
    assert people.sign_in_by_code(ALICE, digits) == alice


def test_five_wrong_codes_void_the_right_one(alice: Person, code: Callable[[], str]) -> None:
    people.request_code(SIGN_IN, ALICE, "en")
    digits = code()
    for _ in range(5):
        assert people.sign_in_by_code(ALICE, wrong(digits)) is None
    assert people.sign_in_by_code(ALICE, digits) is None


@pytest.mark.parametrize("typed", ["", "１２３４５６", "abc", "\udcff", "0" * 10_000])
def test_nonsense_is_a_wrong_code(alice: Person, typed: str, code: Callable[[], str]) -> None:
    people.request_code(SIGN_IN, ALICE, "en")
    assert people.sign_in_by_code(ALICE, typed.encode("utf-8", "replace").decode()) is None
    assert people.sign_in_by_code(ALICE, code()) == alice


def test_a_code_is_old_after_ten_minutes(alice: Person, code: Callable[[], str], later: Travel) -> None:
    people.request_code(SIGN_IN, ALICE, "en")
    digits = code()
    later(minutes=11)
    assert people.sign_in_by_code(ALICE, digits) is None


def test_a_new_code_voids_the_old_one(alice: Person, code: Callable[[], str], later: Travel) -> None:
    people.request_code(SIGN_IN, ALICE, "en")
    first = code()
    later(minutes=2)
    people.request_code(SIGN_IN, ALICE, "en")
    second = code()
    assert first == second or people.sign_in_by_code(ALICE, first) is None
    assert people.sign_in_by_code(ALICE, second) == alice


def test_codes_cannot_be_asked_for_in_a_row(alice: Person, later: Travel) -> None:
    people.request_code(SIGN_IN, ALICE, "en")
    with pytest.raises(TooMany):
        people.request_code(SIGN_IN, ALICE, "en")
    later(seconds=61)
    people.request_code(SIGN_IN, ALICE, "en")
    later(seconds=61)
    with pytest.raises(TooMany):
        people.request_code(SIGN_IN, ALICE, "en")


def test_asking_leaves_the_same_traces_with_and_without_an_account(alice: Person) -> None:
    for contact in (ALICE, NOBODY):
        people.request_code(SIGN_IN, contact, "en")
    traces = [(row.purpose, row.attempts, len(row.nonce)) for row in db.session.scalars(select(OneTimeCode))]
    assert traces[0] == traces[1]
    assert len(db.session.scalars(select(Job).where(Job.target.endswith(":deliver_code"))).all()) == 2


def test_a_stranger_gets_a_letter_without_a_code(app: Flask, letters: Callable[[], list[str]]) -> None:
    people.request_code(SIGN_IN, NOBODY, "en")
    letter = letters()[0]
    assert letter.startswith("nobody@example.org\nThere is no account here\n")
    assert "Your code" not in letter
    row = db.session.scalars(select(OneTimeCode)).one()
    assert codes.digits_of(row.nonce) not in letter
    assert people.sign_in_by_code(NOBODY, codes.digits_of(row.nonce)) is None


def test_whoever_has_an_account_cannot_open_another(alice: Person, letters: Callable[[], list[str]]) -> None:
    people.request_code(people.Purpose.SIGN_UP, ALICE, "en")
    assert "You already have an account" in letters()[0]


def test_a_number_gets_its_code_as_a_text_message(bob: Person, letters: Callable[[], list[str]]) -> None:
    people.request_code(SIGN_IN, BOB, "en")
    assert letters()[0].startswith("+8613800138000\n")


def test_no_code_lies_in_the_database(alice: Person, code: Callable[[], str]) -> None:
    people.request_code(SIGN_IN, ALICE, "en")
    digits = code()
    row = db.session.scalars(select(OneTimeCode)).one()
    job = db.session.scalars(select(Job).where(Job.target.endswith(":deliver_code"))).one()
    assert digits not in f"{row.nonce} {job.args}"
    assert job.args == {"code_id": row.id}


def test_a_letter_that_comes_too_late_is_not_written(
    alice: Person, letters: Callable[[], list[str]], later: Travel
) -> None:
    people.request_code(SIGN_IN, ALICE, "en")
    db.session.commit()
    later(minutes=20)
    assert not letters()


def test_parallel_guesses_share_the_five_tries(app: Flask, alice: Person, code: Callable[[], str]) -> None:
    people.request_code(SIGN_IN, ALICE, "en")
    digits = code()
    start = threading.Barrier(12)

    def guess() -> None:
        with app.app_context():
            start.wait()
            codes.use_code(SIGN_IN, ALICE, wrong(digits))
            db.session.commit()

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert db.session.scalars(select(OneTimeCode.attempts)).one() == 5


def test_two_browsers_with_one_code_are_one_sign_in(app: Flask, alice: Person, code: Callable[[], str]) -> None:
    people.request_code(SIGN_IN, ALICE, "en")
    digits = code()
    start, found = threading.Barrier(4), []

    def enter() -> None:
        with app.app_context():
            start.wait()
            found.append(codes.use_code(SIGN_IN, ALICE, digits))
            db.session.commit()

    threads = [threading.Thread(target=enter) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [False, False, False, True]


def test_what_has_no_use_any_more_is_forgotten(alice: Person, later: Travel) -> None:
    people.request_code(SIGN_IN, ALICE, "en")
    people.start_session(alice)
    db.session.commit()
    tidy()
    assert all(db.session.scalars(select(table)).first() for table in (OneTimeCode, Throttle, WebSession))
    later(days=200)
    tidy()
    assert not any(db.session.scalars(select(table)).first() for table in (OneTimeCode, Throttle, WebSession))


def test_the_delivery_job_can_be_named(app: Flask) -> None:
    for name in ("deliver_code", "deliver_password_notice", "tidy"):
        assert callable(jobs.resolve(f"mall.domain.people.jobs:{name}"))
