"""Sheets of products: sent in, looked at before anything is written, written, and what came of every line."""

import uuid
from typing import Any

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.front import me, seller
from mall.blueprints.seller.imports_forms import Upload
from mall.blueprints.seller.products_forms import category_choices
from mall.domain import imports
from mall.domain.imports import ImportState, Outcome, ProductImport
from mall.domain.stores import StoreRight
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.i18n import language
from mall.kernel.web.reply import attached, page, reply

TABS = (
    ("", _("All")),
    ("problems", _("To look at")),
    (Outcome.NEW.value, _("New")),
    (Outcome.CHANGED.value, _("Changed")),
    (Outcome.SAME.value, _("As before")),
    (Outcome.REFUSED.value, _("Left out")),
)


@seller.get("/products/imports")
@right_door(StoreRight.EDIT_GOODS)
def product_imports() -> Response:
    """A form for a sheet, and the sheets that were sent in before."""
    form = Upload.fresh()
    form.category.choices = category_choices()
    found = imports.imports_for(g.store, request.args.get("after"))
    return page("seller/imports/index.html", form=form, sheets=found)


@seller.post("/products/imports")
@right_door(StoreRight.EDIT_GOODS)
@again(product_imports)
def add_import() -> AnyResponse:
    """Take the sheet in and have it checked; nothing is written yet."""
    form = Upload.posted()
    form.category.choices = category_choices()
    content, name = form.sheet()
    category_id = int(form.category.data) if form.category.data else None
    sheet = imports.begin(g.store, me(), content, name, category_id, form.submits.data)
    return reply(url_for(".product_import", public_id=sheet.public_id))


@seller.get("/products/imports/<uuid:public_id>")
@right_door(StoreRight.EDIT_GOODS)
def product_import(public_id: uuid.UUID) -> Response:
    """Where it stands, and what it says of each product."""
    sheet = imports.import_of(g.store, public_id)
    outcome = request.args.get("outcome", "")
    outcome = outcome if outcome in dict(TABS) else ""
    tally = imports.tally(sheet)
    return page(
        "seller/imports/show.html",
        sheet=sheet,
        tally=tally,
        moves=is_moving(sheet, tally),
        outcome=outcome,
        tabs=TABS,
        items=imports.items_of(sheet, outcome, request.args.get("after")),
    )


@seller.post("/products/imports/<uuid:public_id>/confirmation")
@right_door(StoreRight.EDIT_GOODS)
@again(product_import)
def confirm_import(public_id: uuid.UUID) -> AnyResponse:
    """Have it written."""
    imports.confirm(imports.import_of(g.store, public_id), me())
    return reply(url_for(".product_import", public_id=public_id))


@seller.post("/products/imports/<uuid:public_id>/removal")
@right_door(StoreRight.EDIT_GOODS)
@again(product_import)
def discard_import(public_id: uuid.UUID) -> AnyResponse:
    """Forget it; nothing was written."""
    imports.discard(imports.import_of(g.store, public_id), me())
    flash(gettext("The sheet is put away. Nothing was changed."))
    return reply(url_for(".product_imports"))


@seller.get("/products/imports/csv-template")
@right_door(StoreRight.EDIT_GOODS)
def csv_template() -> Response:
    """Our own sheet with an example in it, to fill in."""
    return template_of("csv")


@seller.get("/products/imports/xlsx-template")
@right_door(StoreRight.EDIT_GOODS)
def xlsx_template() -> Response:
    """The same as a workbook."""
    return template_of("xlsx")


def template_of(kind: str) -> Response:
    """The sheet in the reader's language, to be kept."""
    return attached(imports.template(kind, language()), f"products-{language()}", kind)


def is_moving(sheet: ProductImport, tally: Any) -> bool:
    """Whether workers are at it: then the page asks again by itself."""
    return sheet.state in (ImportState.CHECKING, ImportState.RUNNING) or bool(tally.pictures.get("waiting"))
