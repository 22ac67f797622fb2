"""Opening, leave and closing: what a store's own people decide about it."""

from flask import Response, flash, g, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.front import me, seller
from mall.blueprints.seller.locations import location_here
from mall.blueprints.seller.openings_forms import Hours, Leave, values_of_hours
from mall.blueprints.seller.settings import settings
from mall.domain import orders, stores
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply
from mall.models import StoreLocation


@seller.post("/opening")
@right_door(StoreRight.EDIT_STORE)
@again(settings)
def open_store() -> AnyResponse:
    """Sell: for the first time, after leave, or when the closing is called off."""
    stores.open_store(g.store, me())
    flash(gettext("Your store is open."))
    return reply(url_for(".settings"))


@seller.post("/leave")
@right_door(StoreRight.EDIT_STORE)
@again(settings)
def go_on_leave() -> AnyResponse:
    """Stay visible and sell nothing for a while, from now or from a day on, until a day or until the press of a button."""
    start, until = Leave.posted().moments()
    if start is not None and until is not None:
        stores.plan_leave(g.store, me(), start, until)
        flash(gettext("Your leave is planned. It begins and ends by itself."))
    else:
        stores.go_on_leave(g.store, me(), until=until)
        flash(gettext("Your store is on leave. Orders already placed must still be shipped."))
    return reply(url_for(".settings"))


@seller.post("/leave/cancellation")
@right_door(StoreRight.EDIT_STORE)
@again(settings)
def drop_leave() -> AnyResponse:
    """Forget the plan."""
    stores.drop_leave_plan(g.store, me())
    flash(gettext("Your store stays open."))
    return reply(url_for(".settings"))


@seller.get("/settings/hours")
@right_door(StoreRight.EDIT_STORE)
def hours() -> Response:
    """When people find somebody at the store's place."""
    return hours_page(stores.default_location(g.store.id), url_for(".edit_hours"))


@seller.post("/settings/hours")
@right_door(StoreRight.EDIT_STORE)
@again(hours)
def edit_hours() -> AnyResponse:
    """Save them; they stand on the store's page."""
    stores.edit_location(g.store, me(), **Hours.posted().fields_of_location())
    flash(gettext("Saved."))
    return reply(url_for(".hours"))


@seller.get("/settings/places/<int:location_id>/hours")
@right_door(StoreRight.EDIT_STORE)
def location_hours(location_id: int) -> Response:
    """The same of another place."""
    return hours_page(location_here(location_id), url_for(".edit_location_hours", location_id=location_id))


@seller.post("/settings/places/<int:location_id>/hours")
@right_door(StoreRight.EDIT_STORE)
@again(location_hours)
def edit_location_hours(location_id: int) -> AnyResponse:
    """Save them."""
    stores.edit_location(g.store, me(), location_here(location_id), **Hours.posted().fields_of_location())
    flash(gettext("Saved."))
    return reply(url_for(".location_index"))


def hours_page(location: StoreLocation, action: str) -> Response:
    """The form for a place, and where it is sent."""
    form = Hours.fresh(**values_of_hours(location))
    return page("seller/openings/hours.html", form=form, location=location, action=action)


@seller.get("/closing")
@right_door(StoreRight.EDIT_STORE)
def closing_page() -> Response:
    """Ask once more, and say what is still open."""
    return page("seller/openings/closing.html", open_orders=orders.open_orders_of_store(g.store))


@seller.post("/closing")
@right_door(StoreRight.EDIT_STORE)
@again(closing_page)
def begin_closing() -> AnyResponse:
    """Sell nothing more and settle what is open; the mall closes the store when nothing is."""
    stores.begin_closing(g.store, me())
    flash(gettext("Your store sells nothing more. The mall closes it once every order is settled."))
    return reply(url_for(".settings"))
