"""The command line: `bin/mall …`. Every command says in one line what to do about an error."""

import sys
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import FlaskGroup, with_appcontext
from flask_alembic import Alembic
from sqlalchemy.exc import OperationalError

from mall import audit
from mall.demo import fill, seed_orders
from mall.demo import seed as seeding
from mall.domain import catalog, imports, people, stores
from mall.kernel import actors, audit_chain, clock, jobs, places
from mall.kernel.db import Base, db
from mall.kernel.refusals import NotFound, Refusal

alembic = Alembic(run_mkdir=False, metadatas=Base.metadata)


def equipped(app: Flask) -> Flask:
    """The application with its migrations. Only the command line asks for them: web processes load neither Alembic nor
    the demo."""
    app.config["ALEMBIC"] = {"script_location": "migrations", "version_locations": ["migrations/versions"]}
    app.config["ALEMBIC_CONTEXT"] = {"transaction_per_migration": True}
    alembic.init_app(app)
    return app


def main(create_app: Callable[[], Flask]) -> None:
    """Run the command line; errors a person can mend become one line and exit code 1."""
    group = FlaskGroup(
        create_app=lambda: equipped(create_app()),
        add_default_commands=True,
        add_version_option=False,
        help="Mall: run, fill and audit a shopping mall.",
    )
    for command in (migrate, routes, demo, seed, import_sheet, settle, check, forget_second_factor, grant_role):
        group.add_command(command)  # to the group and not to the application, whose commands come after Flask's own
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
@click.option("--if-empty", is_flag=True, help="Do nothing when there are stores or people already.")
@with_appcontext
def demo(if_empty: bool) -> None:
    """Fill an empty mall with the demo's categories, stores, products, people and orders."""
    if not fill.is_empty():
        if if_empty:
            return
        sys.exit("mall: this mall is in use already; the demo fills an empty one. Start over with bin/run --reset.")
    fill.fill(tell)
    fill.write_accounts(Path(current_app.config["VAR"]) / "demo-accounts.txt")


@click.command()
@click.option("--products", metavar="N", help="How many, 1 to 1,000,000.")
@click.option("--orders", metavar="N", help="How many for the store that --store names, 1 to 1,000,000.")
@click.option("--store", metavar="SLUG", help="Put everything into this one store.")
@with_appcontext
def seed(products: str | None, orders: str | None, store: str | None) -> None:
    """Add made-up published products to the open stores, and orders to one, to try the mall's speed. An empty mall gets
    stores first."""
    if not products and not orders:
        sys.exit("mall: say how many with --products N or --orders N.")
    if orders and not store:
        sys.exit("mall: say whose orders they are with --store SLUG.")
    how_many = [seeding.count_of(typed) if typed else 0 for typed in (products, orders)]
    if how_many[0]:
        seeding.sow(how_many[0], tell, store)
    if how_many[1]:
        seed_orders.sow_orders(how_many[1], named(stores.store_with_slug, "store", store or ""), tell)


def tell(line: str) -> None:
    """Progress of long work."""
    click.echo(f"  {line}")


# In the order of imports.Outcome.
DID = "added %s, changed %s, left %s as they were, refused %s"
WOULD = "would add %s, change %s, leave %s as they are, refuse %s"


@click.command("import")
@click.argument("store")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would happen and write nothing.")
@click.option("--category", metavar="SLUG", help="For products whose own category the mall does not have.")
@click.option("--submit", is_flag=True, help="Hand complete products to the operators.")
@with_appcontext
def import_sheet(store: str, file: Path, dry_run: bool, category: str | None, submit: bool) -> None:
    """Import a sheet of products, CSV or XLSX, into the STORE with that slug. Exit code 1 when any was refused."""
    here, home = named(stores.store_with_slug, "store", store), None
    if category:
        home = named(catalog.category_by_slug, "category", category).id
    robot = actors.job("bin/mall import")
    sheet = imports.begin(here, robot, file.read_bytes(), file.name, home, submit)
    db.session.commit()
    imports.check(sheet.id)
    db.session.commit()
    db.session.refresh(sheet)
    if sheet.state == imports.ImportState.UNREADABLE:
        sys.exit(f"mall: {sheet.reason['en']}")
    if dry_run:
        imports.discard(sheet, robot)
        db.session.commit()
    else:
        write_sheet(sheet)
    report(sheet, WOULD if dry_run else DID)


