"""The list of stores somebody works in."""

from mall.domain import stores
from tests.browser import PoliteClient
from tests.web.seller.conftest import SignIn
from tests.world import ROBOT, World


def test_a_merchant_sees_her_stores_and_goes_in(world: World, owner: PoliteClient) -> None:
    page = owner.page("/seller")
    assert "Green Hill" in page.words
    assert "Bright Lane" not in page.words
    assert "/seller/green-hill" in {link["href"] for link in page.all("a")}


def test_every_desk_leads_back_to_the_list(owner: PoliteClient) -> None:
    assert "/seller?all=1" in {link["href"] for link in owner.page("/seller/green-hill").all("a")}
    assert "Green Hill" in owner.page("/seller?all=1").words


def test_the_store_she_was_in_last_is_where_she_goes_on(world: World, owner: PoliteClient) -> None:
    stores.add_member(world.bright_lane, world.olivia.id, "goods", ROBOT)
    for slug in ("bright-lane", "green-hill"):
        links = {link["href"] for link in owner.page(f"/seller/{slug}").all("a")}
        assert {"/seller/green-hill", "/seller/bright-lane"} <= links
        assert owner.get("/seller").location == f"/seller/{slug}"
    member = next(row for row in stores.members_for(world.green_hill) if row.person_id == world.olivia.id)
    member.role = "counter"
    stores.remove_member(world.green_hill, member, ROBOT)
    assert "Bright Lane" in owner.page("/seller").words


def test_a_store_of_others_in_the_cookie_opens_nothing(world: World, owner: PoliteClient) -> None:
    owner.set_cookie("store", "bright-lane")
    assert owner.get("/seller").status_code == 200


def test_a_closed_store_is_named_and_has_no_door(world: World, owner: PoliteClient) -> None:
    stores.begin_closing(world.green_hill, ROBOT)
    stores.close(world.green_hill, ROBOT)
    page = owner.page("/seller")
    assert "Green Hill" in page.words
    assert "/seller/green-hill" not in {link["href"] for link in page.all("a")}


def test_whoever_works_nowhere_is_shown_the_way(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.alice).page("/seller")
    assert "You do not work in any store yet." in page.words
    assert "/apply" in {link["href"] for link in page.all("a")}


def test_a_visitor_signs_in_first(world: World, client: PoliteClient) -> None:
    response = client.get("/seller")
    assert (response.status_code, response.location) == (303, "/sign-in?next=%2Fseller")
