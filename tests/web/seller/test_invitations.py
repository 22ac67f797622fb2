"""Asking somebody to work in a store: a letter, a link, one answer."""

import re
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
import time_machine
from flask import Flask

from mall.domain import people, stores
from mall.kernel import clock, jobs, mail
from mall.kernel.db import db
from mall.models import StoreInvitation
from tests.browser import PoliteClient
from tests.domain.people.test_races import at_once
from tests.trade import as_person
from tests.web.seller.conftest import SignIn, press, row_counts
from tests.world import World

MEMBERS = "/seller/green-hill/members"
INVITATIONS = f"{MEMBERS}/invitations"


def invite(owner: PoliteClient, contact: str = "newcomer@example.com", role: str = "counter") -> str:
    """Send the invitation and return the link's path from the letter."""
    assert press(owner, INVITATIONS, contact=contact, role=role).status_code == 303
    return newest_link()


def newest_link() -> str:
    jobs.drain()
    return re.search(r"/invitations/\w+", newest_letter())[0]  # type: ignore[index]


def newest_letter() -> str:
    file = max(mail.outbox().glob("*.eml"), key=lambda each: each.stat().st_mtime_ns)
    return str(message_from_bytes(file.read_bytes(), policy=policy.default).get_content())


def role_of(world: World, person_id: int) -> str | None:
    db.session.expire_all()
    return next((row.role for row in stores.members_for(world.green_hill) if row.person_id == person_id), None)


def open_one() -> StoreInvitation:
    db.session.expire_all()
    return db.session.query(StoreInvitation).order_by(StoreInvitation.id.desc()).limit(1).one()


def test_the_invited_reads_what_she_is_asked_and_accepts_once(
    world: World, owner: PoliteClient, signed_in: SignIn
) -> None:
    path = invite(owner, "bob@example.com")
    bob = signed_in(world.bob)
    words = bob.page(path).words
    assert "Work at Green Hill" in words
    assert "Olivia asks you" in words
    assert "Counter" in words
    response = bob.submit(path, "/acceptance")
    assert (response.status_code, response.location) == (303, "/seller/green-hill")
    assert role_of(world, world.bob.id) == "counter"
    assert bob.get("/seller/green-hill/orders").status_code == 200
    assert bob.send(f"{path}/acceptance", "/account/profile").location == "/seller/green-hill"
    alice = signed_in(world.alice)
    assert alice.send(f"{path}/acceptance", "/account/profile").status_code == 409
    assert role_of(world, world.alice.id) is None


def test_a_newcomer_signs_up_and_comes_back_to_the_step(
    world: World, owner: PoliteClient, client: PoliteClient
) -> None:
    path = invite(owner)
    assert client.send(f"{path}/acceptance", path).location.startswith("/sign-in")
    links = [str(link["href"]) for link in client.page(path).all("a")]
    sign_up = next(link for link in links if link.startswith("/sign-up"))
    assert client.submit(sign_up, "/sign-up", contact="newcomer@example.com").status_code == 303
    jobs.drain()
    code = re.search(r"\d{6}", newest_letter())
    response = client.submit(
        sign_up.replace("/sign-up", "/sign-up/code"), "/sign-up/code", code=code[0] if code else "", name="Nora"
    )
    assert (response.status_code, response.location) == (303, path)
    assert client.submit(path, "/acceptance").status_code == 303
    assert "Nora" in owner.page(MEMBERS).words


def test_inviting_does_not_tell_who_has_an_account(world: World, owner: PoliteClient) -> None:
    answers = []
    for contact in ("alice@example.com", "nobody@example.com", "clark@example.com"):
        response = press(owner, INVITATIONS, contact=contact, role="goods")
        page = re.sub(
            r"[\w.]+@example\.com|invitation-\d+|invitations/\d+|value=\"[^\"]+\"", "", owner.get(MEMBERS).text
        )
        answers.append((response.status_code, response.location, page.count("Send again")))
    assert [answer[:2] for answer in answers] == [(303, MEMBERS)] * 3
    assert [answer[2] for answer in answers] == [1, 2, 3]


@pytest.mark.parametrize(
    ("contact", "role"), [("not a contact", "goods"), ("", "goods"), ("bob@example.com", "emperor")]
)
def test_nonsense_is_refused(world: World, owner: PoliteClient, contact: str, role: str) -> None:
    before = row_counts()["store_invitation"]
    assert press(owner, INVITATIONS, contact=contact, role=role).status_code == 422
    assert row_counts()["store_invitation"] == before


