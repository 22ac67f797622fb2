"""What a payment provider must do. To add one, copy a folder of `providers/` (docs/payments.md)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from mall.kernel import plugins
from mall.kernel.refusals import NotFound, Refusal
from mall.kernel.text import _


class Forged(Refusal):
    """The notice is not from the provider, or not for us, or too old."""

    status = 400
    message = _("This notice could not be verified.")


@dataclass(frozen=True, slots=True)
class Notice:
    """What a provider says happened. Amounts in minor units. `id` is the provider's, unique per notice."""

    id: str
    kind: Literal["payment", "payment_failed", "refund", "refund_failed"]
    number: str
    reference: str
    amount: int
    currency: str
    body: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Intent:
    """An attempt as the provider needs to know it."""

    number: str
    amount: int
    currency: str
    title: str
    return_url: str


@dataclass(frozen=True, slots=True)
class Sent:
    """The outcome of asking a provider for a refund."""

    state: Literal["paid", "sent", "failed", "manual"]
    reference: str = ""
    failure: str = ""


class Provider(Protocol):
    """A way to pay. `name` is what buyers read; `is_online` says whether the buyer is sent to a page of its own."""

    kind: str
    name: Any
    is_online: bool

    def is_available(self) -> bool:
        """Whether the installation is set up for it."""

    def start(self, intent: Intent) -> str:
        """The address to send the buyer to. No network call: it runs in the request."""

    def read(self, body: bytes, headers: Mapping[str, str]) -> Notice:
        """The verified notice. Raises Forged."""

    def refund(self, number: str, reference: str, amount: int, currency: str) -> Sent:
        """Ask for a refund of a capture; called outside any transaction, perhaps twice with the same number."""


def providers() -> dict[str, Provider]:
    """Every provider, by kind."""
    return {kind: module.PROVIDER for kind, module in plugins.load_kinds("mall.domain.payments.providers").items()}


def provider_of(kind: str) -> Provider:
    """The provider of that kind, or NotFound."""
    found = providers().get(kind)
    if found is None or not found.is_available():
        raise NotFound
    return found
