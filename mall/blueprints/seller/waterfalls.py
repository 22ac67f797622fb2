"""Where an order's money went, also for those who see the store's money and not its orders."""

from flask import Response, g

from mall.blueprints.seller.front import seller
from mall.domain import ledger, orders
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import right_door
from mall.kernel.web.reply import page
from mall.models import Order


@seller.get("/orders/<number>/money")
@right_door(StoreRight.SEE_MONEY)
def order_money(number: str) -> Response:
    """From what the buyer paid to what is left, and when it is paid out. No word of who bought what."""
    here = orders.order_of_store(g.store, number)
    return page("seller/waterfalls/show.html", order=here, money=money_of(here))


def money_of(order: Order) -> tuple[orders.Waterfall, list[ledger.Statement]]:
    """The table, and the statements that the order's money stands on."""
    claimed = ledger.statements_about(order.store_id, order.id) if order.matured_at else []
    return orders.waterfall_of(order), claimed
