"""Carriers, what a tracking number looks like, and what may go wrong at a door."""

import re
from functools import cache

from mall.kernel.text import _, fold, in_each

CARRIERS = {
    "sf": _("SF Express"),
    "jd": _("JD Logistics"),
    "ems": _("EMS"),
    "yto": _("YTO Express"),
    "zto": _("ZTO Express"),
    "sto": _("STO Express"),
    "yunda": _("Yunda Express"),
    "jt": _("J&T Express"),
    "deppon": _("Deppon"),
    "own": _("The store's own courier"),
}

# How people call them in their sheets, beside their names and codes: what the name begins with.
CALLED = {
    "顺丰": "sf",
    "京东": "jd",
    "邮政": "ems",
    "圆通": "yto",
    "中通": "zto",
    "申通": "sto",
    "韵达": "yunda",
    "极兔": "jt",
    "德邦": "deppon",
    "自送": "own",
}

# Why goods were not left at the door. The buyer reads it.
FAILURES = {
    "nobody_home": _("Nobody was at home"),
    "unreachable": _("Nobody answered the phone"),
    "wrong_address": _("The address was not found"),
    "refused": _("The buyer did not take it"),
    "not_paid": _("The cash was not paid"),
    "other": _("Another reason"),
}
MAX_WORDS = 200

TRACKING_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9-]{4,39}")


def carrier_called(typed: str) -> str | None:
    """The code of the carrier that is meant by a code, a name in English or Chinese, or its beginning; None for others."""
    name = fold(typed)
    if name in CARRIERS:
        return name
    if name in _names():
        return _names()[name]
    return next((code for beginning, code in CALLED.items() if name.startswith(beginning)), None)


@cache
def _names() -> dict[str, str]:
    """{name: code} in each language."""
    return {fold(name): code for code, words in CARRIERS.items() for name in in_each(words).values()}


def tidy_tracking_number(text: str) -> str | None:
    """The number in capitals without spaces, or None when it cannot be one."""
    number = "".join(text.split()).upper()
    return number if TRACKING_NUMBER.fullmatch(number) else None


def called(name: str) -> str:
    """How a courier is called in front of buyers: by her first name, in Chinese by the family name with a title."""
    if re.match(r"[\u3400-\u9fff]", name):
        return f"{name[0]}师傅"
    return (name.split() or [""])[0]
