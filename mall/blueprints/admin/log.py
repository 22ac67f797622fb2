"""The audit log."""

from flask import Response, request

from mall.blueprints.admin.front import admin, offer
from mall.domain import people
from mall.domain.people import AdminRight
from mall.kernel import audit
from mall.kernel.text import _
from mall.kernel.web.doors import right_door
from mall.kernel.web.reply import page


@admin.get("/audit-log")
@right_door(AdminRight.SEE_AUDIT)
def log_index() -> Response:
    """Who did what to which thing, newest first; by action, thing or person."""
    action, subject = request.args.get("action", "")[:60], request.args.get("subject", "")[:60]
    entries = audit.entries(action, subject, request.args.get("after"))
    actors = people.people_by_id({entry.actor_id for entry in entries.items if entry.actor_id})
    return page("admin/log/index.html", entries=entries, people=actors, action=action, subject=subject)


offer("log_index", _("Audit log"), AdminRight.SEE_AUDIT)
