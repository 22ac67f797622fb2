"""Requests for money back: what waits for an answer, one request with all that is known about it, the answers."""

from typing import Any

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.after_sale_facts import facts_of
from mall.blueprints.seller.after_sales_forms import Agree, Arrival, Reject, agreement_to
from mall.blueprints.seller.front import me, offer, seller
from mall.domain import aftersales, orders
from mall.domain.aftersales import AfterSaleState as State
from mall.domain.stores import StoreRight
from mall.kernel.text import _, local
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.forms import options
from mall.kernel.web.i18n import language
from mall.kernel.web.reply import page, reply
from mall.models import AfterSale

NAMES = {
    "to_answer": _("To be answered"),
    "coming_back": _("Coming back"),
    "with_buyer": _("With the buyer"),
    "with_mall": _("The mall decides"),
    "over": _("Over"),
}


@seller.get("/after-sales")
@right_door(StoreRight.TAKE_BACK)
def after_sale_index() -> Response:
    """Requests by whose turn it is, the nearest deadline first."""
    tab = request.args.get("tab", "")
    tab = tab if tab in NAMES else "to_answer"
    found = aftersales.requests_of_store(g.store, tab, request.args.get("after"))
    return page(
        "seller/after_sales/index.html",
        tab=tab,
        names=NAMES,
        counts=aftersales.counts_of_store(g.store),
        requests=found,
        kinds=aftersales.KINDS,
        first_lines=aftersales.first_lines(found.items),
        numbers=orders.numbers_of({each.order_id for each in found.items}),
    )


@seller.get("/after-sales/<number>")
@right_door(StoreRight.TAKE_BACK)
def after_sale(number: str) -> Response:
    """What was bought and asked, what was said, and what the buyer asked of this store before."""
    found = asked(number)
    facts = facts_of(found)
    return page(
        "seller/after_sales/show.html",
        agreement=agreement_form(found),
        rejection=Reject.fresh().about(found),
        arrival=arrival_form(found, facts["lines"]),
        freight_left=facts["order"].freight - facts["order"].freight_refunded,
        before=aftersales.history_with(g.store, found),
        **facts,
    )


@seller.post("/after-sales/<number>/agreement")
@right_door(StoreRight.TAKE_BACK)
@again(after_sale)
def agree(number: str) -> AnyResponse:
    """Yes, in full or with less; a job pays it back."""
    found = asked(number, State.APPLIED)
    aftersales.agree(found, me(), **agreement_to(found).posted().answer())
    flash(gettext("Your answer is with the buyer."))
    return reply(url_for(".after_sale", number=number))


@seller.post("/after-sales/<number>/rejection")
@right_door(StoreRight.TAKE_BACK)
@again(after_sale)
def reject(number: str) -> AnyResponse:
    """No, with a reason."""
    found = asked(number, State.APPLIED, State.SENT)
    code, words = Reject.posted().about(found).why()
    aftersales.reject(found, code, words, me())
    flash(gettext("Your answer is with the buyer."))
    return reply(url_for(".after_sale", number=number))


@seller.post("/after-sales/<number>/receipt")
@right_door(StoreRight.TAKE_BACK)
@again(after_sale)
def receive_goods(number: str) -> AnyResponse:
    """The goods are back; what may be sold again goes on the shelf, and the buyer gets her money."""
    found = asked(number, State.SENT)
    form = Arrival.posted()
    form.sellable.choices = options(places_of(found))
    places = {int(place) - 1 for place in form.checked().sellable or ()}
    aftersales.receive(found, {found.lines[place].id for place in places}, me())
    flash(gettext("Recorded. The money goes back to the buyer."))
    return reply(url_for(".after_sale", number=number))


def asked(number: str, *states: State) -> AfterSale:
    """The store's request, or NotFound; WrongRequestState when it is in none of these, where that matters to a form."""
    found = aftersales.request_of_store(g.store, number)
    if states and found.state not in states:
        raise aftersales.WrongRequestState
    return found


def agreement_form(found: AfterSale) -> Agree:
    """Filled with what was asked."""
    filled: dict[str, Any] = {"goods": found.goods, "freight": 0}
    if found.kind == aftersales.Kind.RETURN:
        filled["return_to"] = aftersales.return_address(g.store.id)
    form: Agree = agreement_to(found).fresh(**filled)
    return form


def arrival_form(found: AfterSale, lines: dict[int, orders.OrderLine]) -> Arrival:
    """A box for each line that came back."""
    form: Arrival = Arrival.fresh()
    titles = [local(lines[part.line_id].title, language()) for part in found.lines]
    form.sellable.choices = options(
        (value, f"{title} × {part.units}")
        for (value, _words), title, part in zip(places_of(found), titles, found.lines, strict=True)
    )
    return form


def places_of(found: AfterSale) -> list[tuple[str, str]]:
    """The request's lines by their places."""
    return [(str(place), "") for place, _part in enumerate(found.lines, 1)]


offer("seller.after_sale_index", _("After-sales"), StoreRight.TAKE_BACK)
