"""What was done to a page, step by step, in words."""

from typing import Any

from mall.domain.pages.kind import all_kinds
from mall.domain.pages.models import PageRevision
from mall.kernel.text import _

STEPS = {
    "begin": _("The page was begun"),
    "add": _("Added: %(block)s"),
    "edit": _("Changed: %(block)s"),
    "up": _("Moved up: %(block)s"),
    "down": _("Moved down: %(block)s"),
    "copy": _("Duplicated: %(block)s"),
    "hide": _("Hidden: %(block)s"),
    "show": _("Shown again: %(block)s"),
    "remove": _("Deleted: %(block)s"),
    "template": _("Began from a template"),
    "restore": _("Went back to an earlier version"),
}


def said(revision: PageRevision) -> Any:
    """The step that made the revision."""
    return said_of(revision.done, revision.block_kind)


def said_of(done: str, block_kind: str) -> Any:
    """A step in words."""
    kind = all_kinds().get(block_kind)
    words = str(STEPS.get(done, done))
    return words % {"block": kind.name if kind else block_kind} if "%(block)s" in words else words
