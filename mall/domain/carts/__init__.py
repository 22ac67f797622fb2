"""Carts: what visitors mean to buy.

A *cart* belongs to a person, or to whoever holds a *token*. It has a *line* per SKU; *selected* lines that can be
bought are *chosen*: they go to the checkout. A line that cannot be bought stays and says why. Nothing is held for a
cart; stock is held at checkout. At sign-in the two carts *merge*.
"""

from mall.domain.carts.actions import (
    CartFull,
    NotAQuantity,
    OtherProduct,
    OverLimit,
    add,
    change_sku,
    clear_bought,
    merge,
    new_cart_for,
    new_guest_cart,
    pick,
    remove,
    set_quantity,
    tidy,
)
from mall.domain.carts.actions import select_lines as select
from mall.domain.carts.models import Cart, CartLine
from mall.domain.carts.queries import (
    CartGroup,
    CartView,
    CartViewLine,
    cart_of_person,
    cart_of_token,
    count,
    label_of,
    line_of,
    lines_to_buy,
    units_of_person,
    units_of_token,
    view,
)
from mall.domain.carts.rules import GUESTS_KEPT, MAX_LINES, MAX_PER_LINE, Reason

__all__ = [
    "GUESTS_KEPT",
    "MAX_LINES",
    "MAX_PER_LINE",
    "Cart",
    "CartFull",
    "CartGroup",
    "CartLine",
    "CartView",
    "CartViewLine",
    "NotAQuantity",
    "OtherProduct",
    "OverLimit",
    "Reason",
    "add",
    "cart_of_person",
    "cart_of_token",
    "change_sku",
    "clear_bought",
    "count",
    "label_of",
    "line_of",
    "lines_to_buy",
    "merge",
    "new_cart_for",
    "new_guest_cart",
    "pick",
    "remove",
    "select",
    "set_quantity",
    "tidy",
    "units_of_person",
    "units_of_token",
    "view",
]
