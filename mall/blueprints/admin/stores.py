"""Stores as operators see them."""

from flask import Response, flash, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.admin.front import admin, me, offer
from mall.blueprints.admin.reasons import Why
from mall.domain import catalog, ledger, orders, people, stores
from mall.domain.people import AdminRight
from mall.kernel.states import changes_of
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@admin.get("/stores")
@right_door(AdminRight.ADMIT_STORES)
def store_index() -> Response:
    """All stores, newest first, by state or by name."""
    text, state = request.args.get("q", "")[:80], request.args.get("state", "")
    found = stores.all_stores(state, text, request.args.get("after"))
    return page("admin/stores/index.html", stores=found, text=text, state=state, states=list(stores.StoreState))


@admin.get("/stores/<int:store_id>")
@right_door(AdminRight.ADMIT_STORES)
def store(store_id: int) -> Response:
    """One store: who runs it, what it sells, what it has with the mall."""
    found = stores.store_by_id(store_id)
    members = stores.members_for(found)
    return page(
        "admin/stores/show.html",
        store=found,
        members=members,
        people=people.people_by_id({member.person_id for member in members}),
        products=catalog.product_counts_for(found),
        orders=orders.count_of_store(found),
        balances=ledger.balances_of(found.id),
        history=changes_of(found),
        form=Why.fresh(),
    )


@admin.post("/stores/<int:store_id>/suspension")
@right_door(AdminRight.ADMIT_STORES)
@again(store)
def suspend(store_id: int) -> AnyResponse:
    """Hide the store and its goods; orders stay reachable."""
    stores.suspend(stores.store_by_id(store_id), me(), Why.posted().checked().why)
    flash(gettext("The store is suspended."))
    return reply(url_for(".store", store_id=store_id))


@admin.post("/stores/<int:store_id>/suspension-end")
@right_door(AdminRight.ADMIT_STORES)
@again(store)
def lift_suspension(store_id: int) -> AnyResponse:
    """Back to what the suspension interrupted."""
    stores.lift_suspension(stores.store_by_id(store_id), me(), Why.posted().checked().why)
    flash(gettext("The suspension is lifted."))
    return reply(url_for(".store", store_id=store_id))


offer("store_index", _("Stores"), AdminRight.ADMIT_STORES)
