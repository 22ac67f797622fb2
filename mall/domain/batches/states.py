"""The life of a batch: planned, which changes nothing, then done."""

from enum import StrEnum

from mall.kernel.refusals import NotNow
from mall.kernel.states import Lifecycle
from mall.kernel.text import _


class BatchState(StrEnum):
    PLANNED = "planned"
    DONE = "done"


class WrongBatchState(NotNow):
    message = _("These changes were made already. Look at what came of them.")


BATCH = Lifecycle(
    "state",
    BatchState,
    {BatchState.PLANNED: (BatchState.DONE,)},
    rests=(BatchState.DONE,),
    refusal=WrongBatchState,
)
