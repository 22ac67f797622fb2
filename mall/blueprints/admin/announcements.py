"""What the mall says to everybody on its front page."""

from flask import Response, flash, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.admin.announcements_forms import Words, values_of
from mall.blueprints.admin.front import admin, me, offer
from mall.domain import announcements
from mall.domain.people import AdminRight
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@admin.get("/announcements")
@right_door(AdminRight.EDIT_FRONT)
def announcement_index() -> Response:
    """All of them, and a form for another."""
    found = announcements.all_announcements(request.args.get("after"))
    return page("admin/announcements/index.html", announcements=found, form=Words.fresh(version="0"))


@admin.get("/announcements/<int:announcement_id>")
@right_door(AdminRight.EDIT_FRONT)
def announcement(announcement_id: int) -> Response:
    """One of them to change."""
    here = announcements.announcement_by_id(announcement_id)
    return page("admin/announcements/edit.html", announcement=here, form=Words.fresh(**values_of(here)))


@admin.post("/announcements")
@right_door(AdminRight.EDIT_FRONT)
@again(announcement_index)
def announce() -> AnyResponse:
    """Say it, now or later."""
    announcements.announce(Words.posted().words(), me())
    flash(gettext("Announced."))
    return reply(url_for(".announcement_index"))


@admin.post("/announcements/<int:announcement_id>")
@right_door(AdminRight.EDIT_FRONT)
@again(announcement)
def change_announcement(announcement_id: int) -> AnyResponse:
    """Say it otherwise."""
    here, form = announcements.announcement_by_id(announcement_id), Words.posted()
    announcements.change(here, int(form.checked().version), form.words(), me())
    flash(gettext("Saved."))
    return reply(url_for(".announcement_index"))


@admin.post("/announcements/<int:announcement_id>/end")
@right_door(AdminRight.EDIT_FRONT)
@again(announcement_index)
def end_announcement(announcement_id: int) -> AnyResponse:
    """Take it down now."""
    announcements.take_down(announcements.announcement_by_id(announcement_id), me())
    flash(gettext("It is taken down."))
    return reply(url_for(".announcement_index"))


offer("announcement_index", _("Announcements"), AdminRight.EDIT_FRONT)
