"""Pictures of the demo mall, drawn by code: products, store logos and banners, home banners and icons.

Nothing is loaded and nothing is random: the same product gives the same pixels.
"""

from __future__ import annotations

from mall.demo.pictures.studio import VIEWS, draw

__all__ = ["VIEWS", "draw"]
