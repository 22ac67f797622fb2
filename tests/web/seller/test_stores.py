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
    assert "/seller" in {link["href"] for link in owner.page("/seller/green-hill").all("a")}


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
