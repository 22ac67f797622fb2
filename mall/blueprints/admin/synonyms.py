"""Words that mean the same: who searches for one of them finds what has any of them."""

from flask import Response, flash, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.admin.front import admin, me, offer
from mall.blueprints.admin.synonyms_forms import Group
from mall.domain import search
from mall.domain.people import AdminRight
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@admin.get("/synonyms")
@right_door(AdminRight.MODERATE)
def synonym_index() -> Response:
    """All groups, and a form for another."""
    return page("admin/synonyms/index.html", groups=search.all_synonyms(), form=Group.fresh(version="0"))


@admin.get("/synonyms/<int:group_id>")
@right_door(AdminRight.MODERATE)
def synonyms(group_id: int) -> Response:
    """One group to change."""
    group = search.synonyms_by_id(group_id)
    form = Group.fresh(synonyms=", ".join(group.words), version=str(group.version))
    return page("admin/synonyms/edit.html", group=group, form=form)


@admin.post("/synonyms")
@right_door(AdminRight.MODERATE)
@again(synonym_index)
def add_synonyms() -> AnyResponse:
    """Searches know it at once."""
    search.add_synonyms(search.listed(Group.posted().checked().synonyms), me())
    flash(gettext("The words mean the same from now on."))
    return reply(url_for(".synonym_index"))


@admin.post("/synonyms/<int:group_id>")
@right_door(AdminRight.MODERATE)
@again(synonyms)
def change_synonyms(group_id: int) -> AnyResponse:
    """Other words for the group."""
    typed = Group.posted().checked()
    group = search.synonyms_by_id(group_id)
    search.change_synonyms(group, int(typed.version), search.listed(typed.synonyms), me())
    flash(gettext("The group is changed."))
    return reply(url_for(".synonym_index"))


@admin.post("/synonyms/<int:group_id>/removal")
@right_door(AdminRight.MODERATE)
@again(synonym_index)
def remove_synonyms(group_id: int) -> AnyResponse:
    """Each word finds itself alone again."""
    search.remove_synonyms(search.synonyms_by_id(group_id), me())
    flash(gettext("The group is removed."))
    return reply(url_for(".synonym_index"))


offer("synonym_index", _("Synonyms"), AdminRight.MODERATE)
