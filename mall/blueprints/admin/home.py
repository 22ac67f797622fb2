"""What waits for an operator."""

from typing import Any

from flask import Response, g, url_for

from mall.blueprints.admin.front import admin, offer
from mall.domain import ledger, moderation, payments, people
from mall.domain.people import AdminRight
from mall.kernel import jobs
from mall.kernel.text import _
from mall.kernel.web.doors import right_door
from mall.kernel.web.reply import page


@admin.get("")
@right_door(AdminRight.LOOK)
def index() -> Response:
    """Counts that lead to the work, as far as the operator may do it; what stops payouts on top."""
    return page("admin/home/index.html", tiles=tiles(), freezes=ledger.freezes())


def tiles() -> list[tuple[str, Any, int]]:
    """(where to, what waits, how much) for every right the operator holds."""
    waiting = moderation.open_counts()
    found: list[tuple[AdminRight, str, Any, int]] = [
        (
            AdminRight.ADMIT_STORES,
            url_for(".case_index", kind="store_application"),
            _("Store applications"),
            waiting.get("store_application", 0),
        ),
        (
            AdminRight.MODERATE,
            url_for(".case_index", kind="product_revision"),
            _("Listings to decide"),
            waiting.get("product_revision", 0),
        ),
        (
            AdminRight.MODERATE,
            url_for(".case_index", kind="review"),
            _("Reviews to decide"),
            waiting.get("review", 0) + waiting.get("review_follow_up", 0),
        ),
        (
            AdminRight.MODERATE,
            url_for(".case_index", kind="question"),
            _("Questions and answers to decide"),
            waiting.get("question", 0) + waiting.get("question_answer", 0),
        ),
        (
            AdminRight.RESOLVE_PAYMENTS,
            url_for(".case_index", kind="payment_mismatch"),
            _("Payments that do not match"),
            waiting.get("payment_mismatch", 0),
        ),
        (
            AdminRight.RESOLVE_PAYMENTS,
            url_for(".case_index", kind="after_sale"),
            _("Refunds that stores refuse"),
            waiting.get("after_sale", 0),
        ),
        (
            AdminRight.SEE_PAYMENTS,
            url_for(".transfer_index"),
            _("Transfers to confirm"),
            payments.count_waiting_transfers(),
        ),
        (AdminRight.SEE_PAYMENTS, url_for(".refund_index"), _("Refunds in progress"), payments.count_open_refunds()),
        (
            AdminRight.SETTLE,
            url_for(".statement_index", state="confirmed"),
            _("Statements to pay"),
            ledger.count_statements("confirmed"),
        ),
        (
            AdminRight.SETTLE,
            url_for(".dispute_index"),
            _("Questions about statements"),
            ledger.count_disputes(),
        ),
        (AdminRight.EDIT_COMMISSION, url_for(".rule_index"), _("Changes of commission"), len(ledger.rule_changes())),
        (AdminRight.GRANT_RIGHTS, url_for(".role_index"), _("Proposed roles"), len(people.role_proposals())),
        (AdminRight.RUN_JOBS, url_for(".job_index"), _("Failed jobs"), len(jobs.failed(1000))),
    ]
    return [(url, label, count) for right, url, label, count in found if right in g.rights]


offer("index", _("To do"), AdminRight.LOOK)
