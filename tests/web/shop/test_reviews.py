"""Reviews through real forms: written after receipt, read by everybody, found useful, reported, shown as photos."""

import hashlib
import io
import re
from collections.abc import Callable

import pytest
from flask import Flask

from mall.domain import catalog, orders, people, reviews
from mall.kernel import jobs
from mall.kernel.db import db
from mall.models import Person, Purchase, Review, Vote
from tests.browser import PoliteClient
from tests.domain.reviews.conftest import decide, line_of, photo, received
from tests.stage import Kept
from tests.statements import statements
from tests.trade import as_person
from tests.web.shop.test_browse import HARD_LIMIT, address, html_size
from tests.world import World, list_product

SignIn = Callable[[Person], PoliteClient]
FIVE = {"product": "5", "service": "4", "delivery": "5"}


@pytest.fixture
def alice(world: World, signed_in: SignIn) -> PoliteClient:
    browser = signed_in(world.alice)
    db.session.commit()
    return browser


@pytest.fixture
def purchase(world: World, kept: Kept) -> Purchase:
    return kept("received_one_of_each", lambda: received(world, world.alice, {"tea-100": 1, "mug": 1, "lamp": 1}))


def path_of(purchase: Purchase, code: str) -> str:
    order, line_id = line_of(purchase, code)
    return f"/orders/{order.number}/lines/{line_id}/review"


def written(
    world: World, purchase: Purchase, code: str = "mug", text: str = "Thick and warm.", **more: object
) -> Review:
    """Alice's review, made without the form."""
    opinion = reviews.Opinion(5, 4, 3, text, **more)  # type: ignore[arg-type]
    review = reviews.write(*line_of(purchase, code), opinion, as_person(world.alice), "Alice")
    db.session.commit()
    jobs.drain()
    return review


def test_a_received_order_leads_to_its_review_and_the_review_to_the_product(
    world: World, purchase: Purchase, alice: PoliteClient
) -> None:
    order, _line = line_of(purchase, "mug")
    listed = alice.page("/orders?tab=to_review")
    assert "To review (2)" in listed.words
    buttons = {link["href"] for link in alice.page(f"/orders/{order.number}").all("a")}
    path = path_of(purchase, "mug")
    assert path in buttons
    answer = alice.submit(path, "/review", **FIVE, text="Thick and warm.")
    assert (answer.status_code, answer.location) == (303, path)
    jobs.drain()
    assert "Thick and warm." in alice.page(path).words
    words = alice.page(address(world.mug)).words
    for said in ("Reviews (1)", "4.2", "A***e", "Thick and warm.", "Service 4.0 · Delivery service 4.2"):
        assert said in words, said
    assert "Your review" in alice.page(f"/orders/{order.number}").words


def test_a_form_that_lacks_a_score_comes_back_with_what_was_typed(purchase: Purchase, alice: PoliteClient) -> None:
    answer = alice.submit(path_of(purchase, "mug"), "/review", product="5", text="Thick")
    assert answer.status_code == 422
    assert "Choose one to five." in answer.text and "Thick" in answer.text
    assert db.session.query(Review).count() == 0


def test_no_score_is_chosen_beforehand(purchase: Purchase, alice: PoliteClient) -> None:
    page = alice.page(path_of(purchase, "mug"))
    assert not [field for field in page.all("input") if field.get("type") == "radio" and "checked" in field]


def test_nobody_reviews_what_did_not_arrive_or_is_not_hers(
    world: World, purchase: Purchase, alice: PoliteClient
) -> None:
    under_way = received(world, world.alice, {"mug": 1}, is_received=False)
    assert alice.get(path_of(under_way, "mug")).status_code == 409
    path = path_of(received(world, world.bob, {"mug": 1}), "mug")
    assert alice.get(path).status_code == 404
    assert alice.send(path, "/account/profile", **FIVE).status_code == 404


