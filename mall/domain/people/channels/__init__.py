"""Ways for a letter to reach a person: one folder per kind, each with a `deliver(to, subject, body)`.

To add one (an SMS gateway, say), copy a folder and name it here.
"""

from mall.domain.people.rules import Contact, ContactKind
from mall.kernel import plugins

CARRIERS = {ContactKind.EMAIL: "mail", ContactKind.PHONE: "console"}


def deliver(contact: Contact, subject: str, body: str) -> None:
    """Hand a letter over, in a worker. Raises what the channel raises; the job tries again."""
    kinds = plugins.load_kinds("mall.domain.people.channels")
    kinds[CARRIERS[contact.kind]].deliver(contact.value, subject, body)