def test_a_letter_sent_again_has_a_new_link_and_not_at_once(
    world: World, owner: PoliteClient, client: PoliteClient
) -> None:
    old = invite(owner)
    again = f"{INVITATIONS}/{open_one().id}/letters"
    assert press(owner, again).status_code == 429
    with time_machine.travel(clock.now() + timedelta(minutes=3)):
        assert press(owner, again).status_code == 303
        new = newest_link()
    assert new != old
    assert client.get(old).status_code == 404
    assert "Work at Green Hill" in client.page(new).words


def test_asking_the_same_contact_again_changes_the_role_and_writes_anew(world: World, owner: PoliteClient) -> None:
    invite(owner, role="goods")
    with time_machine.travel(clock.now() + timedelta(minutes=3)):
        invite(owner, role="finance")
    assert db.session.query(StoreInvitation).count() == 1
    assert open_one().role == "finance"


def test_no_sixth_letter_goes_out(world: World, owner: PoliteClient) -> None:
    invite(owner)
    for minutes in range(3, 15, 3):
        with time_machine.travel(clock.now() + timedelta(minutes=minutes)):
            stores.send_again(open_one(), as_person(world.olivia))
            db.session.commit()
    with time_machine.travel(clock.now() + timedelta(hours=1)):
        assert press(owner, f"{INVITATIONS}/{open_one().id}/letters").status_code == 429


def test_what_is_withdrawn_or_declined_or_too_old_opens_nothing(
    world: World, owner: PoliteClient, client: PoliteClient, signed_in: SignIn
) -> None:
    bob = signed_in(world.bob)
    withdrawn = invite(owner)
    assert press(owner, f"{INVITATIONS}/{open_one().id}/withdrawal").status_code == 303
    assert open_one().contact == "ne***@example.com"
    declined = invite(owner)
    assert client.submit(declined, "/refusal").status_code == 303
    assert "declined" in client.page(declined).words
    late = invite(owner, "third@example.com")
    with time_machine.travel(clock.now() + timedelta(days=8)):
        assert "Ran out" in signed_in(world.olivia).page(MEMBERS).words
        for path in (withdrawn, declined, late):
            assert signed_in(world.bob).send(f"{path}/acceptance", "/account/profile").status_code == 409
    assert "no longer open" in bob.page(withdrawn).words
    assert role_of(world, world.bob.id) is None


def test_a_closed_store_takes_nobody(world: World, owner: PoliteClient, signed_in: SignIn) -> None:
    path = invite(owner)
    stores.begin_closing(world.green_hill, as_person(world.olivia))
    stores.close(world.green_hill, as_person(world.olivia))
    assert signed_in(world.bob).send(f"{path}/acceptance", "/account/profile").status_code == 409


def test_a_colleague_is_no_colleague_twice(world: World, owner: PoliteClient, clerk: PoliteClient) -> None:
    path = invite(owner, role="owner")
    assert clerk.send(f"{path}/acceptance", path).status_code == 422
    assert role_of(world, world.clark.id) == "goods"
    assert open_one().is_open


def test_a_made_up_link_is_not_found(world: World, client: PoliteClient) -> None:
    assert client.get("/invitations/" + "0" * 64).status_code == 404


def test_of_many_who_hold_the_link_one_gets_in(app: Flask, world: World, owner: PoliteClient) -> None:
    token = invite(owner).rpartition("/")[2]
    ids = [person.id for person in (world.alice, world.bob, world.rita, world.craig)]

    def take(person_id: int) -> bool:
        person = people.person_by_id(person_id)
        return bool(stores.accept(stores.invitation_with(token), person_id, as_person(person)))

    results = at_once(app, *[lambda each=each: take(each) for each in ids])  # type: ignore[misc]
    assert sorted(map(str, results)) == ["InvitationOver"] * 3 + ["True"]
    assert len(stores.members_for(world.green_hill)) == 3


def test_old_invitations_are_forgotten_with_their_contacts(world: World, owner: PoliteClient) -> None:
    invite(owner)
    with time_machine.travel(clock.now() + timedelta(days=40)):
        jobs.later("mall.domain.stores.jobs:tidy")
        db.session.commit()
        jobs.drain()
    assert db.session.query(StoreInvitation).count() == 0


def test_only_who_manages_members_invites(
    world: World, clerk: PoliteClient, rival: PoliteClient, owner: PoliteClient
) -> None:
    invite(owner)
    foreign = open_one().id
    before = row_counts()
    assert press(clerk, INVITATIONS, contact="bob@example.com", role="owner").status_code == 403
    for verb in ("letters", "withdrawal"):
        assert press(clerk, f"{INVITATIONS}/{foreign}/{verb}").status_code == 403
        assert press(rival, f"/seller/bright-lane/members/invitations/{foreign}/{verb}").status_code == 404
    assert row_counts() == before
