"""Two at once: the database decides, and nobody gains by hurrying."""

import threading
from collections.abc import Callable
from datetime import datetime

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from mall.domain import people
from mall.domain.people import passwords
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.kernel.refusals import Refusal
from mall.models import Address, Person
from tests.domain.people.conftest import PASSWORD, ROBOT

ALICE = people.contact_of("alice@example.org")


def at_once(app: Flask, *deeds: Callable[[], object]) -> list[object]:
    """Do all of them in threads and transactions of their own; returns their results or the kinds of their refusals."""
    start, results = threading.Barrier(len(deeds)), []

    def run(deed: Callable[[], object]) -> None:
        with app.app_context():
            start.wait()
            try:
                result = deed()
                db.session.commit()
            except Refusal as refusal:
                db.session.rollback()
                result = type(refusal).__name__
            results.append(result)

    db.session.commit()
    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.expire_all()
    return results


def load(person_id: int) -> Person:
    return db.session.get_one(Person, person_id)


def test_parallel_guesses_are_counted_one_by_one(app: Flask, alice: Person) -> None:
    with time_machine.travel(datetime.now().astimezone(), tick=False):
        results = at_once(app, *[lambda: people.sign_in(ALICE, "wrong")] * 12)
    assert results.count(None) == 5
    assert results.count("TooMany") == 7


def test_one_contact_signs_up_once(app: Flask) -> None:
    results = at_once(app, *[lambda: bool(people.sign_up(ALICE, "Alice"))] * 4)
    assert sorted(map(str, results)) == ["AlreadySignedUp"] * 3 + ["True"]
    assert db.session.scalar(select(func.count()).select_from(Person)) == 1


def test_the_first_of_two_addresses_is_the_only_default(app: Flask, alice: Person) -> None:
    home = {"name": "Alice", "phone": "13800138000", "region_id": 330106, "line": "1"}
    at_once(app, *[lambda: bool(people.add_address(load(alice.id), **home))] * 4)
    assert sorted(db.session.scalars(select(Address.is_default))) == [False, False, False, True]


def test_two_guardians_cannot_strike_each_other_off(app: Flask, alice: Person, bob: Person) -> None:
    for person in (alice, bob):
        people.grant_role(person, "system", ROBOT)
    db.session.commit()
    first, second = alice.id, bob.id
    results = at_once(
        app,
        lambda: people.revoke_role(load(first), "system", Actor("person", second)),
        lambda: people.block(load(second), Actor("person", first), "a quarrel"),
    )
    assert sorted(map(str, results)) == ["LastGuardian", "None"]


def test_a_blocked_person_does_not_slip_in(app: Flask, alice: Person) -> None:
    for _ in range(5):
        at_once(
            app,
            lambda: people.block(load(alice.id), ROBOT, "fraud"),
            *[lambda: bool(people.start_session(load(alice.id)))] * 3,
        )
        assert people.sessions_for(alice) == []
        people.unblock(alice, ROBOT)


def test_the_old_password_opens_nothing_that_outlives_the_change(
    app: Flask, alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.start_session(alice, device="hers")
    db.session.commit()
    compared, changed, real = threading.Event(), threading.Event(), passwords.matches

    def pausing(digest: str | None, password: str) -> bool:
        result = real(digest, password)
        if threading.current_thread() is intruder:
            compared.set()
            changed.wait(10)
        return result

    def intrude() -> None:
        with app.app_context():
            person = people.sign_in(ALICE, PASSWORD)
            if person:
                people.start_session(person)
            db.session.commit()

    monkeypatch.setattr(passwords, "matches", pausing)
    intruder = threading.Thread(target=intrude)
    intruder.start()
    assert compared.wait(10)
    assert people.change_password(alice, PASSWORD, "eleven tall herons", device="hers")
    db.session.commit()
    changed.set()
    intruder.join()
    assert people.sessions_for(alice) == []