def named(find: Callable[[str], Any], kind: str, slug: str) -> Any:
    """What has the slug, or one line about it."""
    try:
        return find(slug)
    except NotFound:
        sys.exit(f"mall: there is no {kind} “{slug}”; write it as it stands in the address of its page.")


def write_sheet(sheet: imports.ProductImport) -> None:
    """Write it here, beside the worker if there is one."""
    total = imports.tally(sheet).total
    imports.confirm(sheet, actors.job("bin/mall import"))
    db.session.commit()
    with click.progressbar(length=total, label="  writing", file=sys.stderr) as bar:
        while written := imports.write(sheet.id):
            db.session.commit()
            db.session.expunge_all()
            bar.update(written)
    db.session.commit()


def report(sheet: imports.ProductImport, words: str) -> None:
    """Every problem by its line, then the figures."""
    after: str | None = ""
    while after is not None:
        some = imports.items_of(sheet, "problems", after or None, 500)
        for item in some.items:
            for problem in item.problems:
                click.echo(f"line {problem['line']}: {problem['message']['en']}")
            for picture in item.pictures:
                if picture["state"] == "refused":
                    click.echo(f"line {item.line}: {picture['url']}: {picture['why']['en']}")
        after = some.next
        db.session.expunge_all()
    if sheet.unknown:
        click.echo(f"columns left out: {', '.join(sheet.unknown)}")
    tally = imports.tally(sheet)
    click.echo(words % tuple(tally.outcomes.get(kind, 0) for kind in imports.Outcome))
    if tally.pictures.get("waiting"):
        click.echo(
            f"{tally.pictures['waiting']} pictures are left to the workers; the seller centre shows what came of them."
        )
    if tally.outcomes.get(imports.Outcome.REFUSED):
        sys.exit("mall: mend the lines named above and import the sheet again; what was good is not doubled.")


@click.command()
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Settle as on that day instead of today.")
@with_appcontext
def settle(as_of: datetime | None) -> None:
    """Run the night's settlement now: mature what may mature and write the statements. Twice changes nothing."""
    with clock.travel(as_of.replace(tzinfo=UTC)) if as_of else nullcontext():
        jobs.later("mall.domain.orders.jobs:settle_all", queue="money")
        db.session.commit()
        click.echo(f"{jobs.drain(queue='money')} jobs done")


@click.command("audit")
@with_appcontext
def check() -> None:
    """Recompute every cent and unit from the rows, and the seals of the audit log; name each row that is wrong, and of the
    log the first. Exit code 1 if there is any."""
    broken = audit_chain.first_break()
    found = [*audit.findings(), *([broken] if broken else [])]
    for finding in found:
        click.echo(str(finding))
    if found:
        sys.exit(f"mall: {len(found)} rows break a rule; mall/audit/invariants.sql and docs/security.md say how.")
    paid, captured, booked = audit.three_ways()
    click.echo(
        f"{len(audit.rules())} rules hold. Orders paid {paid} = captures applied {captured} = applied in the books {booked}."
    )
    sealed, digest = audit_chain.sealed_count()
    click.echo(
        f"{sealed} entries of the audit log are as they were sealed; the newest seal is {digest or 'yet to come'}."
    )


@click.command()
@click.argument("contact")
@with_appcontext
def forget_second_factor(contact: str) -> None:
    """Let the owner of CONTACT sign in without the second factor she lost, where no operator is left who could."""
    people.take_second_factor(owner_of(contact), actors.job("forget-second-factor"), "by the command line")
    db.session.commit()
    click.echo(f"{contact} signs in without a second factor and gets a letter about it")


@click.command()
@click.argument("contact")
@click.argument("role", type=click.Choice(list(people.ROLES)))
@with_appcontext
def grant_role(contact: str, role: str) -> None:
    """Give the owner of CONTACT a ROLE at the operators' desk: the first two, who then propose and approve all others."""
    people.grant_role(owner_of(contact), role, actors.job("grant-role"))
    db.session.commit()
    click.echo(f"{contact} holds the role {role}")


def owner_of(contact: str) -> people.Person:
    """Whose contact it is. Raises NotFound."""
    person = people.person_with(people.contact_of(contact))
    if person is None:
        raise NotFound(f"Nobody signs in as {contact}.")
    return person


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
