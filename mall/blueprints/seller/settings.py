"""A store's settings: what it says about itself, and where it is."""

from flask import Response, flash, g, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.place_fields import asked_for
from mall.blueprints.seller.front import me, offer, seller
from mall.blueprints.seller.openings_forms import Leave
from mall.blueprints.seller.settings_forms import DEGREES, HUES, About, Place, values_of, values_of_place
from mall.domain import orders, stores
from mall.domain.stores import StoreRight
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@seller.get("/settings")
@right_door(StoreRight.EDIT_STORE)
def settings() -> Response:
    """The form, and the store's state with what may be done about it."""
    return page(
        "seller/settings/index.html",
        form=About.fresh(**values_of(g.store)),
        leave=Leave.fresh(),
        hues=[(step * DEGREES, step) for step in range(HUES)],
        open_orders=orders.open_orders_of_store(g.store),
    )


@seller.post("/settings")
@right_door(StoreRight.EDIT_STORE)
@again(settings)
def edit_settings() -> AnyResponse:
    """Save them; shoppers see them at once."""
    form = About.posted()
    fields = form.fields_of_store()
    stores.edit_store(g.store, me(), form.version.data, **fields)
    flash(gettext("Saved."))
    return reply(url_for(".settings"))


@seller.get("/settings/place")
@right_door(StoreRight.EDIT_STORE)
def place() -> Response:
    """Where the goods lie, and whether buyers may come."""
    location = stores.default_location(g.store.id)
    form = Place.from_query() if asked_for() else Place.fresh(**values_of_place(location))
    return page("seller/settings/place.html", form=form)


@seller.post("/settings/place")
@right_door(StoreRight.EDIT_STORE)
@again(place)
def edit_place() -> AnyResponse:
    """Save it, or show the next list."""
    form = Place.posted()
    if form.wants_lists():
        return page("seller/settings/place.html", form=form)
    stores.edit_location(g.store, me(), **form.fields_of_location())
    flash(gettext("Saved."))
    return reply(url_for(".settings"))


offer("seller.settings", _("Store"), StoreRight.EDIT_STORE)
