"""Cuts: a picture in another shape around what matters in it, made once."""

import io

import pytest
from PIL import Image

from mall.kernel import files, images
from tests.browser import PoliteClient
from tests.world import World


@pytest.mark.parametrize(
    ("size", "ratio", "focus", "expected"),
    [
        ((900, 900), (3, 1), 5, (0, 300, 900, 600)),
        ((900, 900), (3, 1), 2, (0, 0, 900, 300)),
        ((900, 900), (3, 1), 9, (0, 600, 900, 900)),
        ((900, 300), (1, 1), 4, (0, 0, 300, 300)),
        ((900, 300), (1, 1), 6, (600, 0, 900, 300)),
        ((900, 300), (3, 1), 1, (0, 0, 900, 300)),
        ((1, 1), (16, 1), 5, (0, 0, 1, 1)),
    ],
)
def test_the_largest_part_in_that_shape_is_taken_from_where_it_matters(
    size: tuple[int, int], ratio: tuple[int, int], focus: int, expected: tuple[int, int, int, int]
) -> None:
    assert images.box(size, ratio, focus) == expected


def two_halves() -> images.Stored:
    """Red above, blue below."""
    picture = Image.new("RGB", (1200, 1200), "#ff0000")
    picture.paste(Image.new("RGB", (1200, 600), "#0000ff"), (0, 600))
    return images.store(picture)


def test_a_cut_is_served_in_both_formats_and_shows_what_matters(client: PoliteClient, world: World) -> None:
    stored = two_halves()
    above, below = images.cut(stored.stem, (3, 1), 2), images.cut(stored.stem, (3, 1), 8)
    for stem, colour in ((above, (254, 0, 0)), (below, (0, 0, 254))):
        images.add_avif(stem)
        for kind in ("jpg", "avif"):
            answer = client.get(f"/media/{stem}-480.{kind}")
            assert answer.mimetype == images.KINDS[kind]
            assert "immutable" in answer.headers["Cache-Control"]
            shown = Image.open(io.BytesIO(answer.data))
            assert shown.size == (480, 160)
            assert shown.getpixel((240, 80)) == pytest.approx(colour, abs=4)


def test_a_cut_is_made_once_and_only_for_pictures_that_are_there(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = two_halves()
    first = images.cut(stored.stem, (4, 3))
    written: list[str] = []
    monkeypatch.setattr(files.Local, "put", lambda self, key, content: written.append(key))
    assert images.cut(stored.stem, (4, 3)) == first
    assert written == []
    with pytest.raises(images.NotFound):
        images.cut(f"pictures/00/{'0' * 38}", (4, 3))


def test_names_of_files_are_told_by_their_beginning(world: World) -> None:
    stored = images.store(Image.new("RGB", (40, 40), "#4477aa"))
    names = files.storage().names(f"{stored.stem}-")
    assert names == sorted([f"{stored.stem}-whole.jpg", *(images.key(stored.stem, width) for width in images.WIDTHS)])
    assert files.storage().names("pictures/zz/none-") == []
