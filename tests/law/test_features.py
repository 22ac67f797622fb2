"""docs/features.md says what the mall can do; every row names the test that shows it, and that test exists and runs."""

import ast
import re
from pathlib import Path

import pytest

from tests.law.source import ROOT, parsed

PAGE = ROOT / "docs" / "features.md"
HEAD = re.compile(r"\|\s*capability\s*\|\s*test\s*\|", re.I)
ROW = re.compile(r"\|\s*(?P<capability>[^|]+?)\s*\|\s*`(?P<path>tests/[\w/]+\.py)::(?P<name>[\w:]+)`\s*\|")


def rows(text: str) -> tuple[list[tuple[str, str, str]], list[str]]:
    """The rows of the table as (capability, path, test), and the lines of it that are none."""
    lines = text.splitlines()
    inside = [line for line in lines if line.startswith("|") and not HEAD.fullmatch(line) and set(line) - set("|-: ")]
    found = [ROW.fullmatch(line.strip()) for line in inside]
    wrong = [line for line, row in zip(inside, found, strict=True) if row is None]
    return [(row["capability"], row["path"], row["name"]) for row in found if row], wrong


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


def test_every_feature_names_a_test_that_runs() -> None:
    assert PAGE.exists(), "write docs/features.md: a table `| capability | test |`, a row per capability that works"
    text = PAGE.read_text("utf-8")
    found, wrong = rows(text)
    assert any(HEAD.fullmatch(line.strip()) for line in text.splitlines()), (
        "the table begins with | capability | test |"
    )
    assert not wrong, "write rows as | words | `tests/…/test_x.py::test_y` |:\n" + "\n".join(wrong)
    assert found, "docs/features.md has no row"
    problems = [f"{capability}: {why}" for capability, path, name in found if (why := problem(path, name))]
    assert not problems, "\n".join(problems)
    names = [capability for capability, _path, _name in found]
    assert len(names) == len(set(names)), "a capability stands in the table twice"


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
