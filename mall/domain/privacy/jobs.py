"""Jobs of privacy."""

from mall.domain.privacy import actions


def make_export(export_id: int) -> None:
    """A copy of what is kept about a person."""
    actions.make_export(export_id)


def close(person_id: int) -> None:
    """An account whose time has come."""
    actions.close(person_id)


def send_closing_letter(person_id: int) -> None:
    """When the account will be erased."""
    actions.send_closing_letter(person_id)


def tidy() -> None:
    """Copies that lay ready long enough."""
    actions.tidy()
