"""Video 视频: a picture that leads to a film where it lies. Nothing is loaded from there, and nothing plays by itself."""

from collections.abc import Iterator, Mapping
from typing import Any

from mall.domain.pages.fields import Choice, Film, Line, Pictures
from mall.domain.pages.kind import Kind
from mall.domain.pages.loading import Loaded
from mall.domain.pages.rules import picture_bytes
from mall.domain.pages.videos import host_of
from mall.kernel.text import _

SHAPES = {"wide": (16, 9), "tall": (3, 4)}
WIDTH = 720  # pixels that a phone takes of the picture


class Video(Kind):
    """A film on a host that the mall trusts."""

    name = _("Video")
    hint = _("A picture that leads to your film")
    icon = "ui-play"
    fields = (
        Film(name="film", label=_("Address of the film")),
        Pictures(name="pictures", label=_("Picture in front of it"), most=1, width=WIDTH),
        Line(name="title", label=_("What it shows"), limit=60),
        Choice(name="shape", label=_("Shape"), choices={"wide": _("Wide (16:9)"), "tall": _("Tall (3:4)")}),
    )

    def ratio(self, values: Mapping[str, Any], place: int) -> tuple[int, int]:
        return SHAPES[values["shape"]]

    def host(self, values: Mapping[str, Any]) -> str:
        """Where the film lies, if the mall still trusts that host."""
        return host_of(values["film"])

    def is_empty(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> bool:
        return not (self.host(values) and loaded.rows(values["pictures"]))

    def problems(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> Iterator[tuple[str, Any]]:
        yield from super().problems(block_id, values, loaded)
        if values["film"] and not self.host(values):
            yield "warn", _("The mall no longer links to where this film lies. Shoppers do not see it.")
        elif values["film"] and not loaded.rows(values["pictures"]):
            yield "warn", _("Without a picture in front of it, shoppers do not see this film.")

    def pictures(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> list[int]:
        return [picture_bytes(WIDTH, self.ratio(values, 0)) for _row in loaded.rows(values["pictures"])]


KIND = Video()
