"""Pure rules of pages: what may be done to a list of blocks, which addresses pages may have, how heavy pictures are.

Every function takes a document and gives a new one; nothing is changed in place.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from mall.kernel.refusals import NotFound, Refusal
from mall.kernel.text import _

MAX_BLOCKS = 40  # a draft may hold so many; publishing warns earlier
TAKEN_SLUGS = ("goods", "previews")  # pages below a store's address that are not designed
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_SLUG = 60
MANY_BLOCKS, MANY_PICTURES = 20, 24
SAMPLE = re.compile(r"【示例】|\[Sample\]")  # what stands in texts that somebody else wrote

FRAME = 33_000  # bytes of HTML, style and script around the blocks, packed
EARLY_PICTURES = 8  # so many are seen, or nearly, before anybody scrolls; the others load when they come near
AIM, HARD = 90_000, 120_000  # bytes before anybody scrolls
SLOW = 25_000  # bytes a second on 2G

Block = dict[str, Any]
Document = list[Block]


class TooManyBlocks(Refusal):
    message = _("At most %(count)s blocks on a page.", count=MAX_BLOCKS)


class BadSlug(Refusal):
    message = _("Use lower-case letters, digits and hyphens for the address, like new-arrivals.")


class SlugTaken(Refusal):
    message = _("Another page of your store has this address.")


def new_block(block_id: str, kind: str, values: Mapping[str, Any]) -> Block:
    """A block that everybody sees."""
    return {"id": block_id, "kind": kind, "hidden": False, "values": dict(values)}


def block_of(document: Sequence[Block], block_id: str) -> Block:
    """The block with that id, or NotFound."""
    return document[place_of(document, block_id)]


def place_of(document: Sequence[Block], block_id: str) -> int:
    """Where it stands, from 0, or NotFound."""
    for place, block in enumerate(document):
        if block["id"] == block_id:
            return place
    raise NotFound


def has_block(document: Sequence[Block], block_id: str) -> bool:
    """Whether the block with that id stands there."""
    return any(block["id"] == block_id for block in document)


def with_new(document: Sequence[Block], block: Block, after: str = "") -> Document:
    """The block below the one with that id; on top without one. Raises TooManyBlocks, NotFound."""
    if len(document) >= MAX_BLOCKS:
        raise TooManyBlocks
    place = place_of(document, after) + 1 if after else 0
    return [*document[:place], block, *document[place:]]


def with_moved(document: Sequence[Block], block_id: str, by: int) -> Document:
    """The block so many places further down (or up, below zero), as far as there are places."""
    here = place_of(document, block_id)
    there = max(0, min(len(document) - 1, here + by))
    rest = [*document[:here], *document[here + 1 :]]
    return [*rest[:there], document[here], *rest[there:]]


def with_copy(document: Sequence[Block], block_id: str, new_id: str) -> Document:
    """The block once more, below itself."""
    return with_new(document, {**block_of(document, block_id), "id": new_id}, block_id)


def with_values(document: Sequence[Block], block_id: str, values: Mapping[str, Any]) -> Document:
    """The block with other values."""
    return _with(document, block_id, {"values": dict(values)})


def with_hidden(document: Sequence[Block], block_id: str, is_hidden: bool) -> Document:
    """The block hidden from shoppers, or shown again."""
    return _with(document, block_id, {"hidden": is_hidden})


def without(document: Sequence[Block], block_id: str) -> Document:
    """All but that block."""
    here = place_of(document, block_id)
    return [*document[:here], *document[here + 1 :]]


def _with(document: Sequence[Block], block_id: str, changes: Mapping[str, Any]) -> Document:
    here = place_of(document, block_id)
    return [*document[:here], {**document[here], **changes}, *document[here + 1 :]]


def checked_slug(typed: str | None) -> str:
    """The address as it may be used. Raises BadSlug, SlugTaken for one that is not the merchants' to use."""
    slug = (typed or "").strip().lower()
    if not SLUG.fullmatch(slug) or len(slug) > MAX_SLUG:
        raise BadSlug
    if slug in TAKEN_SLUGS:
        raise SlugTaken
    return slug


def first_view(said: int, pictures: Sequence[int]) -> int:
    """About how many bytes a phone loads before anybody scrolls: the frame, the words, the first pictures."""
    return FRAME + said + sum(pictures[:EARLY_PICTURES])


def seconds_on_2g(weight: int) -> float:
    """How long so many bytes take on a slow line, in seconds with one decimal."""
    return round(weight / SLOW, 1)


def picture_bytes(width: int, shape: tuple[int, int]) -> int:
    """About how many bytes a phone loads for a picture shown so many pixels wide and cut to that shape.

    AVIF at 50, measured on photographs (docs/files.md): a small one takes more bytes for each pixel than a large one.
    """
    pixels = width * width * shape[1] / shape[0]
    return round(400 + 0.066 * pixels * (320 / max(width, 160)) ** 0.4)
