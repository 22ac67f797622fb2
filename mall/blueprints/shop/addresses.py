"""The address book."""

import uuid
from typing import Any

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.shop.account import offer
from mall.blueprints.shop.addresses_forms import AddressForm, shown_form
from mall.blueprints.shop.destinations import remember
from mall.blueprints.shop.front import shop
from mall.domain import people
from mall.kernel.text import _
from mall.kernel.web import security
from mall.kernel.web.doors import again, member_door
from mall.kernel.web.reply import page, reply


@shop.get("/account/addresses")
@member_door
def addresses() -> Response:
    """All of them, the default first."""
    return page("shop/addresses/index.html", addresses=people.addresses_for(g.person))


@shop.get("/account/addresses/new")
@member_door
def new_address() -> Response:
    """An empty form."""
    return address_page(shown_form())


@shop.post("/account/addresses")
@member_door
@again(new_address)
def add_address() -> AnyResponse:
    """Save it, or show the next list."""
    form = AddressForm.posted()
    if form.wants_lists():
        return address_page(AddressForm.posted())
    added = people.add_address(g.person, **form.address())
    flash(gettext("The address is saved."))
    response = reply(next_path())
    if added.region_id:
        remember(response, added.region_id)
    return response


@shop.get("/account/addresses/<uuid:public_id>/edit")
@member_door
def address(public_id: uuid.UUID) -> Response:
    """The form with what is saved."""
    here = people.address_of(g.person, public_id)
    return address_page(shown_form(here), public_id)


@shop.post("/account/addresses/<uuid:public_id>")
@member_door
@again(address)
def edit_address(public_id: uuid.UUID) -> AnyResponse:
    """Save the changes, or show the next list."""
    here, form = people.address_of(g.person, public_id), AddressForm.posted()
    if form.wants_lists():
        return address_page(AddressForm.posted(), public_id)
    people.edit_address(here, **form.address())
    flash(gettext("The address is saved."))
    return reply(next_path())


@shop.post("/account/addresses/<uuid:public_id>/default")
@member_door
@again(addresses)
def choose_default(public_id: uuid.UUID) -> AnyResponse:
    """Send parcels here unless said otherwise."""
    people.make_default(people.address_of(g.person, public_id))
    return reply(url_for(".addresses"))


@shop.get("/account/addresses/<uuid:public_id>/deletion")
@member_door
def deletion(public_id: uuid.UUID) -> Response:
    """Ask once more."""
    return page("shop/addresses/delete.html", address=people.address_of(g.person, public_id))


@shop.post("/account/addresses/<uuid:public_id>/deletion")
@member_door
@again(deletion)
def delete_address(public_id: uuid.UUID) -> AnyResponse:
    """Forget it."""
    people.remove_address(g.person, people.address_of(g.person, public_id))
    flash(gettext("The address is deleted."))
    return reply(url_for(".addresses"))


def address_page(form: AddressForm, public_id: uuid.UUID | None = None) -> Response:
    """The form for a new address, or for the one with that id."""
    onward: dict[str, Any] = {"next": request.args["next"]} if "next" in request.args else {}
    action = url_for(".edit_address", public_id=public_id, **onward) if public_id else url_for(".add_address", **onward)
    return page("shop/addresses/edit.html", form=form, action=action, is_new=public_id is None)


def next_path() -> str:
    """Back to the step that asked for an address, else to the book."""
    return security.local_path(request.args.get("next"), url_for(".addresses"))


offer("shop.addresses", _("Addresses"), lambda person: len(people.addresses_for(person)), icon="ui-pin")
