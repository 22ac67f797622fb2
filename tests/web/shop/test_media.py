"""Pictures as browsers fetch them."""

import io
import re
from collections.abc import Callable

from PIL import Image

from mall.demo import pictures
from mall.demo.content import PRODUCTS
from mall.kernel import images
from tests.browser import PoliteClient
from tests.world import World


def test_avif_is_offered_beside_jpeg_and_half_as_heavy(
    client: PoliteClient, world: World, drain: Callable[[], int]
) -> None:
    stored = images.store(pictures.draw(PRODUCTS[0]).convert("RGB"))
    images.avif_later(stored.stem)
    drain()
    light, heavy = (client.get(f"/media/{stored.stem}-320.{kind}") for kind in ("avif", "jpg"))
    assert light.mimetype == "image/avif"
    assert Image.open(io.BytesIO(light.data)).size == (320, 320)
    assert len(light.data) < 0.6 * len(heavy.data)
    assert "immutable" in light.headers["Cache-Control"]


def test_what_is_no_page_travels_light_and_is_everybodys(client: PoliteClient, world: World) -> None:
    client.post("/cart/lines", data={"sku": world.skus["mug"].public_id, "quantity": 1})
    stem = images.store(Image.new("RGB", (200, 200), "#336699")).stem
    sheet = re.search(r"/s/app\.[0-9a-f]+\.css", client.get("/").text)
    assert sheet
    for path in (f"/media/{stem}-160.jpg", sheet[0]):
        headers = client.get(path).headers
        assert "Cookie" not in headers.get("Vary", ""), path
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
        assert "Permissions-Policy" not in headers
    assert "Cookie" in client.get("/").headers["Vary"]


def test_a_picture_whose_avif_is_not_made_yet_is_shown_as_jpeg_for_a_moment(client: PoliteClient, world: World) -> None:
    stored = images.store(Image.new("RGB", (200, 200), "#336699"))
    answer = client.get(f"/media/{stored.stem}-160.avif")
    assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    assert answer.headers["Cache-Control"] == "public, max-age=60"


def test_cards_offer_both_kinds_in_the_same_sizes(client: PoliteClient, world: World) -> None:
    page = client.page("/")
    offered = page.all("source")[0]
    assert offered["type"] == "image/avif"
    shown = next(each for each in page.all("img") if "/media/" in str(each["src"]))
    assert str(offered["srcset"]).replace(".avif", ".jpg") == shown["srcset"]
    assert offered["sizes"] == shown["sizes"]


def test_only_variants_are_served(client: PoliteClient, world: World) -> None:
    stored = images.store(Image.new("RGB", (200, 200), "#336699"))
    for name in ("-whole.jpg", "-161.jpg", "-160.webp", "-160.jpg/..", "-160.avif.jpg"):
        assert client.get(f"/media/{stored.stem}{name}").status_code == 404, name
