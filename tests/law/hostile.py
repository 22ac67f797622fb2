"""What people, programs and foes send instead of what a page asks for: values of a field, bodies of a form, headers."""

import base64
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_from_bytes

from tests.law.crawl import PostForm

Fields = list[tuple[str, bytes]]
TOKEN = "csrf_token"
URLENCODED = "application/x-www-form-urlencoded"
EDGE = "edge0f"

HUGE = b"x" * 110_000
TOO_LARGE = b"x" * 2_500_000
FOREIGN_TOKEN = b"ImZhMWU3ZGU2YjVhYzkzZjQyOGUwYjQ4OTQ5ZTQ2MTUyOGE2ZjFhNGMi.aQAAAA.0123456789abcdefghijklmnopq"

# Instead of what a field asks for.
VALUES: dict[str, bytes] = {
    "empty": b"",
    "huge": HUGE,
    "NUL": b"a\0b",
    "no UTF-8": b"\xff\xfe \xed\xa0\x80 \xc0\xaf",
    "a digit that is none": "²".encode(),
    "10**30": b"1" + b"0" * 30,
    "letters": b"abc",
    "minus one": b"-1",
    "zero": b"0",
    "beyond a float": b"1e400",
    "NaN": b"NaN",
    "infinite": b"-Infinity",
    "2**63": b"9223372036854775808",
    "2**31": b"2147483648",
    "five thousand digits": b"9" * 5000,
    "full-width digits": "１２".encode(),
    "Arabic digits": "١٢".encode(),
    "less than a cent": b"0.001",
    "a date that is none": b"9999-99-99",
    "an unknown choice": b"no-such-choice",
    "nobody's id": b"01890000-0000-7000-8000-000000000000",
    "spaces": b" \t ",
    "lines": b"a\r\nSet-Cookie: x=1\r\n\r\nb",
    "markup": b"<script>alert(1)</script>\"'",
    "a quote": b"' OR 1=1 --",
    "a placeholder": b"%s %(name)d {0} {{ 7*7 }} %",
    "emoji": "🫖".encode() * 60,
    "right to left": "‮abc‬\u2028\ufeff".encode(),
    "JSON": b'{"a": [1, null]}',
    "a path": b"../../etc/passwd",
    "an address": b"https://evil.example//x",
}
# Beside the fields of the form.
TOO_MANY = [(f"unknown-{number}", b"1") for number in range(2100)]
EXTRA: Fields = [
    ("unknown", b"1"),
    ("id", b"7"),
    ("store_id", b"1"),
    ("is_admin", b"y"),
    ("__proto__", b"x"),
    ("", b""),
]


def page_key(text: str) -> str:
    """As a page's address would carry it."""
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def notice(**wrong: Any) -> bytes:
    """A payment notice of the demo bank in which something is wrong."""
    right = {"id": "n1", "kind": "payment", "number": "1", "reference": "P1", "amount": 100, "currency": "CNY"}
    return json.dumps({**right, **wrong}).encode()


@dataclass(frozen=True)
class Body:
    """What to send, and what is wrong with it."""

    what: str
    content: bytes
    kind: str


def urlencoded(what: str, fields: Fields) -> Body:
    pairs = (f"{quote_from_bytes(name.encode())}={quote_from_bytes(value)}" for name, value in fields)
    return Body(what, "&".join(pairs).encode(), URLENCODED)


def multipart(what: str, fields: Fields, files: set[str]) -> Body:
    parts = b"".join(part(name, value, name in files) for name, value in fields)
    return Body(what, parts + f"--{EDGE}--\r\n".encode(), f"multipart/form-data; boundary={EDGE}")


def part(name: str, value: bytes, is_file: bool) -> bytes:
    head = f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"'
    head += '; filename="photo.jpg"\r\nContent-Type: image/jpeg' if is_file else ""
    return head.encode() + b"\r\n\r\n" + value + b"\r\n"


def body(what: str, fields: Fields, files: set[str]) -> Body:
    """As the form's page would have it sent."""
    return multipart(what, fields, files) if files else urlencoded(what, fields)


def some(found: Iterable[Any], place: int, how_many: int | None) -> list[Any]:
    """All, or so many of them: at each place of a walk others, so that a long walk meets all of them everywhere."""
    everything = list(found)
    if how_many is None or how_many >= len(everything):
        return everything
    return [everything[(place * how_many + step) % len(everything)] for step in range(how_many)]


