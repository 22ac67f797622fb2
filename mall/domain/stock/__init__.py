"""Stock: how many units of a SKU lie at which location.

`on_hand` units lie on a *shelf* (a SKU at a location); `held` ones are promised to a *hold*'s owner until a deadline;
the difference is *available*. Holds are *committed* at payment, when the units leave, or *released*. Every change of
`on_hand` is a *movement*.
"""

from mall.domain.stock.actions import (
    BelowHeld,
    SoldOut,
    Wanted,
    commit_holds,
    hold,
    put_back,
    receive,
    recount,
    release_holds,
    set_low_at,
)
from mall.domain.stock.models import Stock, StockMovement
from mall.domain.stock.queries import (
    available,
    low_count,
    low_for,
    low_products,
    movements_for,
    shelf_with,
    shelves_for,
)

__all__ = [
    "BelowHeld",
    "SoldOut",
    "Stock",
    "StockMovement",
    "Wanted",
    "available",
    "commit_holds",
    "hold",
    "low_count",
    "low_for",
    "low_products",
    "movements_for",
    "put_back",
    "receive",
    "recount",
    "release_holds",
    "set_low_at",
    "shelf_with",
    "shelves_for",
]
