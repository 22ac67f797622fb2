"""The test client that polices every page: one h1, a title, unique ids, labelled fields, honest forms, no inline script,
and HTML as the standard has it (tests/markup.py)."""

import io
import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from mall.kernel import ids
from mall.kernel.db import db
from tests import markup
from tests.markup import VOID


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.forms: list[dict[str, Any]] = []
        self.labels: set[str] = set()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.levels: list[int] = []
        self._label_depth = 0
        self._must_begin_empty = False
        self.feed(html)
        self.faults += [f"<{tag}> is never closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self._judge(tag, attrs, attributes)
        if self._label_depth and tag in ("input", "select", "textarea"):
            attributes["data-in-label"] = "yes"
        self.elements.append((tag, attributes))
        if tag == "form":
            self.forms.append({**attributes, "fields": []})
        if tag in ("input", "select", "textarea", "button") and self.forms and "form" in self.open:
            self.forms[-1]["fields"].append((tag, attributes))
        if tag == "option" and "selected" in attributes and self.forms and self.forms[-1]["fields"]:
            self.forms[-1]["fields"][-1][1]["value"] = attributes.get("value")
        if tag == "label":
            self._label_depth += 1
            if attributes.get("for"):
                self.labels.add(str(attributes["for"]))
        if tag not in VOID:
            self.open.append(tag)

    def _judge(self, tag: str, attrs: list[tuple[str, str | None]], attributes: dict[str, str | None]) -> None:
        """Note what of the standard an element breaks where it stands."""
        is_hidden = tag == "input" and attributes.get("type") == "hidden"
        if not is_hidden and (fault := markup.misplaced(tag, self.open)):
            self.faults.append(fault)
        if len(attrs) != len(attributes):
            self.faults.append(f"<{tag}> has an attribute twice: {[name for name, _value in attrs]}")
        self.faults += markup.misspelt(tag, attributes)
        if tag in markup.HEADINGS:
            self.levels.append(int(tag[1]))
        if tag == "option" and self._must_begin_empty and attributes.get("value"):
            self.faults.append(f"a select that is required begins with a choice: {attributes['value']}")
        if tag in ("select", "option"):
            self._must_begin_empty = tag == "select" and "required" in attributes and "multiple" not in attributes

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:] or 'nothing'}")
        if tag == "label":
            self._label_depth = max(0, self._label_depth - 1)
        if tag in self.open:
            while self.open and self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "textarea" in self.open and self.forms and self.forms[-1]["fields"]:
            field = self.forms[-1]["fields"][-1][1]
            field["value"] = (field.get("value") or "") + data.removeprefix("\n")
        parent = self.open[-1] if self.open else ""
        if parent in markup.CHILDREN and not data.isspace():
            self.faults.append(f"text straight in <{parent}>: {data.strip()[:40]}")
        if parent not in ("script", "style"):
            self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def words(self) -> str:
        """The page's text, spaces folded."""
        return " ".join(" ".join(self.text).split())


def complaints(page: Page) -> list[str]:
    """What is wrong with a whole page."""
    found = [*page.faults, *markup.skipped(page.levels)]
    if page.levels.count(1) != 1:
        found.append(f"{page.levels.count(1)} h1 elements")
    if not page.all("title"):
        found.append("no title")
    times = Counter(str(attributes["id"]) for _tag, attributes in page.elements if attributes.get("id"))
    found += [f"id {name} twice" for name, number in times.items() if number > 1]
    ids = set(times)
    for tag, attributes in page.elements:
        found += bad_element(tag, attributes, page, ids)
        found += markup.dangling(tag, attributes, ids)
    for form in page.forms:
        found += bad_form(form)
    return found


def bad_element(tag: str, attributes: dict[str, str | None], page: Page, ids: set[str]) -> list[str]:
    found = []
    if tag == "script" and not attributes.get("src") and attributes.get("type") != "application/ld+json":
        found.append("an inline script")
    if "style" in attributes or any(name.startswith("on") for name in attributes):
        found.append(f"<{tag}> with inline style or handler")
    if tag == "img" and not {"alt", "width", "height"} <= set(attributes):
        found.append(f"<img src={attributes.get('src')}> without alt, width and height")
    if tag in ("input", "select", "textarea") and attributes.get("type") not in ("hidden", "submit"):
        named = attributes.get("id") in page.labels or attributes.get("aria-label") or "data-in-label" in attributes
        if not named:
            found.append(f"<{tag} name={attributes.get('name')}> without a label")
    target = attributes.get("hx-target") or ""
    if target.startswith("#") and target[1:] not in ids:
        found.append(f"hx-target {target} is not on the page")
    return found


