"""Money that came: captures, announced transfers, notices that cannot be."""

from flask import Response, flash, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.admin.front import admin, me, offer
from mall.blueprints.admin.payments_forms import ConfirmTransfer
from mall.domain import orders, payments
from mall.domain.people import AdminRight
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@admin.get("/payments")
@right_door(AdminRight.SEE_PAYMENTS)
def payment_index() -> Response:
    """All money that came, newest first."""
    found = payments.captures(request.args.get("after"))
    purchases = orders.purchases_by_id({each.purchase_id for each in found.items if each.purchase_id})
    return page("admin/payments/index.html", captures=found, purchases=purchases)


@admin.get("/transfers")
@right_door(AdminRight.SEE_PAYMENTS)
def transfer_index() -> Response:
    """Bank transfers that buyers announced."""
    found = payments.waiting_transfers(request.args.get("after"))
    purchases = orders.purchases_by_id({each.purchase_id for each in found.items})
    return page("admin/payments/transfers.html", attempts=found, purchases=purchases)


@admin.get("/transfers/<number>")
@right_door(AdminRight.SEE_PAYMENTS)
def transfer(number: str) -> Response:
    """One of them, with the form that says what the bank statement shows."""
    attempt = payments.attempt_by_number(number)
    return page(
        "admin/payments/transfer.html",
        attempt=attempt,
        purchase=orders.purchase_by_id(attempt.purchase_id),
        form=ConfirmTransfer.fresh(amount=attempt.amount),
    )


@admin.post("/transfers/<number>/confirmation")
@right_door(AdminRight.RESOLVE_PAYMENTS)
@again(transfer)
def confirm_transfer(number: str) -> AnyResponse:
    """This much came: pay the purchase with it, or give back what does not fit."""
    typed = ConfirmTransfer.posted().checked()
    payments.confirm_transfer(payments.attempt_by_number(number), typed.amount, typed.reference, me())
    flash(gettext("The transfer is booked."))
    return reply(url_for(".transfer_index"))


@admin.get("/notices")
@right_door(AdminRight.SEE_PAYMENTS)
def notice_index() -> Response:
    """What providers said that cannot be."""
    return page("admin/payments/notices.html", notices=payments.disputed_notices(request.args.get("after")))


offer("payment_index", _("Payments"), AdminRight.SEE_PAYMENTS)
offer("transfer_index", _("Transfers"), AdminRight.SEE_PAYMENTS)
