"""Pictures from people: decoded with limits, turned upright, stripped of what cameras write, saved in our sizes.

A picture is stored under a stem ("pictures/ab/cdef…"); its variants are the stem, a width and a format. JPEG is written
when the picture comes; AVIF, which takes a hundred times as long and half the bytes, by a job (docs/files.md).
"""

import hashlib
import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from mall.kernel import files, jobs
from mall.kernel.refusals import NotFound, Refusal
from mall.kernel.text import _

WIDTHS = (96, 160, 320, 480, 720)
WHOLE = 1600  # pixels of the longer side of the copy that later variants are made from; it is never served
QUALITY = 68  # of JPEG; measured beside AVIF at 50: alike on a phone
KINDS = {"jpg": "image/jpeg", "avif": "image/avif"}
FORMATS = ["JPEG", "PNG", "WEBP", "AVIF"]
MAX_BYTES = 12 * 1024 * 1024
MAX_PIXELS = 25_000_000
MAX_FRAMES = 1

Image.MAX_IMAGE_PIXELS = MAX_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)


class NotAPicture(Refusal):
    message = _("This file is not a picture we can read. Use JPEG, PNG, WebP or AVIF.")


class PictureTooLarge(Refusal):
    message = _("This picture is too large. At most 12 MB and 25 megapixels.")


@dataclass(frozen=True, slots=True)
class Stored:
    """A picture in the store: the stem of its keys and its size in pixels."""

    stem: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """A picture's variants by key, not stored yet."""

    stored: Stored
    files: dict[str, bytes]


def ingest(content: bytes) -> Stored:
    """Check, re-encode and store a picture somebody sent. Raises NotAPicture or PictureTooLarge."""
    return store(upright(content))


def upright(content: bytes) -> Image.Image:
    """The decoded picture as a new object that carries pixels and nothing else."""
    if len(content) > MAX_BYTES:
        raise PictureTooLarge
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise PictureTooLarge
            if getattr(opened, "n_frames", 1) > MAX_FRAMES:
                raise NotAPicture
            opened.draft("RGB", (WIDTHS[-1] * 2, WIDTHS[-1] * 2))
            turned = ImageOps.exif_transpose(opened)
            return flat(turned)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureTooLarge from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        raise NotAPicture from None


def flat(image: Image.Image) -> Image.Image:
    """RGB on white, pasted into a fresh image so that no metadata survives."""
    canvas = Image.new("RGB", image.size, "white")
    if image.mode in ("RGBA", "LA", "PA", "P"):
        image = image.convert("RGBA")
        canvas.paste(image, mask=image.getchannel("A"))
    else:
        canvas.paste(image.convert("RGB"))
    return canvas


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
    return Rendered(Stored(stem, image.width, image.height), variants)


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
    """Job: write the AVIF variants beside the JPEG ones. The same picture gives the same bytes."""
    store_of_files = files.storage()
    with Image.open(io.BytesIO(store_of_files.get(f"{stem}-whole.jpg")), formats=["JPEG"]) as whole:
        whole.load()
        for width in WIDTHS:
            out = io.BytesIO()
            fitted(whole, width).save(out, "AVIF", quality=50, speed=8, max_threads=1)
            store_of_files.put(key(stem, width, "avif"), out.getvalue())


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
