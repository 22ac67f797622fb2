"""Imports: a store's products out of a sheet.

An *import* is one sheet, CSV or XLSX, Shopify's or our own. Its *items* are what it says of one product each. It is
checked first, which writes nothing; when the merchant confirms, jobs write it in batches, and workers fetch the pictures.
An *export* is the same sheet the other way: sent in again it changes nothing.
"""

from mall.domain.imports.actions import begin, check, confirm, discard, write
from mall.domain.imports.columns import NoKey, NotASheet
from mall.domain.imports.exports import begin_export, export, tidy_exports
from mall.domain.imports.models import FetchedPicture, ImportItem, Outcome, ProductExport, ProductImport
from mall.domain.imports.queries import Tally, export_of, exports_for, import_of, imports_for, items_of, tally
from mall.domain.imports.sheets import MAX_BYTES, SheetTooLarge
from mall.domain.imports.states import ImportState, WrongImportState
from mall.domain.imports.templates import template

__all__ = [
    "MAX_BYTES",
    "FetchedPicture",
    "ImportItem",
    "ImportState",
    "NoKey",
    "NotASheet",
    "Outcome",
    "ProductExport",
    "ProductImport",
    "SheetTooLarge",
    "Tally",
    "WrongImportState",
    "begin",
    "begin_export",
    "check",
    "confirm",
    "discard",
    "export",
    "export_of",
    "exports_for",
    "import_of",
    "imports_for",
    "items_of",
    "tally",
    "template",
    "tidy_exports",
    "write",
]
