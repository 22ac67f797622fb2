"""Pictures, served from the files interface under names that never change their content."""

import re

from flask import Response

from mall.blueprints.shop.front import shop
from mall.kernel import images
from mall.kernel.refusals import NotFound
from mall.kernel.web.doors import machine_door

WIDTHS = "|".join(str(width) for width in sorted({*images.WIDTHS, *images.CUT_WIDTHS}))
PICTURE = re.compile(rf"({images.STEM}(?:-[1-9]\d?x[1-9]\d?-[1-9])?-(?:{WIDTHS}))\.(jpg|avif)")
FOR_EVER, FOR_NOW = "public, max-age=31536000, immutable", "public, max-age=60"


@shop.get("/media/<path:key>")
@machine_door
def show(key: str) -> Response:
    """A variant of a picture; JPEG in place of AVIF that is still to be made. Other files are not reachable here."""
    asked = PICTURE.fullmatch(key)
    if not asked:
        raise NotFound
    content, kind = images.variant(*asked.groups())
    response = Response(content, mimetype=kind)
    response.headers["Cache-Control"] = FOR_EVER if kind == images.KINDS[asked[2]] else FOR_NOW
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
