"""An order has two machines, payment and fulfilment: cash on delivery ships unpaid. Whether something was refunded is
derived from what was refunded; a closed order has a reason."""

from enum import StrEnum

from mall.kernel.refusals import NotNow
from mall.kernel.states import Lifecycle
from mall.kernel.text import _


class WrongOrderState(NotNow):
    message = _("The order's current state does not allow this.")


class PaymentState(StrEnum):
    UNPAID = "unpaid"
    ON_DELIVERY = "on_delivery"  # the store collects cash
    PAID = "paid"
    VOID = "void"  # closed before any money came


PAYMENT = Lifecycle(
    "payment",
    PaymentState,
    {
        PaymentState.UNPAID: (PaymentState.PAID, PaymentState.ON_DELIVERY, PaymentState.VOID),
        PaymentState.ON_DELIVERY: (PaymentState.PAID, PaymentState.VOID),
    },
    rests=(PaymentState.PAID, PaymentState.VOID),
    refusal=WrongOrderState,
)


class FulfilmentState(StrEnum):
    WAITING = "waiting"  # for payment
    READY = "ready"  # to be shipped, or fetched
    PART_SHIPPED = "part_shipped"
    SHIPPED = "shipped"
    RECEIVED = "received"
    CLOSED = "closed"


FULFILMENT = Lifecycle(
    "fulfilment",
    FulfilmentState,
    {
        FulfilmentState.WAITING: (FulfilmentState.READY, FulfilmentState.CLOSED),
        FulfilmentState.READY: (
            FulfilmentState.PART_SHIPPED,
            FulfilmentState.SHIPPED,
            FulfilmentState.RECEIVED,
            FulfilmentState.CLOSED,
        ),
        FulfilmentState.PART_SHIPPED: (FulfilmentState.SHIPPED, FulfilmentState.RECEIVED),
        FulfilmentState.SHIPPED: (FulfilmentState.RECEIVED,),
    },
    rests=(FulfilmentState.RECEIVED, FulfilmentState.CLOSED),
    refusal=WrongOrderState,
)


class CloseReason(StrEnum):
    """Why an order was closed."""

    NOT_PAID = "not_paid"  # the deadline passed
    BY_BUYER = "by_buyer"
    BY_STORE = "by_store"
    BY_OPERATOR = "by_operator"
