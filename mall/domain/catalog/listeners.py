"""What the catalog does when operators decide about an edit."""

from mall.domain.catalog.actions.reviewing import CASE_KIND, approve_revision, refuse_revision
from mall.domain.catalog.library import in_any_library
from mall.domain.catalog.queries import revision_by_id
from mall.domain.moderation import Decision, decides
from mall.kernel import images


@decides(CASE_KIND)
def decide_revision(decision: Decision) -> None:
    """Make the edit live, or send it back."""
    revision = revision_by_id(decision.subject_id)
    if decision.approved:
        approve_revision(revision, decision.actor, decision.message)
    else:
        refuse_revision(revision, decision.actor, decision.reason_code, decision.message, decision.fields)


@images.holds
def is_in_a_library(stem: str) -> bool:
    """What lies in a store's library stays, shown or not."""
    return in_any_library(stem)
