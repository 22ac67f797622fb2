"""The journey of the mall, over real forms without a script: a merchant applies, is admitted and lists her goods; a
shopper buys of two stores with one payment; both ship; the night settles; two operators pay out; every cent is found."""

import re
from collections.abc import Callable
from typing import Any

from mall.kernel import jobs
from mall.models import Person, Product, Purchase, Sku
from tests.browser import Page, PoliteClient
from tests.journeys.steps import whole_trade
from tests.world import World


class PlainHands:
    """A browser without a script."""

    def __init__(self, browser: PoliteClient) -> None:
        self.browser = browser

    def page(self, path: str) -> Page:
        return self.browser.page(path)

    def send(self, path: str, action: str, **fields: Any) -> str:
        return led_to(self.browser.submit(path, action, **fields))

    def is_refused(self, path: str, action: str, **fields: Any) -> bool:
        return self.browser.submit(path, action, **fields).status_code == 422

    def find(self, words: str, title: str) -> None:
        assert title in self.page(f"/search?q={words}").words

    def put_in_cart(self, product: Product, sku: Sku, quantity: int) -> None:
        page = self.page(f"/products/{product.public_id}/{product.slug}")
        assert any("/cart/lines" in str(form["action"]) for form in page.forms)
        line = {"sku": str(sku.public_id), "quantity": str(quantity)}
        assert led_to(self.browser.post("/cart/lines", data=line)) == "/cart"

    def see_payment_arrive(self, purchase: Purchase) -> None:
        jobs.drain()
        assert "The payment has arrived" in self.page(f"/purchases/{purchase.number}").words


def led_to(answer: Any) -> str:
    """The address a form led to."""
    words = re.sub(r"<[^>]+>|\s+", " ", answer.get_data(as_text=True))
    assert answer.status_code == 303, (answer.status_code, words[:1500])
    return str(answer.location)


def test_from_an_application_to_a_payout(world: World, signed_in: Callable[[Person], PoliteClient], live: str) -> None:
    whole_trade(world, lambda person: PlainHands(signed_in(person)))
