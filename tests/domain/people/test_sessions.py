"""Session rows: the only thing that decides who is signed in."""

import pytest
from sqlalchemy import select

from mall.domain import people
from mall.kernel.db import db
from mall.kernel.facts import Fact
from mall.kernel.refusals import NotFound
from mall.models import Person, WebSession
from tests.domain.people.conftest import ROBOT, Travel

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0"


def test_a_token_opens_its_own_session(alice: Person) -> None:
    token = people.start_session(alice, user_agent=FIREFOX, address="192.0.2.7")
    session = people.resume_session(token)
    assert session is not None
    assert session.person == alice
    assert (session.device, session.address) == ("Firefox · Linux", "192.0.2.7")
    assert db.session.scalars(select(Fact.name).order_by(Fact.id)).all()[-1] == "person.signed_in"


def test_the_token_itself_is_not_stored(alice: Person) -> None:
    token = people.start_session(alice)
    row = db.session.scalars(select(WebSession)).one()
    assert token not in (row.token_digest, row.device_digest)
    assert people.resume_session(row.token_digest) is None


@pytest.mark.parametrize("token", ["", "x", "x" * 100_000, "\x00"])
def test_a_made_up_token_opens_nothing(alice: Person, token: str) -> None:
    people.start_session(alice)
    assert people.resume_session(token) is None


def test_an_ended_session_stays_ended(alice: Person) -> None:
    token, other = people.start_session(alice), people.start_session(alice)
    people.end_session(people.sessions_for(alice)[0])
    people.end_session(people.sessions_for(alice)[0])
    assert people.resume_session(token) is None
    assert people.resume_session(other) is None


def test_signing_out_everywhere_leaves_other_people_alone(alice: Person, bob: Person) -> None:
    mine = [people.start_session(alice) for _ in range(3)]
    theirs = people.start_session(bob)
    assert people.end_all_sessions(alice) == 3
    assert not any(people.resume_session(token) for token in mine)
    assert people.resume_session(theirs) is not None


def test_a_session_that_lies_idle_for_a_month_is_over(alice: Person, later: Travel) -> None:
    token = people.start_session(alice)
    later(days=29)
    assert people.resume_session(token) is not None
    later(days=29)
    assert people.resume_session(token) is not None
    later(days=31)
    assert people.resume_session(token) is None


def test_no_session_outlives_three_months_however_busy(alice: Person, later: Travel) -> None:
    token = people.start_session(alice)
    for _ in range(3):
        later(days=28)
        assert people.resume_session(token) is not None
    later(days=7)
    assert people.resume_session(token) is None


def test_reading_writes_at_most_every_few_minutes(alice: Person, later: Travel) -> None:
    token = people.start_session(alice)
    start = people.sessions_for(alice)[0].last_seen_at
    later(minutes=4)
    people.resume_session(token)
    assert people.sessions_for(alice)[0].last_seen_at == start
    later(minutes=2)
    people.resume_session(token)
    assert people.sessions_for(alice)[0].last_seen_at > start


def test_a_blocked_person_is_signed_out_even_where_a_row_was_forgotten(alice: Person) -> None:
    token = people.start_session(alice)
    people.block(alice, ROBOT, "fraud")
    session = db.session.scalars(select(WebSession)).one()
    session.ended_at = None
    db.session.flush()
    assert people.resume_session(token) is None


def test_an_operators_session_is_short(alice: Person, later: Travel) -> None:
    people.grant_role(alice, "support", ROBOT)
    token = people.start_session(alice)
    later(minutes=29)
    assert people.resume_session(token) is not None
    later(minutes=31)
    assert people.resume_session(token) is None


def test_a_role_shortens_the_sessions_that_are_open(alice: Person, later: Travel) -> None:
    token = people.start_session(alice)
    people.grant_role(alice, "finance", ROBOT)
    later(minutes=31)
    assert people.resume_session(token) is None


def test_a_session_can_be_narrowed_but_not_widened(alice: Person, later: Travel) -> None:
    token = people.start_session(alice)
    session = people.sessions_for(alice)[0]
    people.narrow(session, people.MERCHANT)
    idle_until = session.idle_until
    people.narrow(session, people.Span(idle=people.SHOPPER.idle, whole=people.SHOPPER.whole))
    assert session.idle_until == idle_until
    later(hours=3)
    assert people.resume_session(token) is None


def test_a_session_of_somebody_else_is_not_found(alice: Person, bob: Person) -> None:
    people.start_session(bob)
    theirs = people.sessions_for(bob)[0]
    with pytest.raises(NotFound):
        people.session_of(alice, theirs.id)
