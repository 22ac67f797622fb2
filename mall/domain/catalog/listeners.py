"""What the catalog does when operators decide about an edit."""

from mall.domain.catalog.actions import CASE_KIND, approve_revision, refuse_revision
from mall.domain.catalog.queries import revision_by_id
from mall.domain.moderation import Decision, decides


@decides(CASE_KIND)
def decide_revision(decision: Decision) -> None:
    """Make the edit live, or send it back."""
    revision = revision_by_id(decision.subject_id)
    if decision.approved:
        approve_revision(revision, decision.actor, decision.message)
    else:
        refuse_revision(revision, decision.actor, decision.reason_code, decision.message)
