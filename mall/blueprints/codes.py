"""Codes for cameras, as pictures that stand in the page itself."""

import segno

QUIET = 2  # modules of white around the code; cameras want a margin


def code_of(text: str) -> str:
    """A QR code of the text, as the source of an <img>."""
    return str(segno.make(text, error="m").svg_data_uri(border=QUIET, dark="#1f1c19", light="#fff", nl=False))
