"""What a person looked at: hers to see, to clear and to switch off."""

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.shop.front import shop
from mall.domain import favourites
from mall.kernel.web.doors import again, member_door
from mall.kernel.web.reply import page, reply


@shop.get("/history")
@member_door
def history() -> Response:
    """The latest first."""
    found = favourites.history_for(g.person.id, request.args.get("after"))
    return page("shop/history/index.html", found=found, is_kept=favourites.keeps_history(g.person.id))


@shop.post("/history/clearing")
@member_door
@again(history)
def clear_history() -> AnyResponse:
    """Forget all of it."""
    favourites.clear_history(g.person.id)
    flash(gettext("Your history is empty."))
    return reply(url_for(".history"))


@shop.post("/history/pause")
@member_door
@again(history)
def pause_history() -> AnyResponse:
    """Forget it and keep none from now on."""
    favourites.pause_history(g.person.id)
    flash(gettext("We no longer remember what you look at."))
    return reply(url_for(".history"))


@shop.post("/history/resumption")
@member_door
@again(history)
def resume_history() -> AnyResponse:
    """Keep one again."""
    favourites.resume_history(g.person.id)
    flash(gettext("From now on we remember what you look at."))
    return reply(url_for(".history"))
