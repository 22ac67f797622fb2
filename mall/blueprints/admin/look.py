"""The mall's accent."""

from flask import Response, flash, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.admin.front import admin, me, offer
from mall.domain.people import AdminRight
from mall.kernel.text import _
from mall.kernel.web import look
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply

NAMES = {
    "red": _("Red"),
    "amber": _("Amber"),
    "green": _("Green"),
    "teal": _("Teal"),
    "blue": _("Blue"),
    "purple": _("Purple"),
}


@admin.get("/look")
@right_door(AdminRight.EDIT_FRONT)
def look_page() -> Response:
    """The accents that can be read on light and on dark."""
    return page("admin/look/show.html", names=NAMES, chosen=look.chosen_accent())


@admin.post("/look")
@right_door(AdminRight.EDIT_FRONT)
@again(look_page)
def choose_look() -> AnyResponse:
    """Every page has it from now on."""
    look.choose_accent(request.form.get("accent", ""), me())
    flash(gettext("The mall has its new colour."))
    return reply(url_for(".look_page"))


offer("look_page", _("Colour"), AdminRight.EDIT_FRONT)
