"""Text messages without a gateway: they lie in the outbox folder beside unsent mail, for the demo's outbox page."""

from mall.kernel import mail


def deliver(to: str, subject: str, body: str) -> None:
    """Write the message into the outbox folder, addressed to the number."""
    mail.drop(mail.outbox(), mail.compose(to, subject, body))
