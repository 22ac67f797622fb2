"""The control of the race: the mall without what keeps it from overselling. Check first, deduct nothing.

gunicorn bench.careless:app
"""

import time

from sqlalchemy import select

from mall.domain import stock
from mall.domain.stock import actions as shelves
from mall.kernel.db import db
from mall.models import Stock
from wsgi import app

HESITATION = 0.05  # seconds between the look and the deed; every shop without a lock has some


def take(item: stock.Wanted) -> shelves.Remaining | None:
    """In place of the one conditional UPDATE that decides: a look, and the hope that nobody else looked."""
    shelf = db.session.execute(
        select(Stock.on_hand, Stock.held).where(Stock.sku_id == item.sku_id, Stock.location_id == item.location_id)
    ).one()
    time.sleep(HESITATION)
    left = int(shelf.on_hand - shelf.held - item.quantity)
    return (left, left, 0) if left >= 0 else None


shelves.take = take

__all__ = ["app"]
