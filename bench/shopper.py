"""A shopper: a browser without a script, who follows links and sends forms as she finds them."""

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode, urlsplit

import brotli

from bench.wire import Answer, Line, request

FORM = re.compile(r"<form\b(?P<attributes>[^>]*)>(?P<inside>.*?)</form>", re.DOTALL)
FIELD = re.compile(r"<(input|select|textarea)\b([^>]*)>(?:\s*(<option.*?)</select>)?", re.DOTALL)
STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]*)"')
ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')
CHOSEN = re.compile(r'<option\b(?=[^>]*\bselected\b)[^>]*\bvalue="([^"]*)"')


class Unexpected(Exception):
    """The mall answered something else than a shopper can go on with."""


@dataclass(frozen=True)
class Page:
    """What a shopper sees: the address, the status, the text, and where it leads if it leads on."""

    path: str
    status: int
    text: str
    location: str

    def form(self, action: str) -> dict[str, str]:
        """What the first form to an address that begins like that would send: hidden, checked, selected, typed."""
        for form in FORM.finditer(self.text):
            if attributes(form["attributes"]).get("action", "").startswith(action):
                return fields(form["inside"])
        raise Unexpected(f"{self.path} has no form to {action}")

    def action(self, part: str) -> str:
        """The address of the first form with that in it."""
        for form in FORM.finditer(self.text):
            if part in (action := attributes(form["attributes"]).get("action", "")):
                return action
        raise Unexpected(f"{self.path} has no form with {part}")

    def links(self, start: str) -> list[str]:
        """Where its links lead, each once, as far as they begin like that."""
        return list(
            dict.fromkeys(unescape(each) for each in re.findall(f'href="({re.escape(start)}[^"#]*)"', self.text))
        )


class Shopper:
    """Keeps a connection and cookies. Everything it is answered must have the status it expects."""

    def __init__(self, host: str, port: int) -> None:
        self.line, self.host = Line(host, port), f"{host}:{port}"
        self.jar: dict[str, str] = {}

    @property
    def cookies(self) -> str:
        """The Cookie header."""
        return "; ".join(f"{name}={value}" for name, value in self.jar.items())

    def arrive(self) -> Page:
        """The front page, and its stylesheet as a browser fetches it: later pages come without it."""
        page = self.get("/")
        for sheet in STYLESHEET.findall(page.text):
            self.get(sheet)
        return page

    def get(self, path: str, status: int = 200) -> Page:
        """A page. Raises Unexpected for another status."""
        return self._page(path, self.line.ask(request("GET", path, self.host, self.cookies)), status)

    def post(self, path: str, values: dict[str, str], status: int = 303) -> Page:
        """The answer to a form, by default one that leads on. Raises Unexpected for another status."""
        return self._page(path, self.line.ask(self.posting(path, values)), status)

    def posting(self, path: str, values: dict[str, str]) -> bytes:
        """The request that sends a form."""
        kind = "application/x-www-form-urlencoded"
        body = urlencode(values).encode()
        return request("POST", path, self.host, self.cookies, body, Content_Type=kind, Origin=f"http://{self.host}")

    def submit(self, page: Page, action: str, changes: dict[str, str] | None = None, status: int = 303) -> Page:
        """Send a form of the page with these changes."""
        return self.post(page.action(action), {**page.form(page.action(action)), **(changes or {})}, status)

    def follow(self, page: Page) -> Page:
        """Where the answer leads, on this mall whatever host it names."""
        target = urlsplit(page.location)
        return self.get(target.path + (f"?{target.query}" if target.query else ""))

    def leave(self) -> None:
        """Hang up."""
        self.line.close()

    def _page(self, path: str, answer: Answer, status: int) -> Page:
        for cookie in answer.cookies:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.jar[name] = value
        text = decoded(answer) if answer.status != 303 else ""
        if answer.status != status:
            raise Unexpected(f"{path} answered {answer.status} instead of {status}: {words(text)[:200]}")
        return Page(path, answer.status, text, answer.headers.get("location", ""))


def decoded(answer: Answer) -> str:
    """The body as text."""
    is_packed = answer.headers.get("content-encoding") == "br"
    return (brotli.decompress(answer.body) if is_packed else answer.body).decode()


def words(text: str) -> str:
    """The main part of a page without its elements."""
    main = text.partition("<main")[2] or text
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())


def fields(inside: str) -> dict[str, str]:
    """The names and values that a form's fields would send as they stand."""
    values: dict[str, str] = {}
    for kind, text, options in FIELD.findall(inside):
        field = attributes(text)
        if "name" not in field or "disabled" in field or (kind == "input" and field.get("type") == "submit"):
            continue
        if field.get("type") in ("radio", "checkbox") and "checked" not in field:
            continue
        chosen = CHOSEN.search(options)
        values[field["name"]] = unescape(chosen[1]) if chosen else field.get("value", "")
    return values


def attributes(text: str) -> dict[str, str]:
    """An element's attributes."""
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(text)}
