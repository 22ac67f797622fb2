"""The price of an order that nobody has paid: lowered as agreed, its freight put right."""

from flask import Response, flash, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.front import me, seller
from mall.blueprints.seller.orders import order, order_here
from mall.blueprints.seller.price_changes_forms import NewPrice
from mall.domain import orders
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@seller.get("/orders/<number>/price-changes/new")
@right_door(StoreRight.CHANGE_PRICES)
def new_price(number: str) -> Response:
    """What it costs now, and fields for what it is to cost. An order that is paid or closed is shown as it is."""
    here = order_here(number)
    if here.payment != orders.PaymentState.UNPAID:
        return order(number)
    form = NewPrice.fresh(goods=here.goods, freight=here.freight)
    form.look_at(here)
    return page("seller/price_changes/new.html", order=here, form=form)


@seller.post("/orders/<number>/price-changes")
@right_door(StoreRight.CHANGE_PRICES)
@again(new_price)
def change_price(number: str) -> AnyResponse:
    """Let it cost something else; the buyer is told why."""
    here, form = order_here(number), NewPrice.posted()
    why, typed = form.why(), form.checked()
    orders.reprice(here, typed.goods, typed.freight, why, me(), typed.seen)
    flash(gettext("The price is changed. The buyer is told, and pays the new sum."))
    return reply(url_for(".order", number=number))
