"""What waits for an operator."""

from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Tile:
    """What may wait, for whom, where it is done, and how much of it there is."""

    right: AdminRight
    endpoint: str
    label: Any
    count: Callable[[], int]
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """Cases that one right decides: the first kind is where the tile leads."""

    right: AdminRight
    label: Any
    kinds: tuple[str, ...]


QUEUES = (
    Queue(AdminRight.ADMIT_STORES, _("Store applications"), ("store_application",)),
    Queue(AdminRight.MODERATE, _("Listings to decide"), ("product_revision",)),
    Queue(AdminRight.MODERATE, _("Reviews to decide"), ("review", "review_follow_up")),
    Queue(AdminRight.MODERATE, _("Questions and answers to decide"), ("question", "question_answer")),
    Queue(AdminRight.RESOLVE_PAYMENTS, _("Payments that do not match"), ("payment_mismatch",)),
    Queue(AdminRight.RESOLVE_PAYMENTS, _("Refunds that stores refuse"), ("after_sale",)),
)
TILES = (
    Tile(
        AdminRight.SEE_PAYMENTS,
        ".transfer_index",
        _("Transfers to confirm"),
        payments.count_waiting_transfers,
    ),
    Tile(AdminRight.SEE_PAYMENTS, ".refund_index", _("Refunds in progress"), payments.count_open_refunds),
    Tile(
        AdminRight.SETTLE,
        ".statement_index",
        _("Statements to pay"),
        lambda: ledger.count_statements("confirmed"),
        state="confirmed",
    ),
    Tile(AdminRight.SETTLE, ".dispute_index", _("Questions about statements"), ledger.count_disputes),
    Tile(AdminRight.EDIT_COMMISSION, ".rule_index", _("Changes of commission"), lambda: len(ledger.rule_changes())),
    Tile(AdminRight.GRANT_RIGHTS, ".role_index", _("Proposed roles"), lambda: len(people.role_proposals())),
    Tile(AdminRight.RUN_JOBS, ".job_index", _("Failed jobs"), lambda: len(jobs.failed(1000))),
)


def tiles() -> list[tuple[str, Any, int]]:
    """(where to, what waits, how much) for every right the operator holds."""
    waiting = moderation.open_counts()
    queues = [
        (url_for(".case_index", kind=each.kinds[0]), each.label, sum(waiting.get(kind, 0) for kind in each.kinds))
        for each in QUEUES
        if each.right in g.rights
    ]
    others = [
        (url_for(each.endpoint, state=each.state), each.label, each.count()) for each in TILES if each.right in g.rights
    ]
    return queues + others


offer("index", _("To do"), AdminRight.LOOK)
