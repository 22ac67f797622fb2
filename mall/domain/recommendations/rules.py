"""What counts, and for how long. Pure."""

from datetime import timedelta
from enum import StrEnum

REMEMBERED = timedelta(days=180)  # purchases and looks older than this say nothing of today
A_VISIT = timedelta(days=1)  # two looks of one person within it belong together
ENOUGH = 2  # different people or purchases before two products are said to belong together
KEPT = 12  # products per product and reason, and per category


class Reason(StrEnum):
    """Why a product is shown beside another; the better reason first."""

    BOUGHT = "bought"
    VIEWED = "viewed"
    POPULAR = "popular"
    STORE = "store"
