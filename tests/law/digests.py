"""What every table holds, as one digest per table: to prove that a request changed not one row."""

from sqlalchemy import text

from mall.kernel.db import Base, db

# Tables that may change with any request, and why.
UNWATCHED = {
    "web_session": "remembers when a browser was last seen, and is shortened when it enters a desk",
    "region": "is never written after the start, and is long",
}


def digests() -> dict[str, str]:
    """{table: digest of all its rows}, as committed now."""
    watched = sorted(set(Base.metadata.tables) - set(UNWATCHED))
    rows = "md5(coalesce(string_agg(row_::text, E'\\n' ORDER BY row_::text), ''))"
    each = " UNION ALL ".join(f"SELECT '{name}', {rows} FROM \"{name}\" AS row_" for name in watched)
    db.session.rollback()
    found = dict(tuple(row) for row in db.session.execute(text(each)))
    db.session.rollback()
    return found


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The tables that are not as they were."""
    return sorted(name for name in after if before.get(name) != after[name])
