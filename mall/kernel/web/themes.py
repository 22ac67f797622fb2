"""The sheet of a store's theme: its accent by day and by night, its corners, how close things stand.

Some hundred bytes that never change under their name, for the name says all that they depend on: "c8102e-soft-close".
It reaches what stands in an element of class `themed`; the mall's own bars keep the mall's accent.
"""

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, abort, current_app
from markupsafe import Markup

from mall.kernel import colours
from mall.kernel.web.assets import YEAR, link_or_inline, packed
from mall.kernel.web.doors import machine_door

NAME = re.compile(r"([0-9a-f]{6}|mall)-(round|soft|square)-(airy|close)")
TONES = ("accent", "fill", "press", "tint")


def init_app(app: Flask) -> None:
    """Serve the sheets, and let templates link them."""
    app.add_url_rule("/t/<name>.<digest>.css", "theme", serve)
    app.jinja_env.globals.update(theme_tag=theme_tag)


@machine_door
def serve(name: str, digest: str) -> Response:
    """A sheet, unchanging under this name."""
    if not NAME.fullmatch(name):
        abort(404)
    body = sheet(Path(current_app.static_folder or "") / "css" / "themes", name)
    response = Response(body, mimetype="text/css")
    is_current = digest == digest_of(body)
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if is_current else "public, max-age=60"
    return response


def theme_tag(theme: Mapping[str, str]) -> Markup:
    """A theme's sheet for the head, or the link to it; nothing for the mall's own look."""
    if not theme:
        return Markup("")
    name = f"{theme['colour'].removeprefix('#') or 'mall'}-{theme['corners']}-{theme['space']}"
    body = sheet(Path(current_app.static_folder or "") / "css" / "themes", name)
    return link_or_inline(body, f"/t/{name}.{digest_of(body)}.css")


def digest_of(body: str) -> str:
    """What stands in the name of a sheet, so that a mall that learns to draw it better draws it anew."""
    return hashlib.sha256(body.encode()).hexdigest()[:12]


@lru_cache(256)
def sheet(folder: Path, name: str) -> str:
    """The sheet of that name: colours, then the files of its corners and of its spacing; the usual ones have none."""
    colour, corners, space = name.split("-")
    parts = [] if colour == "mall" else [dressed(colours.pair(f"#{colour}"))]
    files = [folder / f"{part}.css" for part in (corners, space)]
    return packed("\n".join([*parts, *(file.read_text("utf-8") for file in files if file.exists())]))


def dressed(pair: colours.Pair) -> str:
    """The tones as the tokens of css/tokens.css, by day, by the device's night and by the visitor's."""
    day, night = (";".join(f"--{name}:{getattr(tones, name)}" for name in TONES) for tones in (pair.light, pair.dark))
    return (
        f".themed{{{day}}}"
        f"@media (prefers-color-scheme:dark){{:root:not(.light) .themed{{{night}}}}}"
        f".dark .themed{{{night}}}"
        f".themed .banner{{background-color:{pair.light.fill};background-color:var(--fill,{pair.light.fill})}}"
    )
