"""Wrong, missing, huge, doubled and foreign values in any form, address, query, cookie, header or notice: a clear 4xx page in
the reader's language and not one row changed, or an ordinary answer; never a breakdown.

The forms are the ones that people really see on a busy day (tests/law/seats.py); what is sent instead of what they ask
for is in tests/law/hostile.py. A route that takes a form which nobody is shown fails.
"""

import functools
import inspect
import io
import re
import traceback
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule
from werkzeug.test import TestResponse
from wtforms.fields.core import UnboundField

from mall.kernel import signatures
from mall.kernel.db import db
from tests.journeys.steps import SHEET, photo
from tests.law import hostile, rewind, seats
from tests.law.crawl import PostForm, endpoint_of, walk
from tests.law.digests import UNWATCHED
from tests.law.hostile import Body, Fields
from tests.law.test_rivals import bare
from tests.law.visits import Browser, address, visits
from tests.stage import Stage, emptying, filling
from tests.world import XIHU, World

# It walks every page and form: on a busy machine the longest of its tests take minutes.
pytestmark = pytest.mark.timeout(900)

CHINESE = re.compile(r"[\u4e00-\u9fff]")
LANG = re.compile(r'<html[^>]* lang="([^"]+)"')
LANGUAGES = {"en": "en", "zh-CN,zh;q=0.9": "zh-Hans"}
# So many of the wrong values are tried at each place by the laws that run every time.
FEW = 2
# Of one endpoint so many differently made forms are tried.
PER_ENDPOINT = 3

NEW_PASSWORD = "eleven tall herons"
PHOTO = photo()
UPLOADS = {
    "file": SHEET.encode(),
    "add_parcel_sheet:file": b"Order number,Carrier,Tracking number\n1,sf,SF1234567890\n",
}
# Lists, boxes and buttons of which the first real choice is taken, by field or by function and field.
CHOSEN = (
    "category",
    "trade",
    "add_batch:deed",
    "add_batch:product",
    "add_block:kind",
    "plan_prices:how",
    "take_template:template",
)
# What people write in place of what the page holds.
WRITTEN_OVER = {"change_price:goods": b"1.00"}
# What to write into fields that their page leaves empty, by field or by function and field, so that the form is right.
WRITTEN = {
    "alt": "A teapot",
    "amount": "1.00",
    "fee": "5.00",
    "bank": "ICBC",
    "holder": "Green Hill Ltd",
    "number_again": "SF1234567890",
    "by": "piece",
    "city": "3301",
    "contact": "bob@example.com",
    "district": str(XIHU),
    "elsewhere-first_fee": "6",
    "elsewhere-first_n": "1",
    "elsewhere-next_fee": "1",
    "elsewhere-next_n": "1",
    "email": "guest@example.com",
    "language": "zh",
    "legal_name": "Mei Pottery Ltd",
    "licence_number": "91330106MA2AX00X1K",
    "line": "1 Lake Street",
    "name": "Grace",
    "name_en": "Everyday",
    "name_zh": "日常",
    "note": "Handle with care",
    "number": "SF1234567890",
    "phone": "13800138000",
    "place": "33",
    "postcode": "",
    "price": "12.00",
    "province": "33",
    "rate": "5",
    "reason": "sold_out",
    "ask_back:reason": "damaged",
    "reject:reason_code": "other",
    "reject:words": "It was in use.",
    "reference": "BANK-1",
    "slug": "spring-news",
    "synonyms": "jumper, sweater",
    "title_en": "Teacup",
    "title_zh": "茶杯",
    "tracking_": "SF1234567890",
    "to": "down",
    "later_words": "Still whole",
    "answer": "Thank you",
    "later_answer": "Glad to hear",
    "question": "Does it break?",
    "report_answer:reason_code": "untrue",
    "report_question:reason_code": "untrue",
    "write_review:product": "5",
    "write_review:service": "4",
    "write_review:delivery": "3",
    "report_review:reason_code": "untrue",
    "sign_in:contact": "paula@example.com",
    "sign_in:password": seats.PASSWORD,
    "sign_up:password": NEW_PASSWORD,
    "reset_password:password": NEW_PASSWORD,
    "ask_closing:password": seats.PASSWORD,
    "add_bank_account:code": "123456",
    "add_zone:regions": "330105",  # a district next to Xihu
    "fail_delivery:reason": "nobody_home",
    "prove_delivery:code": "",  # the photo proves it
    "change_password:current": seats.PASSWORD,
    "change_password:password": NEW_PASSWORD,
    "units_": "1",
    "value": "10",
    "add_detail:zh": "材质：陶",
    "add_detail:en": "Material: clay",
    "verdict": "approve",
    "why": "Because it has to be",
    "word": "lamps",
    "words": "Sorry",
}
# Tables in which a refused try is counted, by the function that counts it.
COUNTED = {
    "sign_in": {"throttle"},
    "sign_in_by_code": {"one_time_code", "throttle"},
    "sign_up": {"one_time_code", "throttle"},
    "reset_password": {"one_time_code", "throttle"},
    "change_password": {"throttle"},
    "ask_closing": {"one_time_code", "throttle"},
    "prove_second": {"throttle"},
}
# Refused however they are filled in, and why.
RIGHTLY_REFUSED = {
    "admin.add_return": "the file that is sent has no payouts in it",
    "admin.approve": "payouts are stopped until somebody lifts the stop",
    "shop.confirm_authenticator": "what the app showed when the form was filled in is over by now",
    "seller.add_bank_account": "another change is cooling",
    "admin.gather": "payouts are stopped until somebody lifts the stop",
    "admin.send": "payouts are stopped until somebody lifts the stop",
}
# Takes no form: programs speak to it.
NO_FORM = {"hooks.payment_notice", "demo.refund", "shop.unsubscribe_by_program"}


