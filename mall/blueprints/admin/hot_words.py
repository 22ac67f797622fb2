"""What many people search for, and what operators think of it."""

from flask import Response, flash, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.admin.front import admin, me, offer
from mall.blueprints.admin.hot_words_forms import Decide
from mall.domain import search
from mall.domain.people import AdminRight
from mall.domain.search import Standing
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply

VERBS = {Standing.PINNED: search.pin, Standing.BLOCKED: search.block}


@admin.get("/hot-words")
@right_door(AdminRight.EDIT_FRONT)
def hot_word_index() -> Response:
    """The list that shoppers see, where each word of it comes from, and what is kept out."""
    return page(
        "admin/hot_words/index.html",
        words=search.hot_words_by_standing(),
        shown=search.hot_words(),
        form=Decide.fresh(),
    )


@admin.post("/hot-words")
@right_door(AdminRight.EDIT_FRONT)
@again(hot_word_index)
def decide_hot_word() -> AnyResponse:
    """Pin a word, or keep it out."""
    typed = Decide.posted().checked()
    VERBS[Standing(typed.standing)](typed.word, me())
    flash(gettext("The list of hot words is changed."))
    return reply(url_for(".hot_word_index"))


@admin.post("/hot-words/<int:word_id>/release")
@right_door(AdminRight.EDIT_FRONT)
@again(hot_word_index)
def release_hot_word(word_id: int) -> AnyResponse:
    """Neither first nor kept out."""
    search.release(search.hot_word_by_id(word_id), me())
    flash(gettext("The word is as any other now."))
    return reply(url_for(".hot_word_index"))


offer("hot_word_index", _("Hot words"), AdminRight.EDIT_FRONT)
