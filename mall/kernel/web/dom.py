"""Names of elements, so that the page and the fragment that replaces a part of it agree."""

from typing import Any


def dom_id(thing: Any, part: str = "") -> str:
    """ "cart-line-7" or, with a part, "cart-line-7-quantity". A thing is a row with an id, or a plain word."""
    if isinstance(thing, str):
        name = thing
    else:
        key = getattr(thing, "public_id", None) or thing.id
        name = f"{type(thing).__tablename__.replace('_', '-')}-{key}"
    return f"{name}-{part}" if part else name