@dataclass
class Found:
    """A form, who sees it, and how she would rightly fill it in."""

    endpoint: str
    form: PostForm
    browser: Browser
    fields: Fields = field(default_factory=list)

    @property
    def function(self) -> str:
        return self.endpoint.rpartition(".")[2]

    @property
    def names(self) -> list[str]:
        """The fields to be tried: of fields that are alike the first."""
        names = {bare(name): name for name in reversed([*self.form.fields, *self.form.choices]) if name}
        return sorted(set(names.values()) - {hostile.TOKEN})


class Scene:
    """The mall on a busy day, put back whenever something was changed."""

    def __init__(self, app: Flask, world: World, stage: Stage) -> None:
        self.app, self.stage = app, stage
        seats.busy_day(world)
        self.taken = seats.seats(app, world)
        self.forms: list[Found] = []
        self.pages: dict[str, tuple[str, Browser]] = {}
        self.questions: dict[str, set[str]] = defaultdict(set)
        for seat in reversed(self.taken):
            self.look_around(seat)
        self.guest = Browser(app)
        self.cookies = {id(seat.browser): dict(seat.browser.client._cookies or {}) for seat in self.taken}
        self.cookies[id(self.guest)] = {}
        db.session.rollback()
        with db.engine.begin() as connection:
            rewind.save(connection, "stage")
        self.before = stage.digests(stage.tables)
        self.marks = stage.marks(stage.tables)
        self.last_write = self.write_mark()
        self.turn = count()

    def look_around(self, seat: seats.Seat) -> None:
        """Remember pages, forms and what pages can be asked."""
        addresses = self.app.url_map.bind("localhost")
        for reader in walk(self.app, seat.browser, seat.entrances, seat.is_inside):
            self.pages.setdefault(endpoint_of(addresses, reader.page, "GET"), (reader.page, seat.browser))
            for form in reader.forms:
                self.add_form(endpoint_of(addresses, form.action, "POST"), form, seat.browser)
            for link in reader.links:
                self.questions[endpoint_of(addresses, link, "GET")] |= set(dict(parse_qsl(urlsplit(link).query)))
            for search in reader.searches:
                self.questions[endpoint_of(addresses, search.action, "GET")] |= {*search.fields, *search.choices}

    def add_form(self, endpoint: str, form: PostForm, browser: Browser) -> None:
        alike = [found for found in self.forms if found.endpoint == endpoint]
        shape = {bare(name) for name in (*form.fields, *form.choices)}
        is_new = all(shape != {bare(name) for name in (*each.form.fields, *each.form.choices)} for each in alike)
        if endpoint and is_new and len(alike) < PER_ENDPOINT:
            found = Found(endpoint, form, browser)
            found.fields = filled(found)
            self.forms.append(found)

    def write_mark(self) -> str:
        """Changes with every transaction that writes anywhere."""
        (mark,) = self.stage.line.execute(
            "SELECT pg_snapshot_xmax(pg_current_snapshot())::text", prepare=True
        ).fetchone()
        return str(mark)

    def changes(self) -> list[str]:
        """Which tables the last request changed. What was written is put back."""
        if self.write_mark() == self.last_write:
            return []
        found = self.stage.marks(self.stage.tables)
        written = [name for name in found if found[name] != self.marks[name]]
        after = self.stage.digests(written)
        self.stage.do([step for name in written for step in (emptying(name), filling("stage", name))])
        self.marks |= self.stage.marks(written)
        self.last_write = self.write_mark()
        return [name for name in written if after[name] != self.before[name] and name not in UNWATCHED]

    def send(self, browser: Browser, method: str, path: str, body: Body | None = None, **headers: Any) -> TestResponse:
        """Send it with the cookies that the browser had in the beginning, and with what `Cookie` says besides."""
        own, more = self.cookies[id(browser)], headers.pop("Cookie", None)
        browser.client._cookies = dict(own) if more is None else None  # type: ignore[attr-defined]
        if more is not None:
            pairs = [f"{cookie.key}={cookie.value}" for cookie in own.values()]
            headers["environ"] = {"HTTP_COOKIE": "; ".join([*pairs, more])}
        if body is not None:
            headers["Content_Type"] = body.kind
        return browser.send(method, path, body.content if body is not None else None, **headers)

    def trouble(
        self, browser: Browser, method: str, path: str, body: Body | None = None, counted: Any = (), **headers: Any
    ) -> str | None:
        """What is wrong with the answer, or None. Every other reader is Chinese, every third asks by htmx."""
        turn = next(self.turn)
        asked = list(LANGUAGES)[turn % 2]
        polite = {"Accept_Language": asked} | ({"HX_Request": "true"} if turn % 3 == 0 else {})
        name = f"{method} {path[:160]} ({body.what if body else headers})"[:400]
        try:
            answer = self.send(browser, method, path, body, **{**polite, **headers})
        except Exception as error:
            self.changes()
            return f"{name}: {error!r}"[:600] + " at " + where(error)
        tables = set(self.changes()) - set(counted)
        if answer.status_code >= 400 and tables:
            return f"{name}: {answer.status_code}, and {sorted(tables)} changed"
        why = unclear(answer, "" if {"Accept_Language", "Cookie"} & set(headers) else LANGUAGES[asked])
        return f"{name}: {why}" if why else None

    def address_with(self, rule: Rule, name: str, value: bytes) -> str:
        """A true address of the rule with something else in one place, as a server tells it to the application."""
        endpoint_path = self.pages.get(rule.endpoint, ("", None))[0]
        known = next((found.form.action for found in self.forms if found.endpoint == rule.endpoint), endpoint_path)
        try:
            true = self.app.url_map.bind("localhost").match(urlsplit(known).path, method=min(rule.methods or {"GET"}))[
                1
            ]
        except HTTPException:
            true = {}
        path = b""
        for is_static, part in ((bit[0] not in "<", bit) for bit in re.findall(r"<[^>]+>|[^<]+", rule.rule)):
            argument = part.strip("<>").rpartition(":")[2]
            filler = value if argument == name else str(true.get(argument, "1")).encode()
            path += part.encode() if is_static else filler
        return path.decode("latin-1")

    def one_per_endpoint(self) -> list[Found]:
        return list({found.endpoint: found for found in reversed(self.forms)}.values())

    def post(self, found: Found, body: Body, **headers: str) -> TestResponse:
        return self.send(found.browser, "POST", found.form.action, body, **headers)


