"""docs/features.md says what the mall can do; every row names the verb that does it and the test that shows it. Both exist,
the test runs, and it fails when the verb does nothing."""

import ast
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from mall.kernel import text
from mall.kernel.text import slug
from tests import without
from tests.law.source import ROOT, parsed

PAGE = ROOT / "docs" / "features.md"
HEAD = re.compile(r"\|\s*capability\s*\|\s*verb\s*\|\s*test\s*\|", re.I)
ROW = re.compile(
    r"\|\s*(?P<capability>[^|]+?)\s*\|\s*`(?P<verb>mall\.[\w.]+)`\s*\|\s*`(?P<path>tests/[\w/]+\.py)::(?P<name>[\w:]+)`\s*\|"
)


@dataclass(frozen=True)
class Row:
    """A capability, what does it and what shows it."""

    capability: str
    verb: str
    path: str
    name: str

    @property
    def test(self) -> str:
        return f"{self.path}::{self.name}"


def rows(page: str) -> tuple[list[Row], list[str]]:
    """The rows of the table, and the lines of it that are none."""
    lines = page.splitlines()
    inside = [line for line in lines if line.startswith("|") and not HEAD.fullmatch(line) and set(line) - set("|-: ")]
    found = [ROW.fullmatch(line.strip()) for line in inside]
    wrong = [line for line, row in zip(inside, found, strict=True) if row is None]
    return [Row(**row.groupdict()) for row in found if row], wrong


def functions_in(path: Path) -> dict[str, ast.FunctionDef]:
    """The tests of a file: {"test_x": its function, "TestY::test_z": …}."""
    found = {}
    for node in parsed(path).body:
        if isinstance(node, ast.FunctionDef):
            found[node.name] = node
        elif isinstance(node, ast.ClassDef):
            found |= {f"{node.name}::{inner.name}": inner for inner in node.body if isinstance(inner, ast.FunctionDef)}
    return {name: node for name, node in found.items() if name.rpartition("::")[2].startswith("test_")}


def problem(path: str, name: str) -> str | None:
    """Why a row shows nothing, or None."""
    file = ROOT / path
    if not file.exists():
        return f"there is no {path}"
    test = functions_in(file).get(name)
    if test is None:
        return f"there is no {name} in {path}"
    marks = {ast.unparse(decorator) for decorator in test.decorator_list}
    if any(word in mark for mark in marks for word in ("skip", "xfail", "mark.long")):
        return f"{path}::{name} does not run in every run of bin/test: {marks}"
    if not any(isinstance(node, ast.Assert | ast.With | ast.Call) for node in ast.walk(test)):
        return f"{path}::{name} asserts nothing"
    return None


def table() -> list[Row]:
    """The rows of docs/features.md, all of them well written."""
    assert PAGE.exists(), (
        "write docs/features.md: a table `| capability | verb | test |`, a row per capability that works"
    )
    page = PAGE.read_text("utf-8")
    found, wrong = rows(page)
    assert any(HEAD.fullmatch(line.strip()) for line in page.splitlines()), (
        "the table begins with | capability | verb | test |"
    )
    assert not wrong, "write rows as | words | `mall.….verb` | `tests/…/test_x.py::test_y` |:\n" + "\n".join(wrong)
    assert found, "docs/features.md has no row"
    return found


def test_every_feature_names_a_test_that_runs() -> None:
    problems = [f"{row.capability}: {why}" for row in table() if (why := problem(row.path, row.name))]
    assert not problems, "\n".join(problems)
    names = [row.capability for row in table()]
    assert len(names) == len(set(names)), "a capability stands in the table twice"


def test_every_feature_names_a_verb_that_exists() -> None:
    for row in table():
        assert without.found(row.verb).__module__.startswith("mall."), row.verb


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_every_feature_is_missed_when_its_verb_does_nothing() -> None:
    """All the tests of the table in one run, each without its verb: none may pass."""
    found = table()
    asked = [part for row in found for part in ("--without", f"{row.test}={row.verb}")]
    command = [sys.executable, "-m", "pytest", "-rfp", "--tb=no", "--timeout=90", "-p", "no:cacheprovider", "-m", ""]
    run = subprocess.run(
        [*command, *asked, *dict.fromkeys(row.test for row in found)], cwd=ROOT, capture_output=True, text=True
    )
    outcomes = [line.split()[:2] for line in run.stdout.splitlines() if line.startswith(("PASSED", "FAILED"))]
    failed, passed = (
        {test.partition("[")[0] for how, test in outcomes if how == word} for word in ("FAILED", "PASSED")
    )
    unmissed = [f"{row.test} does not miss {row.verb}" for row in found if row.test in passed or row.test not in failed]
    assert not unmissed, "\n".join(unmissed) + run.stdout[-2000:] + run.stderr[-2000:]


def test_a_verb_that_was_taken_away_does_nothing_until_it_is_back() -> None:
    before = text.slug("A Teapot")
    with without.taken_away("mall.kernel.text.slug"):
        assert slug("A Teapot") is None and text.slug("A Teapot") is None
    assert slug("A Teapot") == text.slug("A Teapot") == before == "a-teapot"
    with pytest.raises(LookupError):
        without.found("mall.domain.orders.no_such_verb")


@pytest.mark.parametrize(
    ("path", "name", "word"),
    [
        ("tests/law/test_features.py", "test_a_row_that_shows_nothing_is_found", None),
        ("tests/law/test_features.py", "test_missing", "there is no test_missing"),
        ("tests/law/test_missing.py", "test_x", "there is no tests/law/test_missing.py"),
        ("tests/law/test_features.py", "rows", "there is no rows"),
    ],
)
def test_a_row_that_shows_nothing_is_found(path: str, name: str, word: str | None) -> None:
    found = problem(path, name)
    assert found is None if word is None else found and word in found
