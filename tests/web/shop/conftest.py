"""Shoppers at the door: people of the small world's, their letters, and a browser that is signed in."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from mall.domain import people
from mall.models import Person
from tests.domain.people.conftest import PASSWORD, alice, bob, code, later, letters

__all__ = ["alice", "bob", "code", "enter", "later", "letters", "signed_in"]


def enter(client: FlaskClient, contact: str, password: str = PASSWORD, **query: str) -> TestResponse:
    """Sign a browser in through the form."""
    form = {"contact": contact, "password": password, "csrf_token": client.token("/sign-in")}
    return client.post("/sign-in", data=form, query_string=query)


@pytest.fixture
def signed_in(client: FlaskClient) -> Callable[[Person], FlaskClient]:
    """The browser, signed in without the form."""

    def sign_in(person: Person) -> FlaskClient:
        token = people.start_session(person)
        with client.session_transaction() as session:
            session["_user_id"] = token
        return client

    return sign_in
