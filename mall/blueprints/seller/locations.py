"""The places of a store: the main one, from which goods are sent, and others where buyers fetch them."""

from flask import Response, flash, g, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.place_fields import asked_for
from mall.blueprints.seller.front import me, seller
from mall.blueprints.seller.locations_forms import Location, values_of_location
from mall.domain import orders, stores
from mall.domain.stores import StoreRight
from mall.kernel import places
from mall.kernel.refusals import NotFound
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply
from mall.models import StoreLocation


@seller.get("/settings/places")
@right_door(StoreRight.EDIT_STORE)
def location_index() -> Response:
    """All that are not closed, the main one first."""
    found = stores.locations_for(g.store)
    names = {each.id: places.full_name(each.region_id) for each in found}
    return page("seller/locations/index.html", locations=found, names=names)


@seller.get("/settings/places/new")
@right_door(StoreRight.EDIT_STORE)
def new_location() -> Response:
    """A form for another one."""
    form = Location.from_query() if asked_for() else Location.fresh(is_pickup_point=True)
    return page("seller/locations/edit.html", form=form, location=None)


@seller.post("/settings/places")
@right_door(StoreRight.EDIT_STORE)
@again(new_location)
def add_location() -> AnyResponse:
    """Open it, or show the next list."""
    form = Location.posted()
    if form.wants_lists():
        return page("seller/locations/edit.html", form=form, location=None)
    made = stores.add_location(g.store, me(), **form.fields_of_location())
    flash(gettext("Saved. Now say when it is open."))
    return reply(url_for(".location_hours", location_id=made.id))


@seller.get("/settings/places/<int:location_id>")
@right_door(StoreRight.EDIT_STORE)
def location(location_id: int) -> Response:
    """The form with what is saved."""
    here = location_here(location_id)
    form = Location.from_query() if asked_for() else Location.fresh(**values_of_location(here))
    return page("seller/locations/edit.html", form=form, location=here)


@seller.post("/settings/places/<int:location_id>")
@right_door(StoreRight.EDIT_STORE)
@again(location)
def edit_location(location_id: int) -> AnyResponse:
    """Save it, or show the next list."""
    here, form = location_here(location_id), Location.posted()
    if form.wants_lists():
        return page("seller/locations/edit.html", form=form, location=here)
    stores.edit_location(g.store, me(), here, **form.fields_of_location())
    flash(gettext("Saved."))
    return reply(url_for(".location_index"))


@seller.get("/settings/places/<int:location_id>/closure")
@right_door(StoreRight.EDIT_STORE)
def closure_page(location_id: int) -> Response:
    """Ask once more, and say what waits there."""
    here = location_here(location_id)
    return page("seller/locations/closure.html", location=here, waiting=orders.waiting_at(g.store, here.id))


@seller.post("/settings/places/<int:location_id>/closure")
@right_door(StoreRight.EDIT_STORE)
@again(closure_page)
def close_location(location_id: int) -> AnyResponse:
    """Nobody may choose it any more."""
    stores.close_location(g.store, location_here(location_id), me())
    flash(gettext("The place is closed. What waits there is still handed out."))
    return reply(url_for(".location_index"))


def location_here(location_id: int) -> StoreLocation:
    """One of the store's places that is not closed, or NotFound."""
    here = stores.location_of(g.store, location_id)
    if here.closed_at is not None:
        raise NotFound
    return here
