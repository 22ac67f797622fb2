"""The store's deposit and what it pays for being here: what is due, how to pay it, what became of it."""

from flask import Response, flash, g, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.front import may, me, seller
from mall.domain import ledger
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@seller.get("/deposit")
@right_door(StoreRight.SEE_MONEY)
def deposit() -> Response:
    """Required, held, frozen, deducted, given back; what is due and what was."""
    return page(
        "seller/deposits/index.html",
        figures=ledger.deposit_figures(g.store.id, g.store.currency),
        charges=ledger.charges_for(g.store.id),
        claims=ledger.claims_for(g.store.id),
        can_pay=may(StoreRight.CONFIRM_MONEY),
    )


@seller.post("/deposit/charges/<number>/announcement")
@right_door(StoreRight.CONFIRM_MONEY)
@again(deposit)
def announce_transfer(number: str) -> AnyResponse:
    """The transfer is on its way; an operator confirms it when it is there."""
    ledger.announce_transfer(ledger.charge_of(g.store.id, number), me())
    flash(gettext("Thank you. The mall confirms it here when the money is there."))
    return reply(url_for(".deposit"))


@seller.post("/deposit/charges/<number>/set-off")
@right_door(StoreRight.CONFIRM_MONEY)
@again(deposit)
def set_off_charge(number: str) -> AnyResponse:
    """Take it from what is available."""
    ledger.set_off_later(ledger.charge_of(g.store.id, number), me())
    flash(gettext("It is being taken from your balance, and stands on your next statement."))
    return reply(url_for(".deposit"))
