"""Jobs of imports: each calls the verb of its name."""

from mall.domain.imports import actions, bank_returns, exports, parcels, pictures


def check(import_id: int) -> None:
    """The dry run."""
    actions.check(import_id)


def write(import_id: int) -> None:
    """The next batch of products."""
    actions.write(import_id)


def fetch_pictures(item_id: int) -> None:
    """A product's pictures, from where the sheet says they are."""
    pictures.fetch_pictures(item_id)


def export(export_id: int) -> None:
    """The next batch of an export."""
    exports.export(export_id)


def tidy_exports() -> None:
    """Sheets that lay ready long enough."""
    exports.tidy_exports()


def send_parcels(sheet_id: int) -> None:
    """The next batch of parcels."""
    parcels.send_parcels(sheet_id)


def book_return(return_id: int) -> None:
    """The next lines of a bank's answer."""
    bank_returns.book_return(return_id)
