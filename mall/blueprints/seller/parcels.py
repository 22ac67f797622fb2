"""Many parcels at once: a sheet of what is to ship to be filled in, sent in, looked at, and shipped line by line."""

import uuid

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.front import me, seller
from mall.blueprints.seller.parcels_forms import Parcels
from mall.domain import imports, shipping
from mall.domain.imports import ImportState
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.i18n import language
from mall.kernel.web.reply import attached, page, reply


@seller.get("/orders/parcels")
@right_door(StoreRight.SHIP)
def parcel_sheets() -> Response:
    """A form for a sheet, what is to ship as one, and the sheets that were sent in before."""
    found = imports.parcel_sheets_for(g.store, request.args.get("after"))
    tallies = {sheet.id: imports.tally_of(sheet) for sheet in found.items}
    return page("seller/parcels/index.html", form=Parcels.fresh(), sheets=found, tallies=tallies)


@seller.post("/orders/parcels")
@right_door(StoreRight.SHIP)
@again(parcel_sheets)
def add_parcel_sheet() -> AnyResponse:
    """Take it in and say what each line would do; nothing is sent yet."""
    content, name = Parcels.posted().sheet()
    sheet = imports.begin_parcels(g.store, me(), content, name)
    return reply(url_for(".parcel_sheet", public_id=sheet.public_id))


@seller.get("/orders/parcels/<uuid:public_id>")
@right_door(StoreRight.SHIP)
def parcel_sheet(public_id: uuid.UUID) -> Response:
    """What each line would do, or did: first what was left out."""
    sheet = imports.sheet_of(g.store, public_id)
    lines = imports.lines_of_sheet(sheet)
    return page(
        "seller/parcels/show.html",
        sheet=sheet,
        lines=sorted(lines, key=lambda line: line.outcome != "refused"),
        tally=imports.tally_of(sheet),
        moves=sheet.state == ImportState.RUNNING,
        carriers=shipping.CARRIERS,
    )


@seller.post("/orders/parcels/<uuid:public_id>/confirmation")
@right_door(StoreRight.SHIP)
@again(parcel_sheet)
def confirm_parcel_sheet(public_id: uuid.UUID) -> AnyResponse:
    """Have the good lines sent."""
    imports.confirm_parcels(imports.sheet_of(g.store, public_id), me())
    return reply(url_for(".parcel_sheet", public_id=public_id))


@seller.post("/orders/parcels/<uuid:public_id>/removal")
@right_door(StoreRight.SHIP)
@again(parcel_sheet)
def discard_parcel_sheet(public_id: uuid.UUID) -> AnyResponse:
    """Put it away; nothing was sent."""
    imports.discard_parcels(imports.sheet_of(g.store, public_id), me())
    flash(gettext("The sheet is put away. Nothing was sent."))
    return reply(url_for(".parcel_sheets"))


@seller.get("/orders/parcels/csv-sheet")
@right_door(StoreRight.SHIP)
def csv_to_ship() -> Response:
    """What is to ship, to be filled in."""
    return to_ship("csv")


@seller.get("/orders/parcels/xlsx-sheet")
@right_door(StoreRight.SHIP)
def xlsx_to_ship() -> Response:
    """The same as a workbook."""
    return to_ship("xlsx")


def to_ship(kind: str) -> Response:
    """The sheet in the reader's language."""
    return attached(imports.to_be_filled_in(g.store, kind, language()), "to-ship", kind)
