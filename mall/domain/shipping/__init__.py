"""Shipping: what happens to parcels.

A *shipment* is a parcel with a *carrier* and a *tracking number*; an order may go in several, and a *dispatch* sends many
orders at once. An order that is fetched
has a *pickup code*, taken once at the counter; a *ticket* is the code in a link, sealed.
"""

from mall.domain.shipping.actions import AlreadyFetched, NotANumber, NothingInIt, WrongCode, issue_code, ship, take_code
from mall.domain.shipping.dispatches import Parcel, dispatch, send_rest
from mall.domain.shipping.models import PickupCode, Shipment, ShipmentLine
from mall.domain.shipping.queries import (
    code_in,
    open_code_of,
    parcels_of,
    shipment_by_id,
    shipments_of,
    store_of_ticket,
    ticket_for,
)
from mall.domain.shipping.rules import CARRIERS, carrier_called, tidy_tracking_number

__all__ = [
    "CARRIERS",
    "AlreadyFetched",
    "NotANumber",
    "NothingInIt",
    "Parcel",
    "PickupCode",
    "Shipment",
    "ShipmentLine",
    "WrongCode",
    "carrier_called",
    "code_in",
    "dispatch",
    "issue_code",
    "open_code_of",
    "parcels_of",
    "send_rest",
    "ship",
    "shipment_by_id",
    "shipments_of",
    "store_of_ticket",
    "take_code",
    "ticket_for",
    "tidy_tracking_number",
]
