"""Letters by e-mail, as the kernel sends them."""

from mall.kernel import mail


def deliver(to: str, subject: str, body: str) -> None:
    """Send through SMTP, or into the outbox folder where no server is configured."""
    mail.deliver(to, subject, body)
