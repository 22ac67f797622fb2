"""The demo bank. It stands outside the mall: it knows what the address and the signature say and nothing else, and it
tells the mall by signed notices over HTTP, also late, twice, forged or with a wrong amount on request."""

import hashlib
import json
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from flask import Response, jsonify, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.demo.bank_forms import Pay
from mall.blueprints.demo.front import demo
from mall.kernel import clock, jobs, signatures
from mall.kernel.refusals import Refusal
from mall.kernel.text import _
from mall.kernel.web import security
from mall.kernel.web.doors import again, machine_door, open_door
from mall.kernel.web.reply import page

NOTIFY = "mall.demo.bank:notify"
HEADER = "X-Demo-Bank-Signature"
LATE = timedelta(minutes=45)  # after the mall's own deadline
A_DAY = 24 * 3600  # seconds that a pay address stays good


class NotOurs(Refusal):
    status = 400
    message = _("This payment link is damaged or too old. Go back to your order and pay again.")


@demo.get("/demo-bank/<number>")
@open_door
def pay_page(number: str) -> Response:
    """What is to be paid to whom, and how the bank should behave."""
    return page(
        "demo/bank/show.html", asked=asked(), number=number, query=request.query_string.decode(), form=Pay.fresh()
    )


@demo.post("/demo-bank/<number>/payment")
@open_door
@again(pay_page)
def pay(number: str) -> AnyResponse:
    """Take the money, or not, and tell the mall as the visitor asked."""
    order = asked()
    behaviour = Pay.posted().checked().behaviour
    for notice in notices(number, int(order["amount"]), order["currency"], behaviour):
        tell_later(notice, clock.now() + LATE if behaviour == "late" else None)
    return redirect(security.local_path(order["return"]), 303)


@demo.post("/demo-bank/refunds")
@machine_door
def refund() -> Response:
    """The bank's own interface: give money back, once per refund number."""
    body = request.get_data()
    if not signatures.is_signed(body, request.headers.get(HEADER, ""), key()):
        raise NotOurs
    try:
        number = str(json.loads(body)["number"]).encode()
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NotOurs from None
    reference = "R" + hashlib.sha256(number).hexdigest()[:16]
    return jsonify(state="paid", reference=reference)


def tell_later(notice: dict[str, Any], due_at: datetime | None) -> None:
    """One notice, as a job of the bank."""
    jobs.later(
        NOTIFY,
        due_at=due_at,
        kind=notice["kind"],
        number=notice["number"],
        reference=notice["reference"],
        amount=notice["amount"],
        currency=notice["currency"],
        is_forged=notice["is_forged"],
    )


def asked() -> dict[str, str]:
    """What the mall asked the bank to collect, as signed in the address. Raises NotOurs for any other address."""
    order = {name: request.args.get(name, "") for name in ("number", "amount", "currency", "title", "return")}
    view_number = (request.view_args or {}).get("number")
    signature = request.args.get("signature", "")
    if order["number"] != view_number or not signatures.is_signed(urlencode(order).encode(), signature, key(), A_DAY):
        raise NotOurs
    return order


def notices(number: str, amount: int, currency: str, behaviour: str) -> list[dict[str, Any]]:
    """The notices that the bank sends for a payment that behaves like this."""
    paid = {
        "kind": "payment",
        "number": number,
        "reference": f"P{number}-1",
        "amount": amount,
        "currency": currency,
        "is_forged": False,
    }
    match behaviour:
        case "refuse":
            return [{**paid, "kind": "payment_failed"}]
        case "twice":
            return [paid, paid]
        case "double":
            return [paid, {**paid, "reference": f"P{number}-2"}]
        case "forged":
            return [{**paid, "is_forged": True}]
        case "wrong":
            return [{**paid, "amount": amount - 1 if amount > 1 else 2}]
        case _:
            return [paid]


def key() -> bytes:
    """What the mall and the bank share."""
    return signatures.key_for("demo-bank")
