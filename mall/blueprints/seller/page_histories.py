"""What a page has held: who did what when, two versions side by side, and the way back."""

from flask import Response, g, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.editor import answer, page_here
from mall.blueprints.seller.front import me, seller
from mall.blueprints.seller.pages_forms import Based
from mall.domain import pages, people
from mall.domain.stores import StoreRight
from mall.kernel.refusals import NotFound
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page


@seller.get("/pages/<int:page_id>/history")
@right_door(StoreRight.EDIT_STORE)
def page_history(page_id: int) -> Response:
    """The steps, the newest first."""
    here = page_here(page_id)
    found = pages.revisions_of(here, request.args.get("after"))
    names = people.people_by_id(each.author_id for each in found.items if each.author_id)
    return page("seller/pages/history.html", page=here, revisions=found, names=names, said=pages.said)


@seller.get("/pages/<int:page_id>/history/<int:revision_id>")
@right_door(StoreRight.EDIT_STORE)
def page_revision(page_id: int, revision_id: int) -> Response:
    """An earlier version beside the draft, or beside the one that the address asks for."""
    here = page_here(page_id)
    asked = request.args.get("with", "")
    if asked and not (asked.isascii() and asked.isdigit() and len(asked) < 19):
        raise NotFound
    before, after = pages.revision_of(here, revision_id), pages.revision_of(here, int(asked or here.draft_id or 0))
    before, after = sorted((before, after), key=lambda each: each.id)
    pairs = pages.compared(pages.shown(before.document, True), pages.shown(after.document, True))
    return page(
        "seller/pages/compare.html",
        page=here,
        revision_id=revision_id,
        before=before,
        after=after,
        pairs=pairs,
        others=pages.revisions_of(here).items,
        said=pages.said,
    )


@seller.post("/pages/<int:page_id>/history/<int:revision_id>/restoration")
@right_door(StoreRight.EDIT_STORE)
@again(page_revision)
def restore_page(page_id: int, revision_id: int) -> AnyResponse:
    """Work on from there. What was written since stays in the history."""
    here = page_here(page_id)
    pages.restore(g.store, here, Based.posted().checked().base, pages.revision_of(here, revision_id), me())
    return answer(here, "undo", gettext("The page is as it was then. Shoppers see it when you publish it."))
