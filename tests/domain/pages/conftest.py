"""Pages of Green Hill's, made through the trade's own verbs."""

from typing import Any

from mall.domain import pages
from mall.domain.pages.rules import Block
from mall.models import StorePage
from tests.trade import as_person
from tests.world import World


def block(kind: str, **values: Any) -> Block:
    """A block with these values and a new one's others."""
    return pages.new_block(pages.new_id(), kind, {**pages.kind_of(kind).fresh(), **values})


def designed(world: World) -> StorePage:
    """A home with a line of text and all that is newest."""
    blocks = [block("text", text={"en": "Picked by hand"}), block("product_list")]
    return pages.begin_page(world.green_hill, pages.PageKind.HOME, as_person(world.olivia), blocks)


def words_of(world: World, page: StorePage, text: str) -> None:
    """Let the page's first text say something else."""
    draft = pages.draft_of(page)
    where = next(each["id"] for each in draft.document if each["kind"] == "text")
    pages.edit_block(world.green_hill, page, draft.id, where, {"text": {"en": text}}, as_person(world.olivia))
