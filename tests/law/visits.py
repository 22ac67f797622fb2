"""Requests for laws that walk the URL map: an address for every rule, a browser that sends what it is told."""

import uuid
from collections.abc import Iterator
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from mall.domain import people
from mall.kernel.db import db
from mall.kernel.web import doors
from mall.models import Person

NOBODY = uuid.UUID("01890000-0000-7000-8000-000000000000")
SOMETHING = {"IntegerConverter": 1, "UUIDConverter": NOBODY, "UnicodeConverter": "x", "PathConverter": "x"}


def visits(app: Flask, *kinds: str) -> Iterator[tuple[Rule, str]]:
    """Every rule with a door of these kinds, once for each of its methods: (rule, "GET" or "POST")."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        door = doors.door_of(app, rule.endpoint)
        if door is not None and door.kind in kinds:
            for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                yield rule, method


def address(app: Flask, rule: Rule, **known: Any) -> str:
    """An address that the rule takes: these values, and something of the right type for every other parameter."""
    values = {name: SOMETHING.get(type(converter).__name__, "x") for name, converter in rule._converters.items()}
    values |= {name: value for name, value in known.items() if name in rule.arguments}
    built = rule.build(values)
    assert built is not None, f"{rule.rule} cannot be built from {values}"
    return str(built[1])


class Browser:
    """Sends requests as a browser does from the mall's own pages. Pages are not policed here: many of these are errors."""

    def __init__(self, app: Flask, person: Person | None = None) -> None:
        self.client = FlaskClient(app, app.response_class)
        if person:
            token = people.start_session(person, user_agent="test", address="127.0.0.1", by_second=True)
            db.session.commit()
            with self.client.session_transaction() as session:
                session["_user_id"], session["_fresh"] = token, True

    def send(
        self, method: str, path: str, fields: Any = None, environ: dict[str, str] | None = None, **headers: str
    ) -> TestResponse:
        """`environ` is what the server is told over the head of the client, which mends what it sends."""
        headers = {"Accept-Language": "en", "Sec-Fetch-Site": "same-origin"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        data = fields if method == "POST" else None
        # A context of its own, as in life: else who is signed in, and the session, would outlive the request.
        with self.client.application.app_context():
            return self.client.open(path, method=method, data=data, headers=headers, environ_overrides=environ or {})
