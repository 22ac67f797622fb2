"""Pictures, served from the files interface under names that never change their content."""

import re

from flask import Response

from mall.blueprints.shop.front import shop
from mall.kernel import files
from mall.kernel.refusals import NotFound
from mall.kernel.web.doors import machine_door

PICTURE = re.compile(r"pictures/[0-9a-f]{2}/[0-9a-f]{38}-(96|160|320|480|720)\.jpg")


@shop.get("/media/<path:key>")
@machine_door
def show(key: str) -> Response:
    """A variant of a picture. Other files (documents of applicants) are not reachable here."""
    if not PICTURE.fullmatch(key):
        raise NotFound
    response = Response(files.storage().get(key), mimetype="image/jpeg")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