def with_wrong_field(form: PostForm, fields: Fields, name: str) -> Iterator[Body]:
    """The form with one field missing, doubled, or wrong in each way."""
    others = [pair for pair in fields if pair[0] != name]
    own = [value for field, value in fields if field == name] or [b"1"]
    yield body(f"{name} missing", others, form.files)
    yield body(f"{name} doubled", [*fields, (name, own[0]), (name, b"9")], form.files)
    yield multipart(f"{name}: an upload for text, or text for an upload", fields, {name} ^ form.files)
    for what, value in VALUES.items():
        yield body(f"{name}: {what}", [*others, (name, value)], form.files)


def wrong_as_a_whole(form: PostForm, fields: Fields) -> Iterator[Body]:
    """The form's body in a wrong shape."""
    right = body("", fields, form.files)
    in_parts = multipart("", fields, form.files)
    names = {name for name, _value in fields if name != TOKEN}
    yield Body("no body", b"", right.kind)
    yield Body("a body that is said to be text", right.content, "text/plain")
    yield Body("JSON", b'{"price": NaN, "a": "\\ud800"}', "application/json")
    yield Body("no kind of body", right.content, "")
    yield Body("parts without an edge", in_parts.content, "multipart/form-data")
    yield Body("parts cut short", in_parts.content[:-30], in_parts.kind)
    yield Body("a part without a name", in_parts.content.replace(b"name=", b"nam=", 1), in_parts.kind)
    yield Body("an unknown character set", right.content, f"{right.kind}; charset=klingon")
    yield multipart("every field an upload", fields, names)
    yield body("fields that nobody asked for", [*fields, *EXTRA], form.files)
    yield multipart("thousands of fields", [*fields, *TOO_MANY], form.files)
    yield multipart("too large", [*fields, ("unknown", TOO_LARGE)], form.files)


def with_wrong_token(form: PostForm, fields: Fields) -> Iterator[Body]:
    """The form as it should be, but for its token."""
    others = [pair for pair in fields if pair[0] != TOKEN]
    yield body("no token", others, form.files)
    for what, token in {
        "an empty": b"",
        "a huge": HUGE,
        "a NUL in the": b"a\0b",
        "somebody else's": FOREIGN_TOKEN,
    }.items():
        yield body(f"{what} token", [*others, (TOKEN, token)], form.files)


# Each set goes along with one request. Values are sent byte for byte as Latin-1.
HEADERS: list[dict[str, str]] = [
    {"Accept-Language": "zh;q=NaN,en;q=1e400,*;q=-1," + "x-" * 2000},
    {"Accept-Language": "\xff\xfe;;;q=,,,zh-\x7f"},
    {"Accept-Language": ""},
    {"HX-Request": "true", "HX-Target": "<script>", "HX-Current-URL": "javascript:alert(1)", "HX-Trigger": "\xff"},
    {"HX-Request": "TRUE, true", "HX-History-Restore-Request": "perhaps"},
    {"Referer": "http://[::1", "Save-Data": "on, off"},
    {"Referer": "http://localhost:99999999/\xff", "Origin": "null"},
    {"Range": "bytes=-1-,abc", "If-Range": "x"},
    {"Range": "bytes=0-0,5-2,99999999999999999999-"},
    {"If-None-Match": '"' + "x" * 3000, "If-Modified-Since": "Mon, 99 Foo 99999 99:99:99 GMT"},
    {"If-None-Match": '*, W/, "\xff"', "If-Match": "?"},
    {"X-Forwarded-For": "999.1.1.1, <b>, ::1%eth0, " + "1," * 500, "X-Forwarded-Host": "evil.example"},
    {"X-Forwarded-Proto": "https, javascript", "Forwarded": 'for="_x";host=evil.example', "Via": "1.1 \xff"},
    {"Accept": "\xff/*;q=x", "Accept-Encoding": "br;q=x, , gzip;q=-1, *;q=NaN", "User-Agent": "\xff" * 2000},
    {"Cookie": "lang=../../etc; lite=x; cart=%00%ff; device=" + "x" * 3000 + "; css=\xff"},
    {"Cookie": 'mall=; =; ;;; cart; lang=zh; lang="\\377\\000"; a=' + "x" * 6000},
    {"Cookie": 'cart="\\000"; lang="z\\777"; lite="\\"; device="\\000' + "x" * 42 + '"'},
    {"Cookie": 'mall=.eJwljkEKwzAMBP-icw-SLctyPhMkWaKFQgpJTqV_r6B7G3bYz7vseWX5v8rj; mall=a.b.c; mall="\\000"'},
    {"Content-Type": "multipart/form-data", "Content-Length": "0"},
    {"Content-Length": "-1"},
    {"Content-Length": "²"},
    {"Authorization": "Basic \xff", "X-Requested-With": "x", "Content-Encoding": "gzip", "Transfer-Encoding": "gzip"},
    {"Authorization": "Bearer", "X-HTTP-Method-Override": "DELETE", "Expect": "200-maybe", "Upgrade": "h2c, \xff"},
]
HOSTS = ["evil.example", "localhost:99999999", "[::1", "", "a" * 3000, "localhost\xff", "127.0.0.1@evil.example", "*"]
METHODS = ["PUT", "DELETE", "PATCH", "TRACE", "FOO"]

