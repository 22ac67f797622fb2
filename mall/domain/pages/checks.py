"""What a merchant is told before she publishes: red stops her, amber warns."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mall.domain.pages.fields import Field, Link, Pictures, Products
from mall.domain.pages.loading import Loaded, Shown
from mall.domain.pages.queries import View
from mall.domain.pages.rules import AIM, HARD, MANY_BLOCKS, MANY_PICTURES, SAMPLE, first_view
from mall.kernel import speech
from mall.kernel.refusals import Refusal
from mall.kernel.text import _

STOP, WARN = "stop", "warn"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend, or to know; in a block or about the whole page."""

    level: str
    words: Any
    block_id: str = ""
    where: Any = ""  # the block's name

    @property
    def stops(self) -> bool:
        """Whether the page cannot be published like this."""
        return self.level == STOP


class NotReady(Refusal):
    message = _("The page cannot be published like this. What has to be mended is marked red.")


def findings(view: View) -> list[Finding]:
    """All that there is to say about a page, what stops it first."""
    found = [*_of_page(view), *(each for block in view.blocks for each in _of_block(block, view.loaded))]
    return sorted(found, key=lambda each: not each.stops)


def weight_of(blocks: list[Shown], loaded: Loaded) -> int:
    """About how many bytes a phone loads before anybody scrolls."""
    pictures = [size for block in blocks for size in block.kind.pictures(block.id, block.values, loaded)]
    said = sum(block.kind.words_weight(block.values) for block in blocks)
    return first_view(said, pictures)


def _of_page(view: View) -> Iterator[Finding]:
    filled = [block for block in view.blocks if not block.kind.is_empty(block.id, block.values, view.loaded)]
    pictures = [size for each in filled for size in each.kind.pictures(each.id, each.values, view.loaded)]
    weight = weight_of(filled, view.loaded)
    if not filled:
        yield Finding(STOP, _("There is nothing on the page yet."))
    if weight > HARD:
        yield Finding(
            STOP, _("The page is too heavy for a phone on a slow line. Use fewer or smaller pictures on top.")
        )
    elif weight > AIM:
        yield Finding(WARN, _("The page is rather heavy for a phone on a slow line."))
    if len(filled) > MANY_BLOCKS:
        yield Finding(WARN, _("More than %(count)s blocks: few people scroll that far.", count=MANY_BLOCKS))
    if len(pictures) > MANY_PICTURES:
        yield Finding(WARN, _("More than %(count)s pictures: they use up people's data.", count=MANY_PICTURES))


def _of_block(block: Shown, loaded: Loaded) -> Iterator[Finding]:
    def found(level: str, words: Any) -> Finding:
        return Finding(level, words, block.id, block.kind.name)

    texts = [text for words in block.kind.words(block.values) for text in words.values()]
    if any(SAMPLE.search(text) for text in texts):
        yield found(STOP, _("The sample text is still there."))
    if any(speech.has_contact_details(text) for text in texts):
        yield found(
            STOP, _("Links, phone numbers and other contacts do not belong into the text. Use a link to call you.")
        )
    if block.kind.is_empty(block.id, block.values, loaded):
        yield found(WARN, _("It is empty; shoppers do not see it."))
    for field in block.kind.fields:
        for level, words in _of_field(field, block.values[field.name], loaded):
            yield found(level, words)
    for level, words in block.kind.problems(block.id, block.values, loaded):
        yield found(level, words)


def _of_field(field: Field, value: Any, loaded: Loaded) -> Iterator[tuple[str, Any]]:
    links = [value] if isinstance(field, Link) else []
    if isinstance(field, Pictures):
        links = [row["link"] for row in value]
        missing = sum(row["picture"] not in loaded.pictures for row in value)
        if missing:
            yield WARN, _("%(count)s of its pictures are gone.", count=missing)
        there = [row for row in value if row["picture"] in loaded.pictures]
        if any(not (row["alt"] or loaded.pictures[row["picture"]].alt) for row in there):
            yield WARN, _("A picture does not say what it shows: people who cannot see it learn nothing.")
    if isinstance(field, Products):
        yield from _of_goods([row["product"] for row in value], loaded)
    if any(link and not loaded.path(link) for link in links):
        yield STOP, _("A link leads nowhere any more.")


def _of_goods(picked: list[int], loaded: Loaded) -> Iterator[tuple[str, Any]]:
    on_sale = {each.id: each for shelf in loaded.shelves.values() for each in shelf}
    withdrawn = sum(product_id not in on_sale for product_id in picked)
    sold_out = sum(product_id in on_sale and not on_sale[product_id].in_stock for product_id in picked)
    if withdrawn:
        yield WARN, _("%(count)s of the picked goods are not on sale; they are left out.", count=withdrawn)
    if sold_out:
        yield WARN, _("%(count)s of the picked goods are sold out.", count=sold_out)


def hold_back(view: View) -> None:
    """Raises NotReady while something stops the page."""
    if any(each.stops for each in findings(view)):
        raise NotReady
