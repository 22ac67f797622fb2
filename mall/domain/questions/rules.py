"""Pure rules of questions: how long, how many, of how many answers the asker is told."""

from datetime import timedelta

MIN_QUESTION = 5  # characters
MAX_QUESTION = 300
MAX_ANSWER = 300
MAX_STORE_ANSWER = 1000  # a store may have more to explain

DAY = timedelta(days=1)
QUESTIONS_A_DAY = 10  # of one person
QUESTIONS_ABOUT_ONE = 3  # of one person a day about one product
ANSWERS_A_DAY = 20

TOLD = 3  # the asker is told of the store's answer and of so many others

REPORT_REASONS = ("abusive", "advertising", "contact_details", "off_topic", "private", "untrue", "other")


def is_told(by_store: bool, already_there: int) -> bool:
    """Whether one more answer is news for the asker."""
    return by_store or already_there < TOLD
