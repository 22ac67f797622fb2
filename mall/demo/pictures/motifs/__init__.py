"""The drawings; importing this package registers them all."""

from __future__ import annotations

from mall.demo.pictures.motifs import (
    care,
    carried,
    comforts,
    cooking,
    furniture,
    gadgets,
    garments,
    groceries,
    leisure,
    tableware,
)

__all__ = [
    "care",
    "carried",
    "comforts",
    "cooking",
    "furniture",
    "gadgets",
    "garments",
    "groceries",
    "leisure",
    "tableware",
]
