"""Rights: members of a StrEnum that a route declares and a role grants (docs/rights.md).

The kernel holds no right of its own: `stores` names the seller centre's, `people` the operators'.
"""

from collections.abc import Mapping
from enum import StrEnum


def granted(roles: Mapping[str, frozenset[StrEnum]], held: list[str]) -> frozenset[StrEnum]:
    """All rights of the held roles together; an unknown role grants nothing."""
    return frozenset(right for role in held for right in roles.get(role, frozenset()))
