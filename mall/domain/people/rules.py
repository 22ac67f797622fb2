"""What counts as a contact and as a good password, how tries are slowed down, how long a session lasts."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from mall.kernel import plugins
from mall.kernel.refusals import Refusal
from mall.kernel.text import _

HOME = "CN"  # the country of a phone number that is typed without one

PASSWORD_MIN, PASSWORD_MAX = 8, 256  # characters
GUESSES_SCORE = 2  # of zxcvbn's 0 to 4: withstands ten million guesses
ZXCVBN_MAX = 72  # characters; it raises above that
# Symbols that zxcvbn reads as letters, in all combinations: twenty different ones cost it five seconds, eight a tenth.
LEET, LEET_MAX = frozenset("4@8({[<3691!|70$5+%2"), 8

CODE_DIGITS = 6
CODE_TRIES = 5
CODE_LIFE = timedelta(minutes=10)

FREE_TRIES = 5
LONGEST_DELAY = timedelta(minutes=5)
FIRST_RESEND, LONGEST_RESEND = timedelta(minutes=1), timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=12)

ADDRESSES_MAX = 50
# Regions of China whose phone numbers have a country code of their own, by the first two digits of the region's.
DIALLED_APART = {"71": "TW", "81": "HK", "82": "MO"}


class NotAContact(Refusal):
    message = _("Type an e-mail address or a mobile number.")


class NotANumber(Refusal):
    message = _("Type a phone number that couriers can ring.")


class WeakPassword(Refusal):
    message = _("This password is easy to guess. Make it longer or less common.")


class ContactKind(StrEnum):
    EMAIL = "email"
    PHONE = "phone"


class Purpose(StrEnum):
    """What a one-time code is good for."""

    SIGN_UP = "sign_up"
    SIGN_IN = "sign_in"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class Contact:
    """An e-mail address in lower case, or a mobile number in E.164: the name under which one signs in."""

    kind: ContactKind
    value: str


@dataclass(frozen=True, slots=True)
class Span:
    """How long a session may lie idle, and how long it may last at all."""

    idle: timedelta
    whole: timedelta


SHOPPER = Span(timedelta(days=30), timedelta(days=90))
MERCHANT = Span(timedelta(hours=2), timedelta(days=14))
OPERATOR = Span(timedelta(minutes=30), timedelta(hours=12))
HALF = Span(timedelta(minutes=10), timedelta(minutes=10))  # between the first factor and the second
PROOF_LIFE = timedelta(minutes=15)  # how long what moves money trusts that it is still she

RECOVERY_CODES = 10
RECOVERY_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is mistaken for another
RECOVERY_LENGTH = 10


def contact_of(typed: str) -> Contact:
    """The contact in its normal form. Raises NotAContact."""
    typed = typed.strip()
    return _email(typed) if "@" in typed or "＠" in typed else phone(typed)


def _email(typed: str) -> Contact:
    try:
        # The demo's mailboxes end in .test, which nobody can own; that is what test_environment lets pass.
        found = validate_email(
            typed.replace("＠", "@"), check_deliverability=False, allow_smtputf8=False, test_environment=True
        )
    except EmailNotValidError:
        raise NotAContact from None
    return Contact(ContactKind.EMAIL, found.normalized.lower())


def phone(typed: str, country: str = HOME) -> Contact:
    """A number that can take a text message, as typed in that country. Raises NotAContact."""
    number = phone_number(typed, country)
    if number is None or phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.FIXED_LINE:
        raise NotAContact
    return Contact(ContactKind.PHONE, phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def phone_number(typed: str, country: str) -> phonenumbers.PhoneNumber | None:
    """The number, if it is one, of any kind."""
    try:
        number = phonenumbers.parse(typed, country)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def courier_phone(typed: str, country: str, region_id: int | None = None) -> str:
    """A number at that address in E.164, landlines too. Raises NotANumber."""
    number = phone_number(typed, DIALLED_APART.get(str(region_id or "")[:2], country))
    if number is None:
        raise NotANumber
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def written_phone(value: str) -> str:
    """A number in E.164 as people write it: with its country code, but for those at home."""
    number = phone_number(value, HOME)
    if number is None:
        return value
    forms = phonenumbers.PhoneNumberFormat
    at_home = phonenumbers.region_code_for_number(number) == HOME
    return phonenumbers.format_number(number, forms.NATIONAL if at_home else forms.INTERNATIONAL)


def masked(contact: Contact) -> str:
    """Enough to recognise one's own, too little for others: 138****8101, li***@example.org."""
    if contact.kind == ContactKind.EMAIL:
        box, _at, domain = contact.value.partition("@")
        return f"{box[:2]}***@{domain}"
    return f"{contact.value[:-8]}****{contact.value[-4:]}"


