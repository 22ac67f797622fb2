"""What the mall has to say."""

from flask import Response

from mall.blueprints.shop.front import shop
from mall.domain import announcements
from mall.kernel.web.doors import open_door
from mall.kernel.web.reply import page
from mall.kernel.web.shared import shared

ALL = 50


@shop.get("/announcements")
@open_door
@shared(announcements.ANNOUNCED, members=True)
def announcement_index() -> Response:
    """All that holds now, with its words."""
    return page("shop/announcements/index.html", announcements=announcements.current(ALL))
