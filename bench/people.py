"""What shoppers do before and while they are measured: fill a cart, sign in, check out, pay."""

from collections.abc import Sequence

from bench.shopper import Page, Shopper
from mall.demo.content.people import PEOPLE

HOST = "127.0.0.1"
PASSWORD = "jishi-demo-2026"
DISTRICT = {"country": "CN", "province": "33", "city": "3301", "district": "330106"}
GUEST = {"name": "韩梅", "phone": "13800138000", "line": "学院路1号", "email": "guest@example.com", **DISTRICT}


def member(port: int) -> Shopper:
    """The demo's first shopper, signed in."""
    return signed_in(port, next(seed.email for seed in PEOPLE if seed.role == "shopper"))


def signed_in(port: int, email: str) -> Shopper:
    """Somebody of the demo, signed in."""
    shopper = Shopper(HOST, port)
    shopper.submit(shopper.get("/sign-in"), "/sign-in", {"contact": email, "password": PASSWORD})
    return shopper


def contact(shopper: Shopper) -> None:
    """Write where her parcels go into a member's address book."""
    shopper.submit(shopper.get("/account/addresses/new"), "/account/addresses", GUEST)


def with_cart(shopper: Shopper, skus: Sequence[str]) -> None:
    """One of each into the cart."""
    for sku in skus:
        shopper.post("/cart/lines", {"sku": sku, "quantity": "1"})


def pay_page(shopper: Shopper) -> str:
    """Order what a guest's cart holds; returns the address of the page where it is paid."""
    return place(shopper, priced(shopper, shopper.get("/checkout"))).location


def priced(shopper: Shopper, checkout: Page) -> Page:
    """A guest's checkout page once more, with what it costs to send everything to her address."""
    return shopper.submit(checkout, "/purchases", {**GUEST, "act": "refresh"}, 200)


def place(shopper: Shopper, checkout: Page) -> Page:
    """Press the button."""
    return shopper.submit(checkout, "/purchases", GUEST)
