"""Fixtures for laws that walk the URL map: they build the world once per file, since nothing they do may change it."""

from collections.abc import Iterator

import pytest
from flask import Flask

from mall.kernel.db import db
from tests.stage import Stage
from tests.world import World, build_world


@pytest.fixture(scope="module")
def still_world(mall: Flask, stage: Stage) -> Iterator[World]:
    """The small named world, committed, for all tests of a file."""
    stage.empty()
    with mall.app_context():
        built = build_world()
        db.session.commit()
        yield built
        db.session.rollback()


@pytest.fixture
def no_tokens(mall: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Doors are tried without the form token, which would stop the request before it reaches them."""
    monkeypatch.setitem(mall.config, "WTF_CSRF_ENABLED", False)
