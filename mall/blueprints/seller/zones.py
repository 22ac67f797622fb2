"""Where a store's own people deliver: its zones, which stand beside its freight templates."""

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.freight import freight, is_stale
from mall.blueprints.seller.front import as_saved, seller
from mall.blueprints.seller.zones_forms import Zone, cities_near, city_for, values_of, with_places
from mall.domain import delivery
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@seller.get("/freight/zones/new")
@right_door(StoreRight.EDIT_STORE)
def new_zone() -> Response:
    """An empty one, with the districts of the store's city."""
    return zone_page(Zone.fresh(week=[""] * 7), None)


@seller.post("/freight/zones")
@right_door(StoreRight.EDIT_STORE)
@again(new_zone)
def add_zone() -> AnyResponse:
    """Deliver there from now on."""
    delivery.add_zone(g.store, **Zone.posted().fields_of_zone())
    return saved()


@seller.get("/freight/zones/<int:zone_id>")
@right_door(StoreRight.EDIT_STORE)
def zone(zone_id: int) -> Response:
    """One as it is saved."""
    here = delivery.zone_of(g.store, zone_id)
    return zone_page(as_saved(Zone, **values_of(here)) if is_stale() else Zone.fresh(**values_of(here)), here)


@seller.post("/freight/zones/<int:zone_id>")
@right_door(StoreRight.EDIT_STORE)
@again(zone)
def edit_zone(zone_id: int) -> AnyResponse:
    """Write it anew."""
    here, form = delivery.zone_of(g.store, zone_id), Zone.posted()
    delivery.edit_zone(here, version=form.version.data or 0, **form.fields_of_zone())
    return saved()


@seller.post("/freight/zones/<int:zone_id>/service")
@right_door(StoreRight.EDIT_STORE)
@again(freight)
def switch_zone(zone_id: int) -> AnyResponse:
    """Deliver there again, or not for now."""
    delivery.switch_zone(delivery.zone_of(g.store, zone_id), is_on=request.form.get("on") == "y")
    return saved()


@seller.post("/freight/zones/<int:zone_id>/removal")
@right_door(StoreRight.EDIT_STORE)
@again(freight)
def remove_zone(zone_id: int) -> AnyResponse:
    """Forget it; orders that were placed keep what they were promised."""
    delivery.remove_zone(delivery.zone_of(g.store, zone_id))
    flash(gettext("The zone is deleted."))
    return reply(url_for(".freight"))


def zone_page(form: Zone, here: delivery.DeliveryZone | None) -> Response:
    """The editor."""
    city_id = city_for(g.store, request.args.get("city", ""))
    shown = with_places(form, city_id)
    return page("seller/zones/edit.html", form=shown, saved=here, city_id=city_id, cities=cities_near(g.store))


def saved() -> AnyResponse:
    """Back to the list."""
    flash(gettext("Saved."))
    return reply(url_for(".freight"))
