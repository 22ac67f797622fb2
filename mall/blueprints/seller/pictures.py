"""A product's pictures: send in or choose, put in order, take out. The first one is the cover."""

import uuid

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller import uploads
from mall.blueprints.seller.edits import product_here, reason_for, write
from mall.blueprints.seller.front import seller
from mall.blueprints.seller.library_forms import Found
from mall.blueprints.seller.pictures_forms import Choose, Move, Upload, sent
from mall.blueprints.seller.products_forms import Versioned
from mall.domain import catalog
from mall.domain.stores import StoreRight
from mall.kernel.refusals import NotFound, Refusal
from mall.kernel.text import LANGUAGES, _
from mall.kernel.web.doors import again, bulky, right_door
from mall.kernel.web.reply import page, reply

MOST = 12


class TooManyPictures(Refusal):
    message = _("At most %(count)s pictures.", count=MOST)


@seller.get("/products/<uuid:public_id>/pictures")
@right_door(StoreRight.EDIT_GOODS)
def pictures(public_id: uuid.UUID) -> Response:
    """All of them in order, with a place for more."""
    here = product_here(public_id)
    edit = catalog.edit_of(here)
    known = catalog.pictures_for(g.store, edit.payload["picture_ids"])
    placed = [known[picture_id] for picture_id in edit.payload["picture_ids"] if picture_id in known]
    return page(
        "seller/pictures/index.html",
        product=here,
        edit=edit,
        reason=reason_for(edit),
        pictures=placed,
        form=Upload.fresh(),
        most=MOST,
    )


@seller.post("/products/<uuid:public_id>/pictures")
@right_door(StoreRight.EDIT_GOODS)
@bulky(uploads.MEGABYTES)
@again(pictures)
def add_pictures(public_id: uuid.UUID) -> AnyResponse:
    """Take the good files in, cleaned, after those that are there; say of the others what is wrong."""
    edit, form = catalog.edit_of(product_here(public_id)), Upload.posted()
    form.checked()
    files = sent(form.files)
    if len(edit.payload["picture_ids"]) + len(files) > MOST:
        raise TooManyPictures
    alt = dict.fromkeys(LANGUAGES, form.alt.data) if form.alt.data else edit.payload["title"]
    batch = uploads.take_in(g.store, files, alt)
    if not batch.kept:
        raise uploads.refused(form, "files", batch)
    place(edit, [picture.id for picture in batch.kept], form.version.data)
    batch.say()
    return reply(url_for(".pictures", public_id=public_id))


@seller.get("/products/<uuid:public_id>/pictures/choice")
@right_door(StoreRight.EDIT_GOODS)
def picture_choice(public_id: uuid.UUID) -> Response:
    """The store's library, to tick off what this product shows as well."""
    here, text = product_here(public_id), (Found.from_query().q.data or "")[:80]
    return page(
        "seller/pictures/choice.html",
        product=here,
        edit=catalog.edit_of(here),
        pictures=catalog.library_of(g.store, text, request.args.get("after")),
        text=text,
        found=Found.from_query(),
        form=Choose.fresh(),
    )


@seller.post("/products/<uuid:public_id>/pictures/choice")
@right_door(StoreRight.EDIT_GOODS)
@again(picture_choice)
def choose_pictures(public_id: uuid.UUID) -> AnyResponse:
    """Put the chosen ones after those that are there."""
    edit, typed = catalog.edit_of(product_here(public_id)), Choose.posted().checked()
    chosen = [catalog.picture_of(g.store, picture_id).id for picture_id in typed.chosen[: MOST + 1]]
    place(edit, chosen, typed.version)
    flash(gettext("Saved."))
    return reply(url_for(".pictures", public_id=public_id))


@seller.post("/products/<uuid:public_id>/pictures/<int:picture_id>/place")
@right_door(StoreRight.EDIT_GOODS)
@again(pictures)
def move_picture(public_id: uuid.UUID, picture_id: int) -> AnyResponse:
    """Swap it with its neighbour."""
    edit, typed = catalog.edit_of(product_here(public_id)), Move.posted().checked()
    placed, here = list_with(edit.payload["picture_ids"], picture_id)
    there = here - 1 if typed.to == "up" else here + 1
    if 0 <= there < len(placed):
        placed[here], placed[there] = placed[there], placed[here]
        write(edit, {"picture_ids": placed}, typed.version)
    return reply(url_for(".pictures", public_id=public_id))


@seller.post("/products/<uuid:public_id>/pictures/<int:picture_id>/removal")
@right_door(StoreRight.EDIT_GOODS)
@again(pictures)
def remove_picture(public_id: uuid.UUID, picture_id: int) -> AnyResponse:
    """Take it out of this product; orders that show it keep it."""
    edit, typed = catalog.edit_of(product_here(public_id)), Versioned.posted().checked()
    placed, here = list_with(edit.payload["picture_ids"], picture_id)
    del placed[here]
    write(edit, {"picture_ids": placed}, typed.version)
    return reply(url_for(".pictures", public_id=public_id))


def place(edit: catalog.Edit, picture_ids: list[int], version: int) -> None:
    """Put them after those that are there, each once. Raises TooManyPictures."""
    wanted = list(dict.fromkeys([*edit.payload["picture_ids"], *picture_ids]))
    if len(wanted) > MOST:
        raise TooManyPictures
    write(edit, {"picture_ids": wanted}, version)


def list_with(picture_ids: list[int], picture_id: int) -> tuple[list[int], int]:
    """A copy of the list and the picture's place in it. Raises NotFound."""
    if picture_id not in picture_ids:
        raise NotFound
    return list(picture_ids), picture_ids.index(picture_id)
