"""The drawings; importing this package registers them all."""

from __future__ import annotations

from mall.demo.pictures.motifs import comforts, cooking, furniture, gadgets, tableware

__all__ = ["comforts", "cooking", "furniture", "gadgets", "tableware"]
