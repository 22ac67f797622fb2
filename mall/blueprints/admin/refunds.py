"""Money that goes back."""

from flask import Response, flash, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.admin.front import admin, me, offer
from mall.blueprints.admin.reasons import Reference
from mall.domain import orders, payments
from mall.domain.people import AdminRight
from mall.kernel.states import changes_of
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@admin.get("/refunds")
@right_door(AdminRight.SEE_PAYMENTS)
def refund_index() -> Response:
    """Refunds, newest first; those still on their way unless all are asked for."""
    show_all = request.args.get("all") == "1"
    found = payments.refunds(not show_all, request.args.get("after"))
    numbers = orders.numbers_of(each.order_id for each in found.items if each.order_id)
    return page("admin/refunds/index.html", refunds=found, numbers=numbers, show_all=show_all)


@admin.get("/refunds/<int:refund_id>")
@right_door(AdminRight.SEE_PAYMENTS)
def refund(refund_id: int) -> Response:
    """One refund and what became of it."""
    found = payments.refund_by_id(refund_id)
    return page("admin/refunds/show.html", refund=found, history=changes_of(found), form=Reference.fresh())


@admin.post("/refunds/<int:refund_id>/retry")
@right_door(AdminRight.RESOLVE_PAYMENTS)
@again(refund)
def retry(refund_id: int) -> AnyResponse:
    """Ask the provider again."""
    payments.retry_refund(payments.locked_refund(refund_id), me())
    return reply(url_for(".refund", refund_id=refund_id))


@admin.post("/refunds/<int:refund_id>/confirmation")
@right_door(AdminRight.RESOLVE_PAYMENTS)
@again(refund)
def confirm(refund_id: int) -> AnyResponse:
    """It was sent by hand, with this reference."""
    payments.confirm_refund(payments.locked_refund(refund_id), Reference.posted().checked().reference, me())
    flash(gettext("The refund is booked."))
    return reply(url_for(".refund", refund_id=refund_id))


offer("refund_index", _("Refunds"), AdminRight.SEE_PAYMENTS)
