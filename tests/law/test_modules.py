"""Every module can be imported first: none leans on another having been imported before it."""

import subprocess
import sys
from pathlib import Path

from tests.law.source import ROOT

ALONE = Path(__file__).with_name("alone.py")


def import_each(folder: Path, package: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ALONE, folder, package], capture_output=True, text=True, timeout=120, check=False
    )


def test_every_module_imports_alone() -> None:
    run = import_each(ROOT, "mall")
    assert run.returncode == 0, f"modules that cannot be imported by themselves:\n{run.stdout}\n{run.stderr}"


def test_a_module_that_leans_on_another_is_found(tmp_path: Path) -> None:
    house = tmp_path / "house"
    (house / "room").mkdir(parents=True)
    (house / "room" / "__init__.py").write_text("")
    (house / "room" / "a.py").write_text("import house.room.b\n")
    (house / "room" / "b.py").write_text("x = 1\n")
    (house / "room" / "c.py").write_text("import house.room\nx = house.room.b.x\n")
    run = import_each(tmp_path, "house")
    assert run.returncode == 1
    assert "import house.room.c" in run.stdout
