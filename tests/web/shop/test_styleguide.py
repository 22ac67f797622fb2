"""The style guide shows what pages are made of, all of it, where there is a demo and nowhere else."""

from dataclasses import replace

import pytest
from flask import Flask
from jinja2 import nodes

from mall import create_app
from mall.config import Settings
from mall.kernel.web import look
from tests.browser import PoliteClient
from tests.law import templates
from tests.law.test_chinese_pages import Read
from tests.law.test_templates import untranslated
from tests.world import World

# Macros of ui/ that the style guide cannot show, and why.
UNSEEN = {
    ("ui/heads.html", "found"): "stands in the head of pages that may be listed, which this one may not",
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_component_is_on_the_page(client: PoliteClient, world: World, language: str) -> None:
    response = client.get("/styleguide", headers={"Accept-Language": language})
    assert response.status_code == 200 and response.headers["X-Robots-Tag"] == "noindex"
    html = response.get_data(as_text=True)
    assert 'id="colours"' in html and 'id="lines"' in html
    if language == "zh":
        english = [text for text in Read("/styleguide", html).said if untranslated(text) and text.isascii()]
        assert set(english) <= {"Mall", "SKU"}, english


def test_it_tries_on_another_accent_and_no_other_sheet(client: PoliteClient, world: World) -> None:
    teal = client.get("/styleguide?accent=teal").get_data(as_text=True)
    assert "css/accents/teal.css" in teal and "--accent</b>" in teal and "#0b6c80<br>#62cbdc" in teal
    for accent in ("", look.USUAL, "../../x"):
        assert "css/accents" not in client.get("/styleguide", query_string={"accent": accent}).get_data(as_text=True)


def test_every_macro_is_shown_or_excused() -> None:
    known = templates.all_templates()
    guide = [template for name, template in known.items() if name.startswith("demo/styleguide/")]
    macros = {
        (name, macro.name): macro
        for name, template in known.items()
        if name.startswith("ui/")
        for macro in template.tree.find_all(nodes.Macro)
    }
    shown, waiting = set(), {each for template in guide for each in called(template.tree, template.name)}
    while waiting:
        shown |= waiting
        waiting = {each for key in waiting if key in macros for each in called(macros[key], key[0])} - shown
    missing = set(macros) - shown - set(UNSEEN)
    assert not missing, f"show them in mall/templates/demo/styleguide, or say in UNSEEN why not: {sorted(missing)}"
    assert not set(UNSEEN) - (set(macros) - shown), "excused and shown, or gone"


def called(tree: nodes.Node, name: str) -> set[tuple[str, str]]:
    """The macros that are called somewhere in a template or macro: {(file, macro)}."""
    whole = templates.all_templates()[name].tree
    homes = {
        (word if isinstance(word, str) else word[1]): (taken.template.value, word if isinstance(word, str) else word[0])
        for taken in whole.find_all(nodes.FromImport)
        if isinstance(taken.template, nodes.Const)
        for word in taken.names
    }
    words = {call.node.name for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Name)}
    return {homes.get(word, (name, word)) for word in words}


def test_a_mall_in_earnest_has_none(settings: Settings) -> None:
    earnest: Flask = create_app(replace(settings, demo=False))
    assert earnest.test_client().get("/styleguide").status_code == 404
