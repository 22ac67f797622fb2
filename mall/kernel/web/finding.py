"""What search engines and other people's pages are told of ours: addresses that hold, and facts in schema.org's words."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Flask, Response, current_app, request
from markupsafe import Markup

from mall.kernel.web.i18n import ASKED, asked_language
from mall.kernel.web.lite import is_lite

# In JSON inside HTML these could end the element; as escapes they mean the same.
DANGEROUS = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def init_app(app: Flask) -> None:
    """Filters and globals of templates, and who may list a page."""
    app.jinja_env.globals.update(absolute=absolute, in_language=in_language, canonical=canonical)
    app.jinja_env.filters.update(linked_data=linked_data)
    app.after_request(keep_out)


def absolute(path: str) -> str:
    """The address as others have to write it."""
    return f"{current_app.config['BASE_URL']}{path}"


def canonical(path: str) -> str:
    """The one address of what is at this path, in the language that was asked for."""
    asked = asked_language()
    return in_language(path, asked) if asked else absolute(path)


def in_language(path: str, language: str) -> str:
    """The address of the path in that language."""
    return absolute(f"{path}{'&' if '?' in path else '?'}{ASKED}={language}")


def without_language(path: str) -> str:
    """The same path, asking for no language: for who has just chosen one."""
    parts = urlsplit(path)
    query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != ASKED])
    return parts._replace(query=query).geturl()


def linked_data(facts: Mapping[str, Any]) -> Markup:
    """A block of JSON-LD, but for who saves data. Nothing in it can end it."""
    if is_lite():
        return Markup("")
    told = json.dumps({"@context": "https://schema.org", **facts}, ensure_ascii=False, separators=(",", ":"))
    return Markup(f'<script type="application/ld+json">{told.translate(DANGEROUS)}</script>')  # noqa: S704


def keep_out(response: Response) -> Response:
    """Only pages that are the same for everybody are to be listed: no cart, no order, no account."""
    view = current_app.view_functions.get(request.endpoint or "")
    if response.mimetype == "text/html" and not getattr(view, "is_listed", False):
        response.headers["X-Robots-Tag"] = "noindex"
    return response


__all__ = ["absolute", "canonical", "in_language", "init_app", "linked_data", "without_language"]
