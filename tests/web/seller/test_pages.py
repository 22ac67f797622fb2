"""Shop pages: designed in blocks on the very page that shoppers see."""

import io
import re
from datetime import UTC, datetime

import pytest
import time_machine
from PIL import Image

from mall.domain import catalog, pages
from mall.kernel.db import db
from mall.models import StorePage
from tests.browser import Page, PoliteClient
from tests.statements import statements
from tests.web.seller.conftest import press
from tests.world import World

DESK = "/seller/green-hill/pages"
SHOP = "/stores/green-hill"


@pytest.fixture
def home(owner: PoliteClient, world: World) -> str:
    """Green Hill's home, begun with the page as it was: its address in the seller centre."""
    answer = press(owner, f"{DESK}/home")
    assert answer.status_code == 303
    return str(answer.location)


def blocks_of(page: Page) -> list[str]:
    """The ids of the blocks in the editor, in order."""
    return [
        str(attributes["id"]).removeprefix("block-")
        for tag, attributes in page.elements
        if tag == "section" and str(attributes.get("id") or "").startswith("block-")
    ]


def add(owner: PoliteClient, home: str, kind: str, after: str = "") -> str:
    """Add a block as somebody without a script does; its id."""
    where = f"{home}/blocks/new" + (f"?after={after}" if after else "")
    answer = owner.submit(where, "/blocks", kind=kind)
    assert answer.status_code == 303, answer.status_code
    found = re.search(r"/blocks/([a-z0-9]{8})/edit$", answer.location)
    assert found, answer.location
    return found[1]


def photo(colour: tuple[int, int, int]) -> bytes:
    """A picture as a phone sends it."""
    out = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(out, "JPEG")
    return out.getvalue()


def publish(owner: PoliteClient, home: str) -> None:
    assert owner.submit(f"{home}/publication", "/publication", act="now").status_code == 303


def row_of(home: str) -> StorePage:
    db.session.expire_all()
    return db.session.get_one(StorePage, int(home.rpartition("/")[2]))


def test_a_home_is_designed_and_published_without_a_script(
    owner: PoliteClient, home: str, client: PoliteClient
) -> None:
    assert "Longjing tea" in client.page(SHOP).words and "Welcome to the hill" not in client.page(SHOP).words
    heading = add(owner, home, "heading")
    saved = owner.submit(f"{home}/blocks/{heading}/edit", "/edit", text_en="Welcome to the hill")
    assert saved.status_code == 303 and saved.location.endswith(f"{home}#edit-{heading}")
    assert "Welcome to the hill" in owner.page(home).words
    assert "Welcome to the hill" not in client.page(SHOP).words, "a draft is nobody's to see"
    publish(owner, home)
    page = client.page(SHOP)
    assert "Welcome to the hill" in page.words and "Longjing tea" in page.words and "Kitchen" in page.words
    assert "Stoneware mug" in client.page(f"{SHOP}/goods").words


def test_a_block_is_moved_copied_hidden_deleted_and_each_step_undone(owner: PoliteClient, home: str) -> None:
    first, second = blocks_of(owner.page(home))
    moved = owner.submit(home, f"{second}/place", to="up")
    assert moved.location.endswith(f"#up-{second}")
    assert "Product list: number 1 of 2 blocks" in owner.page(home).words
    owner.submit(home, f"{first}/copy")
    copied = blocks_of(owner.page(home))
    assert copied[:2] == [second, first] and len(copied) == 3
    owner.submit(home, f"{first}/visibility")
    assert "Hidden" in owner.page(home).words
    owner.submit(home, f"{second}/removal")
    assert blocks_of(owner.page(home)) == copied[1:]
    for _step in range(4):
        assert owner.submit(home, "/undo").status_code == 303
    assert blocks_of(owner.page(home)) == [first, second]
    assert press(owner, f"{home}/undo", base=row_of(home).draft_id).status_code == 409
    owner.submit(home, "/redo")
    assert blocks_of(owner.page(home)) == [second, first]


def test_what_is_hidden_is_not_shown(owner: PoliteClient, home: str, client: PoliteClient) -> None:
    block = add(owner, home, "text")
    owner.submit(f"{home}/blocks/{block}/edit", "/edit", text_en="**Warm** welcome\n- one\n- <i>two</i>")
    publish(owner, home)
    html = client.get(SHOP).get_data(as_text=True)
    assert "<b>Warm</b> welcome" in html and "<li>&lt;i&gt;two&lt;/i&gt;</li>" in html
    owner.submit(home, f"{block}/visibility")
    publish(owner, home)
    assert "welcome" not in client.page(SHOP).words


