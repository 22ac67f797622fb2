from pathlib import Path

import psycopg
import pytest

from mall.local.distant import plain
from mall.local.schema import Schema
from mall.local.services import Services


def write(url: str, statement: str) -> None:
    with psycopg.connect(plain(url)) as connection:
        connection.execute(statement)


def test_a_database_is_current_until_the_code_or_its_own_migration_is_another(var: Path, tmp_path: Path) -> None:
    code = tmp_path / "code"
    code.mkdir()
    (code / "models.py").write_text("one")
    schema = Schema(code, tmp_path / "note")
    with Services(var, durable=False) as services:
        schema.remember(services.postgres)
        assert not schema.is_current(services.postgres), "nothing was migrated yet"
        write(services.database_url, "CREATE TABLE alembic_version AS SELECT 'first' AS version_num")
        schema.remember(services.postgres)
        assert schema.is_current(services.postgres)
        (code / "models.py").write_text("two")
        assert not schema.is_current(services.postgres)
        schema.remember(services.postgres)
        write(services.database_url, "UPDATE alembic_version SET version_num = 'restored'")
        assert not schema.is_current(services.postgres)


@pytest.mark.parametrize("noted", ["", "something"])
def test_a_server_of_somebody_else_is_never_taken_for_granted(tmp_path: Path, noted: str) -> None:
    (tmp_path / "note").write_text(noted)
    assert not Schema(tmp_path, tmp_path / "note").is_current(None)
