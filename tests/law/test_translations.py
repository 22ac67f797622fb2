"""Every sentence is written in English in the source and said in Chinese by the catalogue."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from tests.law import calls, source

CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60]")
PLACEHOLDER = re.compile(r"%(?:\((\w+)\))?[#0\- +]*\d*(?:\.\d+)?([sdrfi%])")
# The functions whose first argument is a sentence in English, by the names that modules bind them to.
SAYING = {"_", "gettext", "lazy_gettext", "ngettext", "lazy_ngettext", "pgettext", "lazy_pgettext"}
# Arguments that a person reads and that must go through them.
LABELS = {"label", "description", "message"}
RUN = "run bin/translations, translate what it names in mall/translations/zh_Hans_CN/LC_MESSAGES/messages.po, run it again"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """bin/translations."""
    spec = importlib.util.spec_from_file_location("translations", source.ROOT / "bin" / "_translations.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def wanted(tool: ModuleType) -> Any:
    """Every message of the source."""
    return tool.extracted()


@pytest.fixture(scope="module")
def known(tool: ModuleType) -> Any:
    """The catalogue."""
    return tool.read()


def messages(catalog: Any) -> Iterator[Any]:
    return (message for message in catalog if message.id)


def words_of(message: Any) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


def said(message: Any) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string,)


def test_there_is_something_to_say(wanted: Any) -> None:
    assert len(wanted) > 100, "extraction found next to nothing: is babel.cfg right?"


def test_every_message_is_translated(wanted: Any, known: Any, tool: ModuleType) -> None:
    missing = []
    for message in messages(wanted):
        found = known.get(message.id, message.context)
        if found is None or not tool.is_translated(found):
            missing.append(repr(words_of(message)[0]))
    assert not missing, f"{len(missing)} of {len(wanted)} messages have no Chinese; {RUN}:\n" + "\n".join(
        sorted(missing)[:40]
    )


def test_the_catalogue_is_as_the_tool_writes_it(wanted: Any, known: Any, tool: ModuleType) -> None:
    assert tool.PO.exists() and tool.as_po(tool.merge(wanted, known)) == tool.PO.read_bytes(), RUN


def test_the_compiled_catalogue_is_current(known: Any, tool: ModuleType) -> None:
    assert tool.has_current_mo(known), RUN


def test_a_translation_fills_in_what_the_sentence_fills_in(known: Any) -> None:
    wrong = []
    for message in messages(known):
        # The singular may say "one" where the plural counts; Chinese has one form, which counts.
        expected = placeholders(words_of(message)[-1])
        for text in said(message):
            if text and placeholders(text) != expected:
                wrong.append(f"{words_of(message)[0]!r} -> {text!r}")
    assert not wrong, "the same %(names)s on both sides:\n" + "\n".join(wrong)


def placeholders(text: str) -> list[tuple[str, str]]:
    return sorted((name, "" if name else kind) for name, kind in PLACEHOLDER.findall(text) if kind != "%")


def test_a_chinese_sentence_is_chinese(known: Any) -> None:
    """Or is the same in every language: a unit, an abbreviation, a name."""
    wrong = [
        f"{words_of(message)[0]!r} -> {text!r}"
        for message in messages(known)
        for text in said(message)
        if text == words_of(message)[0] and len(re.findall(r"[A-Za-z]{2,}", PLACEHOLDER.sub("", text))) > 2
    ]
    assert not wrong, "\n".join(wrong)


def test_sentences_in_the_source_are_english(wanted: Any) -> None:
    wrong = [text for message in messages(wanted) for text in words_of(message) if CJK.search(text)]
    assert not wrong, f"write these in English; Chinese stands in the catalogue: {wrong}"


def test_sentences_are_written_out(wanted: Any) -> None:
    """`_(variable)` is found by no extraction, and an f-string is translated never."""
    wrong = [
        f"{module.at(node.lineno)}: {ast.unparse(node)[:80]}"
        for module in source.mall()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and says(node) and not isinstance(node.args[0], ast.Constant)
    ]
    assert not wrong, "give the sentence itself, with %(names)s for what is filled in:\n" + "\n".join(wrong)


def says(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id in SAYING and bool(node.args)


def test_refusals_and_labels_are_translated() -> None:
    wrong = []
    for module in source.mall().below("mall.domain", "mall.blueprints", "mall.kernel"):
        for line, text in bare_words(module):
            wrong.append(f"{module.at(line)}: {text!r}")
    assert not wrong, 'a person reads this: write _("…")\n' + "\n".join(wrong)


def bare_words(module: source.Module) -> Iterator[tuple[int, str]]:
    """Texts for people that are plain strings: a class's `message`, labels and messages of form fields."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef):
            for line in node.body:
                if isinstance(line, ast.Assign) and any(
                    isinstance(t, ast.Name) and t.id == "message" for t in line.targets
                ):
                    yield from plain_text(line.value)
        if isinstance(node, ast.Call) and is_form_part(node):
            if calls_field(node) and node.args:
                yield from plain_text(node.args[0])
            for keyword in node.keywords:
                if keyword.arg in LABELS:
                    yield from plain_text(keyword.value)


def is_form_part(node: ast.Call) -> bool:
    return calls_field(node) or (isinstance(node.func, ast.Name) and node.func.id in VALIDATORS)


def calls_field(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id.endswith("Field")


VALIDATORS = {
    "DataRequired",
    "InputRequired",
    "Length",
    "NumberRange",
    "Email",
    "EqualTo",
    "Regexp",
    "AnyOf",
    "ValidationError",
}


def plain_text(node: ast.expr) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"[A-Za-z]{2,}", node.value):
        yield node.lineno, node.value


def test_flashed_words_are_translated() -> None:
    wrong = [
        call.at
        for call in calls.calls_of(source.mall(), "flask.flash")
        if call.node.args and list(plain_text(call.node.args[0]))
    ]
    assert not wrong, f"write _(…) or gettext(…) around what is flashed: {wrong}"
