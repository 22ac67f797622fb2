"""How the mall looks: the accent that operators choose among some that can be read, and the light or dark that each visitor
chooses for herself.

The accent is a row; every process keeps what it read. Whoever serves a copy of a page reads the number of the topic `LOOK`
with the others (web/shared.py) and thereby notices a change; no request pays for it.
"""

from pathlib import Path
from typing import Any

from flask import Flask, current_app, has_request_context, request
from sqlalchemy import CheckConstraint, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel import audit, versions
from mall.kernel.actors import Actor
from mall.kernel.db import Base, db
from mall.kernel.refusals import NotFound
from mall.kernel.tenancy import private

LOOK = "look"  # the topic
COOKIE = "look"
SCHEMES = ("light", "dark")
USUAL = "red"
# accent -> what browsers colour their own bars with; each but the usual one has a sheet of its name in css/accents
ACCENTS = {
    "red": "#c8102e",
    "amber": "#a84300",
    "green": "#0a7a3f",
    "teal": "#0b6c80",
    "blue": "#1a5fb4",
    "purple": "#7a3fb0",
}


@private
class MallLook(Base):
    """What operators chose. One row, or none while nothing was chosen."""

    __tablename__ = "mall_look"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    accent: Mapped[str]


def init_app(app: Flask) -> None:
    """Nobody has chosen anything yet."""
    forget(app)
    app.context_processor(lambda: {"scheme": scheme(), "bar_colour": bar_colour()})


def forget(app: Flask) -> None:
    """Know nothing of what was chosen."""
    app.extensions["look"] = {"number": 0, "accent": USUAL}


def scheme() -> str:
    """ "light" or "dark" as the visitor chose, or "" to follow her device."""
    chosen = request.cookies.get(COOKIE, "") if has_request_context() else ""
    return chosen if chosen in SCHEMES else ""


def accent() -> str:
    """The accent as far as this process knows."""
    return str(current_app.extensions["look"]["accent"])


def bar_colour() -> str:
    """What browsers colour their own bars with."""
    return ACCENTS[accent()]


def notice(number: int) -> None:
    """The topic's number was read: read the choice anew if it is another than before."""
    known: dict[str, Any] = current_app.extensions["look"]
    if number != known["number"]:
        known.update(number=number, accent=chosen_accent())


def chosen_accent() -> str:
    """The accent as operators chose it; the usual one for a sheet that is there no more."""
    found = db.session.scalar(select(MallLook.accent))
    return found if found in ACCENTS else USUAL


def choose_accent(name: str, actor: Actor) -> None:
    """Every page of the mall has it from now on. NotFound for one that is none."""
    if name not in ACCENTS:
        raise NotFound
    before = chosen_accent()
    row = insert(MallLook).values(id=1, accent=name)
    db.session.execute(row.on_conflict_do_update(index_elements=["id"], set_={"accent": name}))
    audit.record(actor, "look.accent", "mall_look", 1, before={"accent": before}, after={"accent": name})
    versions.touch(LOOK)


def sheet(folder: Path, name: str) -> str:
    """The sheet of an accent as written; nothing for the usual one, which the tokens hold."""
    return "" if name == USUAL else (folder / "accents" / f"{name}.css").read_text("utf-8")