def test_what_is_wrong_is_told_and_what_was_typed_stays(owner: PoliteClient, home: str) -> None:
    block = add(owner, home, "heading")
    refused = owner.submit(f"{home}/blocks/{block}/edit", "/edit", more_en="Below nothing")
    assert refused.status_code == 422
    html = refused.get_data(as_text=True)
    assert "in at least one of the two languages" in html and 'value="Below nothing"' in html


def test_pictures_come_in_from_the_block_itself(owner: PoliteClient, home: str, client: PoliteClient) -> None:
    block = add(owner, home, "carousel")
    form = f"{home}/blocks/{block}/edit"
    assert owner.submit(form, "/edit", pictures_files=photo((200, 60, 40))).status_code == 303
    owner.submit(form, "/edit", **{"pictures-0-alt_en": "Red hills", "pictures-0-link": "goods"})
    publish(owner, home)
    shot = next(each for each in client.page(SHOP).all("img") if each["alt"] == "Red hills")
    assert client.get(str(shot["src"])).status_code == 200
    assert {"href": f"{SHOP}/goods"} in client.page(SHOP).all("a")
    assert owner.submit(form, "/edit", pictures_files=b"no picture").status_code == 422


def test_goods_are_picked_on_a_page_of_their_own(
    owner: PoliteClient, home: str, client: PoliteClient, world: World
) -> None:
    block = add(owner, home, "product_list")
    form, picker = f"{home}/blocks/{block}/edit", f"{home}/blocks/{block}/goods"
    assert owner.submit(form, "/edit", act="goods", title_en="Ours").location == picker
    assert owner.submit(picker, "/goods", product=world.mug.id, act="search", q="tea").location == f"{picker}?q=tea"
    found = owner.page(f"{picker}?q=tea").words
    assert "Picked: 1" in found and "Stoneware mug" in found and "Longjing tea" in found
    both = {"product": [str(world.mug.id), str(world.tea.id)]}
    assert owner.submit(picker, "/goods", **both, act="done").location == form
    owner.submit(form, "/edit", **{"products-0-place": "2", "products-1-place": "1"})
    publish(owner, home)
    words = client.page(SHOP).words
    assert words.index("Ours") < words.index("Longjing tea") < words.index("Stoneware mug")
    lamp = press(owner, picker, base=row_of(home).draft_id, product=world.lamp.id, act="done")
    assert lamp.status_code == 422


def test_pictures_are_picked_from_the_stores_own(
    owner: PoliteClient, home: str, client: PoliteClient, world: World
) -> None:
    block = add(owner, home, "carousel")
    shot = catalog.add_picture(world.green_hill, photo((1, 99, 9)), {"en": "A terrace"})
    assert owner.submit(f"{home}/blocks/{block}/edit", "/edit", act="pictures").location.endswith("/pictures")
    owner.submit(f"{home}/blocks/{block}/pictures", "/pictures", picture=shot.id, act="done")
    publish(owner, home)
    assert any(each["alt"] == "A terrace" for each in client.page(SHOP).all("img"))


def test_two_people_at_once_and_nothing_is_lost(owner: PoliteClient, home: str) -> None:
    block = add(owner, home, "heading")
    form = f"{home}/blocks/{block}/edit"
    owner.submit(form, "/edit", text_en="First words")
    stale = row_of(home).draft_id
    owner.submit(form, "/edit", text_en="Her words")
    answer = press(owner, form, base=stale, text_en="My words", side="left")
    html = answer.get_data(as_text=True)
    assert answer.status_code == 409 and "Her words" in html and 'value="My words"' in html
    assert press(owner, f"{home}/blocks/{block}/place", base=stale, to="up").status_code == 409
    assert press(owner, form, base=row_of(home).draft_id, text_en="My words", side="left").status_code == 303
    assert "My words" in owner.page(home).words


def test_a_block_that_a_colleague_deleted_is_added_again_with_what_was_typed(owner: PoliteClient, home: str) -> None:
    before = blocks_of(owner.page(home))
    block = add(owner, home, "heading", after=before[0])
    form = f"{home}/blocks/{block}/edit"
    owner.submit(form, "/edit", text_en="Old words")
    seen = row_of(home).draft_id
    owner.submit(home, f"{block}/removal")
    for headers in ({}, {"HX-Request": "true"}):
        fields = {"csrf_token": owner.own_token(), "base": seen, "text_en": "My words", "side": "left"}
        late = owner.post(form, data=fields, headers=headers)
        html = late.get_data(as_text=True)
        assert late.status_code == 409 and "This block was deleted." in html
        assert "Old words" in html and 'value="My words"' in html and f"{block}/restoration" in html
    assert blocks_of(owner.page(home)) == before
    back = f"{home}/blocks/{block}/restoration"
    assert press(owner, back, base=seen, text_en="My words", side="left").status_code == 409
    now = row_of(home).draft_id
    assert press(owner, back, base=now, text_en="").status_code == 422
    assert press(owner, back, base=now, text_en="My words", side="left").status_code == 303
    assert blocks_of(owner.page(home)) == [before[0], block, *before[1:]] and "My words" in owner.page(home).words
    assert press(owner, back, base=row_of(home).draft_id, text_en="Mine", side="left").status_code == 409
    assert owner.get(f"{home}/blocks/nosuchid/edit").status_code == 404
    assert press(owner, f"{home}/blocks/nosuchid/restoration", base=now, text_en="x").status_code == 404


