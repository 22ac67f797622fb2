"""Where the store's payouts go: looked at, changed with a second proof and after some days, stopped meanwhile."""

import uuid

from flask import Response, flash, g, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints import proof
from mall.blueprints.seller.bank_accounts_forms import WithCode, WithPassword
from mall.blueprints.seller.front import may, me, seller
from mall.domain import ledger, people
from mall.domain.stores import StoreRight
from mall.kernel.settings import setting
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.errors import shown_again
from mall.kernel.web.limits import limiter
from mall.kernel.web.reply import page, reply


@seller.get("/bank-accounts")
@right_door(StoreRight.SEE_MONEY)
def bank_accounts() -> Response:
    """The account that counts, a change that waits, and what was before."""
    found = ledger.bank_accounts_for(g.store.id)
    return page(
        "seller/bank_accounts/index.html",
        accounts=found,
        in_force=ledger.account_in_force(g.store.id),
        cooling=ledger.cooling_account(g.store.id),
        people=people.people_by_id(filter(None, (each.added_by for each in found))),
        hours=setting("BANK_COOLING_HOURS"),
        form=bank_form().fresh() if may(StoreRight.CONFIRM_MONEY) else None,
    )


@seller.post("/bank-accounts")
@limiter.limit(proof.TRIES)
@right_door(StoreRight.CONFIRM_MONEY)
@again(bank_accounts)
def add_bank_account() -> AnyResponse:
    """A new one, once it is proven who asks."""
    form = bank_form().posted()
    typed = form.checked()
    if not proof.is_she(g.person, typed):
        return shown_again(bank_accounts, proof.blame(form))
    ledger.add_bank_account(
        g.store.id, me(), holder=typed.holder, bank=typed.bank, branch=typed.branch or "", number=typed.number
    )
    flash(gettext("Saved. Everybody who may confirm money in this store is told."))
    return reply(url_for(".bank_accounts"))


@seller.post("/bank-accounts/code")
@limiter.limit(proof.LETTERS)
@right_door(StoreRight.CONFIRM_MONEY)
@again(bank_accounts)
def send_bank_code() -> AnyResponse:
    """Send a code to whoever has no password."""
    proof.send_code(g.person)
    flash(gettext("The code is on its way."))
    return reply(url_for(".bank_accounts"))


@seller.post("/bank-accounts/<uuid:public_id>/cancellation")
@right_door(StoreRight.CONFIRM_MONEY)
@again(bank_accounts)
def cancel_bank_account(public_id: uuid.UUID) -> AnyResponse:
    """Payouts go on to the old one."""
    ledger.cancel_bank_account(ledger.bank_account_of(g.store.id, public_id), me())
    flash(gettext("The change is cancelled. Payouts go on to the account that counts now."))
    return reply(url_for(".bank_accounts"))


def bank_form() -> type[WithPassword] | type[WithCode]:
    """The form with the proof that she has."""
    return WithPassword if proof.has_password(g.person) else WithCode
