"""Aftersales: taking back what was sold. Today: *cancelling* an order that was not shipped, with its refund."""

from mall.domain.aftersales.actions import NothingToRefund, cancel

__all__ = ["NothingToRefund", "cancel"]
