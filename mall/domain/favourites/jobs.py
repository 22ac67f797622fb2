"""The rest of the people who are to be told about a product, a batch per job."""

from mall.domain.favourites import actions


def tell_cheaper(product_id: int, after: int) -> None:
    """That it is cheaper."""
    actions.tell_cheaper(product_id, after)


def tell_restocked(product_id: int, after: int) -> None:
    """That it is back."""
    actions.tell_restocked(product_id, after)
