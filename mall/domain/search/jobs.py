"""Jobs of the index: each calls the verb of its name."""

from mall.domain.search import actions, hot


def index_store(store_id: int, after: int) -> None:
    """The rest of a store's products."""
    actions.index_store(store_id, after)


def index_all(after: int = 0) -> None:
    """Every product, a batch per job."""
    actions.index_all(after)


def copy_sales() -> None:
    """Units sold, for the order of hits."""
    actions.copy_sales()


def refresh_words() -> None:
    """The vocabulary."""
    actions.refresh_words()


def gather_searches() -> None:
    """What people search for."""
    hot.gather_searches()
