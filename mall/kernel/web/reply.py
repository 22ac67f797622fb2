"""Answers: a whole page, or to htmx the fragments of it that changed."""

import re
from typing import Any

from flask import Response, make_response, redirect, render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from mall.kernel import files, sheets
from mall.kernel.web import security

ROOT = re.compile(r"<[a-z][a-z0-9-]*")


def page(template: str, status: int = 200, **context: Any) -> Response:
    """The whole page, with an ETag so that an unchanged one costs two hundred bytes."""
    response = make_response(render_template(template, **context), status)
    response.vary.update(["HX-Request", "Cookie", "Accept-Language"])
    response.headers.setdefault("Cache-Control", "private, no-cache")
    if status == 200 and request.method in ("GET", "HEAD"):
        response.add_etag()
        response.make_conditional(request)
    return response


def attached(content: bytes, name: str, kind: str) -> Response:
    """A sheet to be kept: `name` without its ending, `kind` one of kernel.sheets.KINDS. For the asker alone."""
    response = Response(content, content_type=sheets.KINDS[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def private_picture(key: str) -> Response:
    """A picture that is nobody's but the asker's, from the files: kept by no cache. Raises NotFound."""
    response = Response(files.storage().get(key), mimetype="image/jpeg")
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def fragment(template: str, **context: Any) -> Markup:
    """A part of a page: one root element with an id, from the very file that the page includes."""
    return Markup(render_template(template, **context).strip())  # noqa: S704


def reply(location: str, *fragments: Markup) -> AnyResponse:
    """To htmx the first fragment, the others out of band; to everybody else a 303 to `location`.

    Without fragments htmx follows the 303 as well and takes its part of the page with hx-select.
    """
    if not fragments or not wants_fragment():
        return redirect(security.local_path(location), 303)
    main, *others = fragments
    response = make_response(main + Markup("").join(out_of_band(other) for other in others))
    response.vary.add("HX-Request")
    response.headers["Cache-Control"] = "private, no-store"
    return response


def out_of_band(part: Markup) -> Markup:
    """The fragment, marked to replace the element with its root's id wherever that is."""
    return Markup(ROOT.sub(lambda tag: f'{tag[0]} hx-swap-oob="true"', part, count=1))  # noqa: S704


def wants_fragment() -> bool:
    """Whether htmx asks for a part; a restored history entry wants the whole page."""
    headers = request.headers
    return headers.get("HX-Request") == "true" and headers.get("HX-History-Restore-Request") != "true"
