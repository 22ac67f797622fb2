"""Announcements: what the mall itself has to say to everybody, for a while.

An *announcement* has a title and perhaps more words in two languages, perhaps an address of the mall it leads to, and a
time from which and until which it stands on the front page.
"""

from mall.domain.announcements.actions import ANNOUNCED, NoSuchTime, Words, announce, change, take_down
from mall.domain.announcements.models import Announcement
from mall.domain.announcements.queries import all_announcements, announcement_by_id, current

__all__ = [
    "ANNOUNCED",
    "Announcement",
    "NoSuchTime",
    "Words",
    "all_announcements",
    "announce",
    "announcement_by_id",
    "change",
    "current",
    "take_down",
]
