"""What stores do when operators decide about an application."""

from mall.domain.moderation import Decision, decides
from mall.domain.stores.actions import CASE_KIND, approve_application, locked_application, refuse_application

# A reason that the applicant can mend sends the application back instead of ending it.
MENDABLE = frozenset({"incomplete", "licence", "poor_pictures", "identity"})


@decides(CASE_KIND)
def decide_application(decision: Decision) -> None:
    """Found the store, or tell the applicant why not."""
    application = locked_application(decision.subject_id)
    if decision.approved:
        approve_application(application, decision.actor, decision.message)
    else:
        refuse_application(
            application,
            decision.actor,
            decision.reason_code,
            decision.message,
            for_changes=decision.reason_code in MENDABLE,
        )
