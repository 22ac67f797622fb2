"""Mail: rendered in the request's transaction, sent by a job. SMTP when configured, else files in an outbox folder."""

import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import make_msgid
from pathlib import Path
from urllib.parse import unquote, urlsplit

from flask import current_app, render_template
from flask_babel import force_locale

from mall.kernel import clock, jobs
from mall.kernel.text import one_line

# Lines as long as SMTP takes: Python would break an address in a header, or encode it, and mail programs look for it there.
LETTER = SMTP.clone(max_line_length=998)


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail in the local outbox, for the demo's mail page."""

    name: str
    to: str
    subject: str
    body: str
    at: str


def send_later(to: str, template: str, locale: str = "zh_Hans_CN", **context: object) -> None:
    """Render `mail/<template>.txt` in the reader's language and queue the letter."""
    subject, body = render(template, locale, **context)
    jobs.later("mall.kernel.mail:deliver", queue="mail", to=to, subject=subject, body=body)


def render(template: str, locale: str = "zh_Hans_CN", **context: object) -> tuple[str, str]:
    """Subject (the template's first line) and body. For jobs whose letter must not lie in a job row, like codes."""
    with force_locale(locale):
        rendered = render_template(f"mail/{template}.txt", **context)
    subject, _, body = rendered.partition("\n")
    return one_line(subject), body.strip() + "\n"


def deliver(to: str, subject: str, body: str, way_out: str = "") -> None:
    """Hand one letter to SMTP, or write it to the outbox folder when no server is configured."""
    message = compose(to, subject, body, way_out)
    url = current_app.config["SMTP_URL"]
    if url:
        post(url, message)
    else:
        drop(outbox(), message)


def compose(to: str, subject: str, body: str, way_out: str = "") -> EmailMessage:
    """A plain-text message from the mall's address. Control characters cannot reach a header.

    `way_out` is a URL that ends letters of this kind by one POST without a session (RFC 8058).
    """
    message = EmailMessage(policy=LETTER)
    message["From"] = current_app.config["MAIL_FROM"]
    message["To"] = one_line(to)
    message["Subject"] = one_line(subject)
    message["Date"] = clock.now()
    message["Message-ID"] = make_msgid(domain="mall.invalid")
    if way_out:
        message["List-Unsubscribe"] = f"<{one_line(way_out)}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(body)
    return message


def post(url: str, message: EmailMessage) -> None:
    """Send through smtp://user:password@host:port or smtps://…; STARTTLS whenever the server offers it."""
    where = urlsplit(url)
    secure = where.scheme == "smtps"
    server = smtplib.SMTP_SSL if secure else smtplib.SMTP
    with server(where.hostname or "localhost", where.port or (465 if secure else 25), timeout=20) as smtp:
        smtp.ehlo()
        if not secure and smtp.has_extn("starttls"):
            smtp.starttls()
            smtp.ehlo()
        if where.username:
            smtp.login(unquote(where.username), unquote(where.password or ""))
        smtp.send_message(message)


def outbox() -> Path:
    """The folder of letters that were not sent because no SMTP server is configured."""
    folder = Path(current_app.config["VAR"]) / "mail"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def drop(folder: Path, message: EmailMessage) -> None:
    """Write the letter whole or not at all."""
    name = clock.now().strftime("%Y%m%dT%H%M%S%f") + ".eml"
    part = folder / (name + ".part")
    part.write_bytes(message.as_bytes())
    part.rename(folder / name)
