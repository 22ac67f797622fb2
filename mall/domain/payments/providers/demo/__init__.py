"""The demo bank: a page of this mall that plays a bank and tells us by signed notices over HTTP what happened.

A notice is JSON with a signature over its time stamp and exact bytes: `t=<unix seconds>,v1=<hex HMAC-SHA256>`. A notice
older than five minutes is refused, so that a recorded one cannot be replayed under a new id.
"""

import json
from collections.abc import Mapping
from urllib.parse import urlencode

import requests

from mall.domain.payments.provider import Forged, Intent, Notice, Sent
from mall.kernel import signatures
from mall.kernel.settings import setting
from mall.kernel.text import _

HEADER = "X-Demo-Bank-Signature"
KINDS = ("payment", "payment_failed", "refund", "refund_failed")


def key() -> bytes:
    """What the bank and the mall share."""
    return signatures.key_for("demo-bank")


class DemoBank:
    """Pays by a click, or refuses, or misbehaves on request."""

    kind = "demo"
    name = _("Demo bank")
    is_online = True

    def is_available(self) -> bool:
        return bool(setting("DEMO"))

    def start(self, intent: Intent) -> str:
        wanted = {
            "number": intent.number,
            "amount": intent.amount,
            "currency": intent.currency,
            "title": intent.title,
            "return": intent.return_url,
        }
        signature = signatures.sign(urlencode(wanted).encode(), key())
        return f"/demo-bank/{intent.number}?{urlencode({**wanted, 'signature': signature})}"

    def read(self, body: bytes, headers: Mapping[str, str]) -> Notice:
        if not signatures.is_signed(body, headers.get(HEADER, ""), key()):
            raise Forged
        try:
            said = json.loads(body)
            json.dumps(said, ensure_ascii=False).encode()  # half a character can be written in JSON and nowhere else
            notice = Notice(
                id=str(said["id"]),
                kind=said["kind"],
                number=str(said["number"]),
                reference=str(said["reference"]),
                amount=said["amount"],
                currency=str(said["currency"]),
                body=said,
            )
        except (ValueError, KeyError, TypeError, RecursionError):
            raise Forged from None
        if notice.kind not in KINDS or type(notice.amount) is not int or not 0 < notice.amount < 2**53:
            raise Forged
        return notice

    def refund(self, number: str, reference: str, amount: int, currency: str) -> Sent:
        body = json.dumps({"number": number, "reference": reference, "amount": amount, "currency": currency}).encode()
        signature = signatures.sign(body, key())
        try:
            answer = requests.post(
                f"{setting('BASE_URL')}/demo-bank/refunds",
                data=body,
                headers={HEADER: signature, "Content-Type": "application/json"},
                timeout=(5, 15),
                allow_redirects=False,
            )
            answer.raise_for_status()
            said = answer.json()
        except (requests.RequestException, ValueError) as error:
            raise ConnectionError(f"the demo bank did not answer: {error}") from error
        return Sent("paid" if said.get("state") == "paid" else "failed", str(said.get("reference", "")))


PROVIDER = DemoBank()
