"""The operators' desk: its blueprint, its keeper, its navigation."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask import Blueprint, g, request, url_for
from flask_login import current_user

from mall.domain import people
from mall.domain.people import AdminRight
from mall.kernel.actors import Actor
from mall.kernel.refusals import NotAllowed, NotFound, SecondFactorNeeded, SignInNeeded
from mall.kernel.settings import setting
from mall.kernel.text import _

admin = Blueprint("admin", __name__, url_prefix="/admin")

RIGHTS = {
    AdminRight.LOOK: _("see the desk"),
    AdminRight.ADMIT_STORES: _("admit and suspend stores"),
    AdminRight.MODERATE: _("decide about listings"),
    AdminRight.SEE_ORDERS: _("see orders"),
    AdminRight.SETTLE: _("see statements and the books"),
    AdminRight.APPROVE_PAYOUT: _("approve payouts"),
    AdminRight.EDIT_FRONT: _("edit what stands at the front"),
    AdminRight.EDIT_COMMISSION: _("change commission rules"),
    AdminRight.SEE_PAYMENTS: _("see payments"),
    AdminRight.RESOLVE_PAYMENTS: _("confirm transfers and refunds"),
    AdminRight.MANAGE_PEOPLE: _("manage people"),
    AdminRight.GRANT_RIGHTS: _("grant rights"),
    AdminRight.SEE_AUDIT: _("see the audit log"),
    AdminRight.RUN_JOBS: _("see and retry failed jobs"),
}


class AdminKeeper:
    """Loads who asks and her rights. The desk does not exist for people without a role at it, and opens to those with one
    once their second factor is proven (docs/security.md)."""

    def enter(self, view_args: dict[str, Any]) -> None:
        user: Any = current_user
        signed_in = user if user.is_authenticated else None
        g.web_session = signed_in.web_session if signed_in else None
        g.person = signed_in.person if signed_in else None
        g.rights = people.rights_of(g.person)
        if g.person is None:
            raise SignInNeeded
        if not g.rights:
            raise NotFound
        if setting("OPERATORS_NEED_SECOND_FACTOR") and g.web_session.second_at is None:
            raise SecondFactorNeeded
        people.narrow(g.web_session, people.OPERATOR)

    def member(self) -> None:
        """Whoever came this far is signed in."""

    def right(self, right: StrEnum) -> None:
        if right not in g.rights:
            raise NotAllowed(_("Your role at this desk does not let you %(right)s.", right=RIGHTS[AdminRight(right)]))


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the navigation, shown to whoever holds one of the rights."""

    endpoint: str
    label: Any
    rights: frozenset[AdminRight]


ENTRIES: list[Entry] = []


def offer(endpoint: str, label: Any, *rights: AdminRight) -> None:
    """Put a line into the navigation. Route files call it once."""
    ENTRIES.append(Entry(f"admin.{endpoint}", label, frozenset(rights)))


@admin.context_processor
def _frame() -> dict[str, Any]:
    """What layouts/admin.html wants."""
    rights = g.get("rights") or frozenset()
    shown = [(url_for(entry.endpoint), entry.label) for entry in ENTRIES if entry.rights & rights]
    here = max((url for url, _label in shown if is_below(request.path, url)), key=len, default="")
    return {"nav": [(url, label, url == here) for url, label in shown], "AdminRight": AdminRight, "rights": rights}


def is_below(path: str, url: str) -> bool:
    """Whether a page belongs to that line of the navigation."""
    return path == url or (path.startswith(f"{url}/") and url != "/admin")


def me() -> Actor:
    """Who acts, for verbs that leave a trace."""
    return Actor("person", g.person.id)
