"""The audit log sealed: whatever is changed afterwards is found, even by the database's owner, and named."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select, text

from mall.cli import check
from mall.domain import people
from mall.kernel import audit, audit_chain, clock
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.models import AuditEntry, AuditSeal, Person
from tests.browser import PoliteClient
from tests.world import ROBOT, World


def deeds(count: int, hours_ago: int = 2) -> list[int]:
    """So many entries of some hours ago; their numbers."""
    with time_machine.travel(clock.now() - timedelta(hours=hours_ago)):
        for number in range(count):
            audit.record(Actor("person", 7), "thing.change", "thing", number, after={"n": number}, reason="Because")
        db.session.commit()
    return list(db.session.scalars(select(AuditEntry.id).order_by(AuditEntry.id)))


def as_owner(statement: str, **values: object) -> None:
    """By somebody who may do anything to the database."""
    for each in ("DISABLE", "ENABLE"):
        for table in ("audit_entry", "audit_seal"):
            db.session.execute(text(f"ALTER TABLE {table} {each} TRIGGER append_only"))
        if each == "DISABLE":
            db.session.execute(text(statement), values)
    db.session.commit()


@pytest.fixture
def sealed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Ten entries in batches of four."""
    monkeypatch.setattr(audit_chain, "BATCH", 4)
    ids = deeds(10)
    audit_chain.seal()
    db.session.commit()
    return ids


def test_what_was_sealed_holds(sealed: list[int]) -> None:
    assert [len(each.entry_ids) for each in db.session.query(AuditSeal).order_by(AuditSeal.id)] == [4, 4, 2]
    assert audit_chain.first_break() is None
    assert audit_chain.sealed_count()[0] == 10


def test_sealing_again_seals_what_is_new_and_nothing_twice(sealed: list[int]) -> None:
    audit_chain.seal()
    assert audit_chain.sealed_count()[0] == 10
    deeds(3)
    deeds(1, hours_ago=0)  # has not settled yet
    audit_chain.seal()
    assert audit_chain.sealed_count()[0] == 13
    assert audit_chain.first_break() is None


PLANTED = {
    "changed": ("UPDATE audit_entry SET actor_id = 8 WHERE id = :id", "was changed"),
    "reason changed": ("UPDATE audit_entry SET reason = 'Nothing' WHERE id = :id", "was changed"),
    "time changed": ("UPDATE audit_entry SET at = at - interval '1 microsecond' WHERE id = :id", "was changed"),
    "removed": ("DELETE FROM audit_entry WHERE id = :id", "is missing"),
    "the seal's digests changed with it": (
        "UPDATE audit_seal SET digests = sha256('x') || substr(digests, 33) WHERE :id = ANY (entry_ids)",
        "",
    ),
    "the seal removed": ("DELETE FROM audit_seal WHERE :id = ANY (entry_ids)", ""),
}


@pytest.mark.parametrize("what", PLANTED)
def test_whatever_the_owner_of_the_database_changes_is_found_and_named(sealed: list[int], what: str) -> None:
    statement, said = PLANTED[what]
    as_owner(statement, id=sealed[5])
    broken = audit_chain.first_break()
    assert broken
    if said:
        assert (broken.entry_id, broken.what) == (sealed[5], said)


def test_an_entry_slipped_in_between_is_found(sealed: list[int]) -> None:
    as_owner("DELETE FROM audit_entry WHERE id = :id", id=sealed[5])
    as_owner(
        "INSERT INTO audit_entry (id, actor_kind, action, subject, before, after, reason, address, request_id, at)"
        " OVERRIDING SYSTEM VALUE VALUES (:id, 'job', 'thing.change', 'thing', '{}', '{}', '', '', '', now())",
        id=sealed[5],
    )
    assert audit_chain.first_break() == audit_chain.Break(sealed[5], "was changed")


def test_a_whole_forged_chain_is_found_for_want_of_the_key(
    sealed: list[int], app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_owner("DELETE FROM audit_seal")
    with monkeypatch.context() as patch:
        patch.setitem(app.config, "SECRET_KEY", "a guess")
        audit_chain.seal()
    broken = audit_chain.first_break()
    assert broken and "forged" in broken.what


def test_the_command_names_the_first_entry_that_was_changed(sealed: list[int], app: Flask) -> None:
    good = app.test_cli_runner().invoke(check)
    assert "10 entries of the audit log are as they were sealed" in good.output
    as_owner("UPDATE audit_entry SET reason = 'x' WHERE id IN (:id, :id + 2)", id=sealed[3])
    bad = app.test_cli_runner().invoke(check)
    assert f"entry {sealed[3]} was changed" in bad.output and bad.exit_code == 1


def test_what_is_erased_of_a_person_leaves_the_log_proven(world: World, app: Flask) -> None:
    with (
        app.test_request_context(environ_base={"REMOTE_ADDR": "192.0.2.1"}),
        time_machine.travel(clock.now() - timedelta(hours=2)),
    ):
        audit.record(Actor("person", world.alice.id), "thing.change", "thing", 1)
        db.session.commit()
    audit_chain.seal()
    db.session.commit()
    people.close_account(world.alice, ROBOT)
    db.session.commit()
    assert (
        not db.session.query(AuditEntry)
        .filter_by(actor_kind="person", actor_id=world.alice.id, address="192.0.2.1")
        .count()
    )
    assert audit_chain.first_break() is None


def test_nobody_empties_an_entry_whose_digest_was_not_kept(sealed: list[int]) -> None:
    with pytest.raises(Exception, match="append-only"):
        db.session.execute(text("UPDATE audit_entry SET reason = '' WHERE id = :id"), {"id": sealed[0]})
    db.session.rollback()


# The operators' page


@pytest.fixture
def desk(signed_in: Callable[[Person], PoliteClient], world: World) -> PoliteClient:
    return signed_in(world.operators["system"])


def rows_of(desk: PoliteClient, **query: object) -> list[dict[str, str]]:
    """The sheet of the log with these filters."""
    answer = desk.get("/admin/audit-log.csv", query_string=query)
    assert answer.status_code == 200 and answer.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))


