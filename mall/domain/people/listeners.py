"""What people tell about one of them."""

from typing import Any

from mall.domain.people import queries
from mall.kernel.belongings import tells


@tells("account")
def account_of(person_id: int) -> dict[str, Any]:
    """Name, contacts, addresses, devices."""
    return queries.belongings(person_id)
