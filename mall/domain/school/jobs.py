"""The job that gives a store its holiday: rules of commission are none of the seller centre's tables."""

from mall.domain.school import actions


def grant_holiday(store_id: int) -> None:
    """Once, however often it runs."""
    actions.grant_holiday(store_id)