def test_a_guest_reviews_what_her_browser_bought(world: World, purchase: Purchase, client: PoliteClient) -> None:
    path = path_of(purchase, "mug")
    for order in orders.purchase_by_id(purchase.id).orders:
        order.person_id = None
    row = orders.purchase_by_id(purchase.id)
    row.person_id, row.guest_digest = None, hashlib.sha256(b"secret").hexdigest()
    db.session.commit()
    assert client.get(path).status_code == 404
    client.set_cookie("guest", "secret")
    assert client.submit(path, "/review", **FIVE, text="Good.").status_code == 303
    assert "Good." in client.page("/account/reviews").words
    assert db.session.query(Review).one().author == "A***e"


def test_photos_wait_for_an_operator_and_then_are_everywhere(
    world: World, purchase: Purchase, alice: PoliteClient
) -> None:
    path = path_of(purchase, "mug")
    files = [(io.BytesIO(photo("#112233")), "a.jpg"), (io.BytesIO(photo("#445566")), "../../b.jpg")]
    assert alice.send(path, **FIVE, text="Look at that glaze", photos=files, is_shared="y").status_code == 303
    assert "An operator looks at it before others see it." in alice.page(path).words
    assert "Look at that glaze" not in alice.page(address(world.mug)).words
    assert "No photos yet" in alice.page("/shared-photos").words
    decide(True)
    shared = alice.page("/shared-photos")
    assert f"/products/{world.mug.public_id}/reviews" in str([link["href"] for link in shared.all("a")])
    page = alice.page(f"/products/{world.mug.public_id}/reviews?with=photos")
    assert len([link for link in page.all("a") if str(link["href"]).endswith("-720.jpg")]) == 2


@pytest.mark.parametrize("content", [b"", b"GIF89a/*x*/", b"<svg onload='x'/>", photo()[:90]])
def test_what_is_no_photo_is_refused_with_its_number(purchase: Purchase, alice: PoliteClient, content: bytes) -> None:
    files = [(io.BytesIO(photo()), "a.jpg"), (io.BytesIO(content), "b.jpg")]
    answer = alice.send(path_of(purchase, "mug"), **FIVE, text="Thick", photos=files)
    assert answer.status_code == 422
    assert re.search("Photo 2: This (file is not a picture we can read|picture is damaged)", answer.text)
    assert "Thick" in answer.text
    assert db.session.query(Review).count() == 0


def test_it_is_changed_once_and_added_to_once(world: World, purchase: Purchase, alice: PoliteClient) -> None:
    written(world, purchase)
    path = path_of(purchase, "mug")
    changed = alice.submit(path, "/revision", product="2", text="The glaze came off.")
    assert changed.status_code == 303
    added = alice.submit(path, "/follow-up", later_words="They sent a new one.")
    assert added.status_code == 303
    page = alice.page(path)
    assert "The glaze came off." in page.words and "They sent a new one." in page.words
    assert not [form for form in page.forms if "/review/" in str(form["action"])]
    assert alice.send(f"{path}/revision", "/account/profile", **FIVE).status_code == 409
    assert alice.send(f"{path}/follow-up", "/account/profile", later_words="x").status_code == 409


def test_photos_are_taken_out_by_their_number(world: World, purchase: Purchase, alice: PoliteClient) -> None:
    review = written(world, purchase, photos=[photo("#112233"), photo("#445566")])
    kept = review.photos[1]
    assert alice.submit(path_of(purchase, "mug"), "/revision", dropped="1").status_code == 303
    assert db.session.query(Review).one().photos == [kept]


def test_the_author_reads_why_her_review_is_hidden(world: World, purchase: Purchase, alice: PoliteClient) -> None:
    written(world, purchase, text="Call 13800138000")
    decide(False, "contact_details", "Leave the number out.")
    words = alice.page(path_of(purchase, "mug")).words
    assert "Others do not see it." in words and "Leave the number out." in words
    assert "Hidden" in alice.page("/account/reviews").words


def test_useful_is_pressed_once_by_each_and_asks_guests_to_sign_in(
    world: World, purchase: Purchase, client: PoliteClient, signed_in: SignIn
) -> None:
    review = written(world, purchase)
    guest = client.post(f"/reviews/{review.public_id}/vote")
    assert guest.status_code == 303 and "/sign-in" in guest.location
    bob = signed_in(world.bob)
    for _press in range(2):
        assert bob.post(f"/reviews/{review.public_id}/vote").status_code == 303
    assert db.session.query(Vote).count() == 1
    assert "Useful (1)" in bob.page(f"/products/{world.mug.public_id}/reviews").words


