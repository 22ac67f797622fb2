"""Parcels out of a sheet: an order, a carrier and a tracking number to a line. Looked at first, then sent line by line, so
that a broken line keeps no good one back; the same sheet again changes nothing."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from sqlalchemy import select

from mall.domain import delivery, orders, shipping, stores
from mall.domain.imports.columns import NotASheet, header_key
from mall.domain.imports.lines import Judged, cell_at, number_in
from mall.domain.imports.models import ParcelSheet
from mall.domain.imports.sheets import rows_of
from mall.domain.imports.states import IMPORT, ImportState
from mall.domain.stores import Store
from mall.kernel import clock, jobs
from mall.kernel.actors import Actor
from mall.kernel.db import db, first, lock
from mall.kernel.ids import has_check_digit
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound, Refusal
from mall.kernel.sheets import Cell, as_csv, as_xlsx
from mall.kernel.text import _, fold, local, one_line

MOST = 2_000  # lines of a sheet
BATCH = 50  # parcels per transaction
QUEUE = "bulk"
CAN_LEAVE = (orders.FulfilmentState.READY, orders.FulfilmentState.PART_SHIPPED)

# What the columns are called: in our own sheet in English and in Chinese, then by others.
NUMBER = ("Order number", "订单号", "订单编号", "Order", "Order no")
CARRIER = ("Carrier", "快递公司", "物流公司", "承运商", "Courier")
TRACKING = ("Tracking number", "快递单号", "运单号", "物流单号", "Tracking no", "Waybill")
ABOUT = (("Recipient", "收件人"), ("Phone", "电话"), ("Address", "地址"), ("Goods", "商品"), ("Note", "买家留言"))


class NoColumns(NotASheet):
    message = _(
        "The first line has to name the columns “Order number”, “Carrier” and “Tracking number”. Our sheet shows how."
    )


class TooManyParcels(NotASheet):
    message = _("The sheet has more than %(count)s parcels. Cut it in two.", count=MOST)


@dataclass(slots=True)
class ParcelLine(Judged):
    """A line: `outcome` is "ship" while it waits, then "shipped"; "same" for a parcel that is recorded already; "refused"
    with the reason in both languages."""

    number: str
    carrier: str
    tracking: str
    outcome: str = field(default="ship", kw_only=True)


def begin_parcels(store: Store, actor: Actor, content: bytes, file_name: str) -> ParcelSheet:
    """Take a sheet in and say what each line would do; nothing is sent. Raises NotASheet, SheetTooLarge, NoColumns,
    TooManyParcels."""
    lines = read(content)
    check(store, lines)
    sheet = ParcelSheet(
        store_id=store.id,
        author_id=actor.id,
        file_name=one_line(file_name, 120) or "sheet",
        lines=[asdict(line) for line in lines],
    )
    db.session.add(sheet)
    db.session.flush()
    IMPORT.remember(sheet, "", ImportState.CHECKED, actor)
    return sheet


def read(content: bytes) -> list[ParcelLine]:
    """The lines in which a carrier or a tracking number is filled in; others are not sent yet."""
    rows = rows_of(content)
    places = columns_in(next(rows, (0, [""]))[1])
    found = []
    for number, cells in rows:
        order, carrier, tracking = (cell_at(cells, place) for place in places)
        if carrier or tracking:
            found.append(ParcelLine(number_in(order), carrier, tracking, line=number))
        if len(found) > MOST:
            raise TooManyParcels
    return found


def columns_in(header: Sequence[str]) -> list[int]:
    """Where number, carrier and tracking number stand. Raises NoColumns."""
    named = {header_key(name): place for place, name in enumerate(header)}
    places = [named[fold(name)] for name in (*NUMBER, *CARRIER, *TRACKING) if fold(name) in named]
    if len(places) != 3:
        raise NoColumns
    return places


def check(store: Store, lines: Sequence[ParcelLine]) -> None:
    """Say of each line what it would do."""
    found = {order.number: order for order in orders.orders_numbered(store, {line.number for line in lines})}
    held = orders.held_back(store, found.values())
    known = shipping.parcels_of(store, [order.id for order in found.values()])
    taken: set[str] = set()
    for line in lines:
        try:
            judge(line, found.get(line.number), known, held)
            if line.outcome == "ship" and line.number in taken:
                raise Refusal(_("A line above sends all that is left of this order."))
        except Refusal as refusal:
            line.refuse(refusal.message)
        else:
            taken.add(line.number)


def judge(line: ParcelLine, order: orders.Order | None, known: set[tuple[int, str, str]], held: set[int]) -> None:
    """Spell carrier and number as we do, and see whether the order can be sent. Raises why not."""
    if not has_check_digit(line.number):
        raise Refusal(_("This is no order number. Format the column as text, else a spreadsheet rounds it."))
    if order is None:
        raise Refusal(_("No order of this store has this number."))
    carrier, tracking = shipping.carrier_called(line.carrier), shipping.tidy_tracking_number(line.tracking)
    if carrier is None:
        raise Refusal(_("We do not know this carrier. Write its name as it stands in the form for one parcel."))
    if tracking is None:
        raise shipping.NotANumber
    line.carrier, line.tracking = carrier, tracking
    if (order.id, carrier, tracking) in known:
        line.outcome = "same"
    elif order.method != delivery.Method.PARCEL or order.fulfilment not in CAN_LEAVE:
        raise orders.WrongOrderState
    elif order.id in held:
        raise orders.GateOpen


def confirm_parcels(sheet: ParcelSheet, actor: Actor) -> None:
    """Send what was looked at, in jobs. Raises WrongImportState."""
    IMPORT.move(sheet, ImportState.RUNNING, actor)
    jobs.later("mall.domain.imports.jobs:send_parcels", queue=QUEUE, sheet_id=sheet.id)


def discard_parcels(sheet: ParcelSheet, actor: Actor) -> None:
    """Forget a sheet of which nothing was sent. Raises WrongImportState."""
    IMPORT.move(sheet, ImportState.DISCARDED, actor, done_at=clock.now())


def send_parcels(sheet_id: int) -> None:
    """The next batch; the rest is left to the next job."""
    sheet: ParcelSheet = lock(select(ParcelSheet).where(ParcelSheet.id == sheet_id))[0]
    if sheet.state != ImportState.RUNNING:
        return
    store, actor = stores.store_by_id(sheet.store_id), Actor("person", sheet.author_id)
    lines = lines_of_sheet(sheet)
    waiting = [line for line in lines if line.outcome == "ship"]
    for line in waiting[:BATCH]:
        send(store, line, actor)
    sheet.lines = [asdict(line) for line in lines]
    db.session.flush()
    if len(waiting) > BATCH:
        jobs.later("mall.domain.imports.jobs:send_parcels", queue=QUEUE, sheet_id=sheet.id)
    else:
        IMPORT.move(sheet, ImportState.DONE, actor, done_at=clock.now())


def send(store: Store, line: ParcelLine, actor: Actor) -> None:
    """All that is left of the order in this parcel, in a savepoint of its own."""
    try:
        with db.session.begin_nested():
            order = orders.order_of_store(store, line.number)
            shipping.send_rest(shipping.Parcel(order, line.carrier, line.tracking), actor)
    except Refusal as refusal:
        line.refuse(refusal.message)
    else:
        line.outcome = "shipped"


def sheet_of(store: Store, public_id: uuid.UUID) -> ParcelSheet:
    """The store's sheet, or NotFound."""
    mine = select(ParcelSheet).where(ParcelSheet.store_id == store.id, ParcelSheet.public_id == public_id)
    sheet: ParcelSheet | None = first(mine)
    if sheet is None:
        raise NotFound
    return sheet


