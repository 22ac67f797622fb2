"""Where a store delivers at all, whatever its freight templates say."""

from flask import Response, flash, g, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.areas_forms import Area
from mall.blueprints.seller.front import me, seller
from mall.domain import stores
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@seller.get("/settings/area")
@right_door(StoreRight.EDIT_STORE)
def area() -> Response:
    """The provinces, and abroad."""
    form = Area.fresh(regions=[str(region_id) for region_id in g.store.delivers_to], version=str(g.store.version))
    return page("seller/areas/edit.html", form=form)


@seller.post("/settings/area")
@right_door(StoreRight.EDIT_STORE)
@again(area)
def edit_area() -> AnyResponse:
    """Deliver there and nowhere else; nothing chosen means wherever the freight templates do."""
    form = Area.posted()
    regions = sorted(int(region_id) for region_id in form.checked().regions)
    stores.edit_store(g.store, me(), form.version.data, delivers_to=regions)
    flash(gettext("Saved."))
    return reply(url_for(".settings"))
