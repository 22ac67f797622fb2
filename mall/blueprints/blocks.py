"""Blocks of stores' pages as HTML: the very same for shoppers and for the merchant who works on them."""

from dataclasses import dataclass

from markupsafe import Markup

from mall.domain import pages
from mall.kernel.web.reply import fragment

EARLY = 2  # so many blocks stand where they are seen first: their pictures load at once


@dataclass(frozen=True, slots=True)
class Drawn:
    """A block and what is seen of it: nothing of an empty one."""

    block: pages.Shown
    html: Markup


def drawn(view: pages.View) -> list[Drawn]:
    """The blocks of a page in order."""
    return [Drawn(block, draw(block, view.loaded, place < EARLY)) for place, block in enumerate(view.blocks)]


def draw(block: pages.Shown, loaded: pages.Loaded, is_early: bool = False) -> Markup:
    """One block."""
    if block.kind.is_empty(block.id, block.values, loaded):
        return Markup("")
    return fragment(
        f"blocks/{block.kind.key}/view.html",
        block=block,
        values=block.values,
        loaded=loaded,
        is_early=is_early,
    )
