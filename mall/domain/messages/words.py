"""A notice in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from mall.domain import catalog, shipping
from mall.domain.catalog import Product
from mall.domain.messages.events import KINDS, Event
from mall.domain.messages.models import Notice
from mall.kernel.text import _, in_each, local


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as it is read. `path` is empty when there is nothing left to look at. Amounts in minor units.

    `now` and `before` are prices of a product, `amount` is money that was sent.
    """

    notice: Notice
    title: str
    body: str
    path: str
    icon: str
    product: Product | None = None

    @property
    def now(self) -> int | None:
        """What it cost when the notice was written."""
        return self.notice.details.get("price")

    @property
    def amount(self) -> int | None:
        """How much was paid or sent back."""
        return self.notice.details.get("amount")

    @property
    def currency(self) -> str:
        """What its amounts are counted in."""
        return str(self.notice.details.get("currency", "CNY"))


def told(notices: list[Notice], language: str) -> list[Told]:
    """Notices in words of a language. One statement, where any is about a product."""
    about = {notice.product_id for notice in notices if notice.product_id}
    products = catalog.shown_by_id(about) if about else {}
    return [_told(notice, language, products) for notice in notices]


def _told(notice: Notice, language: str, products: Mapping[int, Product]) -> Told:
    event = Event(notice.event)
    kind, (title, body) = KINDS[event], _sentences(event, notice.details.get("step", ""))
    values, product = dict(notice.details), None
    if notice.product_id:
        product = products.get(notice.product_id)
        values["product"] = local(product.title if product else _gone(), language)
        values["public_id"] = product.public_id if product else ""
    elif "title" in values:
        values["product"] = local(values["title"], language)
    if "carrier" in values:
        values["carrier"] = local(_carrier(values["carrier"]), language)
    is_left = notice.product_id is None or product is not None
    return Told(
        notice,
        local(title, language) % values,
        local(body, language) % values,
        kind.path % values if is_left else "",
        kind.icon,
        product,
    )


@cache
def _sentences(event: Event, step: str) -> tuple[dict[str, str], dict[str, str]]:
    title, body = KINDS[event].steps.get(step, (KINDS[event].title, KINDS[event].body))
    return in_each(title), in_each(body)


@cache
def _carrier(code: str) -> dict[str, str]:
    return in_each(shipping.CARRIERS.get(code, code))


@cache
def _gone() -> dict[str, str]:
    return in_each(_("A product that is no longer here"))
