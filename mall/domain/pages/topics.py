"""What copies of a store's designed pages depend on besides its goods (kernel/versions.py)."""

from sqlalchemy import bindparam, func, select

from mall.domain.stores import Store

PAGES = "pages "

# The topic of the pages of the store with that slug.
PAGE_TOPICS = select(func.concat(PAGES, Store.id)).where(Store.slug == bindparam("slug"))


def pages_topic(store_id: int) -> str:
    """What shoppers see of a store's pages and its menu."""
    return f"{PAGES}{store_id}"
