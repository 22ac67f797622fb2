"""The visitor's language: what the address asks for, else her choice (a cookie), else her browser's, else English."""

from typing import Any

from babel import Locale
from flask import Flask, g, has_request_context, request
from flask_babel import Babel, get_locale, get_translations
from markupsafe import Markup

from mall.kernel.text import LANGUAGES, LOCALES

COOKIE = "lang"
ASKED = "lang"  # the query that asks for a language, whatever the visitor's own is
NAMES = {"zh": "中文", "en": "English"}

babel = Babel()

# (language, source string) -> the translation without its values. A page says seventy of them.
_SAID: dict[tuple[str, str], Markup] = {}


def init_app(app: Flask) -> None:
    """Choose a locale per request and put `language` and its relatives into every template."""
    babel.init_app(app, default_locale="en", default_timezone=app.config["TIMEZONE"], locale_selector=chosen_locale)
    app.jinja_env.globals.update(_=said, gettext=said, languages=NAMES)
    app.context_processor(lambda: {"language": language(), "html_lang": html_lang()})


def chosen_locale() -> str:
    """The Babel locale for this request."""
    return LOCALES[chosen_language()]


def asked_language() -> str:
    """The language that the address asks for; empty when it asks for none that we speak."""
    asked = request.args.get(ASKED, "") if has_request_context() else ""
    return asked if asked in LANGUAGES else ""


def chosen_language() -> str:
    """ "zh" or "en": what the address asks for, else the cookie, else the best match of Accept-Language."""
    if not has_request_context():
        return "en"
    if asked := asked_language():
        return asked
    cookie = request.cookies.get(COOKIE)
    if cookie in LANGUAGES:
        return cookie
    wanted = request.accept_languages.best_match(["zh", "zh-CN", "zh-Hans", "zh-TW", "zh-HK", "en", "en-US", "en-GB"])
    return "zh" if wanted and wanted.startswith("zh") else "en"


def language() -> str:
    """The language key in force, also inside `force_locale` and in jobs."""
    held = g.get("_flask_babel") if g else None  # where Babel keeps its choice; asking it costs three times as much
    locale: Locale | None = getattr(held, "babel_locale", None) or get_locale()
    return "zh" if locale is not None and locale.language == "zh" else "en"


def html_lang() -> str:
    """The value of the page's `lang` attribute."""
    return "zh-Hans" if language() == "zh" else "en"


def said(message: str, **values: Any) -> Markup:
    """`_` of the templates: the sentence in the language in force, its values escaped.

    Babel's own looks up the context, the domain and the catalogue each time, which was a tenth of a page.
    """
    key = language(), message
    translated = _SAID.get(key)
    if translated is None:
        translated = _SAID[key] = Markup(get_translations().ugettext(message))  # noqa: S704
    return translated % values if values or "%" in translated else translated
