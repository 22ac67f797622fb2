"""What the roles of a store are called, and what they are for: for the seller centre and for whoever is invited."""

from typing import Any

from mall.kernel.text import _

ROLES: dict[str, tuple[Any, Any]] = {
    "owner": (_("Owner"), _("Everything, and who works here")),
    "manager": (_("Manager"), _("Everything but members and confirming money")),
    "goods": (_("Goods"), _("Products and stock")),
    "orders": (_("Orders"), _("Orders, shipping, the counter, stock")),
    "finance": (_("Finance"), _("Statements and money")),
    "counter": (_("Counter"), _("Orders and pickup")),
    "courier": (_("Courier"), _("Deliveries of one's own and those that wait, nothing else")),
}
