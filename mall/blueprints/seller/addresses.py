"""Where an order goes, changed as the buyer asked for, before anything has left."""

from flask import Response, flash, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.place_fields import asked_for
from mall.blueprints.seller.addresses_forms import form_for
from mall.blueprints.seller.front import me, seller
from mall.blueprints.seller.orders import order, order_here
from mall.domain import orders, people
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply
from mall.models import Order


@seller.get("/orders/<number>/address")
@right_door(StoreRight.SHIP)
def address_page(number: str) -> Response:
    """The form with where it goes now. An order that has left, or is fetched, is shown as it is."""
    here = order_here(number)
    if here.contact is None or not here.contact.name or not orders.can_be_readdressed(here):
        return order(number)
    form = form_for(here.contact)
    shown = form.from_query(seen=here.contact.mark) if asked_for() else form.fresh(**form.values_of(here.contact))
    shown.look_at(here.contact)
    return address_form(here, shown)


@seller.post("/orders/<number>/address")
@right_door(StoreRight.SHIP)
@again(address_page)
def change_address(number: str) -> AnyResponse:
    """Send it there, or show the next list; the buyer is told."""
    here = order_here(number)
    form = form_for(here.contact).posted()
    form.country = here.contact.country if here.contact else people.HOME
    if form.wants_lists():
        return address_form(here, form)
    orders.readdress(here, form.contact(), me(), form.seen.data)
    flash(gettext("The address is changed. The buyer is told."))
    return reply(url_for(".order", number=number))


def address_form(here: Order, form: object) -> Response:
    """The page with this form on it."""
    return page("seller/addresses/edit.html", order=here, form=form)