def parcel_sheets_for(store: Store, after: str | None = None) -> Slice[ParcelSheet]:
    """The store's sheets, newest first."""
    return slice_of(select(ParcelSheet).where(ParcelSheet.store_id == store.id), ParcelSheet.id, after=after, size=20)


def lines_of_sheet(sheet: ParcelSheet) -> list[ParcelLine]:
    """Its lines, in their order."""
    return [ParcelLine(**line) for line in sheet.lines]


def to_be_filled_in(store: Store, kind: str, language: str) -> bytes:
    """What waits to be sent as "csv" or "xlsx", with empty cells for carrier and number."""
    own = 1 if language == "zh" else 0
    rows: list[Sequence[Cell]] = [[names[own] for names in (NUMBER, CARRIER, TRACKING, *ABOUT)]]
    rows += [row_of(order, language) for order in orders.orders_to_ship(store, MOST)]
    return as_xlsx(rows) if kind == "xlsx" else as_csv(rows)


def row_of(order: orders.Order, language: str) -> list[Cell]:
    """An order as a line to be filled in."""
    left = [line for line in order.lines if line.unsent > 0]
    goods = "; ".join(f"{local(each.title, language)} {local(each.options, language)} × {each.unsent}" for each in left)
    to = order.contact
    place = " ".join(filter(None, (to.region, to.line, to.postcode))) if to else ""
    return [order.number, "", "", to.name if to else "", to.phone if to else "", place, goods, order.buyer_note]