def test_the_author_cannot_press_useful(world: World, purchase: Purchase, alice: PoliteClient) -> None:
    review = written(world, purchase)
    assert alice.post(f"/reviews/{review.public_id}/vote").status_code == 422


def test_a_guest_reports_once_and_reads_the_answer(world: World, purchase: Purchase, client: PoliteClient) -> None:
    path = f"/reviews/{written(world, purchase).public_id}/report"
    assert client.submit(path, "/report", reason_code="untrue", words="Never bought.").status_code == 303
    assert "An operator looks at it." in client.page(path).words
    assert client.send(path, "/sign-in", reason_code="untrue").status_code == 409
    decide(False, "untrue", "True, it was made up.")
    assert "True, it was made up." in client.page(path).words
    assert "Thick and warm." not in client.page(address(world.mug)).words


def test_a_report_without_a_reason_is_asked_again(world: World, purchase: Purchase, client: PoliteClient) -> None:
    path = f"/reviews/{written(world, purchase).public_id}/report"
    assert client.submit(path, "/report").status_code == 422


@pytest.mark.parametrize(
    ("query", "status"),
    [("sort=x", 200), ("with=videos", 200), ("after=%21%21", 404), ("n=-3", 200), ("sort=newest&with=photos", 200)],
)
def test_nonsense_in_the_address_is_answered(
    world: World, purchase: Purchase, client: PoliteClient, query: str, status: int
) -> None:
    written(world, purchase)
    client.page(f"/products/{world.mug.public_id}/reviews?{query}", status)


def test_a_product_called_reviews_keeps_its_own_page(world: World, client: PoliteClient) -> None:
    product = list_product(world.green_hill, world.home, "paper", {"zh": "书评", "en": "Reviews"}, {"paper": 900})
    db.session.commit()
    assert any(form.get("action") == "/cart/lines" for form in client.page(address(product)).forms)


def test_what_buyers_write_stays_text(world: World, purchase: Purchase, client: PoliteClient) -> None:
    written(world, purchase, text="<script>x</script> {{ 7 * 7 }}")
    html = client.get(address(world.mug)).get_data(as_text=True)
    assert "<script>x" not in html and "{{ 7 * 7 }}" in html


@pytest.mark.parametrize("who", ["a guest", "somebody signed in"])
def test_a_products_page_with_reviews_stays_within_its_limits(
    app: Flask, world: World, client: PoliteClient, who: str
) -> None:
    for number in range(4):
        bought = received(world, world.alice, {"tea-100": 1})
        review = written(world, bought, "tea-100", f"第 {number} 次买了，" + "汤色清亮，回甘很长，" * 15)
        reviews.reply(review, "review", "谢谢，茶要密封放在冰箱里。" * 5, as_person(world.olivia))
        reviews.follow_up(review, "喝了一个月，还是好喝。" * 10, [], as_person(world.alice))
    catalog.apply(world.tea, {"brand_id": catalog.add_brand("hill", {"en": "Hill"}).id})
    db.session.commit()
    if who == "somebody signed in":
        with client.session_transaction() as session:
            session["_user_id"] = people.start_session(world.bob)
        db.session.commit()
    client.post("/cart/lines", data={"sku": world.skus["mug"].public_id, "quantity": 1})
    path = address(world.tea)
    with statements() as sent:
        page = client.get(path)
    asked = [statement for statement in sent if not statement.startswith(("SET", "SELECT set_config"))]
    assert len(asked) <= 12, "\n".join(statement[:90] for statement in asked)
    assert html_size(page.get_data(as_text=True)) <= HARD_LIMIT
    path = f"/products/{world.tea.public_id}/reviews"
    with statements() as sent:
        client.page(path)
    assert len([statement for statement in sent if not statement.startswith(("SET", "SELECT set_config"))]) <= 12
