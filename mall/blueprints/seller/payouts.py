"""What the mall sent to the store's bank: when, for which statement, to which account, and what became of it."""

from flask import Response, g, request

from mall.blueprints.seller.front import seller
from mall.domain import ledger
from mall.domain.stores import StoreRight
from mall.kernel.states import changes_of
from mall.kernel.web.doors import right_door
from mall.kernel.web.reply import page


@seller.get("/payouts")
@right_door(StoreRight.SEE_MONEY)
def payouts() -> Response:
    """Newest first."""
    found = ledger.payouts_for(g.store.id, request.args.get("after"))
    return page(
        "seller/payouts/index.html",
        payouts=found,
        statements=ledger.statements_by_id({each.statement_id for each in found.items}),
        accounts=ledger.bank_accounts_by_id({each.account_id for each in found.items if each.account_id}),
    )


@seller.get("/payouts/<number>")
@right_door(StoreRight.SEE_MONEY)
def payout(number: str) -> Response:
    """One, with every step it took."""
    found = ledger.payout_with_number(g.store.id, number)
    return page(
        "seller/payouts/show.html",
        payout=found,
        statement=ledger.statements_by_id({found.statement_id})[found.statement_id],
        account=ledger.bank_accounts_by_id({found.account_id}).get(found.account_id) if found.account_id else None,
        history=changes_of(found),
    )
