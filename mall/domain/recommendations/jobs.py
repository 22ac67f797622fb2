"""The night's work."""

from mall.domain.recommendations import actions


def count_all(after: int = 0) -> None:
    """What goes with the products behind this key, a batch per job; at the end what is popular."""
    actions.count_all(after)
