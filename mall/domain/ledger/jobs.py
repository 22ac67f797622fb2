"""Jobs of the ledger."""

from mall.domain.ledger import bank_accounts


def take_into_force(store_id: int) -> None:
    """A store's new bank account has cooled; one that was cancelled meanwhile, or entered later, is left alone."""
    bank_accounts.take_into_force(store_id)
