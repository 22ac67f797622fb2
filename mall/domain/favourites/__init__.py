"""Favourites: what a person keeps in mind.

A *favourite* is a product she likes, with its price when she said so. She *follows* stores. What she *saw* is her
history: the newest two hundred products, hers to clear and to switch off. When a favourite gets cheaper or comes back,
those who like it are *told*, in batches, once.
"""

from mall.domain.favourites.actions import (
    ListFull,
    add,
    clear_history,
    follow,
    forget,
    pause_history,
    recall,
    remove,
    resume_history,
    tell_cheaper,
    tell_restocked,
    unfollow,
    visit,
)
from mall.domain.favourites.models import Favourite, FollowedStore, HistoryPause, SeenProduct
from mall.domain.favourites.queries import (
    Counts,
    Followed,
    Liked,
    Seen,
    counts_for,
    favourites_for,
    followed_for,
    follows,
    history_for,
    keeps_history,
    seen_by_guest,
)

__all__ = [
    "Counts",
    "Favourite",
    "Followed",
    "FollowedStore",
    "HistoryPause",
    "Liked",
    "ListFull",
    "Seen",
    "SeenProduct",
    "add",
    "clear_history",
    "counts_for",
    "favourites_for",
    "follow",
    "followed_for",
    "follows",
    "forget",
    "history_for",
    "keeps_history",
    "pause_history",
    "recall",
    "remove",
    "resume_history",
    "seen_by_guest",
    "tell_cheaper",
    "tell_restocked",
    "unfollow",
    "visit",
]
