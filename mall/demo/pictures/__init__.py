"""Pictures of the demo mall, drawn by code: products, store logos and banners, home banners and icons.

Nothing is loaded and nothing is random: the same product gives the same pixels.
"""

from __future__ import annotations

from mall.demo.pictures.icons import ICONS, sprite
from mall.demo.pictures.storefronts import draw_banner, draw_home_banner, draw_logo
from mall.demo.pictures.studio import SIZE, VIEWS, draw

__all__ = ["ICONS", "SIZE", "VIEWS", "draw", "draw_banner", "draw_home_banner", "draw_logo", "sprite"]
