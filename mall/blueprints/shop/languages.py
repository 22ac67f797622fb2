"""The visitor's choice of language, of lite mode and of light or dark, kept in cookies."""

from flask import request
from werkzeug.wrappers import Response

from mall.blueprints.shop.front import shop
from mall.kernel.refusals import NotFound
from mall.kernel.text import LANGUAGES
from mall.kernel.web import i18n, look
from mall.kernel.web.doors import open_door, token_free
from mall.kernel.web.finding import without_language
from mall.kernel.web.reply import reply

YEAR = 31_536_000


@shop.post("/language")
@open_door
@token_free
def choose() -> Response:
    """Read the mall in this language from now on."""
    language = request.form.get("language", "")
    if language not in LANGUAGES:
        raise NotFound
    response = reply(without_language(request.form.get("next", "/")))
    response.set_cookie(i18n.COOKIE, language, max_age=YEAR, samesite="Lax")
    return response


@shop.post("/lite-mode")
@open_door
@token_free
def choose_lite() -> Response:
    """No script, small pictures, shorter lists; or not."""
    response = reply(request.form.get("next", "/"))
    response.set_cookie("lite", "1" if request.form.get("lite") == "1" else "0", max_age=YEAR, samesite="Lax")
    return response


@shop.post("/colours")
@open_door
@token_free
def choose_scheme() -> Response:
    """Light or dark from now on, or whatever her device says."""
    scheme = request.form.get("scheme", "")
    if scheme not in ("", *look.SCHEMES):
        raise NotFound
    response = reply(request.form.get("next", "/"))
    if scheme:
        response.set_cookie(look.COOKIE, scheme, max_age=YEAR, samesite="Lax")
    else:
        response.delete_cookie(look.COOKIE, samesite="Lax")
    return response
