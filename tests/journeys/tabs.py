"""Browsers in which somebody is signed in already."""

from flask import Flask

from mall.domain import people
from mall.kernel.db import db
from mall.models import Person


def session_cookie(app: Flask, person: Person) -> str:
    """What the browser of somebody who has signed in holds."""
    token = people.start_session(person, device="", user_agent="Chromium", address="127.0.0.1", by_second=True)
    db.session.commit()
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = token, True
    cookie = client.get_cookie("mall")
    assert cookie
    return cookie.value
