"""When news about a favourite is news. Amounts in minor units."""

from datetime import datetime, timedelta

MAX_FAVOURITES = 1000
MAX_FOLLOWED = 500
MAX_SEEN = 200

FORGOTTEN_AFTER = timedelta(days=30)
RESTOCK_EVERY = timedelta(days=3)


def is_cheaper(price: int, price_added: int, told_price: int | None, told_at: datetime | None, now: datetime) -> bool:
    """Whether to tell somebody that a price fell: below what it was when she added it, and below what she was told last.

    After thirty days what she was told is forgotten. A price that jumps up and down is told of once.
    """
    if not 0 < price < price_added:
        return False
    if told_price is None or told_at is None:
        return True
    return price < told_price or told_at < now - FORGOTTEN_AFTER


def is_back(told_at: datetime | None, now: datetime) -> bool:
    """Whether to tell somebody that goods are back: at most once in three days, for the last unit comes and goes."""
    return told_at is None or told_at < now - RESTOCK_EVERY
