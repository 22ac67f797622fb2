"""Jobs of the catalog."""

from mall.domain.catalog import actions


def keep_hours() -> None:
    """Goods whose hour to go on sale, or to come off, has come."""
    actions.keep_hours()