def bad_form(form: dict[str, Any]) -> list[str]:
    found = []
    if not form.get("action") or not form.get("method"):
        found.append(f"a form without action or method: {form.get('action')}")
    method = str(form.get("method", "")).lower()
    names = {attributes.get("name") for _tag, attributes in form["fields"]}
    if method == "post" and "csrf_token" not in names and form.get("data-token-free") is None:
        found.append(f"the form to {form.get('action')} carries no token")
    if method == "get" and "csrf_token" in names:
        found.append(f"the form to {form.get('action')} puts a token into the URL")
    return found


class PoliteClient(FlaskClient):
    """Fetches like a browser from the mall's own pages, and complains about bad ones.

    What the test has done so far is committed first, and afterwards the test reads its rows anew.
    """

    last: tuple[TestResponse | None, Page | None] = (None, None)  # what was read for its faults need not be read again

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        headers = dict(kwargs.pop("headers", None) or {})
        headers.setdefault("Accept-Language", "en")
        if kwargs.get("method") == "POST":
            headers.setdefault("Sec-Fetch-Site", "same-origin")
        db.session.commit()
        # A context of its own, as in life: else `g`, the session and who is signed in would outlive the request.
        with self.application.app_context():
            response = super().open(*args, headers=headers, **kwargs)
        db.session.expire_all()
        is_fragment = headers.get("HX-Request") == "true"
        is_page = response.mimetype == "text/html" and response.data and response.status_code // 100 != 3
        if is_page and not is_fragment:
            self.last = response, Page(response.get_data(as_text=True))
            found = complaints(self.last[1])
            assert not found, f"{response.request.path}: {found}"
        return response

    def page(self, path: str, status: int = 200, **kwargs: Any) -> Page:
        """Fetch a page and read it."""
        response = self.get(path, **kwargs)
        assert response.status_code == status, f"{path}: {response.status_code}"
        known, read = self.last
        return read if read and known is response else Page(response.get_data(as_text=True))

    def token(self, path: str = "/sign-in") -> str:
        """A form token of this client's session, from a page that has one."""
        html = self.get(path).get_data(as_text=True)
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', html)
        assert found, f"{path} has no token"
        return found[1]

    def own_token(self) -> str:
        """A form token of this client's session without a page around it, made as flask_wtf.csrf makes it."""
        with self.session_transaction() as session:
            secret = session.setdefault("csrf_token", ids.token())
        return str(URLSafeTimedSerializer(self.application.secret_key, salt="wtf-csrf-token").dumps(secret))

    def send(self, path: str, _from: str | None = None, **fields: Any) -> TestResponse:
        """Post a form with the token of the page it stands on."""
        return self.post(path, data={"csrf_token": self.token(_from or path), **fields})

    def submit(self, path: str, action: str, **changes: Any) -> TestResponse:
        """Open a page, fill in its form whose action contains `action`, and send it as a browser without a script would.

        What is not in `changes` is sent as the page holds it. A value of bytes is a file.
        """
        values, target = filled(self.page(path), action)
        files = {name: (io.BytesIO(value), "photo.jpg") for name, value in changes.items() if isinstance(value, bytes)}
        return self.post(target, data={**values, **changes, **files})


def filled(page: Page, action: str) -> tuple[dict[str, Any], str]:
    """The form whose action contains `action`, as a browser would send it untouched, and where to."""
    posts = [form for form in page.forms if str(form["method"]).lower() == "post" and action in str(form["action"])]
    form = next((form for form in posts if str(form["action"]).endswith(action)), posts[0])
    values: dict[str, Any] = {}
    for tag, field in form["fields"]:
        kind, name = field.get("type"), field.get("name")
        if not name or tag == "button" or kind == "file" or (kind in ("radio", "checkbox") and "checked" not in field):
            continue
        values[name] = field.get("value") or ""
    return values, str(form["action"])
