"""What a visitor looked at: hers to see, to clear and to switch off.

The mall keeps a member's, a guest's lies in her browser.
"""

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.shop import seen_cookie
from mall.blueprints.shop.front import shop
from mall.domain import favourites
from mall.kernel.web.doors import again, open_door
from mall.kernel.web.reply import page, reply


@shop.get("/history")
@open_door
def history() -> Response:
    """The latest first."""
    if g.person is None:
        found, is_kept = favourites.seen_by_guest(seen_cookie.looks()), seen_cookie.is_kept()
    else:
        found = favourites.history_for(g.person.id, request.args.get("after"))
        is_kept = favourites.keeps_history(g.person.id)
    return page("shop/history/index.html", found=found, is_kept=is_kept)


@shop.post("/history/clearing")
@open_door
@again(history)
def clear_history() -> AnyResponse:
    """Forget all of it."""
    if g.person is None:
        seen_cookie.clear()
    else:
        favourites.clear_history(g.person.id)
    flash(gettext("Your history is empty."))
    return reply(url_for(".history"))


@shop.post("/history/pause")
@open_door
@again(history)
def pause_history() -> AnyResponse:
    """Forget it and keep none from now on."""
    if g.person is None:
        seen_cookie.switch_off()
    else:
        favourites.pause_history(g.person.id)
    flash(gettext("We no longer remember what you look at."))
    return reply(url_for(".history"))


@shop.post("/history/resumption")
@open_door
@again(history)
def resume_history() -> AnyResponse:
    """Keep one again."""
    if g.person is None:
        seen_cookie.clear()
    else:
        favourites.resume_history(g.person.id)
    flash(gettext("From now on we remember what you look at."))
    return reply(url_for(".history"))
