"""The editor of a page: the very blocks that shoppers see, with a bar on each. Every press answers with the whole of it, for
each form in it carries the revision that it was based on."""

import json
from typing import Any

from flask import Response, flash, g, make_response, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.blocks import drawn
from mall.domain import pages
from mall.kernel.web.reply import fragment, out_of_band, reply, wants_fragment
from mall.models import StorePage


def page_here(page_id: int) -> StorePage:
    """The store's page with that id, or NotFound."""
    return pages.page_of(g.store, page_id)


def context_of(here: StorePage, **more: Any) -> dict[str, Any]:
    """What the editor's template wants: `open` is the block whose form stands in its place, `adding` the block below which
    one is to be added, `focus` the id of the element that is to have the focus."""
    view = pages.edited(g.store, here)
    usual = {"open": "", "adding": None, "focus": ""}
    return {
        "page": here,
        "blocks": drawn(view),
        "view": view,
        "kinds": pages.all_kinds(),
        "step": pages.said(view.revision) if view.revision.parent_id else "",
        "again": pages.redo_of(here),
        **usual,
        **more,
    }


def part(here: StorePage, **more: Any) -> Response:
    """The editor for htmx, and why something was refused above it."""
    markup = fragment("seller/pages/_editor.html", **context_of(here, **more))
    response = make_response(markup + out_of_band(fragment("layouts/_notices.html")))
    response.vary.add("HX-Request")
    response.headers["Cache-Control"] = "private, no-store"
    return response


def answer(here: StorePage, focus: str, words: str) -> AnyResponse:
    """After a press: the focus goes to the element with that id, and the words are said."""
    if not wants_fragment():
        flash(words)
        return reply(url_for("seller.store_page", page_id=here.id, _anchor=focus))
    response = part(here, focus=focus)
    response.headers["HX-Trigger"] = json.dumps({"toast": words})
    return response


def placed(here: StorePage, block_id: str) -> str:
    """ "Heading: number 2 of 6 blocks"."""
    document = pages.draft_of(here).document
    place = next(place for place, block in enumerate(document, 1) if block["id"] == block_id)
    name = pages.kind_of(pages.block_of(document, block_id)["kind"]).name
    return gettext("%(block)s: number %(place)s of %(count)s blocks", block=name, place=place, count=len(document))


def named(here: StorePage, block_id: str) -> str:
    """What a block of the draft is called."""
    return str(pages.kind_of(pages.block_of(pages.draft_of(here).document, block_id)["kind"]).name)
