"""The script that sends pictures: smaller than the camera made them, with a bar; refused ones are named in place."""

import io
import shutil
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from mall.kernel.db import db
from mall.models import Picture
from tests.browser import PoliteClient
from tests.world import World

pytestmark = pytest.mark.browser

WHEN_SMALLER = """most => new Promise(done => {
  const look = () => {
    const file = document.getElementById("files").files[0];
    file.size < most ? done(file.name) : setTimeout(look, 50);
  };
  look();
})"""


@pytest.fixture
def page(live: str, world: World, owner: PoliteClient) -> Iterator[Page]:
    """Olivia's phone."""
    session = owner.get_cookie("mall")
    assert session
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        context = chromium.new_context(base_url=live, viewport={"width": 360, "height": 800}, locale="en")
        context.add_cookies([{"name": "mall", "value": session.value, "url": live}])
        yield context.new_page()
        chromium.close()


def photo() -> bytes:
    out = io.BytesIO()
    noise = Image.effect_noise((3000, 2000), 90)
    Image.merge("RGB", (noise, noise, noise)).save(out, "JPEG", quality=90)
    return out.getvalue()


def test_a_photo_is_made_smaller_on_the_phone_and_what_is_wrong_is_said_in_place(page: Page, world: World) -> None:
    content = photo()
    assert len(content) > 1_000_000
    page.goto("/seller/green-hill/pictures")
    page.set_input_files("#files", [{"name": "IMG_1.png", "mimeType": "image/png", "buffer": content}])
    assert page.evaluate(WHEN_SMALLER, len(content) * 0.7) == "IMG_1.jpg"
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_role("status").first).to_contain_text("1 picture was taken in")
    kept = db.session.query(Picture).order_by(Picture.id.desc()).first()
    assert kept
    assert (kept.width, kept.height) == (1600, 1067)
    page.set_input_files("#files", [{"name": "note.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"}])
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_role("alert")).to_contain_text("note.jpg: This file is not a picture")
