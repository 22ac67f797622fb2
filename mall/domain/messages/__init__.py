"""Messages: what the mall tells a person.

A *notice* stands in her inbox until she has *read* it; a *letter* goes with it by e-mail. Of every *event* she may say
whether she wants notices and letters; some *must come*. A letter that need not come carries a way out that works by one
press and without signing in. Notices are written by listeners, once per person and occurrence.
"""

from mall.domain.messages.actions import (
    choose,
    forget,
    read,
    read_all,
    subscription_of,
    tell,
    unsubscribe,
    unsubscription_token,
)
from mall.domain.messages.events import KINDS, OPTIONAL, Event, Kind
from mall.domain.messages.models import Notice, NoticePreference
from mall.domain.messages.queries import Wish, notice_of, notices_for, unread_count, wishes_for
from mall.domain.messages.words import Told

__all__ = [
    "KINDS",
    "OPTIONAL",
    "Event",
    "Kind",
    "Notice",
    "NoticePreference",
    "Told",
    "Wish",
    "choose",
    "forget",
    "notice_of",
    "notices_for",
    "read",
    "read_all",
    "subscription_of",
    "tell",
    "unread_count",
    "unsubscribe",
    "unsubscription_token",
    "wishes_for",
]
