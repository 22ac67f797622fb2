"""Reads templates without rendering them: their elements, their roots, what they include, which words they say."""

import functools
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from jinja2 import Environment, nodes

from tests.browser import VOID
from tests.law.source import MALL, ROOT

FOLDER = MALL / "templates"
ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"], autoescape=True)

# What stands in the text where an expression would print, and around parts that may be missing or repeated.
PRINTED, MAYBE, END = "\x01", "\x02", "\x03"
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.S)
COMMENT = re.compile(r"\{#.*?#\}", re.S)
MACRO = re.compile(r"\{%-?\s*macro\s+(\w+)\s*\(.*?%\}(.*?)\{%-?\s*endmacro\s*-?%\}", re.S)
START_OF_FORM = re.compile(r"<form\b(?:\{\{.*?\}\}|\{%.*?%\}|[^>])*>", re.S | re.I)
WHOLE_FORM = re.compile(r"<form\b.*?</form>", re.S | re.I)


@dataclass
class Element:
    """A start tag. `value` may hold PRINTED where the template prints something."""

    tag: str
    attributes: dict[str, str]
    line: int
    parents: tuple["Element", ...] = ()


@dataclass
class Template:
    """A template file."""

    name: str  # as render_template wants it
    source: str

    def at(self, line: int) -> str:
        return f"{(FOLDER / self.name).relative_to(ROOT)}:{line}"

    @functools.cached_property
    def tree(self) -> nodes.Template:
        return ENVIRONMENT.parse(self.source, self.name)

    @functools.cached_property
    def elements(self) -> list[Element]:
        """Every start tag in the file, of all branches."""
        return Elements(flat(spelt_out(self.source))).found

    @functools.cached_property
    def words(self) -> list[tuple[int, str]]:
        """The text between the tags that is written into the file instead of going through _(): (line, text)."""
        return Elements(flat(spelt_out(self.source))).texts

    @functools.cached_property
    def forms(self) -> list["FormInSource"]:
        """Every form of the file that ends in it."""
        bare = COMMENT.sub(lambda found: "\n" * found[0].count("\n"), self.source)
        return [FormInSource(found[0], bare[: found.start()].count("\n") + 1) for found in WHOLE_FORM.finditer(bare)]

    @functools.cached_property
    def macros(self) -> dict[str, str]:
        """The bodies of the macros in the file."""
        return {found[1]: found[2] for found in MACRO.finditer(self.source)}

    @functools.cached_property
    def relatives(self) -> set[str]:
        """The templates this one extends, includes or imports, by literal names."""
        found = set()
        for node in self.tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            named = [node.template, *node.template.find_all(nodes.Const)]
            found |= {part.value for part in named if isinstance(part, nodes.Const) and isinstance(part.value, str)}
        return found


@dataclass
class FormInSource:
    """A form as it is written, expressions and all."""

    source: str
    line: int

    @property
    def attributes(self) -> dict[str, str]:
        """Of its start tag."""
        return Elements(flat(spelt_out(self.source))).found[0].attributes

    @property
    def endpoint(self) -> str:
        """The endpoint that url_for names in its start tag, if it does."""
        start = START_OF_FORM.match(self.source)
        named = re.search(r"""url_for\(\s*['"]([\w.]+)['"]""", start[0] if start else "")
        return named[1] if named else ""


@functools.cache
def all_templates() -> dict[str, Template]:
    """Every HTML template by its name."""
    return {
        path.relative_to(FOLDER).as_posix(): Template(path.relative_to(FOLDER).as_posix(), path.read_text("utf-8"))
        for path in sorted(FOLDER.rglob("*.html"))
    }


@functools.cache
def attribute_macros() -> dict[str, str]:
    """Macros that print attributes for a tag, and what they print."""
    found = {}
    for template in all_templates().values():
        found |= {
            name: body for name, body in template.macros.items() if "<" not in JINJA.sub("", body) and '="' in body
        }
    return found


