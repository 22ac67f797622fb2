"""Doors: every route says who may come in, and whoever it forgets to ask is kept out.

    @shop.get("/cart")
    @open_door
    def show(): …

A front has one keeper. It loads what its URLs name through the asker (`enter`), asks for a sign-in (`member`) and
checks a right. A route without a door admits nobody; a law test walks the URL map.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, Protocol, TypeVar

from flask import Flask, abort, current_app, request

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Door:
    """Who may come in. `token_free` forms stand on cacheable pages and are guarded by the request's origin."""

    kind: Literal["open", "member", "right", "machine"]
    right: StrEnum | None = None


class Keeper(Protocol):
    """A front's doorkeeper."""

    def enter(self, view_args: dict[str, Any]) -> None:
        """Load who asks and what the URL names; raises NotFound to strangers."""

    def member(self) -> None:
        """Raises SignInNeeded unless somebody is signed in."""

    def right(self, right: StrEnum) -> None:
        """Raises SignInNeeded or NotAllowed unless the asker holds the right."""


def open_door(view: View) -> View:
    """Everybody may come in."""
    return _hang(view, Door("open"))


def member_door(view: View) -> View:
    """Whoever is signed in may come in."""
    return _hang(view, Door("member"))


def machine_door(view: View) -> View:
    """For programs that sign what they send: no session, no cookie, no token."""
    return _hang(view, Door("machine"))


def right_door(right: StrEnum) -> Callable[[View], View]:
    """Whoever holds the right may come in."""
    return lambda view: _hang(view, Door("right", right))


def token_free(view: View) -> View:
    """A public form on a cacheable page: guarded by Origin and Sec-Fetch-Site instead of a token (web/security.py)."""
    view.token_free = True  # type: ignore[attr-defined]
    return view


def bulky(megabytes: int) -> Callable[[View], View]:
    """Whoever is signed in may send so much in one request: for pages that take several files (web/security.py)."""

    def mark(view: View) -> View:
        view.most_megabytes = megabytes  # type: ignore[attr-defined]
        return view

    return mark


def again(page: Callable[..., Any]) -> Callable[[View], View]:
    """When the verb refuses, show this page again, with the refusal and with what was typed (web/errors.py)."""

    def mark(view: View) -> View:
        view.again = page  # type: ignore[attr-defined]
        return view

    return mark


def init_app(app: Flask) -> None:
    """Stand at the entrance of every request."""
    app.extensions["keepers"] = {}
    app.before_request(admit)


def keep(app: Flask, front: str, keeper: Keeper) -> None:
    """Give the front with that blueprint name its keeper."""
    app.extensions["keepers"][front] = keeper


def door_of(app: Flask, endpoint: str) -> Door | None:
    """The door that the endpoint declares."""
    return getattr(app.view_functions[endpoint], "door", None)


def admit() -> None:
    """Let the asker through the endpoint's door, or raise what keeps her out."""
    if request.endpoint is None:
        keeper = current_app.extensions["keepers"].get("shop")
        if keeper:
            keeper.enter({})
        return
    door = door_of(current_app, request.endpoint)
    if door is None:
        abort(403)
    keeper = current_app.extensions["keepers"].get((request.blueprint or "").partition(".")[0])
    if door.kind == "machine" or (keeper is None and door.kind == "open"):
        return
    if keeper is None:
        abort(403)
    keeper.enter(request.view_args or {})
    if door.kind == "member":
        keeper.member()
    elif door.right is not None:
        keeper.right(door.right)


def _hang(view: View, door: Door) -> View:
    view.door = door  # type: ignore[attr-defined]
    return view
