"""The desk as a whole: who gets in, what each role finds there, and that every page it leads to opens."""

import re

import pytest
from flask.testing import FlaskClient

from mall.models import Purchase
from tests.web.admin.conftest import Desk, SignIn
from tests.world import World

LINK = re.compile(r'href="(/admin[^"#]*)"')


def test_a_visitor_is_led_to_sign_in_and_a_shopper_finds_no_desk(
    world: World, client: FlaskClient, signed_in: SignIn
) -> None:
    assert "/sign-in" in client.get("/admin").location
    assert signed_in(world.alice).get("/admin").status_code == 404
    assert signed_in(world.olivia).get("/admin/stores").status_code == 404


@pytest.mark.parametrize("role", ["admission", "moderation", "support", "finance", "system"])
def test_every_page_that_a_role_is_led_to_opens(purchase: Purchase, desk: Desk, role: str) -> None:
    browser, seen, waiting = desk(role), set[str](), ["/admin"]
    while waiting and len(seen) < 60:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            answer = browser.get(path)
            assert answer.status_code == 200, path
            waiting += [found.replace("&amp;", "&") for found in LINK.findall(answer.text)]
    assert len(seen) > 3


@pytest.mark.parametrize(
    ("role", "path"),
    [
        ("moderation", "/admin/statements"),
        ("moderation", "/admin/people"),
        ("admission", "/admin/products"),
        ("support", "/admin/commission-rules"),
        ("finance", "/admin/audit-log"),
        ("system", "/admin/payouts"),
    ],
)
def test_a_right_that_is_missing_is_named(desk: Desk, role: str, path: str) -> None:
    page = desk(role).page(path, status=403)
    assert "does not let you" in page.words