def check_password(password: str, own: Iterable[str] = ()) -> None:
    """Refuse a password that is short, common or made of the person's `own` words (name, contacts).

    Raises WeakPassword.
    """
    if len(password) < PASSWORD_MIN:
        raise WeakPassword(_("Use at least %(count)d characters."), count=PASSWORD_MIN)
    if len(password) > PASSWORD_MAX:
        raise WeakPassword(_("Use at most %(count)d characters."), count=PASSWORD_MAX)
    words = list(_own_words(own))
    if any(word in password.casefold() for word in words):
        raise WeakPassword(_("Your password must not contain your name, e-mail address or phone number."))
    strength = plugins.optional("zxcvbn").zxcvbn(_judged(password), user_inputs=words)
    if strength["score"] < GUESSES_SCORE:
        raise WeakPassword


def _judged(password: str) -> str:
    """As much of the password as is judged in little time; what is left out could only make it stronger."""
    start = password[:ZXCVBN_MAX]
    judged = set(list(dict.fromkeys(char for char in start if char in LEET))[:LEET_MAX])
    return "".join(char for char in start if char not in LEET or char in judged)


def _own_words(own: Iterable[str]) -> Iterable[str]:
    """Each word itself, an e-mail address's mailbox, a Chinese number without +86; two letters prove nothing."""
    for word in own:
        word = word.casefold()
        for part in (word, word.partition("@")[0], word.removeprefix("+").removeprefix("86")):
            if len(part) > 3:
                yield part


def normal_password(password: str) -> str:
    """The form that is hashed, so that two keyboards type the same password (NIST SP 800-63B 3.1.1.2)."""
    return unicodedata.normalize("NFKC", password)


def delay_after(failures: int) -> timedelta:
    """How long the next try must wait after that many wrong ones: nothing, then 2, 4, 8 … seconds to five minutes."""
    if failures < FREE_TRIES:
        return timedelta(0)
    return min(LONGEST_DELAY, timedelta(seconds=2 ** min(failures - FREE_TRIES + 1, 16)))


def resend_after(requests: int) -> timedelta:
    """How long the next code must wait after that many requests: 1, 2, 4 … to fifteen minutes."""
    return min(LONGEST_RESEND, FIRST_RESEND * 2 ** min(max(requests - 1, 0), 8))


# The order matters: nearly every browser also calls itself Mozilla, Safari or Chrome.
BROWSERS = (
    ("MicroMessenger", "WeChat"),
    ("AlipayClient", "Alipay"),
    ("UCBrowser", "UC Browser"),
    ("MQQBrowser", "QQ Browser"),
    ("QQBrowser", "QQ Browser"),
    ("Opera Mini", "Opera Mini"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device_label(user_agent: str) -> str:
    """ "Chrome · Windows", for the list of one's sessions; a program without a known name gives its first word."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    if not browser:
        first = re.match(r"[\w.-]{1,30}", user_agent)
        browser = first[0] if first and first[0] != "Mozilla" else ""
    return " · ".join(part for part in (browser, system) if part)
