"""The stores a person works in: where the seller centre begins, and how to change to another one."""

from flask import Response, g
from flask.blueprints import BlueprintSetupState

from mall.blueprints.seller.front import seller
from mall.domain import stores
from mall.kernel.web.doors import member_door
from mall.kernel.web.reply import page


@member_door
def index() -> Response:
    """All of them, and what became of applications for more."""
    return page(
        "seller/stores/index.html",
        stores=stores.stores_for(g.person.id),
        applications=stores.applications_for(g.person.id),
    )


@seller.record_once
def _add_index(state: BlueprintSetupState) -> None:
    """Outside the blueprint's prefix: there is no store in it yet."""
    state.app.add_url_rule("/seller", "seller.index", index)
