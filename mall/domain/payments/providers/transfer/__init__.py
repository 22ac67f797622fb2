"""Bank transfer: the buyer sends money to the mall's account; an operator confirms that it came."""

from collections.abc import Mapping

from mall.domain.payments.provider import Forged, Intent, Notice, Sent
from mall.kernel.text import _


class Transfer:
    """The buyer orders her bank to pay, with the purchase number as the reference."""

    kind = "transfer"
    name = _("Bank transfer")
    is_online = False

    def is_available(self) -> bool:
        return True

    def start(self, intent: Intent) -> str:
        return intent.return_url

    def read(self, body: bytes, headers: Mapping[str, str]) -> Notice:
        raise Forged

    def refund(self, number: str, reference: str, amount: int, currency: str) -> Sent:
        return Sent("manual")


PROVIDER = Transfer()
