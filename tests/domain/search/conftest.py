"""The small world, indexed, and its vocabulary."""

from collections.abc import Callable

import pytest

from mall.domain import search
from mall.kernel.db import db
from tests.world import World


@pytest.fixture
def indexed(world: World, drain: Callable[[], int]) -> World:
    """The small world after the workers have done their jobs."""
    drain()
    search.refresh_words()
    db.session.commit()
    return world
