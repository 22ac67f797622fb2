"""School: what a new merchant does one after the other, tied to what she has really done.

A *lesson* is done when the store's own rows say so; nobody ticks it. Whoever has done them all may *graduate*, once: her
store gets a *fee holiday*, a commission rule of its own for some days, by the *terms* that operators set in one place.
"""

from mall.domain.school.actions import NotFinished, graduate, set_terms
from mall.domain.school.models import Graduation, SchoolTerms
from mall.domain.school.queries import done_by, graduation_of, graduations, terms
from mall.domain.school.rules import Lesson

__all__ = [
    "Graduation",
    "Lesson",
    "NotFinished",
    "SchoolTerms",
    "done_by",
    "graduate",
    "graduation_of",
    "graduations",
    "set_terms",
    "terms",
]
