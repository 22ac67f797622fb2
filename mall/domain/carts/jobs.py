"""Jobs of carts."""

from mall.domain.carts import actions


def tidy() -> None:
    """Carts that guests left behind."""
    actions.tidy()
