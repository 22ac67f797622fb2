"""Finishing the school, the holiday that follows, and its terms."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from mall.domain import ledger, stores
from mall.domain.school.models import Graduation, SchoolTerms
from mall.domain.school.queries import done_by, terms
from mall.domain.school.rules import ALL
from mall.domain.stores import Store
from mall.kernel import actors, audit, clock, jobs
from mall.kernel.actors import Actor
from mall.kernel.db import db, lock, upsert_ignored
from mall.kernel.refusals import Refusal
from mall.kernel.text import _, in_each

HOLIDAY = _("Fee holiday for new merchants")


class NotFinished(Refusal):
    message = _("Some lessons are not done yet.")


def graduate(store: Store, actor: Actor) -> None:
    """Ask for what finishing brings; the second time changes nothing. Raises NotFinished."""
    if done_by(store) != ALL:
        raise NotFinished
    row = insert(Graduation).values(store_id=store.id, asked_by=actor.id, created_at=clock.now())
    if upsert_ignored(row.on_conflict_do_nothing()):
        audit.record(actor, "school.graduate", "store", store.id, store_id=store.id)
        jobs.later("mall.domain.school.jobs:grant_holiday", queue="money", store_id=store.id)


def grant_holiday(store_id: int) -> None:
    """Write the store's rule of commission, once, above all others. With no holiday in the terms there is none."""
    row = lock(select(Graduation).where(Graduation.store_id == store_id))[0]
    store, offer, now = stores.store_by_id(store_id), terms(), clock.now()
    if row.rule_id is not None or not offer.days or store.mode != stores.StoreMode.THIRD_PARTY:
        return
    ends_at = now + timedelta(days=offer.days)
    rule = ledger.add_first_rule(
        actors.job("school"),
        in_each(HOLIDAY),
        store_id=store_id,
        rate_bp=offer.rate_bp,
        starts_at=now,
        ends_at=ends_at,
    )
    row.rule_id, row.rate_bp, row.ends_at = rule.id, offer.rate_bp, ends_at


def set_terms(rate_bp: int, days: int, actor: Actor) -> None:
    """By operators: what finishing brings from now on; holidays that were granted stay as they are."""
    before = terms()
    was = {"rate_bp": before.rate_bp, "days": before.days}
    values = {"rate_bp": rate_bp, "days": days}
    row = insert(SchoolTerms).values(id=1, **values)
    db.session.execute(row.on_conflict_do_update(index_elements=["id"], set_=values))
    db.session.expire_all()
    audit.record(actor, "school.terms", "school_terms", 1, before=was, after=values)
