"""The letters of the local outbox: what mail and SMS would have carried."""

import email
import email.policy
import re

from flask import Response

from mall.blueprints.demo.front import demo
from mall.kernel import mail
from mall.kernel.mail import Letter
from mall.kernel.refusals import NotFound
from mall.kernel.web.doors import open_door
from mall.kernel.web.reply import page

NAME = re.compile(r"\d{8}T\d{12}\.eml")
SHOWN = 50


@demo.get("/demo-mail")
@open_door
def letter_index() -> Response:
    """The newest letters first."""
    names = sorted((path.name for path in mail.outbox().glob("*.eml")), reverse=True)[:SHOWN]
    return page("demo/letters/index.html", letters=[read(name) for name in names])


@demo.get("/demo-mail/<name>")
@open_door
def letter(name: str) -> Response:
    """One letter."""
    return page("demo/letters/show.html", letter=read(name))


def read(name: str) -> Letter:
    """A letter of the outbox. Raises NotFound."""
    path = mail.outbox() / name
    if not NAME.fullmatch(name) or not path.is_file():
        raise NotFound
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = message.get_content()
    return Letter(name, str(message["To"]), str(message["Subject"]), str(body), str(message["Date"]))
