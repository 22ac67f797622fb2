"""Whole visits, from the front page to a paid order, by shoppers who do nothing else: a process of its own.

    python -m bench.visits      a job per line, an answer per line, as bench/load.py

A job {"kind": "visits"} lasts some seconds; {"kind": "race"} has many guests, each with a checkout page before her, press
the button in the same moment. The bank is played here: it reads what the mall asked it to collect and tells the mall,
signed with the key that both share.
"""

import contextlib
import hashlib
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from bench.people import GUEST, place, priced
from bench.shopper import Page, Shopper, Unexpected
from bench.wire import Answer, request
from mall.kernel import signatures

NOTICES = "/hooks/payments/demo"
HEADER = "X_Demo_Bank_Signature"


@dataclass
class Diary:
    """What the shoppers did, written by many threads: milliseconds by step, visits, what went wrong."""

    steps: dict[str, list[float]] = field(default_factory=dict)
    visits: list[float] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    @contextlib.contextmanager
    def step(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.steps.setdefault(name, []).append((time.perf_counter() - began) * 1000)


def main() -> None:
    """A job per line of the standard input, until it ends."""
    kinds: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {"visits": visit_all, "race": race}
    for line in sys.stdin:
        job = json.loads(line)
        print(json.dumps(kinds[job["kind"]](job)), flush=True)


def visit_all(job: dict[str, Any]) -> dict[str, Any]:
    """So many shoppers, each visiting again and again until the time is over."""
    diary, turns, until = Diary(), count(), time.perf_counter() + job["seconds"]

    def shop() -> None:
        while time.perf_counter() < until and not diary.troubles:
            began = time.perf_counter()
            try:
                visit(job, next(turns), diary)
            except (Unexpected, OSError) as trouble:
                diary.troubles.append(f"{type(trouble).__name__}: {trouble}")
            else:
                diary.visits.append((time.perf_counter() - began) * 1000)

    began = time.perf_counter()
    together([shop] * job["clients"])
    return {
        "seconds": time.perf_counter() - began,
        "visits": diary.visits,
        "steps": diary.steps,
        "troubles": diary.troubles,
    }


def visit(job: dict[str, Any], turn: int, diary: Diary) -> None:
    """A guest looks around, finds something, buys it and pays."""
    product, sku = job["goods"][turn % len(job["goods"])]
    shopper = Shopper(job["host"], job["port"])
    with contextlib.closing(shopper.line):
        with diary.step("home"):
            shopper.arrive()
        with diary.step("search"):
            shopper.get(f"/search?q={quote(job['queries'][turn % len(job['queries'])])}")
        with diary.step("product"):
            shopper.get(product)
        with diary.step("add to cart"):
            shopper.post("/cart/lines", {"sku": sku, "quantity": "1"})
        with diary.step("cart"):
            shopper.get("/cart")
        with diary.step("checkout"):
            page = shopper.get("/checkout")
        with diary.step("freight"):
            page = priced(shopper, page)
        with diary.step("place"):
            placed = place(shopper, page)
        with diary.step("payment"):
            paying = shopper.get(placed.location)
        with diary.step("to the bank"):
            bank = shopper.submit(paying, paying.path.removesuffix("/payment"), {"provider": "demo"})
        with diary.step("notice"):
            tell(shopper, bank, job["key"])
        with diary.step("purchase"):
            shopper.get(paying.path.removesuffix("/payment"))


def tell(shopper: Shopper, bank: Page, key: str) -> None:
    """As the bank: the money has come. Refuses when the mall does not take the notice."""
    asked = {name: values[0] for name, values in parse_qs(urlsplit(bank.location).query).items()}
    said = {
        "kind": "payment",
        "number": asked["number"],
        "reference": f"P{asked['number']}-1",
        "amount": int(asked["amount"]),
        "currency": asked["currency"],
    }
    body = json.dumps({"id": hashlib.sha256(asked["number"].encode()).hexdigest()[:32], **said}).encode()
    signed = {HEADER: signatures.sign(body, bytes.fromhex(key)), "Content_Type": "application/json"}
    answer = shopper.line.ask(request("POST", NOTICES, shopper.host, "", body, **signed))
    if answer.status != 200:
        raise Unexpected(f"the mall answered {answer.status} to a notice")


def race(job: dict[str, Any]) -> dict[str, Any]:
    """Guests who all want one of the same, or each something else, press the button; at most so many at once."""
    waiting = [ready(job, sku) for sku in job["skus"]]
    answers: list[str] = []
    gate = threading.Barrier(job["clients"])

    def press() -> None:
        gate.wait()
        while waiting:
            with contextlib.suppress(IndexError):
                shopper, sent = waiting.pop()
                answers.append(outcome(shopper.line.ask(sent)))
                shopper.leave()

    began = time.perf_counter()
    together([press] * job["clients"])
    return {"seconds": time.perf_counter() - began, "answers": answers}


def outcome(answer: Answer) -> str:
    """What became of a pressed button. Who is refused is shown the reason, or led back to the cart, which says it."""
    target = urlsplit(answer.headers.get("location", "")).path
    if answer.status == 303 and target.endswith("/payment"):
        return "to payment"
    is_refused = answer.status in (409, 422) or (answer.status == 303 and target == "/cart")
    return "refused" if is_refused else f"status {answer.status}"


def ready(job: dict[str, Any], sku: str) -> tuple[Shopper, bytes]:
    """A guest with one unit in her cart and her address on the page, and what her browser will send."""
    shopper = Shopper(job["host"], job["port"])
    shopper.post("/cart/lines", {"sku": sku, "quantity": "1"})
    page = priced(shopper, shopper.get("/checkout"))
    sent = shopper.posting("/purchases", {**page.form("/purchases"), **GUEST})
    shopper.leave()
    return shopper, sent


def together(deeds: list[Callable[[], None]]) -> None:
    """Do them all at the same time, each in a thread."""
    threads = [threading.Thread(target=deed) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