@pytest.fixture(scope="module")
def scene(mall: Flask, still_world: World, stage: Stage) -> Iterator[Scene]:
    yield Scene(mall, still_world, stage)
    db.session.rollback()
    with db.engine.begin() as connection:
        rewind.forget(connection, "stage")


def filled(found: Found) -> Fields:
    """The form as it should be sent: what the page holds, and the missing words."""
    held: Fields = []
    for name in {**found.form.fields, **found.form.choices, **later_lists(found.form)}:
        given = [value.encode() for value in found.form.fields.get(name, ()) if value]
        given = [WRITTEN_OVER[f"{found.function}:{name}"]] if f"{found.function}:{name}" in WRITTEN_OVER else given
        written = b"" if given else written_for(found, name)
        if given or written or name in found.form.fields:
            held += [(name, value) for value in given or [written]]
    return held


def later_lists(form: PostForm) -> dict[str, list[str]]:
    """Cities and districts are asked for when the province is known."""
    return {"city": [], "district": []} if "province" in form.fields and "district" not in form.fields else {}


def written_for(found: Found, name: str) -> bytes:
    """What a person would write or choose there; nothing where nothing is needed."""
    if name in found.form.files:
        return UPLOADS.get(f"{found.function}:{name}", UPLOADS.get(name, PHOTO))
    if name == "code" and f"{found.function}:code" not in WRITTEN:
        return seats.code_for(found.form.page).encode()
    if name == "second":
        return seats.PAPER[0].encode()
    if name in CHOSEN or f"{found.function}:{name}" in CHOSEN:
        return next((value for value in found.form.choices[name] if value), "").encode()
    return WRITTEN.get(f"{found.function}:{name}", WRITTEN.get(bare(name), "")).encode()


