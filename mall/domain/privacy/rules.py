"""How long things wait and last."""

from datetime import timedelta

EXPORT_KEPT = timedelta(days=7)
EXPORT_EVERY = timedelta(days=1)
CLOSING_WAITS = timedelta(days=7)
LOOK_AGAIN = timedelta(days=1)
