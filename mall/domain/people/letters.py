"""Letters to a contact, whether or not an account belongs to it. For jobs: what stands in them lies in no job row."""

from mall.domain.people import channels
from mall.domain.people.rules import Contact
from mall.kernel import mail
from mall.kernel.text import LOCALES


def write_to(contact: Contact, template: str, language: str, **context: object) -> None:
    """Render `mail/<template>.txt` in that language and hand it over."""
    subject, body = mail.render(template, LOCALES[language], **context)
    channels.deliver(contact, subject, body)