# The laws


def test_every_form_that_posts_is_tried(mall: Flask, scene: Scene) -> None:
    posts = {rule.endpoint for rule in mall.url_map.iter_rules() if "POST" in (rule.methods or set())}
    unseen = sorted(posts - {found.endpoint for found in scene.forms} - NO_FORM)
    assert not unseen, f"nobody is shown a form for {unseen}: let busy_day in tests/law/seats.py make what it needs"


def test_the_forms_are_right_before_they_are_made_wrong(scene: Scene) -> None:
    wrong = []
    for found in scene.forms:
        answer = scene.post(found, hostile.body("as it should be", found.fields, found.form.files))
        scene.changes()
        if answer.status_code not in (200, 204, 303) and found.endpoint not in RIGHTLY_REFUSED:
            said = re.findall(r'class="error"[^>]*>(?:<[^>]+>)*([^<]+)', answer.text)
            wrong.append(f"{found.form.action} with {found.fields}: {answer.status_code} {said}")
    assert not wrong, "say in WRITTEN what a person would write there:\n" + "\n".join(wrong)


def test_a_wrong_field_is_answered_and_nothing_is_half_done(scene: Scene) -> None:
    assert_answered(scene, one_wrong_field(scene, FEW))


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_every_wrong_value_in_every_field_is_answered(scene: Scene) -> None:
    assert_answered(scene, one_wrong_field(scene, None))


def one_wrong_field(scene: Scene, how_many: int | None) -> Iterator[tuple[Found, Body]]:
    place = count()
    for found in scene.forms:
        for name in found.names:
            for body in hostile.some(hostile.with_wrong_field(found.form, found.fields, name), next(place), how_many):
                yield found, body


def test_a_wrong_body_is_answered_and_nothing_is_half_done(scene: Scene) -> None:
    assert_answered(scene, one_wrong_body(scene, FEW))


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_every_wrong_body_is_answered(scene: Scene) -> None:
    assert_answered(scene, one_wrong_body(scene, None))


def one_wrong_body(scene: Scene, how_many: int | None) -> Iterator[tuple[Found, Body]]:
    for place, found in enumerate(scene.one_per_endpoint()):
        for body in hostile.some(hostile.wrong_as_a_whole(found.form, found.fields), place, how_many):
            yield found, body


def test_a_form_without_its_token_is_refused(scene: Scene) -> None:
    wrong = []
    for place, found in enumerate(scene.one_per_endpoint()):
        if hostile.TOKEN not in found.form.fields:
            continue
        for body in hostile.some(hostile.with_wrong_token(found.form, found.fields), place, 2):
            answer = scene.post(found, body, Accept_Language="zh")
            if answer.status_code != 400 or (tables := scene.changes()) or unclear(answer, "zh-Hans"):
                wrong.append(f"POST {found.form.action} ({body.what}): {answer.status_code}, {tables} changed")
    assert not wrong, "\n".join(wrong)


def test_a_form_from_another_site_is_refused(scene: Scene) -> None:
    for found in scene.one_per_endpoint():
        right = hostile.body("from another site", found.fields, found.form.files)
        answer = scene.post(found, right, Sec_Fetch_Site="cross-site", Accept_Language="zh")
        assert answer.status_code == 403 and not scene.changes(), found.form.action
        assert unclear(answer, "zh-Hans") is None


def test_a_wrong_address_is_answered(mall: Flask, scene: Scene) -> None:
    assert_all_well(look_at_addresses(mall, scene, 1))


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_every_wrong_address_is_answered(mall: Flask, scene: Scene) -> None:
    assert_all_well(look_at_addresses(mall, scene, None))


