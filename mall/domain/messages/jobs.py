"""Letters that go with notices."""

from mall.domain.messages import actions


def send_letter(notice_id: int) -> None:
    """One letter."""
    actions.send_letter(notice_id)
