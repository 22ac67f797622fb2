"""The Chinese catalogue, mall/translations/zh_Hans_CN: words out of the source, translations in, the compiled form.

The file holds no dates, no places in the source and no wrapped lines, and is sorted, so that two people's changes merge.
Words that left the source leave the catalogue.
"""

import gettext
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = "zh_Hans_CN"
PO = ROOT / "mall" / "translations" / LOCALE / "LC_MESSAGES" / "messages.po"
MO = PO.with_suffix(".mo")
SHOWN = 30
KEYWORDS = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "lazy_pgettext": ((1, "c"), 2),
}


def main(arguments: list[str]) -> int:
    """Update, or check. Returns the exit code."""
    if arguments not in ([], ["check"]):
        print("usage: bin/translations [check]", file=sys.stderr)
        return 2
    merged = merge(extracted(), read())
    missing = [str(message.id) for message in merged if message.id and not is_translated(message)]
    if arguments == ["check"]:
        is_done = not missing and PO.exists() and as_po(merged) == PO.read_bytes() and has_current_mo(merged)
        print("the catalogue is complete" if is_done else "run bin/translations and translate what it names")
        return 0 if is_done else 1
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(as_po(merged))
    MO.write_bytes(as_mo(merged))
    print(f"{len(merged)} messages, {len(missing)} untranslated")
    for words in missing[:SHOWN]:
        print(f"  {words}")
    if len(missing) > SHOWN:
        print(f"  … and {len(missing) - SHOWN} more in {PO.relative_to(ROOT)}")
    return 0


def extracted() -> Catalog:
    """Every message of the source."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = empty()
    for _file, _line, words, _comments, context in extract_from_dir(
        ROOT / "mall",
        methods,
        options,
        KEYWORDS,
        directory_filter=lambda path: not Path(path).name.startswith((".", "_")),
    ):
        found.add(words, context=context)
    return found


def read() -> Catalog:
    """The committed catalogue; an empty one if there is none yet."""
    if not PO.exists():
        return empty()
    with PO.open("rb") as file:
        return read_po(file, locale=LOCALE)


def merge(source: Catalog, known: Catalog) -> Catalog:
    """The source's messages with the translations that are known."""
    merged = empty()
    for message in source:
        if message.id:
            old = known.get(message.id, message.context)
            kept = old and bool(old.pluralizable) == bool(message.pluralizable)
            merged.add(
                message.id,
                old.string if kept else ("",) if message.pluralizable else "",
                flags=old.flags if kept else (),
                user_comments=old.user_comments if kept else (),
                context=message.context,
            )
    return merged


def is_translated(message: object) -> bool:
    """Whether somebody has written the whole translation and stands by it."""
    said = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return all(said) and not message.fuzzy


def as_po(catalog: Catalog) -> bytes:
    """The catalogue as people edit it."""
    out = io.BytesIO()
    write_po(out, catalog, width=0, no_location=True, omit_header=True, sort_output=True)
    return out.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """The catalogue as the mall reads it: what is translated."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def has_current_mo(catalog: Catalog) -> bool:
    """Whether the compiled file says what the catalogue says."""
    return MO.exists() and said_by(MO.read_bytes()) == said_by(as_mo(catalog))


def said_by(compiled: bytes) -> dict[object, str]:
    """The translations in a compiled catalogue, without its heading."""
    said = dict(gettext.GNUTranslations(io.BytesIO(compiled))._catalog)
    said.pop("", None)
    return said


def empty() -> Catalog:
    """A catalogue with a heading that says nothing of when it was made."""
    dawn = datetime(2026, 1, 1, tzinfo=UTC)
    return Catalog(locale=LOCALE, project="Mall", creation_date=dawn, revision_date=dawn, fuzzy=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
