"""Shipping: what happens to parcels and deliveries.

A *shipment* is a parcel with a *carrier* and a *tracking number*; an order may go in several, and a *dispatch* sends many
orders at once. An order that is fetched has a *pickup code*, taken once at the counter; a *ticket* is the code in a link,
sealed. An order that the store's own people bring has a *delivery task* that a *courier* takes; it ends at the door with a
*proof*, the buyer's code or a photo, or it *fails* and waits again.
"""

from mall.domain.shipping.actions import AlreadyFetched, NotANumber, NothingInIt, WrongCode, issue_code, ship, take_code
from mall.domain.shipping.dispatches import Parcel, dispatch, send_rest
from mall.domain.shipping.models import DeliveryTask, PickupCode, Shipment, ShipmentLine
from mall.domain.shipping.queries import (
    DELIVERIES,
    code_in,
    counts_of_deliveries,
    open_code_of,
    parcels_of,
    shipment_by_id,
    shipments_of,
    store_of_ticket,
    task_about,
    task_by_id,
    task_of,
    tasks_of_store,
    ticket_for,
)
from mall.domain.shipping.rules import CARRIERS, FAILURES, called, carrier_called, tidy_tracking_number
from mall.domain.shipping.states import TaskState, WrongTaskState
from mall.domain.shipping.tasks import (
    CashFirst,
    Handed,
    NoCourier,
    NoProof,
    NoReason,
    TakenAlready,
    WrongDoorCode,
    accept,
    assign,
    await_courier,
    deliver,
    fail,
    pick_up,
    release,
    set_out,
    try_again,
)

__all__ = [
    "CARRIERS",
    "DELIVERIES",
    "FAILURES",
    "AlreadyFetched",
    "CashFirst",
    "DeliveryTask",
    "Handed",
    "NoCourier",
    "NoProof",
    "NoReason",
    "NotANumber",
    "NothingInIt",
    "Parcel",
    "PickupCode",
    "Shipment",
    "ShipmentLine",
    "TakenAlready",
    "TaskState",
    "WrongCode",
    "WrongDoorCode",
    "WrongTaskState",
    "accept",
    "assign",
    "await_courier",
    "called",
    "carrier_called",
    "code_in",
    "counts_of_deliveries",
    "deliver",
    "dispatch",
    "fail",
    "issue_code",
    "open_code_of",
    "parcels_of",
    "pick_up",
    "release",
    "send_rest",
    "set_out",
    "ship",
    "shipment_by_id",
    "shipments_of",
    "store_of_ticket",
    "take_code",
    "task_about",
    "task_by_id",
    "task_of",
    "tasks_of_store",
    "ticket_for",
    "tidy_tracking_number",
    "try_again",
]