# Instead of a word in an address, a number, an id: bytes as sent.
PATHS = [
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"x" * 3000, b"..%2f..%2fetc", b"' OR 1=1", "🫖１".encode(), b"a\r\nb", b"%s%d", b"-",
    b"01890000-0000-7000-8000-000000000000", b"9" * 5000, b"<script>", "²".encode(),
]  # fmt: skip
NUMBERS = [
    b"0",
    b"00",
    str(2**63 - 1).encode(),
    str(2**63).encode(),
    b"1" + b"0" * 30,
    b"9" * 5000,
    "１".encode(),
    "²".encode(),
    b"-1",
]
IDS = [b"01890000-0000-7000-8000-000000000000", b"00000000-0000-0000-0000-000000000000", b"01890000", b"x" * 36]
INSTEAD_OF = {"IntegerConverter": NUMBERS, "UUIDConverter": IDS}
# Instead of the answer to a page's question: percent-encoded.
ANSWERS = {
    "nothing": "",
    "NUL": "%00a",
    "no UTF-8": "%FF%ED%A0%80",
    "huge": "y" * 20_000,
    "a digit that is none": "%C2%B2",
    "10**30": "1" + "0" * 30,
    "2**63": "9223372036854775808",
    "five thousand digits": "9" * 5000,
    "minus one": "-1",
    "NaN": "NaN",
    "beyond a float": "1e400",
    "full-width": "%EF%BC%91%EF%BC%92",
    "a broken escape": "%",
    "spaces": "%20%09",
    "a page key of nothing": "bnVsbA",  # null
    "a page key of text": page_key('["\\ud800", "\\u0000"]'),
    "a page key of numbers": page_key("[1e400, 10000000000000000000000000000000]"),
    "a page key of nonsense": page_key("[NaN, -1]"),
    "a page key of one": page_key("[1]"),
    "a page key of a word": page_key('["\\ud800"]'),
    "a page key with a day long ago": page_key('["0001-01-01T00:00:00+23:59", 1]'),
    "a page key with a day to come": page_key('["9999-12-31T23:59:59-23:59", 99999999999999999999]'),
    "a page key three deep": page_key("[1, 2, 3]"),
    "a page key without a bottom": page_key("[" * 5000),
    "markup": "%3Cscript%3E%22%27",
    "an unknown choice": "no-such-choice",
    "signs": "%27%20OR%201%3D1%20--%20%25s%20%2A%3A%26%7C%21%28",
    "an address": "https%3A%2F%2Fevil.example%2F%2Fx",
    "lines": "%0D%0ASet-Cookie%3A%20x%3D1",
}
# What a signed notice may hold in spite of its signature.
NOTICES: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"\xff\xfe{",
    "a list": b"[1, 2]",
    "null": b"null",
    "a number": b"1e400",
    "a bottomless list": b"[" * 50_000,
    "an empty object": b"{}",
    "a NUL": notice(id="a\0b"),
    "a lone surrogate": notice(id="x", reference="\ud800"),
    "a lone surrogate beside": notice(id="x", more="\ud800"),
    "a NUL beside": notice(id="x", more={"a": ["\0"]}),
    "a huge id": notice(id="x" * 50_000),
    "a list for an id": notice(id=[1, {"a": 2}]),
    "an unknown kind": notice(kind="gift"),
    "a list for a kind": notice(kind=["payment"]),
    "minus one": notice(amount=-1),
    "zero": notice(amount=0),
    "a fraction": notice(amount=1.5),
    "text for an amount": notice(amount="100"),
    "true": notice(amount=True),
    "10**30": notice(amount=10**30),
    "NaN": notice(amount=float("nan")),
    "no currency": notice(currency=None),
    "a long currency": notice(currency="X" * 5000),
    "a name twice": notice()[:-1] + b', "amount": 1, "amount": -5}',
    "no number": json.dumps({"id": "1", "kind": "payment", "amount": 1}).encode(),
    "a number that is a list": notice(number=[]),
    "digits without end": notice()[:-1] + b', "more": ' + b"9" * 5000 + b"}",
    "too large": notice(more="x" * 70_000),
}
SIGNATURES = ["", "t=,v1=", "t=1e400,v1=x", "t=\xb2,v1=\xff", "t=999999999999,v1=00", "v1=0", "t=1" * 2000, "t=-1,v1=a"]
