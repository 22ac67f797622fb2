"""Applying for a store: a wizard that can be left and taken up again, kept private, answered by operators."""

import io

import pytest
from PIL import Image

from mall.domain import moderation, stores
from mall.kernel import files
from mall.kernel.db import db
from mall.models import Case, StoreApplication
from tests.browser import PoliteClient
from tests.web.seller.conftest import SignIn, press
from tests.world import ROBOT, World

STORE = {"name_zh": "小满书屋", "name_en": "Little Full Books", "trade": "home", "tagline_en": "Books and tea"}
BUSINESS = {"legal_name": "小满文化有限公司", "licence_number": "91330106ma2xxxxx1k"}
CONTACT = {
    "contact_name": "Bob", "phone": "138 0013 8000", "line": "5 West Road",
    "province": "33", "city": "3301", "district": "330106",
}  # fmt: skip


@pytest.fixture
def bob(world: World, signed_in: SignIn) -> PoliteClient:
    return signed_in(world.bob)


def scan(kind: str = "JPEG") -> io.BytesIO:
    """A licence as a camera sees it, with the place where it was taken in it."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    Image.new("RGB", (1200, 900), "#dcd2c8").save(out, kind, exif=exif)
    out.seek(0)
    return out


def begun(browser: PoliteClient) -> str:
    """The address of a new application."""
    return press(browser, "/apply").location.rpartition("/")[0]


def filled(browser: PoliteClient) -> str:
    """One that lacks nothing."""
    path = begun(browser)
    press(browser, f"{path}/store", **STORE)
    press(browser, f"{path}/business", **BUSINESS)
    press(browser, f"{path}/contact", **CONTACT)
    press(browser, f"{path}/documents", licence=(scan(), "licence.jpg"))
    return path


def mine(world: World) -> StoreApplication:
    db.session.expire_all()
    return stores.applications_for(world.bob.id)[0]


def decide(approved: bool, reason: str = "", message: str = "") -> None:
    """What an operator says to the one open application."""
    case = db.session.query(Case).filter_by(kind="store_application", state="open").one()
    moderation.decide(case, approved, ROBOT, case.version, reason, message)


def test_anybody_may_read_what_it_takes(world: World, client: PoliteClient) -> None:
    page = client.page("/apply")
    assert "/sign-in?next=/apply" in {link["href"] for link in page.all("a")}
    assert client.post("/apply", data={"csrf_token": client.token("/sign-in")}).status_code == 303


def test_step_by_step_to_an_approved_store(world: World, bob: PoliteClient) -> None:
    first = press(bob, "/apply")
    path = first.location.rpartition("/")[0]
    assert first.location == f"{path}/store"
    assert press(bob, f"{path}/store", **STORE).location == f"{path}/business"
    assert press(bob, f"{path}/business", **BUSINESS).location == f"{path}/contact"
    assert press(bob, f"{path}/contact", **CONTACT).location == f"{path}/documents"
    press(bob, f"{path}/documents", licence=(scan(), "../../licence.jpg"))
    words = bob.page(f"{path}/check").words
    for part in (
        "小满书屋",
        "Little Full Books",
        "91330106MA2XXXXX1K",
        "+8613800138000",
        "浙江省 杭州市 西湖区",
        "5 West Road",
    ):
        assert part in words, part
    assert press(bob, f"{path}/submission").location == "/apply"
    assert mine(world).state == "submitted"

    decide(approved=True, message="Welcome")
    page = bob.page("/apply")
    assert "Welcome" in page.words
    assert "/seller/little-full-books" in {link["href"] for link in page.all("a")}
    assert "Before you open" in bob.page("/seller/little-full-books").words
    assert press(bob, "/seller/little-full-books/opening").status_code == 303
    assert "Books and tea" in bob.page("/stores/little-full-books").words


def test_it_is_taken_up_where_it_was_left(world: World, bob: PoliteClient) -> None:
    path = begun(bob)
    press(bob, f"{path}/store", **STORE)
    assert press(bob, "/apply").location == f"{path}/business"
    press(bob, f"{path}/business", **BUSINESS)
    press(bob, f"{path}/contact", **CONTACT)
    assert press(bob, "/apply").location == f"{path}/documents"
    typed = {field.get("name"): field.get("value") for field in bob.page(f"{path}/store").all("input")}
    assert typed["name_en"] == "Little Full Books"
    chosen = [option.get("value") for option in bob.page(f"{path}/contact").all("option") if "selected" in option]
    assert chosen == ["33", "3301", "330106"]


def test_it_is_not_handed_in_before_it_is_complete(world: World, bob: PoliteClient) -> None:
    path = begun(bob)
    press(bob, f"{path}/store", **STORE)
    assert press(bob, f"{path}/submission").status_code == 422
    assert mine(world).state == "draft"


@pytest.mark.parametrize(
    ("step", "wrong"),
    [
        ("store", {**STORE, "name_zh": ""}),
        ("store", {**STORE, "name_zh": "x" * 41}),
        ("store", {**STORE, "trade": "arms"}),
        ("business", {**BUSINESS, "licence_number": "<b>1</b>"}),
        ("business", {**BUSINESS, "legal_name": ""}),
        ("contact", {**CONTACT, "phone": "12"}),
        ("contact", {**CONTACT, "district": ""}),
        ("contact", {**CONTACT, "district": "110101"}),
        ("contact", {**CONTACT, "line": ""}),
    ],
)
def test_answers_that_make_no_sense_are_refused(
    world: World, bob: PoliteClient, step: str, wrong: dict[str, str]
) -> None:
    path = begun(bob)
    response = press(bob, f"{path}/{step}", **wrong)
    assert response.status_code == 422
    assert mine(world).answers == {}


def test_without_a_script_the_lists_come_with_a_button(world: World, bob: PoliteClient) -> None:
    path = begun(bob)
    response = press(bob, f"{path}/contact", **{**CONTACT, "city": "", "district": ""}, act="places")
    assert "杭州市" in response.get_data(as_text=True)
    assert mine(world).answers == {}
    assert "西湖区" in bob.get(f"{path}/contact?province=33&city=3301").get_data(as_text=True)


def test_documents_are_cleaned_and_kept_from_the_public(world: World, bob: PoliteClient, signed_in: SignIn) -> None:
    path = begun(bob)
    press(bob, f"{path}/documents", licence=(scan("PNG"), "licence.png"))
    document = mine(world).documents[0]
    assert document.key.startswith("documents/")
    assert b"taken at home" not in files.storage().get(document.key)
    assert bob.get(f"/media/{document.key}").status_code == 404
    shown = bob.get(f"{path}/documents/{document.id}")
    assert (shown.status_code, shown.mimetype) == (200, "image/jpeg")
    assert "no-store" in shown.headers["Cache-Control"]
    assert signed_in(world.alice).get(f"{path}/documents/{document.id}").status_code == 404


def test_a_new_document_takes_the_place_of_the_old(world: World, bob: PoliteClient) -> None:
    path = begun(bob)
    for _ in range(2):
        press(bob, f"{path}/documents", licence=(scan(), "a.jpg"), identity=(scan("PNG"), "b.png"))
    assert sorted(document.kind for document in mine(world).documents) == ["identity", "licence"]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 licence", b"<svg/>", b"MZ" + b"\x00" * 200])
def test_what_is_no_picture_is_no_document(world: World, bob: PoliteClient, content: bytes) -> None:
    path = begun(bob)
    assert press(bob, f"{path}/documents", licence=(io.BytesIO(content), "licence.jpg")).status_code == 422
    assert mine(world).documents == []
    assert press(bob, f"{path}/documents").status_code == 422


def test_what_can_be_mended_comes_back_with_the_reason(world: World, bob: PoliteClient) -> None:
    path = filled(bob)
    press(bob, f"{path}/submission")
    assert press(bob, f"{path}/store", **STORE).status_code == 409
    decide(approved=False, reason="licence", message="The left edge is missing.")
    assert mine(world).state == "needs_changes"
    for page in ("/apply", f"{path}/documents"):
        assert "The left edge is missing." in bob.page(page).words
    press(bob, f"{path}/documents", licence=(scan("PNG"), "licence.png"))
    assert press(bob, f"{path}/submission").status_code == 303
    assert mine(world).state == "submitted"


def test_a_refusal_is_shown_and_a_new_start_is_possible(world: World, bob: PoliteClient) -> None:
    path = filled(bob)
    press(bob, f"{path}/submission")
    decide(approved=False, reason="prohibited", message="Not here.")
    words = bob.page("/apply").words
    assert "Not here." in words
    assert "These goods may not be sold here." in words
    assert begun(bob) != path


def test_it_can_be_withdrawn_before_and_after_it_is_handed_in(world: World, bob: PoliteClient) -> None:
    path = filled(bob)
    press(bob, f"{path}/submission")
    assert press(bob, f"{path}/withdrawal").status_code == 303
    assert mine(world).state == "withdrawn"
    assert not db.session.query(Case).filter_by(kind="store_application", state="open").all()
    assert press(bob, f"{path}/withdrawal").status_code == 409


def test_a_strangers_application_does_not_exist(world: World, bob: PoliteClient, signed_in: SignIn) -> None:
    path = filled(bob)
    alice = signed_in(world.alice)
    for step in ("store", "business", "contact", "documents", "check"):
        assert alice.get(f"{path}/{step}").status_code == 404
    for verb, form in (("store", STORE), ("documents", {}), ("submission", {}), ("withdrawal", {})):
        assert press(alice, f"{path}/{verb}", **form).status_code == 404
    assert mine(world).state == "draft"


def test_there_are_no_other_steps(world: World, bob: PoliteClient) -> None:
    path = begun(bob)
    assert bob.get(f"{path}/secret").status_code == 404
    assert press(bob, f"{path}/secret").status_code == 404
    assert bob.get("/apply/not-an-id/store").status_code == 404
