"""Files that came together: the good ones are kept, the others are named with what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import flash
from flask_babel import gettext, ngettext
from werkzeug.datastructures import FileStorage

from mall.domain import catalog
from mall.kernel import images
from mall.kernel.refusals import Refusal
from mall.kernel.text import one_line
from mall.models import Picture, Store

MOST_AT_ONCE = 12
MEGABYTES = 100  # of one request


@dataclass
class Batch:
    """What came of the files of one form."""

    kept: list[Picture] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)  # sentences, each with its file's name

    def say(self) -> None:
        """Tell it on the next page."""
        count = len(self.kept)
        flash(ngettext("%(num)s picture was taken in.", "%(num)s pictures were taken in.", count))
        for sentence in self.refused:
            flash(sentence, "warn")


def take_in(store: Store, files: Sequence[FileStorage], alt: Mapping[str, str]) -> Batch:
    """Put the files into the store's library, one after the other, as long as there is room. Raises catalog.LibraryFull when
    there is none for the first."""
    batch = Batch()
    for file in files[:MOST_AT_ONCE]:
        name = name_of(file)
        try:
            batch.kept.append(catalog.add_picture(store, file.read(images.MAX_BYTES + 1), alt, name))
        except catalog.LibraryFull as refusal:
            if not batch.kept:
                raise
            batch.refused.append(str(refusal.message))
            return batch
        except Refusal as refusal:
            batch.refused.append(f"{name or gettext('A picture')}: {refusal.message}")
    late = len(files) - MOST_AT_ONCE
    if late > 0:
        batch.refused.append(
            gettext("At most %(most)s at once: the last %(count)s were left out.", most=MOST_AT_ONCE, count=late)
        )
    return batch


def refused(form: Any, name: str, batch: Batch) -> Refusal:
    """The form again, with what is wrong with each file at the field of that name."""
    form[name].errors = batch.refused
    return form.refuse(name, gettext("None of them was taken in."))


def name_of(file: FileStorage) -> str:
    """What the file is called where it comes from, without folders."""
    return one_line((file.filename or "").replace("\\", "/").rpartition("/")[2], catalog.MAX_FILE_NAME)
