"""The shop's blueprint and its keeper, who knows the visitor."""

from enum import StrEnum
from typing import Any

from flask import Blueprint, g
from flask_login import current_user

from mall.domain import catalog
from mall.kernel.refusals import NotAllowed, SignInNeeded
from mall.kernel.web.i18n import language

shop = Blueprint("shop", __name__)


@shop.app_template_filter("option_words")
def option_words(sku: catalog.Sku) -> str:
    """What a SKU's options say, in the reader's language: "Red / L"."""
    return catalog.label(sku.product.options, sku.values, language())


class ShopKeeper:
    """Loads who is visiting: `g.person` and `g.web_session`, both None for a guest. Shoppers have no rights beyond
    their own things."""

    def enter(self, view_args: dict[str, Any]) -> None:
        user: Any = current_user
        signed_in = user if user.is_authenticated else None
        g.web_session = signed_in.web_session if signed_in else None
        g.person = signed_in.person if signed_in else None

    def member(self) -> None:
        if g.person is None:
            raise SignInNeeded

    def right(self, right: StrEnum) -> None:
        raise NotAllowed
