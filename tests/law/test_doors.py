"""Who comes in: every guarded address turns away whoever may not enter, and nothing has changed afterwards."""

from collections.abc import Mapping
from enum import StrEnum
from itertools import cycle

import pytest
from flask import Flask
from werkzeug.routing import Rule

from mall.domain.people.rights import ROLES as ADMIN_ROLES
from mall.domain.people.rights import AdminRight
from mall.domain.stores.rights import ROLES as STORE_ROLES
from mall.domain.stores.rights import StoreRight
from mall.kernel.db import db
from mall.kernel.web import doors
from mall.models import Person, StoreMember
from tests.law.digests import changed, digests
from tests.law.visits import Browser, address, visits
from tests.world import World


def is_sent_to_sign_in(mall: Flask, location: str) -> bool:
    return location.startswith(mall.config["SIGN_IN_PATH"])


def test_a_visitor_is_sent_to_sign_in_everywhere_behind_a_door(
    mall: Flask, still_world: World, no_tokens: None
) -> None:
    browser, wrong, before = Browser(mall), [], digests()
    for rule, method in visits(mall, "member", "right"):
        path = address(mall, rule, store=still_world.green_hill.slug)
        response = browser.send(method, path)
        to_sign_in = response.status_code == 303 and is_sent_to_sign_in(mall, response.headers["Location"])
        if not to_sign_in and response.status_code not in (401, 404):
            wrong.append(f"{method} {path}: {response.status_code} {response.headers.get('Location', '')}")
    assert not wrong, "a stranger came in:\n" + "\n".join(wrong)
    assert not changed(before, digests())


def test_htmx_is_told_to_load_the_sign_in_page_as_a_whole(mall: Flask, still_world: World, no_tokens: None) -> None:
    browser = Browser(mall)
    for rule, method in visits(mall, "member"):
        response = browser.send(method, address(mall, rule), HX_Request="true")
        assert response.status_code in (204, 404), f"{method} {rule.rule}: {response.status_code}"
        if response.status_code == 204:
            assert is_sent_to_sign_in(mall, response.headers["HX-Redirect"])


@pytest.mark.parametrize("right", AdminRight)
def test_an_operator_without_the_right_is_kept_out(
    right: AdminRight, mall: Flask, still_world: World, no_tokens: None
) -> None:
    guarded = guarded_by(mall, right)
    role = strongest_without(right, ADMIN_ROLES)
    if role:
        keep_out(mall, guarded, {role: still_world.operators[role]}, {}, (403,))
    keep_out(mall, guarded, {"a merchant": still_world.olivia}, {}, (404,))


@pytest.mark.parametrize("right", StoreRight)
def test_a_member_without_the_right_is_kept_out(
    right: StoreRight, mall: Flask, still_world: World, no_tokens: None
) -> None:
    guarded = guarded_by(mall, right)
    store = {"store": still_world.green_hill.slug}
    role = strongest_without(right, STORE_ROLES)
    if role:
        give_role(still_world, role)
        keep_out(mall, guarded, {role: still_world.clark}, store, (403,))
    keep_out(mall, guarded, {"the rival": still_world.rita}, store, (404,))
    others = {"a shopper": still_world.alice, "an operator": still_world.operators["system"]}
    keep_out(mall, guarded[:1], others, store, (404,))


def guarded_by(app: Flask, right: StrEnum) -> list[tuple[Rule, str]]:
    """The addresses that ask for the right."""
    return [
        pair for pair in visits(app, "right") if getattr(doors.door_of(app, pair[0].endpoint), "right", None) is right
    ]


def strongest_without(right: StrEnum, roles: Mapping[str, frozenset[StrEnum]]) -> str:
    """The role that may do most of all that may not do this; nothing if every role may."""
    lacking = [role for role, rights in roles.items() if right not in rights]
    return max(lacking, key=lambda role: len(roles[role]), default="")


def give_role(world: World, role: str) -> None:
    """Clark works at Green Hill in another role from now on."""
    member = db.session.query(StoreMember).filter_by(store_id=world.green_hill.id, person_id=world.clark.id).one()
    member.role = role
    db.session.commit()


