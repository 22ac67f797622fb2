"""The heart, the follow button, the lists of what is kept in mind."""

import pytest

from mall.domain import catalog, favourites, people, stores
from mall.kernel.db import db
from mall.models import Favourite, FollowedStore, Person, Product
from tests.browser import PoliteClient
from tests.statements import statements
from tests.web.shop.test_browse import address, full_shelf
from tests.world import ROBOT, World

__all__ = ["full_shelf"]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def shopper(client: PoliteClient, world: World) -> PoliteClient:
    """Alice, signed in."""
    with client.session_transaction() as session:
        session["_user_id"] = people.start_session(world.alice)
    return client


def likes(person: Person) -> list[int]:
    return [row.product_id for row in db.session.query(Favourite).filter_by(person_id=person.id).order_by(Favourite.id)]


def test_the_heart_works_without_a_script(shopper: PoliteClient, world: World) -> None:
    page = address(world.mug)
    answer = shopper.submit(page, "/favourites")
    assert (answer.status_code, answer.location) == (303, page)
    assert likes(world.alice) == [world.mug.id]
    shown = shopper.page(page)
    assert "It is among your favourites." in shown.words
    assert shopper.submit(page, "/removal").status_code == 303
    assert likes(world.alice) == []


def test_htmx_swaps_the_heart_alone(shopper: PoliteClient, world: World) -> None:
    answer = shopper.post("/favourites", data={"product": str(world.mug.public_id)}, headers=HTMX)
    html = answer.get_data(as_text=True)
    assert html.startswith(f'<div class="heart" id="product-{world.mug.public_id}-heart">')
    assert "Liked" in html
    assert "<html" not in html
    assert "It is among your favourites." in answer.headers["HX-Trigger"]


def test_a_guest_is_led_to_sign_in_and_back_to_the_heart(client: PoliteClient, world: World) -> None:
    page = address(world.mug)
    referrer = {"Referer": f"http://localhost{page}"}
    answer = client.post("/favourites", data={"product": str(world.mug.public_id)}, headers=referrer)
    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in?next=%2Fproducts%2F")
    by_htmx = client.post("/favourites", data={"product": str(world.mug.public_id)}, headers=referrer | HTMX)
    assert (by_htmx.status_code, by_htmx.headers["HX-Redirect"]) == (204, answer.location)


def test_a_guests_product_page_carries_no_token(client: PoliteClient, world: World) -> None:
    html = client.get(address(world.mug)).get_data(as_text=True)
    assert 'action="/favourites"' in html
    assert "csrf_token" not in html


@pytest.mark.parametrize("product", ["", "x", "01890000-0000-7000-8000-000000000000"])
def test_what_is_no_product_is_not_liked(shopper: PoliteClient, world: World, product: str) -> None:
    assert shopper.post("/favourites", data={"product": product}).status_code in (404, 422)
    assert likes(world.alice) == []


def test_the_list_says_what_it_was_and_what_it_is(shopper: PoliteClient, world: World) -> None:
    for product in (world.mug, world.lamp):
        favourites.add(world.alice.id, product)
    mug = catalog.product_of(world.green_hill, world.mug.public_id)
    catalog.write_skus(mug, [catalog.SkuDraft("mug", (), 3500, weight_g=300)], ROBOT)
    catalog.note_availability(world.lamp.id, False)
    words = shopper.page("/favourites").words.replace(" .", ".")
    assert "¥4.00 cheaper: it was ¥39.00 when you added it" in words
    assert "Brass desk lamp ¥259.00 Sold out" in words


def test_a_long_list_is_walked_by_key(shopper: PoliteClient, world: World, full_shelf: list[Product]) -> None:
    for lamp in full_shelf:
        favourites.add(world.alice.id, lamp)
    first = shopper.page("/favourites")
    onward = next(str(link["href"]) for link in first.all("a") if link.get("rel") == "next")
    second = shopper.page(onward)
    assert [page.words.count("Remove") for page in (first, second)] == [24, 1]
    shopper.page("/favourites?after=nonsense", 404)


def test_a_full_list_says_so(shopper: PoliteClient, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mall.domain.favourites.actions.MAX_FAVOURITES", 0)
    answer = shopper.submit(address(world.mug), "/favourites")
    assert answer.status_code == 422
    assert "Your list is full." in answer.get_data(as_text=True)
    by_htmx = shopper.post("/favourites", data={"product": str(world.mug.public_id)}, headers=HTMX)
    assert by_htmx.headers["HX-Redirect"] == "/favourites"
    assert "Your list is full." in shopper.page("/favourites").words


def test_a_rival_cannot_take_a_favourite_out(shopper: PoliteClient, world: World) -> None:
    foreign = favourites.add(world.bob.id, world.mug)
    token = shopper.token("/account/profile")
    answer = shopper.post(f"/favourites/{foreign}/removal", data={"csrf_token": token})
    assert answer.status_code == 404
    assert likes(world.bob) == [world.mug.id]


def test_a_store_is_followed_and_found_again(shopper: PoliteClient, world: World) -> None:
    answer = shopper.submit("/stores/green-hill", "/favourites/stores")
    assert (answer.status_code, answer.location) == (303, "/stores/green-hill")
    assert "Following" in shopper.page("/stores/green-hill").words
    assert "Green Hill" in shopper.page("/favourites/stores").words
    shopper.submit("/favourites/stores", "/removal")
    assert not db.session.query(FollowedStore).count()


def test_a_closed_store_stays_in_the_list_without_its_name(shopper: PoliteClient, world: World) -> None:
    favourites.follow(world.alice.id, world.bright_lane)
    stores.suspend(world.bright_lane, ROBOT, "fake")
    words = shopper.page("/favourites/stores").words
    assert "A store that is no longer here" in words
    assert "Bright Lane" not in words


def test_what_she_looks_at_is_remembered_until_she_says_no(shopper: PoliteClient, world: World) -> None:
    for product in (world.tea, world.mug):
        shopper.page(address(product))
    words = shopper.page("/history").words
    assert words.index("Stoneware mug") < words.index("Longjing tea")
    shopper.submit("/history", "/clearing")
    assert favourites.counts_for(world.alice.id).seen == 0
    shopper.submit("/history", "/pause")
    shopper.page(address(world.tea))
    assert "Switched off" in shopper.page("/history").words
    shopper.submit("/history", "/resumption")
    shopper.page(address(world.tea))
    assert "Longjing tea" in shopper.page("/history").words


def test_a_look_costs_the_product_page_one_statement(client: PoliteClient, world: World) -> None:
    def asked() -> list[str]:
        with statements() as sent:
            client.page(address(world.tea))
        return [each for each in sent if "favourite" in each or "seen_product" in each or "history" in each]

    assert asked() == []
    with client.session_transaction() as session:
        session["_user_id"] = people.start_session(world.alice)
    assert len(asked()) == 1
