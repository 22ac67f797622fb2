"""The inbox: what the mall told a person."""

import uuid

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.shop.front import shop
from mall.domain import messages
from mall.kernel.web.doors import again, member_door
from mall.kernel.web.i18n import language
from mall.kernel.web.reply import page, reply


@shop.get("/messages")
@member_door
def message_index() -> Response:
    """Everything, the newest first."""
    return page(
        "shop/messages/index.html",
        found=messages.notices_for(g.person.id, language(), request.args.get("after")),
        unread=messages.unread_count(g.person.id),
    )


@shop.post("/messages/<uuid:public_id>/reading")
@member_door
@again(message_index)
def read_message(public_id: uuid.UUID) -> AnyResponse:
    """Read it, and go where it leads."""
    return reply(messages.read(g.person.id, public_id, language()).path or url_for(".message_index"))


@shop.post("/messages/readings")
@member_door
@again(message_index)
def read_messages() -> AnyResponse:
    """Read all of it."""
    messages.read_all(g.person.id)
    flash(gettext("Everything is read."))
    return reply(url_for(".message_index"))
