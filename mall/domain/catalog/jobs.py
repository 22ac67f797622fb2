"""Jobs of the catalog."""

from mall.domain.catalog.actions import selling


def keep_hours() -> None:
    """Goods whose hour to go on sale, or to come off, has come."""
    selling.keep_hours()
