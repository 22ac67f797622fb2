from pathlib import Path

import pytest

from mall.local.venv import Environment


@pytest.mark.long
def test_an_environment_is_made_once_and_a_dev_one_serves_the_runtime(tmp_path: Path) -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).write_text("# nothing needed\n")
    environment = Environment(tmp_path)
    environment.ensure("dev")
    made = environment.python.lstat().st_ctime_ns
    environment.ensure("runtime")
    assert environment.python.lstat().st_ctime_ns == made
    assert (tmp_path / ".venv" / "mall-runtime.stamp").exists()
    (tmp_path / "requirements.txt").write_text("# something else\n")
    assert not environment._is_current("runtime")
    assert environment._is_current("dev")
    environment.ensure("runtime")
    assert environment._is_current("runtime")
    assert environment.python.lstat().st_ctime_ns == made


def test_an_environment_whose_python_is_gone_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("")
    environment = Environment(tmp_path)
    environment.python.parent.mkdir(parents=True)
    environment.python.symlink_to("/nowhere/python3")
    environment._stamp("runtime").write_text(environment._wanted("runtime"))
    assert not environment._is_current("runtime")
    assert not environment._works()
