"""Links under which a draft can be looked at for a day, also by who is not signed in."""

import hmac
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from mall.domain.pages.models import StorePage
from mall.domain.stores import Store
from mall.kernel import clock, seals
from mall.kernel.db import first
from mall.kernel.refusals import NotFound

LASTS = timedelta(hours=24)
PURPOSE = "page preview"


def preview_token(page: StorePage) -> str:
    """What such a link ends in: the page, until when, and a seal over both."""
    until = int((clock.now() + LASTS).timestamp())
    return f"{page.id}.{until}.{_seal(page.id, until)}"


def previewed(store: Store, token: str) -> tuple[StorePage, datetime]:
    """The page of a link, and when the link ends. NotFound for one that is not ours, is over or was for another store."""
    page_id, until, seal = [*token.split("."), "", ""][:3]
    if not (page_id.isascii() and page_id.isdigit() and until.isascii() and until.isdigit() and len(token) < 100):
        raise NotFound
    ours = hmac.compare_digest(_seal(int(page_id), int(until)).encode(), seal.encode())
    if not ours or int(until) < clock.now().timestamp():
        raise NotFound
    mine = select(StorePage).where(StorePage.store_id == store.id, StorePage.id == int(page_id))
    page = first(mine.where(StorePage.removed_at.is_(None)))
    if page is None:
        raise NotFound
    return page, datetime.fromtimestamp(int(until), UTC)


def _seal(page_id: int, until: int) -> str:
    return seals.seal(PURPOSE, page_id, until)[:32]
