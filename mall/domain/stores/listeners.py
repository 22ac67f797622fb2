"""What stores do when operators decide about an application and when an account closes; what they tell about a person."""

from typing import Any

from mall.domain.moderation import Decision, decides
from mall.domain.stores import actions, queries
from mall.domain.stores.actions import CASE_KIND, approve_application, locked_application, refuse_application
from mall.kernel.belongings import tells
from mall.kernel.facts import on

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


@on("person.closed")
def forget_member(person_id: int) -> None:
    """Erase her work in stores and her applications."""
    actions.forget_member(person_id)


@tells("stores")
def stores_of(person_id: int) -> dict[str, Any]:
    """Where she works, and what she applied with."""
    return queries.belongings(person_id)
