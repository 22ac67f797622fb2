"""Who works in a store, and as what."""

from mall.domain import stores
from mall.kernel.db import db
from mall.models import StoreMember
from tests.browser import PoliteClient
from tests.web.seller.conftest import press, row_counts, work_as
from tests.world import World

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
    work_as(world, world.bob, "owner")
    assert press(owner, f"{MEMBERS}/{mine}/removal").status_code == 303
    assert owner.get("/seller/green-hill").status_code == 404


def test_members_manage_nobody(world: World, clerk: PoliteClient) -> None:
    before = row_counts()
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
