"""The audit log sealed: a job puts entries into batches, each with their digests and a digest over these and over the batch
before. Whoever changes, removes or slips in an entry afterwards, be she the database's owner, is found out.

A seal needs a key that does not lie in the database. What an entry says about people goes into it as a digest of its own:
erasing it writes that digest down first, so that the rest of the entry is still proven.
"""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ARRAY, BigInteger, LargeBinary, select, text
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel import clock
from mall.kernel.audit import append_only
from mall.kernel.db import Base, Keyed, created, db, first, take_turns
from mall.kernel.signatures import key_for
from mall.kernel.tenancy import private

BATCH = 1000  # entries
SETTLED = timedelta(hours=1)  # an entry this old is not followed by one with a smaller number any more
LONGEST = timedelta(minutes=30)  # as long as no transaction that writes lasts longer
SIZE = 32  # bytes of a digest

# The digest of each entry. Numbers and words that say nothing about anybody stand in it as they are.
DIGESTS = """
    SELECT e.id, e.at, sha256(convert_to(jsonb_build_array(
        e.id, e.actor_kind, e.actor_id, e.action, e.subject, e.subject_id, e.store_id, e.request_id,
        extract(epoch FROM e.at)::text, encode(coalesce(r.digest, {personal}), 'hex'))::text, 'UTF8')) AS digest
    FROM audit_entry e LEFT JOIN audit_erasure r ON r.entry_id = e.id
"""
PERSONAL = "sha256(convert_to(jsonb_build_array(e.before, e.after, e.reason, e.address)::text, 'UTF8'))"
AFTER = text(f"{DIGESTS.format(personal=PERSONAL)} WHERE e.id > :last ORDER BY e.id LIMIT :count")
BETWEEN = text(f"{DIGESTS.format(personal=PERSONAL)} WHERE e.id > :last AND e.id <= :top ORDER BY e.id")
UNSETTLED = text(
    "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND backend_xid IS NOT NULL"
    " AND pid <> pg_backend_pid() AND xact_start < :since)"
)


@private
class AuditSeal(Keyed, Base):
    """A batch: the numbers of its entries, their digests one after the other, and the digest that chains it to the last."""

    __tablename__ = "audit_seal"

    entry_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    digests: Mapped[bytes] = mapped_column(LargeBinary)
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_at: Mapped[datetime] = created()

    def digest_of(self, entry_id: int) -> bytes:
        """The digest that the entry had when it was sealed."""
        place = self.entry_ids.index(entry_id) * SIZE
        return self.digests[place : place + SIZE]


@private
class AuditErasure(Base):
    """What an entry said about people was erased; this was its digest."""

    __tablename__ = "audit_erasure"

    entry_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    erased_at: Mapped[datetime] = created()


append_only(AuditSeal.__table__)
append_only(AuditErasure.__table__)


@dataclass(frozen=True, slots=True)
class Break:
    """Where the log is not what was sealed: the entry, or the seal itself."""

    entry_id: int
    what: str

    def __str__(self) -> str:
        return f"audit log: entry {self.entry_id} {self.what}"


def seal() -> None:
    """A job: seal what has settled since the last time. Twice seals nothing twice."""
    take_turns("seals of the audit log")
    if db.session.scalar(UNSETTLED, {"since": clock.now() - LONGEST}):
        return
    last = last_seal()
    while (batch := settled_after(last.entry_ids[-1] if last else 0)) is not None:
        ids, digests = batch
        last = AuditSeal(entry_ids=ids, digests=digests, digest=chained(last.digest if last else b"", ids, digests))
        db.session.add(last)
        db.session.flush()


def settled_after(entry_id: int) -> tuple[list[int], bytes] | None:
    """The next entries up to the first that has not settled, and their digests; None where there are none."""
    found, horizon = [], clock.now() - SETTLED
    for row in db.session.execute(AFTER, {"last": entry_id, "count": BATCH}):
        if row.at >= horizon:
            break
        found.append(row)
    if not found:
        return None
    return [row.id for row in found], b"".join(bytes(row.digest) for row in found)


def last_seal() -> AuditSeal | None:
    """The newest."""
    found: AuditSeal | None = first(select(AuditSeal).order_by(AuditSeal.id.desc()))
    return found


def chained(before: bytes, ids: list[int], digests: bytes) -> bytes:
    """The digest of a batch: over the one before it, the numbers and the digests."""
    words = before + ",".join(map(str, ids)).encode() + digests
    return hmac.new(key_for("audit log"), words, hashlib.sha256).digest()


def first_break() -> Break | None:
    """The first entry that was changed, is missing or was slipped in, or the first whose seal is not ours; None when the
    whole log is as it was sealed."""
    before, last = b"", 0
    for each in db.session.scalars(select(AuditSeal).order_by(AuditSeal.id).execution_options(yield_per=20)):
        broken = next(breaks_in(each, last), None)
        if broken is None and each.digest != chained(before, each.entry_ids, each.digests):
            broken = Break(each.entry_ids[0], f"begins seal {each.id}, which was forged or follows one that is gone")
        if broken is not None:
            return broken
        before, last = each.digest, each.entry_ids[-1]
    return None


def breaks_in(sealed: AuditSeal, last: int) -> Iterator[Break]:
    """Entries of one batch that are not as they were, in their order. `last` is the last number of the batch before."""
    rows = db.session.execute(BETWEEN, {"last": last, "top": sealed.entry_ids[-1]})
    now = {row.id: bytes(row.digest) for row in rows}
    was = {each: sealed.digest_of(each) for each in sealed.entry_ids}
    for entry_id in sorted(now.keys() | was.keys()):
        if entry_id not in now:
            yield Break(entry_id, "is missing")
        elif entry_id not in was:
            yield Break(entry_id, "was slipped in after its neighbours were sealed")
        elif now[entry_id] != was[entry_id]:
            yield Break(entry_id, "was changed")


def sealed_count() -> tuple[int, str]:
    """How many entries are sealed, and the newest seal's digest: written down elsewhere, it also proves that no seal was cut
    off at the end."""
    count = db.session.scalar(text("SELECT coalesce(sum(cardinality(entry_ids)), 0) FROM audit_seal"))
    last = last_seal()
    return int(count or 0), last.digest.hex() if last else ""


ERASE: tuple[Any, ...] = (
    text(
        f"INSERT INTO audit_erasure (entry_id, digest, erased_at) SELECT e.id, {PERSONAL}, :now FROM audit_entry e"  # noqa: S608
        " WHERE e.actor_kind = 'person' AND e.actor_id = :person_id AND e.address <> '' ON CONFLICT DO NOTHING"
    ),
    text("UPDATE audit_entry SET address = '' WHERE actor_kind = 'person' AND actor_id = :person_id AND address <> ''"),
)


def erase(person_id: int) -> None:
    """Forget from where a person did what she did. What she did stays, and stays proven."""
    for statement in ERASE:
        db.session.execute(statement, {"person_id": person_id, "now": clock.now()})
