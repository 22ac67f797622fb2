"""What every front shows of an after-sale request: what it is about, what became of it, and the words for both."""

from typing import Any

from mall.domain import aftersales, orders, shipping
from mall.kernel.states import changes_of
from mall.kernel.text import _
from mall.models import AfterSale

CARRIERS = {**shipping.CARRIERS, aftersales.SELF: _("Brought to the store")}


def facts_of(found: AfterSale) -> dict[str, Any]:
    """The request as `asked`, its order and lines, its history, and words by code."""
    return {
        "asked": found,
        "order": orders.order_by_id(found.order_id),
        "lines": aftersales.lines_of(found),
        "history": changes_of(found),
        "kinds": aftersales.KINDS,
        "reasons": aftersales.REASONS[found.kind],
        "rejections": {**aftersales.REJECTIONS, **aftersales.RETURN_REJECTIONS},
        "carriers": CARRIERS,
    }
