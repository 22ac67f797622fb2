"""The migrations make exactly the schema that the models describe."""

import difflib
import os
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from mall import create_app
from mall.cli import alembic, equipped
from mall.config import Settings
from mall.kernel.db import Base, db
from tests.conftest import make_database, plain
from tests.law import source

VERSIONS = source.MALL / "migrations" / "versions"

pytestmark = pytest.mark.skipif(
    not any(VERSIONS.glob("*.py")),
    reason="mall/migrations/versions is empty: there is nothing to compare the models with",
)


def dump(url: str) -> list[str]:
    """The statements of a schema, each with its lines in an order that does not depend on history."""
    command = [
        Path(os.environ["MALL_TEST_TOOLS"]) / "pg_dump",
        "--schema-only",
        "--no-owner",
        "--exclude-table=alembic_version",
        plain(url),
    ]
    text = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    text = re.sub(r"^--.*$|^SET .*$|^SELECT pg_catalog\.set_config.*$|^\\.*$", "", text, flags=re.M)
    return sorted(filter(None, (tidy(statement) for statement in statements(text))))


def statements(text: str) -> list[str]:
    """Split at semicolons that end a line, outside dollar quotes."""
    found, held = [], ""
    for line in text.splitlines(keepends=True):
        held += line
        if line.rstrip().endswith(";") and held.count("$$") % 2 == 0:
            found.append(held)
            held = ""
    return [*found, held]


def tidy(statement: str) -> str:
    """One line per column, sorted; spaces folded elsewhere."""
    statement = statement.strip()
    made = re.fullmatch(r"(CREATE TABLE \S+) \((.*)\)([^()]*;)", statement, re.S)
    if made:
        lines = sorted(line.strip().rstrip(",") for line in made[2].splitlines() if line.strip())
        return "\n    ".join([f"{made[1]} (", *lines]) + f"\n){made[3]}"
    return " ".join(statement.split())


@pytest.fixture(scope="module")
def modelled() -> list[str]:
    url = make_database("law_modelled")
    engine = create_engine(url)
    Base.metadata.create_all(engine)
    engine.dispose()
    return dump(url)


@pytest.fixture(scope="module")
def migrated() -> list[str]:
    url = make_database("law_migrated")
    app = equipped(create_app(Settings(database_url=url, testing=True)))
    with app.app_context():
        alembic.upgrade()
        db.session.close()
        db.engine.dispose()
    return dump(url)


def test_models_and_migrations_make_the_same_schema(modelled: list[str], migrated: list[str]) -> None:
    lacking = sorted((Counter(modelled) - Counter(migrated)).elements())
    beyond = sorted((Counter(migrated) - Counter(modelled)).elements())
    diff = difflib.unified_diff(
        "\n".join(beyond).splitlines(),
        "\n".join(lacking).splitlines(),
        "the migrations",
        "the models",
        lineterm="",
        n=2,
    )
    assert not lacking and not beyond, "write a migration (docs/migrations.md) for:\n" + "\n".join(diff)


def test_the_dump_shows_a_difference(modelled: list[str]) -> None:
    url = make_database("law_changed")
    engine = create_engine(url)
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE store ALTER COLUMN phone DROP NOT NULL")
        connection.exec_driver_sql("DROP POLICY own_rows ON product")
    engine.dispose()
    assert len(set(modelled) - set(dump(url))) == 2


def test_the_migrations_are_one_line(mall: object) -> None:
    script = ScriptDirectory(str(VERSIONS.parent))
    assert len(script.get_heads()) == 1, f"two heads: {script.get_heads()}; let the younger one follow the older"