def test_a_press_answers_htmx_with_the_editor_the_focus_and_the_words(owner: PoliteClient, home: str) -> None:
    first, _second = blocks_of(owner.page(home))
    token = owner.token(home)
    fields = {"csrf_token": token, "base": row_of(home).draft_id, "to": "down"}
    answer = owner.post(f"{home}/blocks/{first}/place", data=fields, headers={"HX-Request": "true"})
    html = answer.get_data(as_text=True)
    assert answer.status_code == 200 and html.startswith('<div id="editor"')
    assert re.search(rf'id="down-{first}" autofocus', html)
    assert answer.headers["HX-Trigger"] == '{"toast": "Categories: number 2 of 2 blocks"}'


def test_a_free_page_has_an_address_and_keeps_leading_on(
    owner: PoliteClient, world: World, client: PoliteClient
) -> None:
    made = press(owner, DESK, kind="free", title_en="Spring tea", slug="spring")
    block = add(owner, made.location, "text")
    owner.submit(f"{made.location}/blocks/{block}/edit", "/edit", text_en="Picked in March")
    assert client.get(f"{SHOP}/spring").status_code == 404
    publish(owner, made.location)
    assert "Picked in March" in client.page(f"{SHOP}/spring").words
    owner.submit(f"{made.location}/settings", "/settings", slug="spring-tea", position="1")
    assert client.get(f"{SHOP}/spring").location == f"{SHOP}/spring-tea"
    assert "Spring tea" in client.page(f"{SHOP}/goods").words, "it stands in the menu"
    assert press(owner, DESK, kind="free", title_en="Again", slug="spring-tea").status_code == 422
    assert press(owner, DESK, kind="free", title_en="Goods", slug="goods").status_code == 422
    owner.submit(f"{made.location}/removal", "/removal")
    assert client.get(f"{SHOP}/spring-tea").location == SHOP
    assert client.get(f"{SHOP}/never").status_code == 404


def test_edit_leads_its_people_to_the_editor(owner: PoliteClient, home: str) -> None:
    assert owner.get(f"{SHOP}?edit").location == home
    assert (
        "Edit this page" in owner.page(SHOP).words and "Edit this page" not in owner.page("/stores/bright-lane").words
    )
    assert owner.get("/stores/bright-lane?edit").location == "/seller/bright-lane/pages"
    assert owner.get("/seller/bright-lane/pages").status_code == 404


def test_a_clerk_does_not_design_and_a_rival_finds_nothing(
    clerk: PoliteClient, rival: PoliteClient, home: str, world: World
) -> None:
    assert clerk.get(home).status_code == 403
    assert rival.get(home).status_code == 404
    assert press(rival, f"{home}/publication", base=1).status_code == 404


def test_a_rivals_goods_and_pictures_cannot_be_shown(owner: PoliteClient, home: str, world: World) -> None:
    stolen = catalog.add_picture(world.bright_lane, photo((9, 9, 9)), {})
    block = add(owner, home, "carousel")
    typed = {"pictures-0-picture": stolen.id, "pictures-0-link": "", "shape": "wide"}
    answer = press(owner, f"{home}/blocks/{block}/edit", base=row_of(home).draft_id, **typed)
    assert answer.status_code == 422 and "not in your store" in answer.get_data(as_text=True)


def test_a_designed_home_costs_a_dozen_statements_at_most(owner: PoliteClient, home: str, client: PoliteClient) -> None:
    for kind in ("recommendations", "product_list", "carousel", "heading", "product_list"):
        block = add(owner, home, kind)
        if kind == "carousel":
            owner.submit(f"{home}/blocks/{block}/edit", "/edit", pictures_files=photo((20, 60, 40)))
        if kind == "heading":
            owner.submit(f"{home}/blocks/{block}/edit", "/edit", text_en="More", link="category:2")
    publish(owner, home)
    with statements() as sent:
        assert client.get(SHOP).status_code == 200
    assert len(sent) <= 12, "\n".join(sent)
    with statements() as sent:
        assert client.get(SHOP).status_code == 200
    assert len(sent) == 1, "a copy answers the second visitor"


