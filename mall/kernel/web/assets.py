"""The stylesheet and the script: bundled at start-up, compressed once, served under a name that holds their digest.

The first page a browser gets carries the shop's CSS inline, with its sha256 in the CSP; the stylesheet's own response
sets a cookie, so later pages link it (measured: first paint on 400 kbit/s after 0.75 s instead of 1.79 s).
"""

import base64
import gzip
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brotli
from flask import Flask, Response, abort, current_app, g, request, send_from_directory, url_for
from markupsafe import Markup

from mall.kernel.web import lite, look
from mall.kernel.web.doors import open_door

YEAR = 31_536_000
COOKIE = "css"
SHEET = "app.css"  # the one bundle of which there is one per accent
# Tokens and base come first; the other component files are independent of each other.
FIRST = ("tokens.css", "base.css")


@dataclass(frozen=True)
class Bundle:
    """A built file: raw and compressed bytes, digest for its name, CSP source for its inlined form."""

    kind: str
    raw: bytes
    br: bytes
    gz: bytes
    digest: str
    csp: str


def init_app(app: Flask) -> None:
    """Build the bundles and serve them."""
    static = Path(app.static_folder or "")
    app.extensions["assets"] = {
        (SHEET, look.USUAL): bundle("text/css", styles(static / "css")),
        "desk.css": bundle("text/css", styles(static / "css" / "desk")),
        "slips.css": bundle("text/css", styles(static / "css" / "slips")),
        "labels.css": bundle("text/css", styles(static / "css" / "labels")),
        "app.js": bundle("text/javascript", scripts(static)),
        "desk.js": bundle("text/javascript", scripts(static, "desk")),
    }
    app.extensions["static_urls"] = {}
    app.extensions["drawings"] = {}
    app.add_url_rule("/s/<name>.<digest>.<kind>", "asset", serve)
    app.view_functions["static"] = static_file
    app.jinja_env.globals.update(
        asset_url=asset_url, style_tag=style_tag, late_style_tag=late_style_tag, static=static_url, drawing=drawing
    )


def styles(folder: Path) -> str:
    """All component files of a folder as one sheet, comments and indentation gone."""
    names = sorted(file.name for file in folder.glob("*.css"))
    files = [folder / name for name in (*FIRST, *(name for name in names if name not in FIRST)) if name in names]
    return packed("\n".join(file.read_text("utf-8") for file in files))


def packed(sheet: str) -> str:
    """Without comments and indentation."""
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)
    sheet = re.sub(r"\s+", " ", sheet)
    return re.sub(r"\s*([{};,])\s*", r"\1", sheet).replace(";}", "}").strip()


def accented(name: str) -> Bundle:
    """The shop's sheet in that accent; built when the accent is first used."""
    built: dict[Any, Bundle] = current_app.extensions["assets"]
    if (SHEET, name) not in built:
        folder = Path(current_app.static_folder or "") / "css"
        built[SHEET, name] = bundle("text/css", f"{styles(folder)}{packed(look.sheet(folder, name))}")
    return built[SHEET, name]


def scripts(static: Path, *more: str) -> str:
    """htmx, made global, and our glue, in one module; what some pages want more lies in folders of its own."""
    htmx = next((static / "vendor").glob("htmx-*.min.js")).read_text("utf-8")
    folders = [static / "js", *(static / "js" / name for name in more)]
    glue = [file.read_text("utf-8") for folder in folders for file in sorted(folder.glob("*.js"))]
    return "\n".join([htmx, "window.htmx=htmx;", *glue])


def bundle(kind: str, source: str) -> Bundle:
    """Compress and name a built file."""
    raw = source.encode()
    digest = hashlib.sha256(raw).hexdigest()[:12]
    return Bundle(
        kind, raw, brotli.compress(raw, quality=11), gzip.compress(raw, 9, mtime=0), digest, source_of(source)
    )


