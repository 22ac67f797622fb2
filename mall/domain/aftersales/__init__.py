"""Aftersales: taking back what was sold. Today: *cancelling* an order that was not shipped, with its refund."""

from mall.domain.aftersales.actions import CANCELLABLE, NothingToRefund, cancel, cancel_later

__all__ = ["CANCELLABLE", "NothingToRefund", "cancel", "cancel_later"]
