"""The store's picture library: sent in from a phone, found, described, deleted where nothing shows it."""

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller import uploads
from mall.blueprints.seller.front import offer, seller
from mall.blueprints.seller.library_forms import Describe, Found, SendPictures
from mall.blueprints.seller.pictures_forms import sent
from mall.domain import catalog
from mall.domain.stores import StoreRight
from mall.kernel.text import _
from mall.kernel.web.doors import again, bulky, right_door
from mall.kernel.web.reply import page, reply


@seller.get("/pictures")
@right_door(StoreRight.EDIT_GOODS)
def library() -> Response:
    """All of the store's pictures, newest first, a place for more, and how much room is left."""
    text = (Found.from_query().q.data or "")[:80]
    found = catalog.library_of(g.store, text, request.args.get("after"))
    uses = catalog.uses_of(g.store, [picture.id for picture in found.items])
    return page(
        "seller/library/index.html",
        pictures=found,
        uses=uses,
        text=text,
        found=Found.from_query(),
        form=SendPictures.fresh(),
        room=catalog.room_of(g.store),
    )


@seller.post("/pictures")
@right_door(StoreRight.EDIT_GOODS)
@bulky(uploads.MEGABYTES)
@again(library)
def send_pictures() -> AnyResponse:
    """Keep the good ones; say of the others what is wrong."""
    form = SendPictures.posted()
    form.checked()
    batch = uploads.take_in(g.store, sent(form.files), form.alt())
    if not batch.kept:
        raise uploads.refused(form, "files", batch)
    batch.say()
    return reply(url_for(".library"))


@seller.get("/pictures/<int:picture_id>")
@right_door(StoreRight.EDIT_GOODS)
def library_picture(picture_id: int) -> Response:
    """One picture, large: what it shows, where it is used."""
    here = catalog.picture_of(g.store, picture_id)
    form = Describe.fresh(alt_zh=here.alt.get("zh"), alt_en=here.alt.get("en"), name=here.name)
    uses = catalog.uses_of(g.store, [here.id])[here.id]
    return page("seller/library/show.html", shot=here, uses=uses, form=form)


@seller.post("/pictures/<int:picture_id>")
@right_door(StoreRight.EDIT_GOODS)
@again(library_picture)
def describe_picture(picture_id: int) -> AnyResponse:
    """Say what it shows."""
    here, form = catalog.picture_of(g.store, picture_id), Describe.posted()
    typed = form.checked()
    catalog.describe_picture(here, form.alt(), typed.name or "")
    flash(gettext("Saved."))
    return reply(url_for(".library_picture", picture_id=here.id))


@seller.get("/pictures/<int:picture_id>/deletion")
@right_door(StoreRight.EDIT_GOODS)
def picture_deletion_page(picture_id: int) -> Response:
    """Ask once more."""
    return page("seller/library/delete.html", shot=catalog.picture_of(g.store, picture_id))


@seller.post("/pictures/<int:picture_id>/deletion")
@right_door(StoreRight.EDIT_GOODS)
@again(library_picture)
def delete_picture(picture_id: int) -> AnyResponse:
    """Out of the library, if nothing shows it."""
    catalog.remove_picture(g.store, catalog.picture_of(g.store, picture_id))
    flash(gettext("It is deleted."))
    return reply(url_for(".library"))


offer("seller.library", _("Pictures"), StoreRight.EDIT_GOODS)
