"""Jobs of reviews: each calls the verb of its name."""

from mall.domain.reviews import scores


def score_all(after: int = 0) -> None:
    """Every product and store that has reviews, a batch per job."""
    scores.score_all(after)
