"""Which revisions of pages are kept, and which are forgotten in the night."""

from datetime import timedelta

from sqlalchemy import delete, func, select

from mall.domain.pages.actions import SUBJECT
from mall.domain.pages.models import PageRevision, StorePage
from mall.kernel import clock, jobs
from mall.kernel.audit import AuditEntry
from mall.kernel.db import db

KEPT_STEPS = 50  # the newest of each page
KEPT_FOR = timedelta(days=365)  # what was published, or planned to be, since then
AT_ONCE = 1_000  # revisions per transaction
SHOWN = ("page.publish", "page.plan")


def prune() -> None:
    """Forget the next of those that nobody needs; the rest is left to the next job. Of steps that lose their parent the undo
    ends there."""
    newest_first = func.row_number().over(partition_by=PageRevision.page_id, order_by=PageRevision.id.desc())
    steps = select(PageRevision.id, PageRevision.page_id, newest_first.label("place")).subquery()
    pointed_at = select(StorePage.id).where(
        StorePage.id == steps.c.page_id,
        steps.c.id.in_((StorePage.draft_id, StorePage.live_id, StorePage.planned_id)),
    )
    shown = select(AuditEntry.id).where(
        AuditEntry.subject == SUBJECT,
        AuditEntry.subject_id == steps.c.page_id,
        AuditEntry.action.in_(SHOWN),
        AuditEntry.at >= clock.now() - KEPT_FOR,
        AuditEntry.after["revision"].as_integer() == steps.c.id,
    )
    old = select(steps.c.id).where(steps.c.place > KEPT_STEPS, ~pointed_at.exists(), ~shown.exists()).limit(AT_ONCE)
    forgotten = db.session.execute(
        delete(PageRevision).where(PageRevision.id.in_(old)).execution_options(synchronize_session=False)
    )
    if forgotten.rowcount == AT_ONCE:  # type: ignore[attr-defined]
        jobs.later("mall.domain.pages.jobs:prune", queue="bulk")
