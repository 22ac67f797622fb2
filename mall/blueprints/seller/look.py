"""How the store's pages look: colour, corners, spacing; seen at once on a sample, by day and by night."""

from flask import Response, flash, g, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.front import me, offer, seller
from mall.blueprints.seller.look_forms import Look, values_of
from mall.domain import stores
from mall.domain.stores import StoreRight
from mall.kernel import colours
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@seller.get("/look")
@right_door(StoreRight.EDIT_STORE)
def look() -> Response:
    """The choices, and what they make of a page."""
    theme = stores.filled_theme(g.store.theme)
    own = theme["colour"] if theme["colour"] else ""
    return page(
        "seller/look/index.html",
        form=Look.fresh(**values_of(g.store)),
        offered=stores.COLOURS,
        chosen=theme,
        pair=colours.pair(own) if own else None,
        is_changed=bool(own) and not colours.is_readable(own),
    )


@seller.post("/look")
@right_door(StoreRight.EDIT_STORE)
@again(look)
def choose_look() -> AnyResponse:
    """Dress the store's pages in it; a colour that could not be read is made darker, and that is said."""
    form = Look.posted()
    typed = form.checked()
    theme = stores.theme_of(form.colour(), typed.corners, typed.space)
    stores.edit_store(g.store, me(), typed.version, theme=theme)
    flash(gettext("Saved."))
    if theme.get("colour") and not colours.is_readable(theme["colour"]):
        flash(gettext("Your colour was made a little darker so that it can be read."), "info")
    return reply(url_for(".look"))


offer("seller.look", _("Shop look"), StoreRight.EDIT_STORE)