def test_the_log_is_narrowed_down_by_who_what_which_where_and_when(desk: PoliteClient, world: World) -> None:
    olivia, store = Actor("person", world.olivia.id), world.green_hill
    with time_machine.travel("2026-03-05T12:00:00+08:00"):
        audit.record(olivia, "kettle.boil", "kettle", 71, store_id=store.id, reason="Tea")
    with time_machine.travel("2026-03-06T12:00:00+08:00"):
        audit.record(Actor("person", world.bob.id), "kettle.break", "kettle", 72, reason="=1+1")
    db.session.commit()

    def found(**query: object) -> set[str]:
        return {row["action"] for row in rows_of(desk, **query) if row["subject"] == "kettle"}

    assert found() == {"kettle.boil", "kettle.break"}
    assert found(who=world.olivia.name) == {"kettle.boil"} and found(who="Nobody Knows") == set()
    assert found(action="kettle.br") == {"kettle.break"} and found(action="kettle") == {"kettle.boil", "kettle.break"}
    assert found(subject="kettle", subject_id=72) == {"kettle.break"}
    assert found(store=store.slug) == {"kettle.boil"} and found(store="no-such-store") == set()
    assert found(since="2026-03-06") == {"kettle.break"} and found(until="2026-03-05") == {"kettle.boil"}
    assert found(since="2026-03-05", until="2026-03-06") == {"kettle.boil", "kettle.break"}
    assert found(since="not a day") == set()
    page = desk.page("/admin/audit-log?action=kettle.boil")
    assert "Tea" in page.words and "=1+1" not in page.words


def test_no_cell_of_the_sheet_starts_a_formula(desk: PoliteClient) -> None:
    audit.record(ROBOT, "kettle.break", "kettle", 72, reason="=1+1")
    db.session.commit()
    assert [row["reason"] for row in rows_of(desk, action="kettle")] == ["'=1+1"]


def test_a_long_log_is_read_page_by_page(desk: PoliteClient) -> None:
    deeds(120)
    first = desk.page("/admin/audit-log?action=thing")
    link = next(str(each["href"]) for each in first.all("a") if each.get("rel") == "next")
    assert "action=thing" in link and "119" in first.words
    assert "119" not in desk.page(link).words.replace("n=2", "")


FILTERS: dict[str, audit.Wanted] = {
    "who": audit.Wanted(actor_ids=(77,)),
    "a rare action": audit.Wanted(action="rare"),
    "one thing": audit.Wanted(subject="thing", subject_id=4242),
    "a rare subject": audit.Wanted(subject="rarity"),
    "a store": audit.Wanted(store_id=77),
    "an old day": audit.Wanted(since=clock.now() - timedelta(days=900), until=clock.now() - timedelta(days=899)),
}


def test_no_filter_reads_the_whole_log(app: Flask) -> None:
    db.session.execute(
        text(
            "INSERT INTO audit_entry (actor_kind, actor_id, action, subject, subject_id, store_id, before, after, reason,"
            " address, request_id, at) SELECT 'person', n % 1000, CASE WHEN n % 5000 = 0 THEN 'rare.deed' ELSE"
            " 'thing.deed' || n % 40 END, CASE WHEN n % 5000 = 0 THEN 'rarity' ELSE 'thing' END, n, n % 300, '{}', '{}',"
            " '', '', '', now() - make_interval(mins => (60000 - n) * 24) FROM generate_series(1, 60000) AS n"
        )
    )
    db.session.execute(text("ANALYZE audit_entry"))
    for name, wanted in FILTERS.items():
        statement = select(AuditEntry).where(*audit.conditions(wanted)).order_by(AuditEntry.id.desc()).limit(51)
        bound = statement.compile(db.engine, compile_kwargs={"literal_binds": True})
        plan = "\n".join(db.session.scalars(text(f"EXPLAIN (ANALYZE, BUFFERS OFF) {bound}")))
        assert "Seq Scan" not in plan, f"{name}:\n{plan}"
        removed = [int(line.split(":")[1]) for line in plan.splitlines() if "Rows Removed by Filter" in line]
        assert sum(removed) < 5_000, f"{name}:\n{plan}"
