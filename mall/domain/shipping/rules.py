"""Carriers, and what a tracking number looks like."""

import re

from mall.kernel.text import _

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

TRACKING_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9-]{4,39}")


def tidy_tracking_number(text: str) -> str | None:
    """The number in capitals without spaces, or None when it cannot be one."""
    number = "".join(text.split()).upper()
    return number if TRACKING_NUMBER.fullmatch(number) else None
