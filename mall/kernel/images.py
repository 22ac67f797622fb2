"""Pictures from people: decoded with limits, turned upright, stripped of what cameras write, saved in our sizes.

A picture is stored under a stem ("pictures/ab/cdef…"); its variants are the stem, a width and a format. JPEG is written
when the picture comes; AVIF, which takes a hundred times as long and half the bytes, by a job (docs/files.md). A cut is the
picture in another shape around what matters in it, under a stem of its own: "pictures/ab/cdef…-3x1-5".
"""

import hashlib
import io
import re
import threading
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from PIL import Image, ImageOps, UnidentifiedImageError

from mall.kernel import files, jobs
from mall.kernel.db import take_turns
from mall.kernel.refusals import NotFound, Refusal
from mall.kernel.text import _

WIDTHS = (96, 160, 320, 480, 720)
CUT_WIDTHS = (160, 320, 480, 720, 1080)  # a banner is as wide as the page
WHOLE = 1600  # pixels across the copy that later variants are made from; it is never served
QUALITY = 68  # of JPEG; measured beside AVIF at 50: alike on a phone
KINDS = {"jpg": "image/jpeg", "avif": "image/avif"}
FORMATS = ["JPEG", "PNG", "WEBP", "AVIF"]
MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 25_000_000
MAX_FRAMES = 1

Image.MAX_IMAGE_PIXELS = MAX_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)

# A decoded picture takes up to 200 MB for some seconds. A web process has many threads and decodes one at a time.
decoding = threading.Lock()

STEM = r"pictures/[0-9a-f]{2}/[0-9a-f]{38}"
CUT = re.compile(rf"({STEM})-([1-9]\d?)x([1-9]\d?)-([1-9])")
MIDDLE = 5

Holder = TypeVar("Holder", bound=Callable[[str], bool])
HOLDERS: list[Callable[[str], bool]] = []


class NotAPicture(Refusal):
    message = _("This file is not a picture we can read. Use JPEG, PNG, WebP or AVIF.")


class Damaged(NotAPicture):
    message = _("This picture is damaged or did not arrive whole. Send it once more.")


class Moving(NotAPicture):
    message = _("This picture moves. Choose one that stands still.")


class PictureTooLarge(Refusal):
    message = _("This picture is too large. At most 20 MB and 25 megapixels.")


class TooManyPhotos(Refusal):
    message = _("At most %(count)s photos.")


class PhotoRefused(Refusal):
    message = _("Photo %(number)s: %(why)s")


@dataclass(frozen=True, slots=True)
class Stored:
    """A picture in the store: the stem of its keys, its size in pixels, the bytes of its JPEG files."""

    stem: str
    width: int
    height: int
    weight: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """A picture's variants by key, not stored yet."""

    stored: Stored
    files: dict[str, bytes]


def ingest(content: bytes) -> Stored:
    """Check, re-encode and store a picture somebody sent. Raises NotAPicture or PictureTooLarge."""
    return store(upright(content))


def ingest_photos(contents: Sequence[bytes], most: int, there: int = 0) -> list[dict[str, Any]]:
    """Photos that a buyer sent, cleaned and stored, each once, as {"key", "width", "height"}; `there` are some already.

    Raises TooManyPhotos, and PhotoRefused, which says which one and why.
    """
    if there + len(contents) > most:
        raise TooManyPhotos(count=most)
    kept = {}
    for number, content in enumerate(contents, 1):
        try:
            stored = ingest(content)
        except Refusal as refusal:
            raise PhotoRefused(number=number, why=refusal.message) from None
        avif_later(stored.stem)
        kept[stored.stem] = {"key": stored.stem, "width": stored.width, "height": stored.height}
    return list(kept.values())


def upright(content: bytes) -> Image.Image:
    """The decoded picture as a new object that carries pixels and nothing else; at most twice as wide as we keep any."""
    if len(content) > MAX_BYTES:
        raise PictureTooLarge
    try:
        with decoding, Image.open(io.BytesIO(content), formats=FORMATS) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise PictureTooLarge
            if getattr(opened, "n_frames", 1) > MAX_FRAMES and opened.format != "MPO":  # a photo with its depth
                raise Moving
            opened.draft("RGB", (WHOLE, WHOLE))
            return flat(ImageOps.exif_transpose(reduced(opened)))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureTooLarge from None
    except UnidentifiedImageError:
        raise NotAPicture from None
    except (OSError, ValueError, SyntaxError, EOFError):
        raise Damaged from None


def reduced(image: Image.Image) -> Image.Image:
    """The picture with blocks of pixels made one, as long as it stays wider than what we keep."""
    factor = image.width // WHOLE
    if factor < 2 or image.mode not in ("RGB", "RGBA", "L", "LA", "CMYK"):
        return image
    return image.reduce(factor)


def flat(image: Image.Image) -> Image.Image:
    """RGB on white, pasted into a fresh image so that no metadata survives."""
    canvas = Image.new("RGB", image.size, "white")
    if image.mode in ("RGBA", "LA", "PA", "P"):
        image = image.convert("RGBA")
        canvas.paste(image, mask=image.getchannel("A"))
    else:
        canvas.paste(image.convert("RGB"))
    return canvas


def legible(content: bytes) -> bytes:
    """A picture somebody sent as one clean JPEG, wide enough to be read, for what is kept in private: documents, proofs.
    Raises NotAPicture or PictureTooLarge."""
    return jpeg(fitted(upright(content), WHOLE), QUALITY)


