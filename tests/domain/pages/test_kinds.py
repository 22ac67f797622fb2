"""What each kind of block promises, and what is found before a page is published."""

import pytest

from mall.domain import catalog, pages
from mall.domain.pages.kind import kind_of
from mall.domain.pages.loading import Loaded, Shown
from mall.models import StorePage
from tests.domain.pages.conftest import block, designed, words_of
from tests.trade import as_person
from tests.world import World, picture


def shown(kind: str, **values: object) -> Shown:
    made = kind_of(kind)
    return Shown("block123", made, made.filled(values), False)


def loaded_for(world: World, *blocks: Shown) -> Loaded:
    return pages.load(world.green_hill, list(blocks), pages.pages_for(world.green_hill))


def test_every_kind_explains_itself_and_begins_with_values_it_accepts() -> None:
    for key, kind in pages.all_kinds().items():
        assert kind.name and kind.hint and kind.key == key
        assert set(kind.fresh()) == {field.name for field in kind.fields}


def test_a_heading_needs_words() -> None:
    with pytest.raises(pages.FieldRefusal) as refused:
        kind_of("heading").clean({"text": {"zh": "  "}})
    assert refused.value.field == "text"
    assert kind_of("heading").clean({"text": {"en": " Spring  tea "}})["text"] == {"en": "Spring tea"}
    with pytest.raises(pages.FieldRefusal):
        kind_of("heading").clean({"text": {"en": "x" * 41}})


def test_text_keeps_its_lines_and_nothing_unseen() -> None:
    assert kind_of("text").clean({"text": {"en": "One\r\n\r\n\r\n\r\n- two\x00"}})["text"]["en"] == "One\n\n- two"


def test_a_carousel_takes_five_pictures_and_links_of_known_sorts() -> None:
    row = {"picture": 1, "alt": {"en": "A"}, "link": "product:3", "focus": 5}
    assert kind_of("carousel").clean({"pictures": [row] * 5})["pictures"][0] == row
    for wrong in ([row] * 6, [{**row, "link": "https://evil.example"}], [{**row, "link": "product:-3"}]):
        with pytest.raises(pages.FieldRefusal):
            kind_of("carousel").clean({"pictures": wrong})


def test_a_product_list_shows_what_was_asked_for(world: World) -> None:
    best, newest = shown("product_list", source="sales"), shown("product_list", size="4")
    of_kitchen = shown("product_list", source="category", category=world.kitchen.id)
    picked = shown("product_list", source="picked", products=[{"product": world.mug.id, "why": {}}])
    for each in (best, newest, of_kitchen):
        assert {product.id for product in loaded_for(world, each).goods(each.id)} == {world.tea.id, world.mug.id}
    assert [product.id for product in loaded_for(world, picked).goods(picked.id)] == [world.mug.id]
    elsewhere = shown("product_list", source="category", category=world.home.id)
    assert elsewhere.kind.is_empty(elsewhere.id, elsewhere.values, loaded_for(world, elsewhere))


def test_recommendations_are_her_own_then_what_the_page_does_not_show_yet(world: World) -> None:
    own = shown("recommendations", products=[{"product": world.mug.id, "why": {"en": "Warm"}}])
    picks = own.kind.picks(own.id, own.values, loaded_for(world, own))  # type: ignore[attr-defined]
    assert [(product.id, why) for product, why in picks] == [(world.mug.id, {"en": "Warm"}), (world.tea.id, {})]
    catalog.withdraw(catalog.product_of(world.green_hill, world.mug.public_id), as_person(world.olivia))
    picks = own.kind.picks(own.id, own.values, loaded_for(world, own))  # type: ignore[attr-defined]
    assert [product.id for product, _why in picks] == [world.tea.id], "what is withdrawn is left out by itself"


def test_categories_are_those_of_the_stores_goods(world: World) -> None:
    block = shown("categories")
    found = loaded_for(world, block).categories
    assert [(each.category.id, each.count) for each in found] == [(world.kitchen.id, 2)] and found[0].cover


@pytest.fixture
def page(world: World) -> StorePage:
    return designed(world)


def test_a_sound_page_has_nothing_to_mend(world: World, page: StorePage) -> None:
    assert pages.findings(pages.draft_view(world.green_hill, page)) == []


def test_what_stops_a_page(world: World, page: StorePage) -> None:
    for text, expected in (
        ("Add me on wechat: teahill", "contacts"),
        ("[Sample] Write something here", "sample"),
        ("Call 138 0013 8000", "contacts"),
    ):
        words_of(world, page, text)
        found = pages.findings(pages.draft_view(world.green_hill, page))
        assert found[0].stops and expected in str(found[0].words), found
        with pytest.raises(pages.NotReady):
            pages.publish(world.green_hill, page, page.draft_id or 0, as_person(world.olivia))
    assert not page.is_live


def test_a_link_that_leads_nowhere_stops_a_page(world: World, page: StorePage) -> None:
    me = as_person(world.olivia)
    gone = pages.begin_page(world.green_hill, pages.PageKind.FREE, me, title={"en": "Gone"}, slug="gone")
    made = pages.add_block(world.green_hill, page, page.draft_id or 0, "heading", "", me)
    typed = {"text": {"en": "More"}, "link": f"page:{gone.id}"}
    pages.edit_block(world.green_hill, page, page.draft_id or 0, made, typed, me)
    assert any(each.stops for each in pages.findings(pages.draft_view(world.green_hill, page)))


def test_what_is_good_to_know(world: World, page: StorePage) -> None:
    me = as_person(world.olivia)
    shot = picture(world.green_hill, "plain")
    shot.alt = {}
    catalog.withdraw(catalog.product_of(world.green_hill, world.mug.public_id), me)
    blocks = [
        block("carousel", pictures=[{"picture": shot.id, "alt": {}, "link": ""}]),
        block("recommendations", products=[{"product": world.mug.id, "why": {}}]),
        block("text"),
    ]
    made = pages.begin_page(world.green_hill, pages.PageKind.ABOUT, me, blocks, {"en": "About"}, "about")
    found = [str(each.words) for each in pages.findings(pages.draft_view(world.green_hill, made))]
    assert len(found) == 3 and not any(each.stops for each in pages.findings(pages.draft_view(world.green_hill, made)))
    for part in ("does not say what it shows", "1 of the picked goods are not on sale", "It is empty"):
        assert any(part in words for words in found), (part, found)


@pytest.mark.parametrize(("count", "level"), [(2, ""), (4, "warn"), (5, "stop")])
def test_a_heavy_page_is_warned_of_and_then_stopped(world: World, count: int, level: str) -> None:
    shot = {"picture": picture(world.green_hill, "plain").id, "alt": {"en": "A"}, "link": ""}
    blocks = [block("carousel", shape="tall", pictures=[shot] * count)]
    me = as_person(world.olivia)
    made = pages.begin_page(world.green_hill, pages.PageKind.ABOUT, me, blocks, {"en": "About"}, "about")
    assert [each.level for each in pages.findings(pages.draft_view(world.green_hill, made))] == (
        [level] if level else []
    )
