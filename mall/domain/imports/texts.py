"""HTML of other shops into our text: paragraphs, with no markup, no script, no style."""

import html
import re

import nh3

from mall.kernel.text import one_line

BLOCKS = {
    "p",
    "br",
    "div",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tr",
    "table",
    "blockquote",
    "hr",
    "pre",
}
TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
LONGEST = 500_000  # characters of one cell that are read


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a cell: of its HTML if it has any tags, else of its lines with empty ones between."""
    text = text[:LONGEST]
    if not re.search(r"</?[a-zA-Z][^>]*>|&[a-z]+;|&#\d+;", text):
        return [one_line(part, len(part)) for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]
    clean = nh3.clean(text, tags=BLOCKS, attributes={}, clean_content_tags={"script", "style", "title", "template"})
    broken = TAG.sub(lambda tag: "\n• " if tag[2] == "li" and not tag[1] else "\n", clean.replace("\n", " "))
    lines = (one_line(html.unescape(line), len(line)) for line in broken.split("\n"))
    return [line for line in lines if line.strip("• ")]
