"""Who works in a store, and as what."""

import pytest

from mall.domain import people, stores
from mall.kernel.db import db
from mall.models import StoreMember
from tests.browser import PoliteClient
from tests.web.seller.conftest import SignIn, press, row_counts
from tests.world import ROBOT, World

MEMBERS = "/seller/green-hill/members"


def roles(world: World) -> dict[int, str]:
    db.session.expire_all()
    return {member.person_id: member.role for member in stores.members_for(world.green_hill)}


def member(world: World, person_id: int) -> StoreMember:
    return next(row for row in stores.members_for(world.green_hill) if row.person_id == person_id)


def test_everybody_is_named_with_her_role(owner: PoliteClient) -> None:
    words = owner.page(MEMBERS).words
    assert "Olivia" in words
    assert "Clark" in words
    assert "Rita" not in words


def test_somebody_with_an_account_is_added_by_her_contact(world: World, owner: PoliteClient, signed_in: SignIn) -> None:
    assert press(owner, MEMBERS, contact=" Bob@Example.com ", role="counter").status_code == 303
    assert roles(world)[world.bob.id] == "counter"
    assert "Green Hill" in signed_in(world.bob).page("/seller").words


@pytest.mark.parametrize(
    ("contact", "role"),
    [
        ("nobody@example.com", "goods"),
        ("clark@example.com", "goods"),
        ("not a contact", "goods"),
        ("", "goods"),
        ("bob@example.com", "emperor"),
        ("x" * 300, "goods"),
    ],
)
def test_nobody_else_is_added(world: World, owner: PoliteClient, contact: str, role: str) -> None:
    before = roles(world)
    response = press(owner, MEMBERS, contact=contact, role=role)
    assert response.status_code == 422
    assert roles(world) == before


def test_a_blocked_account_is_not_added(world: World, owner: PoliteClient) -> None:
    people.block(world.bob, ROBOT, "fraud")
    assert press(owner, MEMBERS, contact="bob@example.com", role="goods").status_code == 422


def test_a_role_changes_at_the_next_press(world: World, owner: PoliteClient, clerk: PoliteClient) -> None:
    assert clerk.get("/seller/green-hill/orders").status_code == 403
    path = f"{MEMBERS}/{member(world, world.clark.id).id}/role"
    assert press(owner, path, role="orders").status_code == 303
    assert clerk.get("/seller/green-hill/orders").status_code == 200
    assert press(owner, path, role="emperor").status_code == 422
    assert roles(world)[world.clark.id] == "orders"


def test_somebody_is_removed_after_a_question(world: World, owner: PoliteClient, clerk: PoliteClient) -> None:
    path = f"{MEMBERS}/{member(world, world.clark.id).id}/removal"
    assert "Clark" in owner.page(path).words
    assert press(owner, path).status_code == 303
    assert world.clark.id not in roles(world)
    assert clerk.get("/seller/green-hill").status_code == 404


def test_a_store_keeps_an_owner(world: World, owner: PoliteClient) -> None:
    mine = member(world, world.olivia.id).id
    assert press(owner, f"{MEMBERS}/{mine}/removal").status_code == 422
    assert press(owner, f"{MEMBERS}/{mine}/role", role="goods").status_code == 422
    assert roles(world)[world.olivia.id] == "owner"
    press(owner, MEMBERS, contact="bob@example.com", role="owner")
    assert press(owner, f"{MEMBERS}/{mine}/removal").status_code == 303
    assert owner.get("/seller/green-hill").status_code == 404


def test_members_manage_nobody(world: World, clerk: PoliteClient) -> None:
    before = row_counts()
    assert press(clerk, MEMBERS, contact="bob@example.com", role="owner").status_code == 403
    mine = member(world, world.clark.id).id
    assert press(clerk, f"{MEMBERS}/{mine}/role", role="owner").status_code == 403
    assert row_counts() == before


def test_a_rivals_members_are_out_of_reach(world: World, rival: PoliteClient) -> None:
    foreign = member(world, world.clark.id).id
    path = f"/seller/bright-lane/members/{foreign}"
    assert rival.get(f"{path}/removal").status_code == 404
    assert press(rival, f"{path}/removal").status_code == 404
    assert press(rival, f"{path}/role", role="owner").status_code == 404
    assert roles(world)[world.clark.id] == "goods"
