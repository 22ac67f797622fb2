"""Passing a product on: its link, a code for a camera, a letter."""

import uuid
from urllib.parse import quote

from flask import Response

from mall.blueprints.codes import code_of
from mall.blueprints.shop.front import shop
from mall.domain import catalog, stores
from mall.kernel.web.doors import open_door
from mall.kernel.web.finding import absolute
from mall.kernel.web.reply import page
from mall.kernel.web.shared import shared


@shop.get("/products/<uuid:public_id>/share")
@open_door
@shared(catalog.TREE, stores.STORES, more=catalog.PAGE_TOPICS, members=True)
def share(public_id: uuid.UUID) -> Response:
    """The product's link, to be copied, scanned or sent. The short address: it stays when the title changes."""
    product = catalog.shown_product(public_id)
    link = absolute(f"/products/{public_id}")
    return page("shop/shares/show.html", product=product, link=link, code=code_of(link), quoted=quote(link, safe=""))
