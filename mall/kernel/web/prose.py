"""What people write in several lines, as HTML: paragraphs, **bold**, lists. All else is escaped; nothing typed is markup."""

import re
from collections.abc import Iterator, Sequence

from flask import Flask
from markupsafe import Markup, escape

BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
ITEM = re.compile(r"[-•·]\s*(?=\S)")


def init_app(app: Flask) -> None:
    """Register the filter."""
    app.jinja_env.filters["prose"] = prose


def prose(text: str) -> Markup:
    """Empty lines part paragraphs, lines that begin with a hyphen are items of a list, other lines end in a break."""
    parts = re.split(r"\n\s*\n", text.strip())
    return Markup("").join(markup for part in parts for markup in _blocks(part.splitlines()))


def _blocks(lines: Sequence[str]) -> Iterator[Markup]:
    """A part, cut where lists begin and end."""
    kept: list[str] = []
    for line in [*lines, None]:
        if line is not None and (not kept or _is_item(line) == _is_item(kept[0])):
            kept.append(line)
            continue
        if kept:
            yield _list(kept) if _is_item(kept[0]) else _paragraph(kept)
        kept = [line] if line is not None else []


def _is_item(line: str) -> bool:
    return bool(ITEM.match(line))


def _list(lines: Sequence[str]) -> Markup:
    items = (Markup("<li>{}</li>").format(_inline(ITEM.sub("", line, count=1))) for line in lines)
    return Markup("<ul>{}</ul>").format(Markup("").join(items))


def _paragraph(lines: Sequence[str]) -> Markup:
    return Markup("<p>{}</p>").format(Markup("<br>").join(_inline(line) for line in lines))


def _inline(line: str) -> Markup:
    """Every second piece of the split is what stood between stars."""
    pieces = (
        Markup("<b>{}</b>").format(piece) if at % 2 else escape(piece) for at, piece in enumerate(BOLD.split(line))
    )
    return Markup("").join(pieces)