def store(image: Image.Image) -> Stored:
    """Write the JPEG variants of a clean picture. The same pixels are stored once."""
    return keep(render(image))


def keep(rendered: Rendered) -> Stored:
    """Write variants that were rendered, perhaps by another process."""
    for name, content in rendered.files.items():
        files.storage().put(name, content)
    return rendered.stored


def render(image: Image.Image) -> Rendered:
    """All variants of a clean picture, under keys named by its pixels. Needs no application."""
    digest = hashlib.sha256(image.tobytes() + repr(image.size).encode()).hexdigest()[:40]
    stem = f"pictures/{digest[:2]}/{digest[2:]}"
    variants = {key(stem, width): jpeg(fitted(image, width), QUALITY) for width in WIDTHS}
    variants[f"{stem}-whole.jpg"] = jpeg(fitted(image, WHOLE), 90, is_served=False)
    weight = sum(len(content) for content in variants.values())
    return Rendered(Stored(stem, image.width, image.height, weight), variants)


def cut(stem: str, ratio: tuple[int, int], focus: int = MIDDLE) -> str:
    """The stem of the picture in that shape. Its files are made the first time; the original's key never changes, nor do
    theirs. Raises NotFound where there is no such picture."""
    name = cut_stem(stem, ratio, focus)
    if not files.storage().has(key(name, CUT_WIDTHS[-1])):
        image = clean(name)
        for width in CUT_WIDTHS:
            files.storage().put(key(name, width), jpeg(fitted(image, width), QUALITY))
        avif_later(name)
    return name


def cut_stem(stem: str, ratio: tuple[int, int], focus: int = MIDDLE) -> str:
    """How the cut is called, whether it was made or not. `focus` is a cell of three by three, counted as one reads."""
    return f"{stem}-{ratio[0]}x{ratio[1]}-{focus}"


def box(size: tuple[int, int], ratio: tuple[int, int], focus: int) -> tuple[int, int, int, int]:
    """The largest part of a picture of that size in that shape, as near to the cell as it can be: left, top, right, bottom."""
    width = min(size[0], size[1] * ratio[0] // ratio[1]) or 1
    height = min(size[1], size[0] * ratio[1] // ratio[0]) or 1
    row, column = divmod(focus - 1, 3)
    left, top = (size[0] - width) * column // 2, (size[1] - height) * row // 2
    return left, top, left + width, top + height


def clean(stem: str) -> Image.Image:
    """What variants under this stem are made from. Raises NotFound."""
    asked = CUT.fullmatch(stem)
    with Image.open(
        io.BytesIO(files.storage().get(f"{asked[1] if asked else stem}-whole.jpg")), formats=["JPEG"]
    ) as whole:
        whole.load()
    if not asked:
        return whole
    across, down, focus = (int(number) for number in asked.groups()[1:])
    return whole.crop(box(whole.size, (across, down), focus))


def fitted(image: Image.Image, width: int) -> Image.Image:
    """The picture at most so wide; a narrower one as it is."""
    if image.width <= width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def jpeg(image: Image.Image, quality: int, is_served: bool = True) -> bytes:
    """A JPEG; progressive and as small as can be where somebody waits for it, which takes three times as long to make."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, progressive=is_served, optimize=is_served)
    return out.getvalue()


def avif_later(stem: str) -> None:
    """Have the AVIF variants made, once for a picture however often it is asked for."""
    jobs.later("mall.kernel.images:add_avif", queue="bulk", unique_key=f"avif {stem}", stem=stem)


def add_avif(stem: str) -> None:
    """Job: write the AVIF variants beside the JPEG ones, if the picture is still there. The same picture gives the same
    bytes."""
    store_of_files = files.storage()
    try:
        image = clean(stem)
    except NotFound:
        return
    for width in CUT_WIDTHS if CUT.fullmatch(stem) else WIDTHS:
        out = io.BytesIO()
        fitted(image, width).save(out, "AVIF", quality=50, speed=8, max_threads=1)
        store_of_files.put(key(stem, width, "avif"), out.getvalue())


def holds(holder: Holder) -> Holder:
    """The function says whether its trade shows the picture with the stem it is given, or may show it again."""
    HOLDERS.append(holder)
    return holder


def forget_later(stem: str) -> None:
    """Have the picture's files deleted, unless somebody shows it."""
    jobs.later("mall.kernel.images:forget", queue="bulk", stem=stem)


def forget(stem: str) -> None:
    """Job: delete all files of a picture that nobody shows, cuts included. The same pixels may belong to several."""
    take_turns(about(stem))
    if any(holder(stem) for holder in HOLDERS):
        return
    for name in files.storage().names(f"{stem}-"):
        files.storage().delete(name)


def about(stem: str) -> str:
    """What those say who take turns at a picture: whoever adds one that somebody else is just deleting."""
    return f"picture {stem}"


def is_there(stem: str) -> bool:
    """Whether the picture's files are in the store."""
    return files.storage().has(key(stem, WIDTHS[0]))


def variant(name: str, extension: str) -> tuple[bytes, str]:
    """The bytes of a variant and their media type. AVIF that is not made yet is JPEG; raises NotFound for no picture."""
    try:
        return files.storage().get(f"{name}.{extension}"), KINDS[extension]
    except NotFound:
        if extension == "jpg":
            raise
        return files.storage().get(f"{name}.jpg"), KINDS["jpg"]


def key(stem: str, width: int, extension: str = "jpg") -> str:
    """The file key of a variant."""
    return f"{stem}-{width}.{extension}"
