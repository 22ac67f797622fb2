"""Templates by trade: whole pages to begin with, which nobody publishes with their sample words in."""

import pytest

from mall.domain import pages
from mall.domain.pages.presets import Question
from mall.kernel.text import LANGUAGES
from tests.browser import PoliteClient
from tests.web.seller.conftest import press
from tests.web.seller.test_pages import SHOP, blocks_of, home, row_of
from tests.world import World

__all__ = ["home"]


def draft(home: str) -> list[dict[str, object]]:
    return list(pages.draft_of(row_of(home)).document)


@pytest.mark.parametrize("key", pages.PRESETS)
def test_a_template_fills_the_draft_and_asks_for_ones_own_words(
    world: World, owner: PoliteClient, home: str, client: PoliteClient, key: str
) -> None:
    before = draft(home)
    assert owner.submit(f"{home}/template", "/template", template=key).status_code == 303
    assert [block["kind"] for block in draft(home)] == [kind for kind, _values in pages.PRESETS[key].parts]
    assert len(blocks_of(owner.page(home))) == len(pages.PRESETS[key].parts)
    refused = press(owner, f"{home}/publication", base=row_of(home).draft_id, act="now")
    assert refused.status_code == 422
    assert "your own words in place of the sample" in refused.text
    assert owner.submit(home, "/undo").status_code == 303
    assert draft(home) == before


def test_it_is_published_once_the_last_question_is_answered(
    owner: PoliteClient, home: str, client: PoliteClient
) -> None:
    owner.submit(f"{home}/template", "/template", template="daily")
    for block in draft(home):
        kind = pages.kind_of(str(block["kind"]))
        values = kind.filled(block["values"])  # type: ignore[arg-type]
        if kind.asks(values):
            assert press(owner, f"{home}/publication", base=row_of(home).draft_id, act="now").status_code == 422
            name = next(
                each.name for each in kind.fields if any(kind.words({**kind.fresh(), each.name: values[each.name]}))
            )
            said = {f"{name}_{language}": f"Our own words {language}" for language in LANGUAGES}
            assert owner.submit(f"{home}/blocks/{block['id']}/edit", "/edit", **said).status_code == 303
    assert press(owner, f"{home}/publication", base=row_of(home).draft_id, act="now").status_code == 303
    assert "Our own words en" in client.page(SHOP).words


def test_a_question_left_in_one_language_is_left(owner: PoliteClient, home: str) -> None:
    owner.submit(f"{home}/template", "/template", template="daily")
    block = next(block for block in draft(home) if block["kind"] == "notice")
    assert owner.submit(f"{home}/blocks/{block['id']}/edit", "/edit", text_en="Free from 99").status_code == 303
    assert press(owner, f"{home}/publication", base=row_of(home).draft_id, act="now").status_code == 422


def test_what_is_hidden_may_wait(owner: PoliteClient, home: str) -> None:
    owner.submit(f"{home}/template", "/template", template="daily")
    for block in draft(home):
        if pages.kind_of(str(block["kind"])).asks(block["values"]):  # type: ignore[arg-type]
            owner.submit(home, f"{block['id']}/visibility")
    assert press(owner, f"{home}/publication", base=row_of(home).draft_id, act="now").status_code == 303


def test_there_is_no_other_template_and_a_stale_page_takes_none(owner: PoliteClient, home: str) -> None:
    base = row_of(home).draft_id
    assert press(owner, f"{home}/template", base=base, template="palace").status_code == 422
    assert press(owner, f"{home}/template", base=base, template="craft").status_code == 303
    assert press(owner, f"{home}/template", base=base, template="dining").status_code == 409


def test_what_templates_hold_is_what_their_kinds_take() -> None:
    for preset in pages.PRESETS.values():
        for kind_key, values in preset.parts:
            kind = pages.kind_of(kind_key)
            assert values.keys() <= kind.fresh().keys(), kind_key
            kept = kind.clean(values)
            asked = any(isinstance(value, Question) for value in values.values())
            assert kind.asks(kept) == asked, (kind_key, values)
