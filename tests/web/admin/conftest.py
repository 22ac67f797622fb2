"""Operators at their desk, each in a browser of her own."""

from collections.abc import Callable

import pytest

from mall.models import Person, Purchase
from tests.browser import PoliteClient
from tests.stage import Kept
from tests.trade import paid
from tests.world import World

SignIn = Callable[[Person], PoliteClient]
Desk = Callable[[str], PoliteClient]


@pytest.fixture
def desk(world: World, signed_in: SignIn) -> Desk:
    """A browser at the desk by role: desk("finance")."""
    return lambda role: signed_in(world.operators[role])


@pytest.fixture
def purchase(world: World, kept: Kept) -> Purchase:
    """Alice paid for a mug of Green Hill's and a lamp of Bright Lane's."""
    return kept("paid_for_mug_and_lamp", lambda: paid(world, world.alice, {"mug": 1, "lamp": 1}))
