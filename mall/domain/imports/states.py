"""The life of an import: read and checked, then at the merchant's word written into the catalog."""

from enum import StrEnum

from mall.kernel.refusals import NotNow
from mall.kernel.states import Lifecycle
from mall.kernel.text import _


class ImportState(StrEnum):
    CHECKING = "checking"  # a job reads it; nothing is written into the catalog
    CHECKED = "checked"  # the merchant sees what would happen
    RUNNING = "running"  # jobs write, a batch each
    DONE = "done"
    UNREADABLE = "unreadable"
    DISCARDED = "discarded"


class WrongImportState(NotNow):
    message = _("This sheet is not waiting for that any more. Look at what it says now.")


IMPORT = Lifecycle(
    "state",
    ImportState,
    {
        ImportState.CHECKING: (ImportState.CHECKED, ImportState.UNREADABLE, ImportState.DISCARDED),
        ImportState.CHECKED: (ImportState.RUNNING, ImportState.DISCARDED),
        ImportState.RUNNING: (ImportState.DONE,),
    },
    rests=(ImportState.DONE, ImportState.UNREADABLE, ImportState.DISCARDED),
    refusal=WrongImportState,
)
