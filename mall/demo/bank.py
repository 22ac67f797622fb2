"""What the demo bank does after the visitor pressed the button: tell the mall, signed, over HTTP."""

import hashlib
import json

import requests

from mall.kernel import signatures
from mall.kernel.settings import setting

HEADER = "X-Demo-Bank-Signature"


def notify(kind: str, number: str, reference: str, amount: int, currency: str, is_forged: bool) -> None:
    """Post one notice. The same payment has the same notice id however often it is told. A forged one is signed with
    another key; the mall's 400 to it is as it should be. Any other refusal raises, so that the job tries again."""
    said = {"kind": kind, "number": number, "reference": reference, "amount": amount, "currency": currency}
    notice_id = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:32]
    body = json.dumps({"id": notice_id, **said}).encode()
    key = signatures.key_for("somebody-else" if is_forged else "demo-bank")
    answer = requests.post(
        f"{setting('BASE_URL')}/hooks/payments/demo",
        data=body,
        headers={HEADER: signatures.sign(body, key), "Content-Type": "application/json"},
        timeout=(5, 15),
        allow_redirects=False,
    )
    if not (is_forged and answer.status_code == 400):
        answer.raise_for_status()
