"""Addresses: every one has a door, is spelt well, stands in the committed list, and changes things by POST only."""

import ast
import difflib
import inspect
import os
import re
from enum import StrEnum
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import Rule

from mall.domain.people.rights import ROLES as ADMIN_ROLES
from mall.domain.people.rights import AdminRight
from mall.domain.stores.rights import ROLES as STORE_ROLES
from mall.domain.stores.rights import StoreRight
from mall.kernel.web import doors
from tests.law import calls, source
from tests.law.links import blueprint_of, dead_link

LIST = Path(__file__).with_name("routes.txt")
UPDATE = "MALL_UPDATE=1 bin/test --fast -- tests/law/test_routes.py"

WORD = r"[a-z0-9]+(-[a-z0-9]+)*"
# A segment: a kebab-case word, a file, or a parameter with or without a type.
SEGMENT = re.compile(rf"{WORD}(\.[a-z0-9]+)?|<([a-z]+(\(.*\))?:)?[a-z][a-z0-9_]*>")
PARAMETER = re.compile(r"<(?:([a-z]+)(?:\(.*?\))?:)?([a-z][a-z0-9_]*)>")
# Names of parameters that name a row, and the types one of which they must have.
IDS = re.compile(r"(^|_)id$")
ID_TYPES = ("int", "uuid")

ODD_ADDRESSES = {
    "/s/<name>.<digest>.<kind>": "a bundle under a name that holds its digest",
    "/t/<name>.<digest>.css": "the sheet of a theme under a name that says all it depends on, and its digest",
    "/static/<path:filename>": "Flask's own",
    "/media/<path:key>": "a file key has slashes; the route matches it against one pattern",
}
# POST routes that show no page again when their verb refuses, and why an error page is the better answer.
WITHOUT_AGAIN = {
    "shop.choose": "sets a cookie; only a tampered form is refused",
    "shop.choose_lite": "sets a cookie; nothing is refused",
    "shop.choose_scheme": "sets a cookie; only a tampered form is refused",
    "shop.choose_destination": "sets a cookie; only a tampered form is refused",
}
# Pages of a front that stand outside its prefix or ask for no right, and why.
OUTSIDE = {
    "seller.index": "lists the stores in which the asker works: there is no store in it yet",
}


def rules(app: Flask) -> list[Rule]:
    return sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, methods(rule)))


def methods(rule: Rule) -> str:
    return ",".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))


def front_of(rule: Rule) -> str:
    """The blueprint that owns the rule; "" for Flask's own."""
    return rule.endpoint.rpartition(".")[0]


def listed(app: Flask) -> list[str]:
    """The list as it is committed: method, address, who may come in."""
    lines = []
    for rule in rules(app):
        door = doors.door_of(app, rule.endpoint)
        lines.append(f"{methods(rule):5} {rule.rule}  {door.right or door.kind if door else 'NOBODY'}")
    return lines


def test_the_committed_list_is_true(mall: Flask) -> None:
    now = listed(mall)
    if os.environ.get("MALL_UPDATE"):
        LIST.write_text("\n".join(now) + "\n", "utf-8")
    committed = LIST.read_text("utf-8").splitlines() if LIST.exists() else []
    diff = "\n".join(difflib.unified_diff(committed, now, "tests/law/routes.txt", "the url map", lineterm="", n=0))
    assert not diff, (
        f"addresses changed. An address that is gone needs a redirect first. Then run {UPDATE} and commit the list.\n{diff}"
    )


def test_every_route_has_a_door(mall: Flask) -> None:
    open_to_nobody = [
        f"{rule.rule} ({rule.endpoint})" for rule in rules(mall) if not doors.door_of(mall, rule.endpoint)
    ]
    assert not open_to_nobody, (
        "routes without a door admit nobody; put @open_door, @member_door, @right_door(…) or @machine_door under the route: "
        + ", ".join(open_to_nobody)
    )


def test_every_guarded_front_has_a_keeper(mall: Flask) -> None:
    keepers = mall.extensions["keepers"]
    unguarded = {
        front_of(rule)
        for rule in rules(mall)
        if getattr(doors.door_of(mall, rule.endpoint), "kind", "") in ("member", "right")
        and front_of(rule).partition(".")[0] not in keepers
    }
    assert not unguarded, (
        f"doors without anybody at them; call doors.keep(app, …) in mall/blueprints/__init__.py: {unguarded}"
    )


def test_addresses_are_kebab_case(mall: Flask) -> None:
    wrong = [
        f"{rule.rule}: {segment!r}"
        for rule in rules(mall)
        if rule.rule not in ODD_ADDRESSES
        for segment in rule.rule.strip("/").split("/")
        if segment and not SEGMENT.fullmatch(segment)
    ]
    assert not wrong, f"lower-case words joined by hyphens, parameters in snake_case: {wrong}"


def test_ids_in_addresses_are_typed(mall: Flask) -> None:
    wrong = [
        f"{rule.rule}: <{name}> must be <int:{name}> or <uuid:{name}>"
        for rule in rules(mall)
        for kind, name in PARAMETER.findall(rule.rule)
        if IDS.search(name) and kind not in ID_TYPES
    ]
    assert not wrong, "\n".join(wrong)