def source_of(sheet: str) -> str:
    """How a policy names a sheet that stands in the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()}'"


@open_door
def serve(name: str, digest: str, kind: str) -> Response:
    """A bundle, unchanging under this name. An older digest gets the current file for a short while only."""
    built = found(f"{name}.{kind}")
    if built is None:
        abort(404)
    encoding = request.accept_encodings.best_match(["br", "gzip"]) if request.accept_encodings else None
    body = {"br": built.br, "gzip": built.gz}.get(encoding or "", built.raw)
    response = Response(body, mimetype=built.kind)
    if body is not built.raw:
        response.headers["Content-Encoding"] = str(encoding)
    response.vary.add("Accept-Encoding")
    current = digest == built.digest
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if current else "public, max-age=60"
    if name == "app" and kind == "css" and current:
        response.set_cookie(COOKIE, built.digest, max_age=YEAR, samesite="Lax")
    return response


def found(name: str) -> Bundle | None:
    """The bundle with that name, as it is now."""
    if name == SHEET:
        return accented(look.accent())
    built: Bundle | None = current_app.extensions["assets"].get(name)
    return built


def asset_url(name: str) -> str:
    """The address of a bundle."""
    built, (stem, _, kind) = found(name), name.partition(".")
    assert built is not None
    return f"/s/{stem}.{built.digest}.{kind}"


def has_stylesheet() -> bool:
    """Whether this browser fetched the current stylesheet before."""
    return request.cookies.get(COOKIE) == accented(look.accent()).digest


def style_tag() -> Markup:
    """The stylesheet for the head: inlined for newcomers, linked for those who have it or who would rather wait than get it
    twice."""
    if has_stylesheet() or lite.is_lite():
        return Markup('<link rel="stylesheet" href="{}">').format(asset_url(SHEET))
    return Markup("<style>{}</style>").format(Markup(accented(look.accent()).raw.decode()))  # noqa: S704


def late_style_tag() -> Markup:
    """For the end of the body: lets a newcomer's browser fetch the sheet without waiting for it."""
    if has_stylesheet() or lite.is_lite():
        return Markup("")
    return Markup('<link rel="stylesheet" href="{}" media="print">').format(asset_url(SHEET))


def link_or_inline(sheet: str, address: str) -> Markup:
    """A small sheet of this page's own: in the page for newcomers, who would wait a whole turn for it, linked for others."""
    if has_stylesheet() or lite.is_lite():
        return Markup('<link rel="stylesheet" href="{}">').format(address)
    g.inlined = [*inlined(), source_of(sheet)]
    return Markup("<style>{}</style>").format(Markup(sheet))  # noqa: S704


def inlined() -> list[str]:
    """The CSP sources of what stands in this page besides the shop's sheet."""
    return list(g.get("inlined", ()))


def inline_sources() -> str:
    """The CSP sources that allow the inlined sheets and no others."""
    return " ".join([accented(look.accent()).csp, *inlined()])


def static_url(path: str) -> str:
    """A file below static/, with its digest in the query so that it can be cached for ever."""
    urls: dict[tuple[str, str], str] = current_app.extensions["static_urls"]
    key = (request.script_root, path)
    if key not in urls:
        content = (Path(current_app.static_folder or "") / path).read_bytes()
        urls[key] = url_for("static", filename=path, v=hashlib.sha256(content).hexdigest()[:12])
    return urls[key]


def drawing(path: str, attributes: str) -> Markup:
    """An SVG file below static/ as an element of the page, with these attributes: what is seen first waits for no request."""
    drawn: dict[tuple[str, str], Markup] = current_app.extensions["drawings"]
    if (path, attributes) not in drawn:
        source = (Path(current_app.static_folder or "") / path).read_text("utf-8").strip()
        source = source.replace('<svg xmlns="http://www.w3.org/2000/svg"', f"<svg {attributes}", 1)
        drawn[path, attributes] = Markup(source)  # noqa: S704
    return drawn[path, attributes]


@open_door
def static_file(filename: str) -> Response:
    """A file below static/."""
    response = send_from_directory(str(current_app.static_folder), filename, conditional=True)
    response.headers["Cache-Control"] = (
        f"public, max-age={YEAR}, immutable" if request.args.get("v") else "public, max-age=300"
    )
    return response
