"""People for the tests of their own trade."""

import email
import email.policy
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask

from mall.domain import people
from mall.kernel import actors, jobs
from mall.kernel.db import db
from mall.models import Person

PASSWORD = "seven lazy herons"
ROBOT = actors.job("tests")


@pytest.fixture
def alice(app: Flask) -> Person:
    """Signs in with an e-mail address and a password."""
    person = people.sign_up(people.contact_of("alice@example.org"), "Alice", password=PASSWORD, language="en")
    db.session.commit()
    return person


@pytest.fixture
def bob(app: Flask) -> Person:
    """Signs in with a mobile number and codes."""
    person = people.sign_up(people.contact_of("138 0013 8000"), "Bob", language="zh")
    db.session.commit()
    return person


@pytest.fixture
def letters(app: Flask) -> Callable[[], list[str]]:
    """Do the mail jobs and read the letters that lie in the outbox: newest first, headers and text."""
    folder = Path(app.config["VAR"]) / "mail"
    for old in folder.glob("*.eml"):
        old.unlink()

    def read() -> list[str]:
        db.session.commit()
        jobs.drain()
        files = sorted(folder.glob("*.eml"), reverse=True)
        found = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]
        return [f"{one['To']}\n{one['Subject']}\n{one.get_content()}" for one in found]

    return read


@pytest.fixture
def code(letters: Callable[[], list[str]]) -> Callable[[], str]:
    """The code in the newest letter."""
    return lambda: re.findall(r"\b\d{6}\b", letters()[0])[-1]


class Travel:
    """Moves the clock on."""

    def __init__(self) -> None:
        self.traveller: time_machine.Coordinates | None = None

    def __call__(self, **distance: float) -> None:
        assert self.traveller
        self.traveller.shift(timedelta(**distance))


@pytest.fixture
def later() -> Iterator[Travel]:
    """`later(minutes=3)`: it is three minutes later."""
    travel = Travel()
    with time_machine.travel(datetime.now().astimezone(), tick=True) as traveller:
        travel.traveller = traveller
        yield travel
