"""Work of pages that is done later."""

from mall.domain.pages import actions, pruning


def keep_times() -> None:
    """Publish and take down what merchants have planned for until now."""
    actions.keep_times()


def prune() -> None:
    """Nightly: forget what pages held long ago and nobody saw."""
    pruning.prune()
