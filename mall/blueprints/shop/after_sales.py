"""Money back: asked for units of an order, followed until it is there."""

from flask import Response, flash, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.after_sale_facts import facts_of
from mall.blueprints.shop.after_sales_forms import Ask, Escalate, Parcel, asking
from mall.blueprints.shop.buyer import actor, current_buyer
from mall.blueprints.shop.front import shop
from mall.blueprints.shop.orders import order
from mall.domain import aftersales, orders, stores
from mall.domain.aftersales import AfterSaleState as State
from mall.kernel.web.doors import again, open_door
from mall.kernel.web.forms import shown
from mall.kernel.web.limits import limiter
from mall.kernel.web.reply import page, reply
from mall.models import AfterSale, Order

TRIES = "20 per hour"


@shop.get("/orders/<number>/after-sales/new")
@open_door
def new_after_sale(number: str) -> Response:
    """What may be asked, and the form for one of it. An order of which nothing may be asked is shown as it is."""
    here = orders.order_of(current_buyer(), number)
    kinds = askable(here)
    if not kinds:
        return order(number)
    kind = kind_of(request.values.get("kind", ""), kinds)
    return page(
        "shop/after_sales/new.html",
        order=here,
        store=stores.store_by_id(here.store_id),
        kind=kind,
        kinds=kinds,
        words=aftersales.KINDS,
        hours=aftersales.ANSWER_HOURS,
        form=shown(form_of(here, kind)),
    )


@shop.post("/orders/<number>/after-sales")
@open_door
@limiter.limit(TRIES)
@again(new_after_sale)
def ask_back(number: str) -> AnyResponse:
    """Ask the store."""
    here = orders.order_of(current_buyer(), number)
    kind = kind_of(request.form.get("kind", ""), list(aftersales.Kind))
    made = aftersales.ask(here, form_of(here, kind).posted().wish(kind), actor())
    flash(gettext("The store is asked."))
    return reply(url_for(".after_sale", number=made.number))


@shop.get("/after-sales/<number>")
@open_door
def after_sale(number: str) -> Response:
    """What was asked, what became of it, until when somebody has to answer, and what she can do."""
    found = asked(number)
    return page(
        "shop/after_sales/show.html",
        store=stores.store_by_id(found.store_id),
        parcel=Parcel.fresh(),
        appeal=Escalate.fresh(),
        **facts_of(found),
    )


@shop.post("/after-sales/<number>/withdrawal")
@open_door
@again(after_sale)
def withdraw_request(number: str) -> AnyResponse:
    """She wants it no more."""
    aftersales.withdraw(asked(number), actor())
    flash(gettext("The request is taken back."))
    return reply(url_for(".after_sale", number=number))


@shop.post("/after-sales/<number>/acceptance")
@open_door
@again(after_sale)
def accept_offer(number: str) -> AnyResponse:
    """She takes what the store offers."""
    aftersales.accept(asked(number), actor())
    flash(gettext("Agreed."))
    return reply(url_for(".after_sale", number=number))


@shop.post("/after-sales/<number>/return-parcel")
@open_door
@again(after_sale)
def send_back(number: str) -> AnyResponse:
    """The goods are on their way back."""
    found = asked(number, State.TO_SEND)
    typed = Parcel.posted().checked()
    aftersales.send_back(found, typed.carrier, typed.number or "", actor())
    flash(gettext("Thank you. The store says here when it has arrived."))
    return reply(url_for(".after_sale", number=number))


@shop.post("/after-sales/<number>/escalation")
@open_door
@again(after_sale)
def escalate(number: str) -> AnyResponse:
    """Let the operators decide."""
    found = asked(number, State.REJECTED, State.OFFERED)
    typed = Escalate.posted().checked()
    aftersales.escalate(found, typed.appeal or "", actor())
    flash(gettext("An operator looks at it."))
    return reply(url_for(".after_sale", number=number))


def asked(number: str, *states: State) -> AfterSale:
    """The buyer's request, or NotFound; WrongRequestState when it is in none of these, where that matters to a form."""
    found = aftersales.request_of(current_buyer(), number)
    if states and found.state not in states:
        raise aftersales.WrongRequestState
    return found


def askable(here: Order) -> list[aftersales.Kind]:
    """What this form is for. Cancelling has a button of its own on the order's page."""
    return [kind for kind in aftersales.kinds_for(here) if kind != aftersales.Kind.CANCEL]


def kind_of(typed: str, kinds: list[aftersales.Kind]) -> aftersales.Kind:
    """The kind that is meant, or the first of them."""
    return next((kind for kind in kinds if kind == typed), kinds[0])


def form_of(here: Order, kind: aftersales.Kind) -> type[Ask]:
    """For what is left of the order."""
    return asking(kind, here.lines, aftersales.left_of(here))
