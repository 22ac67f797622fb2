"""What aftersales do when money arrived, when operators decide, and when an account closes."""

from typing import Any

from mall.domain import payments
from mall.domain.aftersales import answering, queries
from mall.domain.aftersales.asking import CASE_KIND, forget
from mall.domain.moderation import Decision, decides
from mall.kernel import images
from mall.kernel.belongings import tells
from mall.kernel.facts import on


@on("refund.paid", queue="money")
def note_paid(refund_id: int) -> None:
    """The request that it was for is done."""
    refund = payments.refund_by_id(refund_id)
    if refund.cause == "after_sale":
        answering.note_paid(refund.cause_id)


@decides(CASE_KIND)
def decide_request(decision: Decision) -> None:
    """Pay back what was asked, or nothing."""
    answering.decide(decision.subject_id, decision)


@on("person.closed")
def forget_words(person_id: int) -> None:
    """Her words and photos go; what was asked and paid stays for the books."""
    forget(person_id)


@tells("after_sales")
def requests_of_person(person_id: int) -> list[dict[str, Any]]:
    """What she asked back."""
    return queries.belongings(person_id)


@images.holds
def shows_picture(stem: str) -> bool:
    """Requests keep their photos."""
    return queries.shows_picture(stem)