def spelt_out(source: str) -> str:
    """The template with the macros that print attributes replaced by these, and without their definitions."""

    def dropped(found: re.Match[str]) -> str:
        return "\n" * found[0].count("\n") if found[1] in attribute_macros() else found[0]

    def printed(found: re.Match[str]) -> str:
        body = attribute_macros().get(found[1])
        return found[0] if body is None else " ".join(body.split())

    return re.sub(r"\{\{-?\s*(\w+)\(.*?\}\}", printed, MACRO.sub(dropped, source), flags=re.S)


def flat(source: str) -> str:
    """The template as HTML: a mark for what is printed, nothing for statements, the same number of lines."""

    def replaced(found: re.Match[str]) -> str:
        lines = "\n" * found[0].count("\n")
        return PRINTED + lines if found[0].startswith("{{") else lines

    return JINJA.sub(replaced, source)


class Elements(HTMLParser):
    """Collects start tags and texts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Element] = []
        self.texts: list[tuple[int, str]] = []
        self.open: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.getpos()[0], tuple(self.open))
        self.found.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.is_no_prose(data):
            self.texts.append((self.getpos()[0], data))

    def is_no_prose(self, data: str) -> bool:
        """Code; what says its own language, as names do; and, outside every element, pieces of class names and ids."""
        if not self.open:
            return re.fullmatch(rf"[a-z0-9{PRINTED}\s_-]*", data) is not None
        return any(
            element.tag in ("script", "style") or (element.tag != "html" and "lang" in element.attributes)
            for element in self.open
        )


@dataclass
class Root:
    """An element at the top of a fragment."""

    tag: str
    attributes: dict[str, str]
    is_certain: bool  # always there, exactly once


@dataclass
class Top(HTMLParser):
    """What stands at the top level of a piece of HTML: elements, and text that is in none."""

    html: str
    roots: list[Root] = field(default_factory=list)
    stray: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth: list[str] = []
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.depth:
            marks = self.stray
            is_certain = marks.count(MAYBE) == marks.count(END)
            self.roots.append(Root(tag, {name: value or "" for name, value in attrs}, is_certain))
        if tag not in VOID:
            self.depth.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.depth:
            while self.depth.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self.depth:
            self.stray += data


def variants(template: Template) -> list[str]:
    """The template as HTML, once per branch: the first of every condition, the second, and so on."""
    widest = max((len(branches(node)) for node in template.tree.find_all(nodes.If)), default=1)
    return [laid_out(template.tree.body, place) for place in range(widest)]


def branches(node: nodes.If) -> list[list[nodes.Node]]:
    """What a condition may show: its body, its elifs', its else's."""
    return [node.body, *(other.body for other in node.elif_), *([node.else_] if node.else_ else [])]


def laid_out(body: list[nodes.Node], place: int) -> str:
    return "".join(_laid_out(node, place) for node in body)


def _laid_out(node: nodes.Node, place: int) -> str:
    if isinstance(node, nodes.Output):
        return "".join(part.data if isinstance(part, nodes.TemplateData) else PRINTED for part in node.nodes)
    if isinstance(node, nodes.If):
        shown = laid_out(branches(node)[min(place, len(branches(node)) - 1)], place)
        return shown if node.else_ else MAYBE + shown + END
    if isinstance(node, nodes.For):
        return MAYBE + laid_out(node.body, place) + END
    if isinstance(node, nodes.Macro):
        return ""
    if isinstance(node, nodes.CallBlock | nodes.Include):
        return PRINTED
    return laid_out(getattr(node, "body", []), place)


def complaint_about_root(template: Template) -> str | None:
    """Why a fragment cannot replace itself on a page, or None."""
    for html in variants(template):
        top = Top(html)
        if top.stray.translate({ord(MAYBE): None, ord(END): None}).strip():
            printed = top.stray.translate({ord(MAYBE): None, ord(END): None, ord(PRINTED): "{{ … }}"}).strip()
            return f"has {printed[:40]!r} outside its root element"
        if len(top.roots) != 1:
            return f"has {len(top.roots)} root elements ({', '.join(root.tag for root in top.roots)})"
        if not top.roots[0].is_certain:
            return f"has a root element <{top.roots[0].tag}> that may be missing or repeated"
        if not top.roots[0].attributes.get("id"):
            return f"has a root element <{top.roots[0].tag}> without an id"
    return None
