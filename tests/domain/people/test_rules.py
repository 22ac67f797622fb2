"""The rules of people, without a database."""

import contextlib
import time
from datetime import timedelta

import pytest

from mall.domain.people import passwords
from mall.domain.people.rules import (
    LONGEST_DELAY,
    Contact,
    ContactKind,
    NotAContact,
    NotANumber,
    WeakPassword,
    check_password,
    contact_of,
    courier_phone,
    delay_after,
    device_label,
    masked,
    resend_after,
    written_phone,
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("  Alice@Example.ORG ", "alice@example.org"),
        ("alice＠example.org", "alice@example.org"),
        ("linwanqiu@demo.mall.test", "linwanqiu@demo.mall.test"),
        ("138 0013 8000", "+8613800138000"),
        ("１３８００１３８０００", "+8613800138000"),
        ("+86-138-0013-8000", "+8613800138000"),
        ("+44 7400 123456", "+447400123456"),
    ],
)
def test_two_spellings_of_one_contact_are_the_same(typed: str, value: str) -> None:
    assert contact_of(typed).value == value


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "alice",
        "alice@",
        "@example.org",
        "a@b@c.org",
        "12345",
        "010-62770000",
        "+999 1234",
        "a" * 9000 + "@b.cn",
    ],
)
def test_what_is_no_contact_is_refused(typed: str) -> None:
    with pytest.raises(NotAContact):
        contact_of(typed)


def test_a_landline_can_be_rung_but_takes_no_code() -> None:
    assert courier_phone("010-62770000", "CN") == "+861062770000"
    assert courier_phone("9123 4567", "CN", 810101) == "+85291234567"
    with pytest.raises(NotANumber):
        courier_phone("010-6277000000000", "CN")


def test_a_number_is_written_as_people_read_it() -> None:
    assert written_phone("+8613800138000") == "138 0013 8000"
    assert written_phone("+442079460000") == "+44 20 7946 0000"
    assert written_phone("something old") == "something old"


def test_a_masked_contact_shows_too_little_to_write_to() -> None:
    assert masked(Contact(ContactKind.PHONE, "+8613800138000")) == "+86138****8000"
    assert masked(Contact(ContactKind.EMAIL, "alice@example.org")) == "al***@example.org"


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "password",
        "12345678",
        "qwertyuiop",
        "1111111111",
        "iloveyou",
        "x" * 257,
        "alice-tea-pot-9",
        "13800138000!",
    ],
)
def test_a_weak_password_is_refused(password: str) -> None:
    with pytest.raises(WeakPassword):
        check_password(password, ("alice@example.org", "+8613800138000", "Al"))


@pytest.mark.parametrize(
    "password",
    [
        "seven lazy herons",
        "把酒问青天不知天上宫阙",
        "🫖🍵🌿🪴🏺🥢🍚🧂",
        "correct horse battery staple " * 3,
        "zX9 kq#41Lm",
    ],
)
def test_long_phrases_in_any_script_are_accepted(password: str) -> None:
    check_password(password, ("alice@example.org", "Alice"))


@pytest.mark.parametrize("password", ["4@8({[<3691!|70$5+%2" * 12 + "zZ", "aA" * 128, "qwertzuiop" * 25, "5" * 256])
def test_no_password_takes_long_to_judge(password: str) -> None:
    started = time.process_time()
    with contextlib.suppress(WeakPassword):
        check_password(password)
    assert time.process_time() - started < 1.0


def test_the_delay_grows_and_never_becomes_a_lock() -> None:
    assert [delay_after(tries).total_seconds() for tries in (1, 4, 5, 6, 7)] == [0, 0, 2, 4, 8]
    assert delay_after(10_000) == LONGEST_DELAY


def test_codes_are_sent_again_after_one_two_four_minutes() -> None:
    assert [resend_after(count) for count in (1, 2, 3)] == [timedelta(minutes=minutes) for minutes in (1, 2, 4)]
    assert resend_after(10_000) == timedelta(minutes=15)


def test_a_password_matches_its_own_digest_only() -> None:
    digest = passwords.digest_of("seven lazy herons")
    assert passwords.matches(digest, "seven lazy herons")
    assert not passwords.matches(digest, "seven lazy heron")
    assert not passwords.matches("nonsense", "seven lazy herons")
    assert "m=19456,t=2,p=1" in digest


def test_two_keyboards_type_the_same_password() -> None:
    assert passwords.matches(passwords.digest_of("ｃａｆé herons"), "cafe\u0301 herons")


def test_nobodys_digest_matches_nothing_and_costs_the_same() -> None:
    assert not passwords.matches(None, "")
    assert not passwords.is_outdated(passwords.NOBODYS)


@pytest.mark.parametrize(
    ("user_agent", "label"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36", "Chrome · Windows"),
        ("Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Chrome/66 Mobile MicroMessenger/7.0", "WeChat · Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "Safari · iPhone"),
        ("Lynx/2.9.0dev.12 libwww-FM/2.14", "Lynx"),
        ("Mozilla/5.0", ""),
        ("", ""),
        ("<script>alert(1)</script>", ""),
    ],
)
def test_a_device_is_called_by_its_browser_and_system(user_agent: str, label: str) -> None:
    assert device_label(user_agent) == label
