"""Long descriptions: a list of blocks without any markup, which is the pages' to write.

A block is {"id", "kind", …}, its id unique in the description. Texts are {zh, en}.

heading   "text": a line
text      "text": a paragraph, whose line breaks count
list      "items": texts
facts     "rows": {"name", "value"}, two texts
pictures  "ids": pictures of the store's library
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from mall.kernel.refusals import NotFound, Refusal
from mall.kernel.text import LANGUAGES, _, one_line

Block = dict[str, Any]

MAX_BLOCKS = 40
MAX_BLOCK_PICTURES = 6


class BlockKind(StrEnum):
    HEADING = "heading"
    TEXT = "text"
    LIST = "list"
    FACTS = "facts"
    PICTURES = "pictures"


class TooManyBlocks(Refusal):
    message = _("At most %(count)s blocks.", count=MAX_BLOCKS)


def text_blocks(texts: Iterable[Mapping[str, str]], known: Sequence[Block] = ()) -> list[Block]:
    """Paragraphs as blocks, with ids that `known` has not."""
    found: list[Block] = []
    for text in texts:
        found.append({"id": free_id([*known, *found]), "kind": BlockKind.TEXT.value, "text": dict(text)})
    return found


def free_id(blocks: Iterable[Block]) -> str:
    """An id that none of them has."""
    taken = {block["id"] for block in blocks}
    return next(f"b{number}" for number in range(1, len(taken) + 2) if f"b{number}" not in taken)


def pictures_in(blocks: Iterable[Block]) -> list[int]:
    """The ids of the pictures that a description shows, each once."""
    shown = (picture_id for block in blocks if block["kind"] == BlockKind.PICTURES for picture_id in block["ids"])
    return list(dict.fromkeys(shown))


def block_in(blocks: Sequence[Block], block_id: str) -> Block:
    """The block with that id, or NotFound."""
    return blocks[place_of(blocks, block_id)]


def place_of(blocks: Sequence[Block], block_id: str) -> int:
    """Where it stands, or NotFound."""
    for place, block in enumerate(blocks):
        if block["id"] == block_id:
            return place
    raise NotFound


def with_block(blocks: Sequence[Block], place: int, contents: Sequence[Block]) -> list[Block]:
    """New blocks from that place on. Raises TooManyBlocks."""
    added: list[Block] = []
    for content in contents:
        added.append({**content, "id": free_id([*blocks, *added])})
    if len(blocks) + len(added) > MAX_BLOCKS:
        raise TooManyBlocks
    return [*blocks[:place], *added, *blocks[place:]]


def with_changed(blocks: Sequence[Block], block_id: str, content: Block) -> list[Block]:
    """The block with another content, where it stands."""
    place = place_of(blocks, block_id)
    return [*blocks[:place], {**content, "id": block_id}, *blocks[place + 1 :]]


def with_moved(blocks: Sequence[Block], block_id: str, by: int) -> list[Block]:
    """The block so many places further down; at the ends it stays."""
    place = place_of(blocks, block_id)
    others = without_block(blocks, block_id)
    there = max(0, min(len(others), place + by))
    return [*others[:there], blocks[place], *others[there:]]


def without_block(blocks: Sequence[Block], block_id: str) -> list[Block]:
    """The description without it."""
    place = place_of(blocks, block_id)
    return [*blocks[:place], *blocks[place + 1 :]]


def texts_in(blocks: Iterable[Block], language: str) -> list[str]:
    """The paragraphs that a description has in a language."""
    texts = (block["text"].get(language) for block in blocks if block["kind"] == BlockKind.TEXT)
    return [text for text in texts if text]


def with_texts(blocks: Sequence[Block], said: Mapping[str, Sequence[str]]) -> list[Block]:
    """The description with the paragraphs that a sheet says, per language; what it does not say, and every other block,
    stays. What it says as it was, spaces apart, changes nothing."""
    before = {language: texts_in(blocks, language) for language in LANGUAGES}
    if all(list(said[language]) == [one_line(text, len(text)) for text in before[language]] for language in said):
        return list(blocks)
    columns = [said.get(language) or before[language] for language in LANGUAGES]
    rows = zip_longest(*columns, fillvalue="")
    texts = [{language: text for language, text in zip(LANGUAGES, row, strict=True) if text} for row in rows]
    place = next((place for place, block in enumerate(blocks) if block["kind"] == BlockKind.TEXT), len(blocks))
    others = [block for block in blocks if block["kind"] != BlockKind.TEXT]
    return [*others[:place], *text_blocks(texts, others), *others[place:]]
