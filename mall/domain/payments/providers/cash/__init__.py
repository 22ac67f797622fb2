"""Cash on delivery: the store collects; nothing comes through the mall."""

from collections.abc import Mapping

from mall.domain.payments.provider import Forged, Intent, Notice, Sent
from mall.kernel.text import _


class Cash:
    """The buyer pays the carrier or at the counter."""

    kind = "cash"
    name = _("Cash on delivery")
    is_online = False

    def is_available(self) -> bool:
        return True

    def start(self, intent: Intent) -> str:
        return intent.return_url

    def read(self, body: bytes, headers: Mapping[str, str]) -> Notice:
        raise Forged

    def refund(self, number: str, reference: str, amount: int, currency: str) -> Sent:
        return Sent("manual")


PROVIDER = Cash()