def look_at_addresses(mall: Flask, scene: Scene, how_many: int | None) -> Iterator[str | None]:
    """Every parameter of every address in turn, read or posted to."""
    place = count()
    for rule, method in visits(mall, "open", "member", "right", "machine"):
        _path, browser = scene.pages.get(rule.endpoint, ("", scene.guest))
        form = next((found for found in scene.forms if found.endpoint == rule.endpoint), None)
        for name, converter in rule._converters.items():
            wrong = hostile.INSTEAD_OF.get(type(converter).__name__, hostile.PATHS)
            for value in hostile.some(wrong, next(place), how_many):
                path = scene.address_with(rule, name, value)
                body = hostile.body("a right form", form.fields, form.form.files) if form and method == "POST" else None
                by = form.browser if form and method == "POST" else browser
                yield scene.trouble(by, method, "/", body, environ={"PATH_INFO": path})


def test_a_wrong_query_is_answered(mall: Flask, scene: Scene) -> None:
    assert_all_well(ask_wrongly(mall, scene, 1))


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_every_wrong_query_is_answered(mall: Flask, scene: Scene) -> None:
    assert_all_well(ask_wrongly(mall, scene, None))


def ask_wrongly(mall: Flask, scene: Scene, how_many: int | None) -> Iterator[str | None]:
    """Everything that a page can be asked, each with wrong answers, alone and twice."""
    place = count()
    for rule, method in visits(mall, "open", "member", "right", "machine"):
        if method != "GET":
            continue
        path, browser = scene.pages.get(rule.endpoint, (address(mall, rule), scene.guest))
        bare_path, _, query = path.partition("?")
        for name in sorted(scene.questions[rule.endpoint] | asked_by(mall, rule.endpoint)):
            others = "&".join(pair for pair in query.split("&") if pair and not pair.startswith(f"{name}="))
            for what, value in hostile.some(hostile.ANSWERS.items(), next(place), how_many):
                asked = f"{bare_path}?{others}&{name}={value}&{name}={value[:9]}"
                why = scene.trouble(browser, "GET", asked)
                yield f"{what}: {why}" if why else None


def test_wrong_headers_and_cookies_are_answered(mall: Flask, scene: Scene) -> None:
    assert_all_well(send_wrong_headers(scene, 1))


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_every_wrong_header_is_answered_everywhere(mall: Flask, scene: Scene) -> None:
    assert_all_well(send_wrong_headers(scene, None))


def send_wrong_headers(scene: Scene, how_many: int | None) -> Iterator[str | None]:
    for place, (path, browser) in enumerate(scene.pages.values()):
        for headers in hostile.some(hostile.HEADERS, place, how_many):
            yield scene.trouble(browser, "GET", path, **sent(headers))
    for path in ("/", "/no-such-page", "/cart", "/sign-in"):
        for headers in hostile.HEADERS:
            yield scene.trouble(scene.guest, "GET", path, **sent(headers))
    for place, found in enumerate(scene.one_per_endpoint()):
        for headers in hostile.some(hostile.HEADERS, place, how_many):
            if not {"Content-Type", "Content-Length"} & set(headers):
                body = hostile.body("a right form", found.fields, found.form.files)
                yield scene.trouble(found.browser, "POST", found.form.action, body, counted=COUNTED, **sent(headers))


def sent(headers: dict[str, str]) -> dict[str, Any]:
    """As Browser.send wants them; what the client would not send goes to the server directly."""
    if "Content-Length" in headers:
        return {"environ": {"CONTENT_LENGTH": headers["Content-Length"]}}
    return {name.replace("-", "_"): value for name, value in headers.items()}


def test_wrong_hosts_methods_and_lengths_are_answered(scene: Scene) -> None:
    found = [
        *(scene.trouble(scene.guest, "GET", "/", environ={"HTTP_HOST": host}) for host in hostile.HOSTS),
        *(
            scene.trouble(scene.guest, method, path)
            for method in hostile.METHODS
            for path in ("/", "/cart/lines", "/x")
        ),
        scene.trouble(scene.guest, "GET", "/?" + "x" * 100_000),
        scene.trouble(scene.guest, "GET", "/search?" + "q=x&" * 20_000),
        scene.trouble(scene.guest, "GET", "/" + "x/" * 40_000),
        scene.trouble(scene.guest, "POST", "/sign-out?" + "%00%ff" * 10_000),
    ]
    assert_all_well(found)
    for host in ("evil.example", "localhost\xff"):
        assert scene.send(scene.guest, "GET", "/", environ={"HTTP_HOST": host}).status_code == 400, host


# Notices


