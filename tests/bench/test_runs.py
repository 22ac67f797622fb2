"""Whole runs with tiny numbers: everything is asked, nothing oversells, and the JSON says what was measured."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mall.local.environment import ROOT

pytestmark = [pytest.mark.long, pytest.mark.timeout(300)]


def run(folder: Path, *words: str) -> dict[str, Any]:
    """A run's JSON."""
    argv = [sys.executable, "-m", "bench", *words, "--json", str(folder / "found.json")]
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stderr + done.stdout
    found: dict[str, Any] = json.loads((folder / "found.json").read_text())
    return found


def test_pages(tmp_path: Path) -> None:
    found = run(tmp_path, "pages", "--products", "300", "--rounds", "1", "--seconds", "0.1")
    rows = {row["page"]: row for row in found["rows"]}
    assert len(rows) == len(found["rows"]) > 15
    assert all(row["connections"][many]["cpu"] > 0 for row in rows.values() for many in ("1", "16"))
    assert rows["floor: three queries"]["x_minimal"] == 1
    assert 0 < rows["home"]["sql"] <= 12 and rows["home"]["bytes"] < rows["home, first visit"]["bytes"]


def test_orders(tmp_path: Path) -> None:
    found = run(tmp_path, "orders", "--products", "300", "--clients", "2", "--seconds", "1")
    rows = {row["kind"]: row for row in found["rows"]}
    assert rows["visits"]["visits"] >= 2 and rows["visits"]["cpu"] > 0
    assert rows["race"]["ordered"] == 10 < rows["control"]["ordered"]
    assert 0 < rows["hot"]["hot_to_updates"] < 1


def test_search(tmp_path: Path) -> None:
    found = run(tmp_path, "search", "--products", "100,200", "--rounds", "2")
    assert {row["products"] for row in found["rows"]} == {100, 200}
    assert all(row["cpu"] > 0 for row in found["rows"] if "question" in row)


def test_seller(tmp_path: Path) -> None:
    found = run(tmp_path, "seller", "--products", "40", "--rounds", "1", "--seconds", "0.1")
    rows = {row["page"]: row for row in found["rows"]}
    assert len(rows) == len(found["rows"]) > 12
    assert all(0 < rows[name]["sql"] <= 20 for name in ("products", "orders", "order", "home"))
    assert rows["orders, deep"]["bytes"] > 1000
