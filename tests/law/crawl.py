"""Walks the pages of a front as somebody sees them and collects the forms that post: where to, and with which values."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from flask import Flask
from werkzeug.exceptions import HTTPException

from tests.law.visits import Browser

# Of one route so many addresses are fetched: enough to meet its forms in different states.
PER_ROUTE = 6


@dataclass
class PostForm:
    """A form as a page shows it: the address it posts to and its fields, a list of values each."""

    page: str
    action: str
    fields: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    choices: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # every value a field offers
    files: set[str] = field(default_factory=set)  # the fields that take an upload


class Reader(HTMLParser):
    """Links and posting forms of a page."""

    def __init__(self, page: str, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page, self.links = page, set[str]()
        self.forms: list[PostForm] = []
        self.searches: list[PostForm] = []  # forms that ask instead of posting
        self.form: PostForm | None = None
        self.select = self.textarea = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "a" and attributes.get("href"):
            self.links.add(urljoin(self.page, attributes["href"]))
        if tag == "form":
            posts = attributes.get("method", "").lower() == "post"
            self.form = PostForm(self.page, urljoin(self.page, attributes.get("action", "")))
            (self.forms if posts else self.searches).append(self.form)
        if self.form is not None:
            self.take(tag, attributes)

    def take(self, tag: str, attributes: dict[str, str]) -> None:
        """Remember a field as a browser would send it untouched."""
        assert self.form is not None
        name, value, kind = attributes.get("name", ""), attributes.get("value", ""), attributes.get("type", "text")
        if tag == "button" and attributes.get("formaction"):
            other = PostForm(
                self.page,
                urljoin(self.page, attributes["formaction"]),
                self.form.fields,
                self.form.choices,
                self.form.files,
            )
            asks = self.searches and self.searches[-1] is self.form
            (self.searches if asks else self.forms).append(other)
        if tag == "select":
            self.select = name
        elif tag == "option" and self.select:
            self.form.choices[self.select].append(value)
            if "selected" in attributes or not self.form.fields[self.select]:
                self.form.fields[self.select] = [value]
        elif tag == "textarea":
            self.textarea = name
            self.form.fields[name].append("")
        elif tag in ("input", "button") and name:
            self.form.choices[name].append(value)
            if kind == "file":
                self.form.files.add(name)
            is_sent = tag == "input" and (
                kind not in ("checkbox", "radio", "file", "submit") or "checked" in attributes
            )
            if is_sent:
                self.form.fields[name].append(value)

    def handle_data(self, data: str) -> None:
        if self.textarea and self.form:
            self.form.fields[self.textarea][-1] = (self.form.fields[self.textarea][-1] + data).removeprefix("\r\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        if tag == "select":
            self.select = ""
        if tag == "textarea":
            self.textarea = ""


def forms_on(
    app: Flask, browser: Browser, entrances: list[str], is_inside: Callable[[str], bool]
) -> dict[str, list[PostForm]]:
    """The posting forms on the pages that can be reached from the entrances, by the endpoint they post to."""
    found: dict[str, list[PostForm]] = defaultdict(list)
    addresses = app.url_map.bind("localhost")
    for reader in walk(app, browser, entrances, is_inside):
        for form in reader.forms:
            endpoint = endpoint_of(addresses, form.action, "POST")
            if endpoint:
                found[endpoint].append(form)
    return found


def walk(app: Flask, browser: Browser, entrances: list[str], is_inside: Callable[[str], bool]) -> Iterator[Reader]:
    """The pages that can be reached from the entrances."""
    visited: dict[str, int] = defaultdict(int)
    seen, waiting = set(entrances), list(entrances)
    addresses = app.url_map.bind("localhost")
    while waiting:
        path = waiting.pop(0)
        response = browser.send("GET", path)
        if response.status_code != 200 or response.mimetype != "text/html":
            continue
        reader = Reader(path, response.get_data(as_text=True))
        yield reader
        for link in sorted(reader.links):
            target = urlsplit(link)
            whole = target.path + (f"?{target.query}" if target.query else "")
            endpoint = endpoint_of(addresses, target.path, "GET")
            if endpoint and is_inside(target.path) and whole not in seen and visited[endpoint] < PER_ROUTE:
                seen.add(whole)
                visited[endpoint] += 1
                waiting.append(whole)


def endpoint_of(addresses: object, path: str, method: str) -> str:
    """The endpoint that takes the method at the path, or nothing."""
    try:
        return str(addresses.match(urlsplit(path).path, method=method)[0])  # type: ignore[attr-defined]
    except HTTPException:
        return ""
