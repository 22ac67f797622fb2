"""What HTML allows where: the rules of the standard that a page of ours could break, cheap enough for every page that a
test fetches. Twice a page's parse would be too much: most elements cost two lookups here."""

from collections.abc import Iterable, Sequence

from mall.kernel.web.i18n import NAMES

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# What may stand nowhere but in these.
PARENTS = {
    "li": ("ul", "ol"),
    "dt": ("dl", "div"),
    "dd": ("dl", "div"),
    "caption": ("table",),
    "colgroup": ("table",),
    "thead": ("table",),
    "tbody": ("table",),
    "tfoot": ("table",),
    "tr": ("thead", "tbody", "tfoot", "table"),
    "td": ("tr",),
    "th": ("tr",),
    "option": ("select", "datalist", "optgroup"),
    "optgroup": ("select",),
    "legend": ("fieldset",),
    "summary": ("details",),
    "figcaption": ("figure",),
    "source": ("picture", "video", "audio"),
    "main": ("body",),
}
# What may hold nothing but these, and no text.
CHILDREN = {
    "ul": ("li",),
    "ol": ("li",),
    "dl": ("dt", "dd", "div"),
    "table": ("caption", "colgroup", "thead", "tbody", "tfoot", "tr"),
    "thead": ("tr",),
    "tbody": ("tr",),
    "tfoot": ("tr",),
    "tr": ("td", "th"),
    "select": ("option", "optgroup"),
    "picture": ("source", "img"),
}
BLOCKS = {
    "address", "article", "aside", "blockquote", "details", "dialog", "div", "dl", "fieldset", "figure", "footer", "form",
    "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul", *HEADINGS,
}  # fmt: skip
# What holds words and what stands among words. A legend and a summary may hold a heading besides.
INLINE = {
    "p", "pre", "span", "b", "i", "em", "strong", "small", "button", "label", "cite", "code", "time", "abbr", "legend",
    "summary", *HEADINGS,
}  # fmt: skip
INTERACTIVE = {"a", "button", "input", "select", "textarea", "label", "details", "iframe"}
PRESSED = {"a", "button"}
ALONE = {"form", "label", "header", "footer", "main", "address"}  # none of them holds another of its kind
REFERENCES = {"aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "list", "form", "headers"}
# Elements that mean nothing by themselves: a name that only the ear gets needs a role beside it.
NAMELESS = {"b", "i", "em", "strong", "small", "span", "div", "p", "code", "del", "ins", "sub", "sup", "legend"}
LANGUAGES = {"zh-Hans" if language == "zh" else language for language in NAMES}


def misplaced(tag: str, around: Sequence[str]) -> str | None:
    """Why an element may not stand inside those, the nearest last; None if it may."""
    parent = around[-1] if around else ""
    if parent in CHILDREN and tag not in CHILDREN[parent] and tag not in ("script", "template"):
        return f"<{tag}> straight in <{parent}>"
    if tag in PARENTS and parent not in PARENTS[tag]:
        return f"<{tag}> in <{parent}>"
    if tag in BLOCKS and not INLINE.isdisjoint(around):
        holder = next(each for each in reversed(around) if each in INLINE)
        if not (tag in HEADINGS and holder in ("legend", "summary")):
            return f"<{tag}> within <{holder}>"
    if tag in INTERACTIVE and not PRESSED.isdisjoint(around):
        return f"<{tag}> within {' '.join(f'<{each}>' for each in around if each in PRESSED)}"
    if tag in ALONE and tag in around:
        return f"<{tag}> within <{tag}>"
    return None


def misspelt(tag: str, attributes: dict[str, str | None]) -> Iterable[str]:
    """What is wrong with an element's attributes by themselves."""
    if "lang" in attributes and attributes["lang"] not in LANGUAGES:
        yield f"<{tag}> in the unknown language {attributes['lang']!r}"
    if "aria-label" in attributes and tag in NAMELESS and "role" not in attributes:
        yield f"<{tag}> has an aria-label and no role"
    if tag == "input" and str(attributes.get("autocomplete")).endswith("street-address"):
        yield "autocomplete=street-address is for a textarea; a line of one is address-line1"


def skipped(levels: Sequence[int]) -> Iterable[str]:
    """Headings that stand deeper than one below the one before."""
    before = 0
    for level in levels:
        if level > before + 1:
            yield f"h{level} after h{before}" if before else f"the first heading is an h{level}"
        before = level


def dangling(tag: str, attributes: dict[str, str | None], ids: set[str]) -> Iterable[str]:
    """What an element refers to and the page does not hold."""
    for name in REFERENCES & attributes.keys():
        for each in (attributes[name] or "").split() or [""]:
            if each not in ids:
                yield f"<{tag} {name}> names {each!r}"
    link = attributes.get("href") or ""
    if tag == "a" and link.startswith("#") and link[1:] not in ids:
        yield f"<a href={link}> leads nowhere"