def test_paths_of_any_depth_are_rare(mall: Flask) -> None:
    wrong = [rule.rule for rule in rules(mall) if "<path:" in rule.rule and rule.rule not in ODD_ADDRESSES]
    assert not wrong, (
        f"a <path:> takes whatever comes; give it a type, or a line with its reason in ODD_ADDRESSES: {wrong}"
    )


def test_addresses_end_without_a_slash(mall: Flask) -> None:
    wrong = [rule.rule for rule in rules(mall) if rule.rule != "/" and rule.rule.endswith("/")]
    assert not wrong, f"one address per page: without a slash at the end: {wrong}"


def test_every_front_stays_under_its_prefix(mall: Flask) -> None:
    wrong = []
    for rule in rules(mall):
        front, first = front_of(rule), rule.rule.strip("/").split("/")[0]
        if front == "seller" and not rule.rule.startswith("/seller/<store>") and rule.endpoint not in OUTSIDE:
            wrong.append(
                f"{rule.endpoint}: {rule.rule} must begin with /seller/<store>, by which the door finds the store"
            )
        if front == "admin" and first != "admin":
            wrong.append(f"{rule.endpoint}: {rule.rule} must begin with /admin")
        if first in ("seller", "admin", "hooks") and front != first:
            wrong.append(f"{rule.endpoint}: {rule.rule} belongs to the front {first}, whose keeper guards it")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("front", "rights"), [("seller", StoreRight), ("admin", AdminRight)])
def test_guarded_fronts_ask_for_a_right_everywhere(mall: Flask, front: str, rights: type[StrEnum]) -> None:
    wrong = []
    for rule in rules(mall):
        door = doors.door_of(mall, rule.endpoint)
        if front_of(rule) == front and rule.endpoint not in OUTSIDE and not isinstance(door and door.right, rights):
            wrong.append(f"{rule.endpoint}: declare one right, @right_door({rights.__name__}.…)")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("front", "rights", "roles"), [("seller", StoreRight, STORE_ROLES), ("admin", AdminRight, ADMIN_ROLES)]
)
def test_every_right_opens_a_door_and_is_in_a_role(
    mall: Flask, front: str, rights: type[StrEnum], roles: dict[str, frozenset[StrEnum]]
) -> None:
    granted = frozenset().union(*roles.values())
    assert granted == frozenset(rights), f"rights that no role grants: {set(rights) - granted}"
    asked = {door.right for rule in rules(mall) if (door := doors.door_of(mall, rule.endpoint))}
    if front in mall.blueprints:
        idle = set(rights) - asked
        assert not idle, f"rights that open nothing; remove them or build what they open: {sorted(idle)}"


def test_things_change_by_post_only(mall: Flask) -> None:
    unsafe = {"PUT", "PATCH", "DELETE"}
    wrong = [f"{methods(rule)} {rule.rule}" for rule in rules(mall) if unsafe & (rule.methods or set())]
    assert not wrong, f"plain forms know GET and POST; a change of state is a noun that is posted to: {wrong}"
    both = [rule.rule for rule in rules(mall) if {"GET", "POST"} <= (rule.methods or set())]
    assert not both, f"showing and changing are two functions: {both}"


def test_a_refused_post_shows_its_page_again(mall: Flask) -> None:
    wrong, needless = [], []
    for rule in rules(mall):
        view = mall.view_functions[rule.endpoint]
        door = doors.door_of(mall, rule.endpoint)
        if "POST" not in (rule.methods or set()) or (door and door.kind == "machine"):
            continue
        if not hasattr(view, "again") and rule.endpoint not in WITHOUT_AGAIN:
            wrong.append(f"{rule.endpoint}: {rule.rule}")
        if hasattr(view, "again") and rule.endpoint in WITHOUT_AGAIN:
            needless.append(rule.endpoint)
    assert not wrong, (
        "put @again(page) under the door, so that what was typed is not lost; or give a reason in WITHOUT_AGAIN: "
        + ", ".join(wrong)
    )
    assert not needless, f"strike from WITHOUT_AGAIN: {needless}"


def test_a_page_shown_again_takes_no_more_than_its_post_has(mall: Flask) -> None:
    wrong = []
    for rule in rules(mall):
        page = getattr(mall.view_functions[rule.endpoint], "again", None)
        if page is not None:
            needed = {name for name, parameter in signature(page).items() if parameter.default is parameter.empty}
            if missing := needed - rule.arguments:
                wrong.append(f"{rule.endpoint}: its page needs {sorted(missing)}, which {rule.rule} does not have")
    assert not wrong, "\n".join(wrong)


def signature(function: object) -> dict[str, inspect.Parameter]:
    return dict(inspect.signature(function).parameters)  # type: ignore[arg-type]


def test_every_reason_is_about_something_that_exists(mall: Flask) -> None:
    gone = [name for name in WITHOUT_AGAIN if name not in mall.view_functions]
    gone += [address for address in ODD_ADDRESSES if address not in {rule.rule for rule in rules(mall)}]
    assert not gone, f"strike from the tables of this file: {gone}"


def test_links_in_the_code_lead_somewhere(mall: Flask) -> None:
    wrong = []
    for call in calls.calls_of(source.mall(), "flask.url_for"):
        target = call.argument(0, "endpoint")
        if not isinstance(target, ast.Constant):
            continue
        complaint = dead_link(mall, str(target.value), call.keywords, blueprint_of(mall, call.module), call.has_splat)
        if complaint:
            wrong.append(f"{call.at}: {complaint}")
    assert not wrong, "\n".join(wrong)
