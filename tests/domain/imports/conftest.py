"""Sheets for Green Hill, and a machine of the operator's own from which pictures can be fetched."""

import io
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from flask import Flask
from PIL import Image

from mall.domain import catalog, imports
from mall.kernel import images
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.models import ImportItem, Product, ProductImport
from tests.world import World


def png(colour: str = "#224466") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(out, "PNG")
    return out.getvalue()


class Answers(BaseHTTPRequestHandler):
    """One path per kind of trouble; what was asked for is written down."""

    asked: list[str] = []
    bodies: dict[str, tuple[int, dict[str, str], bytes]] = {}

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status, headers, body = self.bodies.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in {"Content-Type": "image/png", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def pictures(app: Flask) -> Iterator[str]:
    """The base URL of a server of the operator's own with some pictures and some traps."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    here = f"127.0.0.1:{server.server_port}"
    Answers.asked.clear()
    Answers.bodies = {
        "/a.png": (200, {}, png("#aa0000")),
        "/b.png": (200, {}, png("#00aa00")),
        "/page.html": (200, {"Content-Type": "text/html"}, b"<html>"),
        "/fake.png": (200, {}, b"this is no picture"),
        "/packed.png": (200, {"Content-Encoding": "gzip"}, b"\x1f\x8b"),
        "/huge.png": (200, {}, b"x" * (images.MAX_BYTES + 1)),
        "/short.png": (200, {"Content-Length": "5000"}, b"x" * 100),
        "/moved.png": (302, {"Location": "/a.png"}, b""),
        "/inside": (302, {"Location": "http://127.0.0.1:1/secret"}, b""),
        "/nowhere": (302, {"Location": "//[nowhere"}, b""),
        "/round": (302, {"Location": "/round"}, b""),
    }
    threading.Thread(target=server.serve_forever, daemon=True).start()
    before, app.config["PRIVATE_HOSTS"] = app.config["PRIVATE_HOSTS"], (here,)
    yield f"http://{here}"
    app.config["PRIVATE_HOSTS"] = before
    server.shutdown()
    server.server_close()


Sheet = Callable[..., ProductImport]


@pytest.fixture
def sheet(world: World, drain: Callable[[], int]) -> Sheet:
    """Olivia sends in a sheet; what it would do, or with is_confirmed what it did."""

    def send(content: str | bytes, is_confirmed: bool = True, **options: object) -> ProductImport:
        raw = content.encode() if isinstance(content, str) else content
        actor = Actor("person", world.olivia.id)
        sent = imports.begin(world.green_hill, actor, raw, "goods.csv", **options)  # type: ignore[arg-type]
        db.session.commit()
        work(drain)
        if is_confirmed and fresh(sent).state == "checked":
            imports.confirm(fresh(sent), actor)
            db.session.commit()
            work(drain)
        return fresh(sent)

    return send


def work(drain: Callable[[], int]) -> None:
    """All jobs, and the jobs that those leave."""
    while drain():
        pass


def fresh(sent: ProductImport) -> ProductImport:
    db.session.rollback()
    db.session.expire_all()
    return db.session.get_one(ProductImport, sent.id)


def items(sent: ProductImport) -> list[ImportItem]:
    return imports.items_of(sent, size=1000).items


def problems(sent: ProductImport) -> list[tuple[int, str]]:
    """(line, sentence) of everything that is wrong."""
    return [(each["line"], each["message"]["en"]) for item in items(sent) for each in item.problems]


def product(world: World, handle: str) -> Product:
    found = catalog.product_by_handle(world.green_hill, handle)
    assert found, handle
    return catalog.product_of(world.green_hill, found.public_id)


def prices(here: Product) -> dict[str, int]:
    """{SKU code: minor units} of what it is sold for."""
    return {sku.code: catalog.draft_of(sku).price for sku in here.skus if sku.is_active}
