"""The command line: `bin/mall …`. Every command says in one line what to do about an error."""

import sys
from collections.abc import Callable
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import FlaskGroup, with_appcontext
from flask_alembic import Alembic
from sqlalchemy.exc import OperationalError

from mall.kernel import places
from mall.kernel.db import Base, db
from mall.kernel.refusals import Refusal

alembic = Alembic(run_mkdir=False, metadatas=Base.metadata)


def init_app(app: Flask) -> None:
    """Give the application its commands."""
    app.config["ALEMBIC"] = {"script_location": "migrations", "transaction_per_migration": True}
    alembic.init_app(app)
    for command in (migrate, routes):
        app.cli.add_command(command)


def main(create_app: Callable[[], Flask]) -> None:
    """Run the command line; errors a person can mend become one line and exit code 1."""
    group = FlaskGroup(
        create_app=create_app, add_default_commands=True, add_version_option=False,
        help="Mall: run, fill and audit a shopping mall.",
    )
    try:
        group.main(prog_name="mall")
    except Refusal as refusal:
        sys.exit(f"mall: {refusal.message}")
    except OperationalError as error:
        first_line = str(error.orig).strip().splitlines()[0]
        sys.exit(f"mall: the database does not answer ({first_line}). Is bin/run running, or DATABASE_URL right?")


@click.command()
@with_appcontext
def migrate() -> None:
    """Bring the database to the newest schema and fill the region table."""
    alembic.upgrade()
    places.fill()
    db.session.commit()


@click.command()
@with_appcontext
def routes() -> None:
    """List every address with its methods and the right it asks for."""
    for rule in sorted(current_app.url_map.iter_rules(), key=lambda rule: rule.rule):
        methods = ",".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
        click.echo(f"{methods:8} {rule.rule:60} {_right(rule.endpoint)}")


def _right(endpoint: str) -> str:
    door: Any = getattr(current_app.view_functions[endpoint], "door", None)
    return str(door.right or door.kind) if door else "nobody"
