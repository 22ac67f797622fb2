"""Jobs of the figures: each counts from the orders, whatever was counted before."""

from datetime import date

from mall.domain.analytics import actions


def count_day(store_id: int, day: str) -> None:
    """One store's day, a minute after something happened to it."""
    actions.count(store_id, date.fromisoformat(day))


def count_store(store_id: int) -> None:
    """All days of one store."""
    actions.count(store_id)


def count_all() -> None:
    """Nightly: every store."""
    actions.count_all()
