"""What is to be mended before shoppers see a page, and when they see it: now, from a time on, until a time."""

from flask import Response, flash, g, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.moment_fields import as_typed
from mall.blueprints.seller.editor import page_here
from mall.blueprints.seller.front import me, seller
from mall.blueprints.seller.pages_forms import Publication
from mall.domain import pages
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.finding import absolute
from mall.kernel.web.reply import page, reply


@seller.get("/pages/<int:page_id>/publication")
@right_door(StoreRight.EDIT_STORE)
def publication(page_id: int) -> Response:
    """The checks, the weight, the times, and a link under which the draft can be looked at for a day."""
    here = page_here(page_id)
    view = pages.draft_view(g.store, here)
    found = pages.findings(view)
    return page(
        "seller/pages/publication.html",
        page=here,
        view=view,
        findings=found,
        stops=any(each.stops for each in found),
        weight=view.revision.weight,
        seconds=pages.seconds_on_2g(view.revision.weight),
        hard=pages.HARD,
        is_light=view.revision.weight <= pages.AIM,
        link=absolute(url_for("shop.preview", slug=g.store.slug, token=pages.preview_token(here))),
        form=Publication.fresh(publish_at=as_typed(here.publish_at), take_down_at=as_typed(here.take_down_at)),
    )


@seller.post("/pages/<int:page_id>/publication")
@right_door(StoreRight.EDIT_STORE)
@again(publication)
def publish_page(page_id: int) -> AnyResponse:
    """Publish it now, or keep the times that are typed."""
    here, form = page_here(page_id), Publication.posted()
    typed = form.checked()
    if typed.act == "now":
        pages.publish(g.store, here, typed.base, me())
        flash(gettext("Shoppers see it now."))
        return reply(url_for(".store_page", page_id=page_id))
    try:
        pages.plan(g.store, here, typed.base, form.from_when, form.until_when, me())
    except pages.NoSuchTime as refusal:
        raise form.refuse("take_down_at" if form.until_when else "publish_at", refusal.message) from None
    flash(gettext("The times are kept."))
    return reply(url_for(".publication", page_id=page_id))


@seller.post("/pages/<int:page_id>/closing")
@right_door(StoreRight.EDIT_STORE)
@again(publication)
def take_down_page(page_id: int) -> AnyResponse:
    """Keep it from shoppers."""
    pages.take_down(page_here(page_id), me())
    flash(gettext("Shoppers do not see it any more."))
    return reply(url_for(".publication", page_id=page_id))
