"""The smallest migration: afterwards the database is not empty."""

import os

import psycopg
from local.distant import plain

with psycopg.connect(plain(os.environ["DATABASE_URL"])) as connection:
    connection.execute("CREATE TABLE IF NOT EXISTS alembic_version AS SELECT 'first' AS version_num")