def keep_out(
    app: Flask,
    guarded: list[tuple[Rule, str]],
    askers: dict[str, Person],
    known: dict[str, str],
    answers: tuple[int, ...],
) -> None:
    """Assert that each asker gets one of the answers at each address, and that no row changed."""
    wrong = []
    for name, person in askers.items():
        browser = Browser(app, person)
        before = digests() if guarded else {}
        for rule, method in guarded:
            path = address(app, rule, **known)
            status = browser.send(method, path).status_code
            if status not in answers:
                wrong.append(f"{method} {path} answers {status} to {name}, not {' or '.join(map(str, answers))}")
        if guarded and (tables := changed(before, digests())):
            wrong.append(f"{name} changed {tables}")
    assert not wrong, "\n".join(wrong)


def test_pages_that_are_open_do_not_break(mall: Flask, still_world: World) -> None:
    browser, wrong = Browser(mall), []
    for rule, method in visits(mall, "open"):
        if method == "GET":
            status = browser.send("GET", address(mall, rule)).status_code
            if status in (401, 403) or status >= 500:
                wrong.append(f"{rule.rule}: {status}")
    assert not wrong, "\n".join(wrong)


def test_every_page_of_a_signed_in_person_works(mall: Flask, still_world: World) -> None:
    browser, wrong = Browser(mall, still_world.alice), []
    for rule, method in visits(mall, "member"):
        if method == "GET" and not rule.arguments:
            status = browser.send("GET", address(mall, rule)).status_code
            if status not in (200, 302, 303):
                wrong.append(f"{rule.rule}: {status}")
    assert not wrong, "\n".join(wrong)


# What a foreign page sends in somebody's name


FOREIGN = (
    {"Sec_Fetch_Site": "cross-site"},
    {"Sec_Fetch_Site": "same-site"},
    {"Sec_Fetch_Site": "", "Origin": "https://evil.example"},
    {"Sec_Fetch_Site": "", "Referer": "https://evil.example/"},
)


def test_a_foreign_page_cannot_post(mall: Flask, still_world: World) -> None:
    """Every address in one of four ways in which browsers say that the form stood elsewhere."""
    browser, wrong, before = Browser(mall, still_world.olivia), [], digests()
    posts = [rule for rule, method in visits(mall, "open", "member", "right") if method == "POST"]
    for rule, headers in zip(posts, cycle(FOREIGN), strict=False):
        path = address(mall, rule, store=still_world.green_hill.slug)
        status = browser.send("POST", path, **headers).status_code
        if status != 403:
            wrong.append(f"{path} with {headers}: {status}")
    assert not wrong, "\n".join(wrong)
    assert not changed(before, digests())


def test_a_post_without_a_token_is_refused(mall: Flask, still_world: World) -> None:
    """Old browsers that say nothing of where a form came from: a token, or for token-free forms a page that asks."""
    browser, wrong, before = Browser(mall, still_world.olivia), [], digests()
    for rule, method in visits(mall, "open", "member", "right"):
        if method != "POST":
            continue
        path = address(mall, rule, store=still_world.green_hill.slug)
        is_free = getattr(mall.view_functions[rule.endpoint], "token_free", False)
        response = browser.send("POST", path, Sec_Fetch_Site="")
        asks = response.status_code == 200 and 'name="csrf_token"' in response.get_data(as_text=True)
        if response.status_code != 400 and not (is_free and asks):
            wrong.append(f"{path}: {response.status_code}")
    assert not wrong, "\n".join(wrong)
    assert not changed(before, digests())


def test_what_is_posted_to_is_not_changed_by_a_visit(mall: Flask, still_world: World) -> None:
    browser, before = Browser(mall, still_world.olivia), digests()
    for rule, method in visits(mall, "open", "member", "right"):
        if method == "POST":
            status = browser.send("GET", address(mall, rule, store=still_world.green_hill.slug)).status_code
            assert status < 500, f"GET {rule.rule}: {status}"
    assert not changed(before, digests())
