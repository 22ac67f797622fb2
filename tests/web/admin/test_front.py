"""What operators put at the front: announcements, and the mall's colour."""

from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from mall.domain import announcements
from mall.kernel import clock
from mall.kernel.db import db
from mall.kernel.web import look
from mall.models import Announcement, AuditEntry
from tests.browser import PoliteClient
from tests.web.admin.conftest import Desk
from tests.world import ROBOT, World

LIST = "/admin/announcements"


def announced() -> Announcement:
    return db.session.scalars(select(Announcement)).one()


def test_what_is_announced_stands_on_the_front_page_until_it_is_taken_down(
    client: PoliteClient, desk: Desk, world: World
) -> None:
    marketing = desk("marketing")
    assert "Free parcels" not in client.page("/").words
    words = {"title_en": "Free parcels this week", "title_zh": "本周包邮", "body_en": "In every store.\n<b>Really.</b>"}
    assert marketing.submit(LIST, LIST, **words).status_code == 303
    assert "Free parcels this week" in client.page("/").words
    assert "<b>Really.</b>" in client.page("/announcements").words, "what is typed is text"
    assert "本周包邮" in client.get("/", headers={"Accept-Language": "zh"}).text
    marketing.submit(
        f"{LIST}/{announced().id}", f"{LIST}/{announced().id}", title_en="Free parcels today", leads_to="/stores"
    )
    page = client.page("/")
    assert [link["href"] for link in page.all("a") if link["href"] == "/stores"] and "Free parcels today" in page.words
    marketing.submit(LIST, f"{LIST}/{announced().id}/end")
    assert "Free parcels" not in client.page("/").words
    deeds = db.session.scalars(
        select(AuditEntry.action).where(AuditEntry.subject == "announcement").order_by(AuditEntry.id)
    )
    assert list(deeds) == ["announcement.add", "announcement.edit", "announcement.end"]


def test_it_begins_and_ends_by_the_clock_of_the_mall(client: PoliteClient, desk: Desk, world: World) -> None:
    times = {"starts_at": "2027-01-01T09:00", "ends_at": "2027-01-02T09:00"}
    desk("marketing").submit(LIST, LIST, title_en="New year", **times)
    assert announced().starts_at == datetime(2027, 1, 1, 1, 0, tzinfo=UTC), "nine in Shanghai"
    assert announced().state == "scheduled" and announcements.current() == []
    with time_machine.travel(datetime(2027, 1, 1, 2, 0, tzinfo=UTC)):
        assert [each.title["en"] for each in announcements.current()] == ["New year"]
    with time_machine.travel(datetime(2027, 1, 2, 2, 0, tzinfo=UTC)):
        assert announcements.current() == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"title_en": ""},
        {"title_en": "x" * 81},
        {"leads_to": "https://elsewhere.example/"},
        {"leads_to": "//elsewhere.example"},
        {"leads_to": "stores"},
        {"starts_at": "tomorrow"},
        {"starts_at": "2027-01-02T09:00", "ends_at": "2027-01-01T09:00"},
        {"ends_at": "0001-01-01T00:00"},
        {"version": "-1"},
    ],
)
def test_what_makes_no_sense_is_not_announced(desk: Desk, world: World, wrong: dict[str, str]) -> None:
    answer = desk("marketing").submit(LIST, LIST, **{"title_en": "Hello", **wrong})
    assert answer.status_code in (409, 422)
    assert db.session.scalars(select(Announcement)).all() == []


def test_of_two_who_change_it_at_once_the_second_is_told(desk: Desk, world: World) -> None:
    made = announcements.announce(announcements.Words({"en": "Hello"}), ROBOT)
    db.session.commit()
    marketing, path = desk("marketing"), f"{LIST}/{made.id}"
    announcements.change(made, 1, announcements.Words({"en": "Hi"}, starts_at=clock.now()), ROBOT)
    assert marketing.submit(path, path, version="1", title_en="Good day").status_code == 409
    assert announced().title == {"en": "Hi"}


def test_the_mall_takes_the_colour_that_operators_choose(app: Flask, desk: Desk, world: World) -> None:
    guest = app.test_client()
    before = guest.get("/")
    marketing = desk("marketing")
    assert marketing.submit("/admin/look", "/admin/look", accent="teal").status_code == 303
    after = guest.get("/")
    assert '<meta name="theme-color" content="#0b6c80">' in after.text and "--accent: #0b6c80" not in before.text
    assert "--accent: #0b6c80" in after.text
    assert look_source(after) != look_source(before), "the policy allows the sheet that is sent"
    assert marketing.submit("/admin/look", "/admin/look", accent="plaid").status_code == 404
    assert look.chosen_accent() == "teal"
    [deed] = db.session.scalars(select(AuditEntry).where(AuditEntry.subject == "mall_look"))
    assert (deed.before, deed.after) == ({"accent": "red"}, {"accent": "teal"})


def look_source(answer: object) -> str:
    policy = str(answer.headers["Content-Security-Policy"])  # type: ignore[attr-defined]
    return next(part for part in policy.split() if part.startswith("'sha256-"))


def test_each_visitor_chooses_light_or_dark_for_herself(app: Flask, client: PoliteClient, world: World) -> None:
    other = app.test_client()
    assert client.submit("/stores", "/colours", scheme="dark").status_code == 303
    assert '<html lang="en" class="dark">' in client.get("/").text and 'content="dark"' in client.get("/").text
    assert 'class="dark"' not in other.get("/").text
    client.submit("/", "/colours", scheme="light")
    assert 'class="light"' in client.get("/").text
    client.submit("/", "/colours", scheme="")
    assert '<html lang="en">' in client.get("/").text
    assert client.post("/colours", data={"scheme": "plaid"}).status_code == 404
    client.set_cookie("look", "plaid")
    assert '<html lang="en">' in client.get("/").text


def test_other_roles_do_not_edit_the_front(desk: Desk, world: World) -> None:
    for path in (LIST, "/admin/look"):
        assert desk("moderation").get(path).status_code == 403
