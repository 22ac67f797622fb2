"""Pictures by address: fetched by a worker within limits, never from inside, each once."""

import socket
import threading
from typing import Any

import pytest
from flask import Flask

from mall.domain import catalog
from mall.domain.imports import jobs as import_jobs
from mall.kernel import outbound
from mall.kernel.db import db
from mall.models import FetchedPicture, Picture
from tests.domain.imports.conftest import Answers, Sheet, items, problems, product
from tests.world import World

CUP = "Handle,Title in English,Category,Price,Picture addresses,What the pictures show\n"


def row(*urls: str, handle: str = "cup") -> str:
    return f"{handle},Cup,Kitchen,12,{' '.join(urls)},A red cup\n"


def states(sent: Any) -> list[tuple[str, str]]:
    return [(picture["state"], picture["why"].get("en", "")) for item in items(sent) for picture in item.pictures]


def test_pictures_are_fetched_in_the_sheets_order(world: World, sheet: Sheet, pictures: str) -> None:
    done = sheet(CUP + row(f"{pictures}/b.png", f"{pictures}/a.png", f"{pictures}/moved.png"))
    assert states(done) == [("fetched", "")] * 3
    cup = product(world, "cup")
    assert len(cup.pictures) == 2, "what is moved leads to a picture that is there already"
    assert cup.cover == cup.pictures[0].picture.key
    assert cup.pictures[0].picture.alt == {"zh": "A red cup", "en": "A red cup"}
    assert Answers.asked == ["/b.png", "/a.png", "/moved.png", "/a.png"]


def test_the_next_sheet_fetches_nothing_again(world: World, sheet: Sheet, pictures: str) -> None:
    sheet(CUP + row(f"{pictures}/a.png"))
    Answers.asked.clear()
    sheet(CUP + row(f"{pictures}/a.png") + row(f"{pictures}/a.png", handle="second-cup"))
    assert Answers.asked == []
    assert len(product(world, "second-cup").pictures) == 1
    assert db.session.query(FetchedPicture).count() == 1


def test_the_job_run_twice_places_a_picture_once(world: World, sheet: Sheet, pictures: str) -> None:
    done = sheet(CUP + row(f"{pictures}/a.png"))
    import_jobs.fetch_pictures(items(done)[0].id)
    db.session.commit()
    assert len(product(world, "cup").pictures) == 1


TROUBLE = {
    "/none.png": "The other side answers with 404.",
    "/page.html": "There is something else at this address.",
    "/packed.png": "There is something else at this address.",
    "/fake.png": "This file is not a picture we can read. Use JPEG, PNG, WebP or AVIF.",
    "/huge.png": "It is too large.",
    "/short.png": "It broke off in the middle.",
    "/inside": "Only addresses that begin with https:// are fetched.",
    "/nowhere": "This is not a web address.",
    "/round": "This address leads from one place to the next.",
}


@pytest.mark.parametrize("path", TROUBLE)
def test_what_is_no_picture_is_reported_and_the_rest_stays(
    world: World, sheet: Sheet, pictures: str, path: str
) -> None:
    done = sheet(CUP + row(f"{pictures}{path}", f"{pictures}/a.png"))
    assert states(done) == [("refused", TROUBLE[path]), ("fetched", "")]
    assert len(product(world, "cup").pictures) == 1


def test_pictures_of_live_goods_wait_for_an_operator(world: World, sheet: Sheet, pictures: str) -> None:
    before = product(world, "mug").cover
    sheet("Handle,Picture addresses\nmug," + f"{pictures}/a.png\n")
    mug = product(world, "mug")
    assert mug.cover == before
    edit = catalog.edit_of(mug)
    assert edit.state == "draft" and len(edit.payload["picture_ids"]) == 2
    assert db.session.get_one(Picture, edit.payload["picture_ids"][0]).width == 60


def test_what_is_no_address_is_noted(world: World, sheet: Sheet) -> None:
    done = sheet(CUP + row("ftp://example.com/a.png", "picture.png"))
    assert problems(done) == [(2, "“ftp://example.com/a.png” is not a web address.")]


INSIDE = [
    "127.0.0.1", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "64:ff9b::7f00:1", "2002:7f00:1::1", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_inside_are_not_public(address: str) -> None:
    assert not outbound.is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "203.208.40.66", "2606:4700::1111"])
def test_addresses_outside_are(address: str) -> None:
    assert outbound.is_public(address)


ODD = [
    "http://example.com/a.png", "https://example.com:8443/a.png", "https://127.1/a.png", "https://0x7f.1/",
    "https://2130706433/", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://localhost/", "https://localhost./",
    "https://user@example.com/", "https://example.com@127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1/",
    "https:///a", "https://", "//example.com/a", "https://exa mple.com/", "https://example.com/\r\nHost: x",
    "https://example.com\\@127.0.0.1/", "https://127.0.0.1:99999/", "https://" + "a" * 64 + ".com/",
    "https://" + "x" * 3000, "unix:///var/run/docker.sock", "https://169.254.169.254/latest/meta-data",
]  # fmt: skip


@pytest.mark.parametrize("url", ODD)
def test_odd_and_inner_addresses_are_refused_before_anything_is_asked(app: Flask, url: str) -> None:
    with pytest.raises(outbound.NotFetched):
        outbound.place_of(url)


def test_a_host_with_one_inner_address_is_refused_and_asked_for_once(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answers(host: str, port: int, **more: Any) -> list[Any]:
        asked.append(host)
        return [(0, 0, 0, "", ("8.8.8.8", port)), (0, 0, 0, "", ("10.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    with pytest.raises(outbound.NotFetched):
        outbound.fetch("https://rebind.example/a.png", 100, 1.0, "image/")
    assert asked == ["rebind.example"]


def test_a_host_that_speaks_nonsense_is_refused(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as odd:
        here = f"127.0.0.1:{odd.getsockname()[1]}"
        monkeypatch.setitem(app.config, "PRIVATE_HOSTS", (here,))

        def answer() -> None:
            caller, _address = odd.accept()
            caller.sendall(b"250 hello\r\n\r\n")
            caller.close()

        threading.Thread(target=answer, daemon=True).start()
        with pytest.raises(outbound.NotFetched) as refused:
            outbound.fetch(f"http://{here}/a.png", 100, 5.0, "image/")
    assert str(refused.value.message) == "The other side does not answer."


def test_a_host_that_keeps_silent_is_given_up(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as slow:
        here = f"127.0.0.1:{slow.getsockname()[1]}"
        monkeypatch.setitem(app.config, "PRIVATE_HOSTS", (here,))
        with pytest.raises(outbound.NotFetched) as refused:
            outbound.fetch(f"http://{here}/a.png", 100, 0.3, "image/")
    assert str(refused.value.message) == "It took too long."
