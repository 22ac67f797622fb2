"""What members of a store may do, and the roles that bundle it."""

from enum import StrEnum


class StoreRight(StrEnum):
    """Every right of the seller centre. A seller route declares one of these."""

    LOOK = "look"  # see the to-do home
    EDIT_GOODS = "edit_goods"
    EDIT_STOCK = "edit_stock"
    SHIP = "ship"  # see orders, ship them, hand them over
    DELIVER = "deliver"  # take orders to buyers: those one has taken, and those that wait for somebody
    CHANGE_PRICES = "change_prices"  # of orders that are not paid
    TAKE_BACK = "take_back"  # answer requests for money back, receive returns
    ANSWER = "answer"  # questions and reviews: reply, report
    SEE_MONEY = "see_money"
    CONFIRM_MONEY = "confirm_money"  # confirm or dispute statements, change bank details
    EDIT_STORE = "edit_store"  # settings, page, freight
    MANAGE_MEMBERS = "manage_members"


ALL = frozenset(StoreRight)

ROLES: dict[str, frozenset[StoreRight]] = {
    "owner": ALL,
    "manager": ALL - {StoreRight.MANAGE_MEMBERS, StoreRight.CONFIRM_MONEY},
    "goods": frozenset({StoreRight.LOOK, StoreRight.EDIT_GOODS, StoreRight.EDIT_STOCK}),
    "orders": frozenset(
        {
            StoreRight.LOOK,
            StoreRight.SHIP,
            StoreRight.DELIVER,
            StoreRight.CHANGE_PRICES,
            StoreRight.TAKE_BACK,
            StoreRight.EDIT_STOCK,
            StoreRight.ANSWER,
        }
    ),
    "finance": frozenset({StoreRight.LOOK, StoreRight.SEE_MONEY, StoreRight.CONFIRM_MONEY}),
    "counter": frozenset({StoreRight.LOOK, StoreRight.SHIP, StoreRight.DELIVER}),
    "courier": frozenset({StoreRight.LOOK, StoreRight.DELIVER}),
}
