"""The audit log: narrowed down, page by page, and as a sheet."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from flask import Response, request

from mall.blueprints.admin.front import admin, offer
from mall.blueprints.admin.log_forms import Filters
from mall.blueprints.opening_words import midnight
from mall.domain import people, stores
from mall.domain.people import AdminRight
from mall.kernel import audit, clock, sheets
from mall.kernel.audit import AuditEntry
from mall.kernel.refusals import NotFound
from mall.kernel.text import _
from mall.kernel.web.doors import right_door
from mall.kernel.web.reply import attached, page

MOST = 50_000  # rows of a sheet
HEAD = (
    "entry", "at", "who", "actor", "actor_id", "action", "subject", "subject_id", "store_id", "before", "after", "reason",
    "address", "request_id",
)  # fmt: skip


@admin.get("/audit-log")
@right_door(AdminRight.SEE_AUDIT)
def log_index() -> Response:
    """Who did what to which thing, newest first."""
    form = Filters.from_query()
    entries = audit.entries(wanted(form), request.args.get("after"))
    return page(
        "admin/log/index.html",
        entries=entries,
        people=actors(entries.items),
        stores=stores.stores_by_id({entry.store_id for entry in entries.items if entry.store_id}),
        form=form,
        asked=asked(form),
        most=MOST,
    )


@admin.get("/audit-log.csv")
@right_door(AdminRight.SEE_AUDIT)
def log_sheet() -> Response:
    """The same as a sheet, as far as a sheet goes."""
    found = list(audit.every_entry(wanted(Filters.from_query()), MOST))
    return attached(sheets.as_csv([HEAD, *rows(found)]), f"audit-log-{clock.now():%Y%m%d}", "csv")


def wanted(form: Any) -> audit.Wanted:
    """What the filters ask for. A person or a store that is not there did nothing."""
    if not form.validate():
        return audit.Wanted(actor_ids=())
    typed = form.data
    try:
        store = stores.store_with_slug(typed["store"].strip()) if typed["store"] else None
    except NotFound:
        return audit.Wanted(actor_ids=())
    return audit.Wanted(
        actor_ids=tuple(each.id for each in people.find(typed["who"].strip()).items) if typed["who"] else None,
        action=typed["action"] or "",
        subject=typed["subject"] or "",
        subject_id=typed["subject_id"],
        store_id=store.id if store else None,
        since=midnight(typed["since"]) if typed["since"] else None,
        until=midnight(typed["until"] + timedelta(days=1)) if typed["until"] else None,
    )


def asked(form: Any) -> dict[str, str]:
    """The filters for the addresses of further pages and of the sheet."""
    return {field.name: field.data for field in form if field.data and not field.errors}


def actors(entries: Iterable[AuditEntry]) -> dict[int, Any]:
    """The people who acted, by id."""
    return people.people_by_id({entry.actor_id for entry in entries if entry.actor_id})


def rows(entries: list[AuditEntry]) -> Iterator[list[sheets.Cell]]:
    """A row per entry; what changed as it is kept."""
    names = actors(entries)
    for entry in entries:
        who = names[entry.actor_id].name if entry.actor_id in names else ""
        yield [
            entry.id, entry.at.isoformat(), who, entry.actor_kind, entry.actor_id, entry.action, entry.subject,
            entry.subject_id, entry.store_id, as_words(entry.before), as_words(entry.after), entry.reason, entry.address,
            entry.request_id,
        ]  # fmt: skip


def as_words(fields: dict[str, Any]) -> str:
    """Field by field."""
    return "; ".join(f"{name}: {value}" for name, value in fields.items())


offer("log_index", _("Audit log"), AdminRight.SEE_AUDIT)
