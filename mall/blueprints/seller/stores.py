"""The stores a person works in: where the seller centre begins, and how to change to another one."""

from flask import g, redirect, request, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.front import LAST, seller
from mall.domain import stores
from mall.kernel.web.doors import member_door
from mall.kernel.web.reply import page


@member_door
def index() -> AnyResponse:
    """Into the store she worked in last; with `?all`, or without one, all of them and her applications for more."""
    last = request.cookies.get(LAST)
    if "all" not in request.args and last in [store.slug for store, _rights in stores.memberships(g.person.id)]:
        return redirect(url_for("seller.home", store=last), 303)
    return page(
        "seller/stores/index.html",
        stores=stores.stores_for(g.person.id),
        applications=stores.applications_for(g.person.id),
    )


@seller.record_once
def _add_index(state: BlueprintSetupState) -> None:
    """Outside the blueprint's prefix: there is no store in it yet."""
    state.app.add_url_rule("/seller", "seller.index", index)
