"""Imports: a store's products out of a sheet, and its parcels; and the bank's answers to the mall's payouts.

An *import* is one sheet, CSV or XLSX, Shopify's or our own. Its *items* are what it says of one product each. It is
checked first, which writes nothing; when the merchant confirms, jobs write it in batches, and workers fetch the pictures.
An *export* is the same sheet the other way: sent in again it changes nothing.
A *parcel sheet* has an order, a carrier and a number to a line; it goes the same way. So does a *bank's return*, with a
payout and what became of it to a line.
"""

from mall.domain.imports.actions import begin, check, confirm, discard, write
from mall.domain.imports.bank_returns import (
    COLUMNS,
    BankLine,
    begin_return,
    confirm_return,
    discard_return,
    lines_of_return,
    return_by_id,
    returns_for,
)
from mall.domain.imports.columns import NoKey, NotASheet
from mall.domain.imports.exports import begin_export, export, tidy_exports
from mall.domain.imports.lines import tally_of
from mall.domain.imports.models import (
    BankReturn,
    FetchedPicture,
    ImportItem,
    Outcome,
    ParcelSheet,
    ProductExport,
    ProductImport,
)
from mall.domain.imports.parcels import (
    ParcelLine,
    begin_parcels,
    confirm_parcels,
    discard_parcels,
    lines_of_sheet,
    parcel_sheets_for,
    send_parcels,
    sheet_of,
    to_be_filled_in,
)
from mall.domain.imports.queries import Tally, export_of, exports_for, import_of, imports_for, items_of, tally
from mall.domain.imports.sheets import MAX_BYTES, SheetTooLarge
from mall.domain.imports.states import ImportState, WrongImportState
from mall.domain.imports.templates import template

__all__ = [
    "COLUMNS",
    "MAX_BYTES",
    "BankLine",
    "BankReturn",
    "FetchedPicture",
    "ImportItem",
    "ImportState",
    "NoKey",
    "NotASheet",
    "Outcome",
    "ParcelLine",
    "ParcelSheet",
    "ProductExport",
    "ProductImport",
    "SheetTooLarge",
    "Tally",
    "WrongImportState",
    "begin",
    "begin_export",
    "begin_parcels",
    "begin_return",
    "check",
    "confirm",
    "confirm_parcels",
    "confirm_return",
    "discard",
    "discard_parcels",
    "discard_return",
    "export",
    "export_of",
    "exports_for",
    "import_of",
    "imports_for",
    "items_of",
    "lines_of_return",
    "lines_of_sheet",
    "parcel_sheets_for",
    "return_by_id",
    "returns_for",
    "send_parcels",
    "sheet_of",
    "tally",
    "tally_of",
    "template",
    "tidy_exports",
    "to_be_filled_in",
    "write",
]
