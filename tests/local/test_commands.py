"""The commands as people call them, where they need no app."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from mall.local import run
from mall.local.command import split_var
from mall.local.environment import ROOT
from mall.local.trouble import Trouble
from mall.local.var import Var


def call(*words: object) -> subprocess.CompletedProcess[str]:
    command = [str(word) for word in words]
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60)


def test_help_names_every_option_of_bin_run() -> None:
    shown = set(re.findall(r"--[\w-]+", call(ROOT / "bin" / "run", "--help").stdout))
    known = {word for action in run.parser()._actions for word in action.option_strings}
    assert shown == known


@pytest.mark.parametrize("words", [["--var", "/x", "routes"], ["routes", "--var", "/x"], ["routes", "--var=/x"]])
def test_bin_mall_takes_the_var_directory_anywhere(words: list[str]) -> None:
    assert split_var(words) == (["routes"], Path("/x"))


def test_a_reset_without_a_person_to_ask_needs_yes(tmp_path: Path) -> None:
    refused = call(sys.executable, ROOT / "mall" / "local", "run", "--reset", "--var", tmp_path)
    assert (refused.returncode, refused.stderr) == (1, "mall: --reset asks first: add --yes where nobody can answer\n")


def test_a_reset_deletes_nothing_that_is_not_malls(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(Trouble, match="not made by Mall"):
        Var(tmp_path).empty()
    assert (tmp_path / "letter.txt").read_text() == "dear"


def test_a_reset_empties_a_var_directory(tmp_path: Path) -> None:
    var = Var(tmp_path / "var")
    with var.claimed():
        first = var.secret_key()
    var.empty()
    assert [entry.name for entry in var.path.iterdir()] == ["mall.lock"]
    assert var.secret_key() != first


def test_the_secret_key_stays_and_is_private(tmp_path: Path) -> None:
    var = Var(tmp_path)
    assert var.secret_key() == var.secret_key()
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_full_disk_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mall.local.var.ROOM", 10**18)
    with pytest.raises(Trouble, match=r"the disk of .* is full"), Var(tmp_path / "var").claimed():
        pass


def test_a_file_in_the_place_of_var_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("")
    with pytest.raises(Trouble, match="is not a directory"), Var(tmp_path / "var").claimed():
        pass
