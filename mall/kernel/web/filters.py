"""Template filters: money, dates and bilingual text by the reader's language."""

from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel.dates import format_skeleton
from babel.numbers import format_currency, format_decimal
from flask import Flask
from flask_babel import format_date, format_datetime, get_locale, get_timezone
from markupsafe import Markup, escape

from mall.kernel import clock, text
from mall.kernel.money import Money, exponent
from mall.kernel.web.dom import dom_id
from mall.kernel.web.i18n import LOCALES, language
from mall.kernel.web.lite import is_lite


def init_app(app: Flask) -> None:
    """Register the filters and globals that templates may use."""
    app.jinja_env.filters.update(
        money=money,
        amount=amount,
        sources=sources,
        avif=avif,
        local=local,
        day=day,
        moment=moment,
        hour=hour,
        count=count,
        percent=percent,
        country=country,
    )
    app.jinja_env.globals.update(dom_id=dom_id, Money=Money)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def money(amount: Money | int | None, currency: str = "CNY") -> str:
    """¥1,234.50: minor units (or Money) as people write them. Yuan carry their own sign in English too."""
    if amount is None:
        return ""
    if not isinstance(amount, Money):
        amount = Money(int(amount), currency)
    return _spelt(amount.minor, amount.currency, LOCALES[language()])


@lru_cache(maxsize=8192)
def _spelt(minor: int, currency: str, locale: str) -> str:
    """Lists repeat prices, and spelling one costs more than the rest of its card (measured: 50 µs)."""
    value = Decimal(minor).scaleb(-exponent(currency))
    return format_currency(value, currency, locale=locale).replace("CN¥", "¥")


def amount(minor: int, currency: str = "CNY") -> Markup:
    """The same text as `money`, with small decimals."""
    return _dressed(minor, currency, LOCALES[language()])


@lru_cache(maxsize=8192)
def _dressed(minor: int, currency: str, locale: str) -> Markup:
    words = _spelt(minor, currency, locale)
    if words[-3:-2] != ".":
        return escape(words)
    return Markup("{}<small>{}</small>").format(words[:-3], words[-3:])


def local(value: Any) -> str:
    """Text written in two languages, in the reader's."""
    return text.local(value, language())


def day(value: datetime | None) -> str:
    """A date as the reader writes it."""
    return format_date(value, "medium") if value else ""


def moment(value: datetime | None) -> str:
    """Date and time in the mall's time zone."""
    return format_datetime(value, "medium") if value else ""


def hour(value: datetime) -> str:
    """A time of today as 18:30, of another day with its day: for what is about to happen."""
    zone = get_timezone()
    is_today = value.astimezone(zone).date() == clock.now().astimezone(zone).date()
    time = format_datetime(value, "HH:mm")
    return time if is_today else f"{format_skeleton('MMMd', value.astimezone(zone), locale=get_locale())} {time}"


def count(value: int) -> str:
    """A whole number with the reader's separators."""
    return _counted(value, LOCALES[language()])


@lru_cache(maxsize=8192)
def _counted(value: int, locale: str) -> str:
    return format_decimal(value, locale=locale)


def percent(basis_points: int) -> str:
    """Ten-thousandths as a percentage without needless zeros."""
    return f"{Decimal(basis_points).scaleb(-2).normalize():f}%"


def country(code: str) -> str:
    """The country's name in the reader's language."""
    locale = get_locale()
    return str(locale.territories.get(code, code)) if locale else code


def sources(key: str, widths: tuple[int, ...], sizes: str, shape: tuple[int, int] = (1, 1)) -> Markup:
    """The attributes of an <img> that say where its pixels are: the variants of a picture of ours by its stem, `sizes`
    as HTML means it, the original's (width, height). Who saves data is offered the smallest alone."""
    return _sources(key, widths[:1] if is_lite() else widths, sizes, shape)


@lru_cache(4096)
def _sources(key: str, widths: tuple[int, ...], sizes: str, shape: tuple[int, int]) -> Markup:
    shown, stem = widths[min(1, len(widths) - 1)], f"/media/{escape(key)}"
    size = f'width="{shown}" height="{round(shown * shape[1] / shape[0])}"'
    if len(widths) == 1:
        return Markup(f'src="{stem}-{shown}.jpg" {size}')  # noqa: S704
    variants = ", ".join(f"{stem}-{width}.jpg {width}w" for width in widths)
    return Markup(f'src="{stem}-{shown}.jpg" srcset="{variants}" sizes="{escape(sizes)}" {size}')  # noqa: S704


def avif(key: str, widths: tuple[int, ...], sizes: str) -> Markup:
    """The <source> of a <picture> for browsers that know AVIF, at half the bytes; arguments as for `sources`."""
    return _avif(key, widths[:1] if is_lite() else widths, sizes)


@lru_cache(4096)
def _avif(key: str, widths: tuple[int, ...], sizes: str) -> Markup:
    stem = f"/media/{escape(key)}"
    if len(widths) == 1:
        return Markup(f'<source type="image/avif" srcset="{stem}-{widths[0]}.avif">')  # noqa: S704
    variants = ", ".join(f"{stem}-{width}.avif {width}w" for width in widths)
    return Markup(f'<source type="image/avif" srcset="{variants}" sizes="{escape(sizes)}">')  # noqa: S704
