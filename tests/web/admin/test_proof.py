"""Before money or rights move, a proof that is young enough: asked for in place, with what was sent kept."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from mall.domain import people
from mall.kernel.db import db
from mall.kernel.web import doors
from mall.models import Person, RoleProposal, WebSession
from tests.browser import Page, PoliteClient
from tests.domain.people.conftest import Travel, later, letters
from tests.domain.people.test_factors import set_up
from tests.world import ROBOT, World

__all__ = ["later", "letters"]

# What moves money or rights at the desk, and must ask.
GUARDED = (
    "admin.send", "admin.record", "admin.fail", "admin.gather", "admin.batch_file", "admin.fail_batch",
    "admin.confirm_return", "admin.lift_freeze", "admin.approve",
    "admin.propose_adjustment", "admin.approve_adjustment", "admin.propose_claim", "admin.approve_claim",
    "admin.add_rule", "admin.edit_rule", "admin.rise", "admin.descend", "admin.propose_role", "admin.approve_role",
    "admin.approve_change",
    "admin.revoke",
    "admin.take_second_factor", "shop.begin_authenticator", "shop.remove_authenticator", "shop.renew_recovery_codes",
)  # fmt: skip


def support_of(person: Person) -> bool:
    """Whether somebody proposed that she works in support."""
    return bool(db.session.scalar(select(RoleProposal.id).where(RoleProposal.person_id == person.id)))


def held(page: Page) -> dict[str, Any]:
    """What the page that asks would send on, without a proof."""
    return {
        str(field["name"]): field.get("value")
        for field in page.all("input")
        if field.get("type") == "hidden" and field.get("name") != "next"
    }


def test_what_moves_money_asks_after_fifteen_minutes_and_goes_on_with_what_was_sent(
    signed_in: Callable[[Person], PoliteClient], world: World, later: Travel
) -> None:
    system = world.operators["system"]
    browser, paper = signed_in(system), set_up(system)
    path = f"/admin/people/{world.alice.public_id}"
    later(minutes=16)
    asked = browser.submit(path, "/roles", role="support")
    page = Page(asked.text)
    assert asked.status_code == 401 and "Is it you?" in page.words and not support_of(world.alice)
    assert held(page)["role"] == "support"
    wrong = browser.post(f"{path}/roles", data={**held(page), "proof-second": "000000"})
    assert wrong.status_code == 401 and "used already" in wrong.text and not support_of(world.alice)
    good = browser.post(f"{path}/roles", data={**held(page), "proof-second": paper[0]})
    assert good.location == path and support_of(world.alice)


def test_one_proof_is_good_for_fifteen_minutes(
    signed_in: Callable[[Person], PoliteClient], world: World, later: Travel
) -> None:
    system = world.operators["system"]
    browser, path = signed_in(system), f"/admin/people/{world.alice.public_id}"
    later(minutes=14)
    assert browser.submit(path, "/roles", role="support").status_code == 303
    people.grant_role(world.alice, "support", ROBOT)
    people.prove(db.session.query(WebSession).filter_by(person_id=system.id).one())
    later(minutes=14)
    assert browser.submit(path, "/roles/support/removal").status_code == 303
    later(minutes=2)
    assert browser.submit(path, "/roles", role="finance").status_code == 401


def test_whoever_has_neither_second_factor_nor_password_gets_a_letter(
    signed_in: Callable[[Person], PoliteClient], world: World, later: Travel, letters: Callable[[], list[str]]
) -> None:
    browser, path = signed_in(world.operators["system"]), f"/admin/people/{world.alice.public_id}"
    later(minutes=16)
    fields = held(Page(browser.submit(path, "/roles", role="support").text))
    assert browser.post(f"{path}/roles", data={**fields, "send-code": "1"}).status_code == 401
    code = next(word for word in letters()[0].split() if word.isdigit() and len(word) == 6)
    assert browser.post(f"{path}/roles", data={**fields, "proof-code": code}).status_code == 303


@pytest.mark.parametrize("endpoint", GUARDED)
def test_every_deed_with_money_or_rights_asks(mall: Flask, endpoint: str) -> None:
    view = mall.view_functions[endpoint]
    assert view.__code__.co_name == "guarded" and doors.door_of(mall, endpoint)
