"""HTML of other shops into our text: paragraphs, with no markup, no script, no style.

Nothing is parsed into a tree, because trees of hostile HTML take hours to build: one pass over the tags is enough for
text, which the pages escape like any other.
"""

import html
import re

from mall.kernel.text import one_line

# In one pass, whatever is typed: what is never shown goes with all that it holds, up to the end if it never closes.
UNSHOWN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|title|template)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
MARKUP = re.compile(TAG.pattern + r"|<!--|&[a-z]+;|&#\d+;")
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
LONGEST = 500_000  # characters of one cell that are read


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a cell: of its HTML if it has any tags, else of its lines with empty ones between."""
    text = text[:LONGEST]
    if not MARKUP.search(text):
        return [one_line(part, len(part)) for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]
    broken = TAG.sub(break_at, UNSHOWN.sub("", text).replace("\n", " "))
    lines = (one_line(html.unescape(line), len(line)) for line in broken.split("\n"))
    return [line for line in lines if line.strip("• ")]


def break_at(tag: re.Match[str]) -> str:
    """What stands in the text in place of a tag."""
    name = tag[2].lower()
    if name not in BLOCKS:
        return ""
    return "\n• " if name == "li" and not tag[1] else "\n"