def test_what_has_to_be_mended_stops_the_page_and_leads_to_its_block(owner: PoliteClient, home: str) -> None:
    block = add(owner, home, "text")
    owner.submit(f"{home}/blocks/{block}/edit", "/edit", text_en="Write to us on wechat: hill")
    checked = owner.page(f"{home}/publication")
    assert "do not belong into the text" in checked.words and "Publish now" not in checked.words
    assert any(each.get("href") == f"{home}/blocks/{block}/edit" for each in checked.all("a"))
    answer = press(owner, f"{home}/publication", base=row_of(home).draft_id, act="now")
    assert answer.status_code == 422 and not row_of(home).is_live
    owner.submit(f"{home}/blocks/{block}/edit", "/edit", text_en="Come and see us")
    assert "Nothing to mend." in owner.page(f"{home}/publication").words


def test_times_are_kept_by_a_job(owner: PoliteClient, home: str, client: PoliteClient) -> None:
    block = add(owner, home, "heading")
    owner.submit(f"{home}/blocks/{block}/edit", "/edit", text_en="New year")
    owner.submit(f"{home}/publication", "/publication", act="plan", publish_at="2099-01-01T09:00")
    assert "It goes live on" in owner.page(f"{home}/publication").words
    past = owner.submit(f"{home}/publication", "/publication", act="plan", publish_at="2001-01-01T09:00")
    assert past.status_code == 422
    with time_machine.travel(datetime(2099, 1, 1, 1, 1, tzinfo=UTC)):
        pages.keep_times()
        db.session.commit()
    assert "New year" in client.page(SHOP).words


def test_a_preview_shows_the_draft_to_who_is_signed_out(owner: PoliteClient, home: str, client: PoliteClient) -> None:
    block = add(owner, home, "heading")
    owner.submit(f"{home}/blocks/{block}/edit", "/edit", text_en="Not yet for everybody")
    link = next(each["href"] for each in owner.page(f"{home}/publication").all("a") if each.get("id") == "preview")
    path = str(link).removeprefix("http://localhost")
    answer = client.get(path)
    assert "Not yet for everybody" in answer.get_data(as_text=True) and answer.headers["X-Robots-Tag"] == "noindex"
    assert client.get(path[:-1] + ("0" if path[-1] != "0" else "1")).status_code == 404
    assert "Not yet for everybody" not in client.page(SHOP).words


def test_history_says_who_did_what_compares_and_leads_back(owner: PoliteClient, home: str) -> None:
    block = add(owner, home, "heading")
    form = f"{home}/blocks/{block}/edit"
    owner.submit(form, "/edit", text_en="First words")
    first = row_of(home).draft_id
    owner.submit(form, "/edit", text_en="Later words")
    listed = owner.page(f"{home}/history").words
    assert listed.count("Changed: Heading") == 2 and "Olivia" in listed and "The page was begun" in listed
    compared = owner.page(f"{home}/history/{first}").words
    assert "First words" in compared and "Later words" in compared and "The same" in compared
    assert owner.submit(f"{home}/history/{first}", "/restoration").status_code == 303
    assert "First words" in owner.page(home).words
    assert "Went back to an earlier version" in owner.page(f"{home}/history").words, "what came since is kept too"


def test_htmx_gets_the_form_in_its_place_and_the_page_again_when_something_is_wrong(
    owner: PoliteClient, home: str
) -> None:
    asks = {"HX-Request": "true"}
    fields = {"csrf_token": owner.token(home), "base": row_of(home).draft_id, "kind": "heading"}
    added = owner.post(f"{home}/blocks", data=fields, headers=asks).get_data(as_text=True)
    block = re.search(r"/blocks/([a-z0-9]{8})/edit", added)[1]  # type: ignore[index]
    assert added.startswith('<div id="editor"') and 'name="text_en"' in added and "slot-bar" not in added
    form = f"{home}/blocks/{block}/edit"
    assert 'name="text_en"' in owner.get(form, headers=asks).get_data(as_text=True)
    wrong = owner.post(form, data={**fields, "base": row_of(home).draft_id, "side": "left"}, headers=asks)
    assert wrong.status_code == 422 and 'name="text_en"' in wrong.get_data(as_text=True)
    assert 'hx-swap-oob="true" id="notices"' in wrong.get_data(as_text=True), "why not is said above the page"
    seen = {**fields, "base": row_of(home).draft_id, "to": "up"}
    owner.submit(form, "/edit", text_en="Meanwhile")
    stale = owner.post(f"{home}/blocks/{block}/place", data=seen, headers=asks)
    assert stale.status_code == 409 and "changed in the meantime" in stale.get_data(as_text=True)
