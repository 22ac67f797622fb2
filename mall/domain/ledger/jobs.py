"""Jobs of the ledger."""

from mall.domain.ledger import bank_accounts, deposits


def take_into_force(store_id: int) -> None:
    """A store's new bank account has cooled; one that was cancelled meanwhile, or entered later, is left alone."""
    bank_accounts.take_into_force(store_id)


def set_off(charge_id: int) -> None:
    """Take what a store is to pay from its balance, at its word."""
    deposits.set_off(charge_id)
