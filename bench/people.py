"""What shoppers do before and while they are measured: fill a cart, sign in, check out, pay."""

from collections.abc import Sequence

from bench.ground import HOST
from bench.shopper import Page, Shopper
from mall.demo.content import PEOPLE
from mall.demo.fill import PASSWORD

DISTRICT = {"country": "CN", "province": "33", "city": "3301", "district": "330106"}
GUEST = {"name": "韩梅", "phone": "13800138000", "line": "学院路1号", **DISTRICT}


def member(port: int) -> Shopper:
    """The demo's first shopper, signed in."""
    who = next(seed for seed in PEOPLE if seed.role == "shopper")
    shopper = Shopper(HOST, port)
    shopper.submit(shopper.get("/sign-in"), "/sign-in", {"contact": who.email, "password": PASSWORD})
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
    return place(shopper, shopper.get("/checkout")).location


def place(shopper: Shopper, checkout: Page) -> Page:
    """Order as a guest, at the total that the page with her address says: the one without does not know the freight."""
    known = {**GUEST, "email": "guest@example.com"}
    priced = shopper.submit(checkout, "/purchases", {**known, "act": "refresh"}, 200)
    return shopper.submit(priced, "/purchases", known)
