"""The parts of the bench tell the truth: what it reads, sends, counts and compares."""

import os
import time
from urllib.parse import urlsplit

import pytest

from bench import __main__ as command
from bench import load, meters
from bench.report import Aim, Report, percentile, ratio, table
from bench.shopper import Page, Shopper, Unexpected
from bench.wire import Line, parse, request
from tests.world import World

PAGE = """<main><form method="post" action="/cart/lines?then=1&amp;x=2"><input type="hidden" name="sku" value="a&amp;b">
<input name="quantity" value="2"><input type="radio" name="way" value="slow">
<input type="radio" name="way" value="fast" checked>
<select name="city"><option value="1">One</option><option selected value="2">Two</option></select>
<input type="submit" name="go">
<textarea name="note"></textarea></form> <a href="/products/1">one</a> <a href="/products/1">again</a></main>"""


def seen(text: str) -> Page:
    return Page("/", 200, text, "")


def test_a_form_is_sent_as_a_browser_would() -> None:
    assert seen(PAGE).action("/cart") == "/cart/lines?then=1&x=2"
    assert seen(PAGE).form("/cart/lines") == {"sku": "a&b", "quantity": "2", "way": "fast", "city": "2", "note": ""}
    with pytest.raises(Unexpected, match="no form"):
        seen(PAGE).form("/elsewhere")


def test_a_shopper_finds_the_stylesheet_once_and_puts_something_into_her_cart(world: World, live: str) -> None:
    shopper = Shopper(urlsplit(live).hostname or "", urlsplit(live).port or 0)
    assert "<style" in shopper.arrive().text
    assert "<style" not in shopper.get("/").text
    shopper.post("/cart/lines", {"sku": str(world.skus["mug"].public_id), "quantity": "1"})
    assert shopper.get("/cart").form("/cart/selection")
    with pytest.raises(Unexpected, match="404 instead of 200"):
        shopper.get("/nowhere")
    shopper.leave()


def test_the_generator_counts_what_it_was_answered(world: World, live: str) -> None:
    host, port = urlsplit(live).hostname or "", urlsplit(live).port or 0
    asked = [request("GET", path, f"{host}:{port}", Connection="close").decode() for path in ("/healthz",)]
    found = load.run({"host": host, "port": port, "requests": asked, "connections": 2, "seconds": 0})
    assert found["statuses"] == {200: 2} and len(found["waits"]) == 2
    line = Line(host, port)
    assert found["body"] == 2 * len(line.ask(asked[0].encode()).body)


def test_an_answer_without_a_length_is_no_answer() -> None:
    status, headers, cookies = parse(b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2")
    assert (status, cookies) == (200, ["a=1", "b=2"])
    with pytest.raises(KeyError):
        load.length_of(status, headers)


def test_the_meter_sees_what_this_process_uses() -> None:
    before = meters.cpu_of([os.getpid()])
    until = time.process_time() + 0.1
    while time.process_time() < until:
        pass
    assert 80 < meters.used(before, meters.cpu_of([os.getpid()])) < 1000
    assert os.getpid() in meters.tree(os.getppid())
    pss, rss = meters.memory_of(os.getpid())
    assert 10 < pss <= rss


def test_ratios_are_taken_round_by_round() -> None:
    assert ratio([2, 20, 6], [1, 10, 2]) == 2  # the noisy second round hit both alike
    assert percentile([5, 1, 3], 0.5) == 3
    assert table(["page", "ms"], [["home", 1.234], ["cart", 120.4]]).splitlines() == [
        "page    ms",
        "home  1.23",
        "cart   120",
    ]


def test_only_what_must_hold_breaks_a_run() -> None:
    report = Report("x", aims=[Aim("fast", "slow", False), Aim("exact", "exact", True, is_must=True)])
    assert report.is_sound
    report.aims.append(Aim("never oversold", "11 of 10", False, is_must=True))
    assert not report.is_sound


@pytest.mark.parametrize(
    "words", [["pages", "--products", "0"], ["pages", "--products", "1,x"], ["orders", "--clients", ""]]
)
def test_nonsense_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(words)
    assert ended.value.code == 2 and "whole number" in capsys.readouterr().err
