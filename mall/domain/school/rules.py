"""The lessons, in the order in which a shop is set up."""

from enum import StrEnum


class Lesson(StrEnum):
    """Something to do that can be seen to be done."""

    LICENCE = "licence"  # the mall has looked at the business's papers
    PROFILE = "profile"  # a line about the store, a phone number
    PLACE = "place"  # where goods are sent from
    FREIGHT = "freight"
    PRODUCT = "product"  # the first one on the shelves
    PAGE = "page"  # a page of its own design that shoppers see
    OPENING = "opening"
    PROMISE = "promise"  # a parcel that left in time
    REVIEW = "review"  # an answer to a buyer


ALL = frozenset(Lesson)
MOST_DAYS = 365