def test_a_signed_notice_that_makes_no_sense_is_refused(scene: Scene) -> None:
    bank, wrong = signatures.key_for("demo-bank"), []
    for what, content in hostile.NOTICES.items():
        for path in ("/hooks/payments/demo", "/demo-bank/refunds"):
            for kind in ("application/json", "text/plain", "multipart/form-data; boundary=x"):
                signed = {"X_Demo_Bank_Signature": signatures.sign(content, bank)}
                why = scene.trouble(scene.guest, "POST", path, Body(what, content, kind), **signed)
                wrong.append(why and f"{what}: {why}")
    assert_all_well(wrong)


def test_a_notice_that_nobody_signed_is_refused(scene: Scene) -> None:
    content, wrong = hostile.notice(), []
    for kind in ("demo", "cash", "transfer", "nobody", "%00", "x" * 3000, "..", "%FF"):
        for signature in hostile.SIGNATURES:
            body = Body("a notice", content, "application/json")
            headers = {"X_Demo_Bank_Signature": signature, "Accept_Language": "zh"}
            answer = scene.send(scene.guest, "POST", f"/hooks/payments/{kind}", body, **headers)
            if answer.status_code not in (308, 400, 404) or scene.changes() or unclear(answer, "zh-Hans"):
                wrong.append(f"{kind} signed {signature[:20]!r}: {answer.status_code}")
    assert_all_well(wrong)


def test_a_notice_without_a_length_is_not_read_without_end(scene: Scene) -> None:
    content = hostile.notice(more="x" * 70_000)
    headers = {"X_Demo_Bank_Signature": signatures.sign(content, signatures.key_for("demo-bank"))}
    stream = io.BytesIO(content)
    chunked: Any = {  # as a server tells it
        "wsgi.input": stream,
        "wsgi.input_terminated": True,
        "HTTP_TRANSFER_ENCODING": "chunked",
    }
    answer = scene.send(scene.guest, "POST", "/hooks/payments/demo", environ=chunked, **headers)
    assert answer.status_code in (400, 413) and stream.tell() <= 65_536 and not scene.changes()


def assert_all_well(found: Iterable[str | None]) -> None:
    wrong = [why for why in found if why]
    assert not wrong, f"{len(wrong)} answers are wrong:\n" + "\n".join(wrong)


def assert_answered(scene: Scene, cases: Iterator[tuple[Found, Body]]) -> None:
    assert_all_well(trouble(scene, found, body) for found, body in cases)


def trouble(scene: Scene, found: Found, body: Body) -> str | None:
    """What is wrong with the answer, or None. Every other reader is Chinese, every third asks by htmx."""
    return scene.trouble(found.browser, "POST", found.form.action, body, counted=COUNTED.get(found.function, set()))


@functools.cache
def asked_by(app: Flask, endpoint: str) -> set[str]:
    """What the module of an endpoint takes out of queries: by name, or by a form."""
    module = inspect.getmodule(inspect.unwrap(app.view_functions[endpoint]))
    found = set(re.findall(r"request\.(?:args|values)(?:\.get\(|\[)\"(\w+)\"", inspect.getsource(module)))
    for form in re.findall(r"(\w+)\.from_query\(", inspect.getsource(module)):
        described = getattr(module, form, None)
        found |= {name for name in dir(described) if isinstance(getattr(described, name), UnboundField)}
    return found


def where(error: Exception) -> str:
    """The last line of ours that an error passed."""
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if "/mall/" in frame.filename]
    return f"{own[-1].filename.rpartition('/mall/')[2]}:{own[-1].lineno}" if own else "?"


def unclear(answer: TestResponse, language: str) -> str | None:
    """Why an answer is none for a person, or None. Answers that refuse nothing are other laws' business."""
    if answer.status_code < 400:
        return None
    if answer.status_code >= 500:
        return f"answers {answer.status_code}"
    page = answer.get_data(as_text=True)
    words = " ".join(re.sub(r"<style.*?</style>|<[^>]+>", " ", page, flags=re.S).split())
    lang = LANG.search(page)
    if answer.mimetype != "text/html" or not words:
        return f"answers {answer.status_code} with {answer.mimetype} {words[:60]!r}"
    if "<body" in page and language and (lang is None or lang[1] != language):
        return f"answers {answer.status_code} in {lang and lang[1]}, not {language}"
    if language.startswith("zh") and not CHINESE.search(words):
        return f"answers {answer.status_code} without a Chinese word: {words[:80]}"
    return None
