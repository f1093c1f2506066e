"""How do the house's pages become HTML, in one language?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from channels.package.wording import Language
from channels.templates import templates
from domain.money import Money
from domain.phrase import Name, Phrase, say
from domain.website.labels import LABELS, lacking
from domain.website.pages import RoomSheet, Shown, Site
from domain.website.points import points
from domain.website.seasons import Season

TEMPLATES = Path(__file__).with_name("templates")
ASSETS = ("style.css", "pattern.svg")
# The five pages of the mock-up, in the order in which a guest sees them.
PAGES = ("index", "rooms", "room", "booking", "confirmation")


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo as the pages use it: its file beside them, and its size in pixels."""

    file: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """One language's pages. `worded` puts a phrase into words; `pictures` are by the digest of their photo."""

    site: Site
    language: Language
    worded: Callable[[Phrase], str]
    pictures: Mapping[str, Picture]

    def pages(self) -> Iterator[tuple[str, str]]:
        """File name and HTML of each page; every room type has one of its own."""
        for name in PAGES:
            if name != "room":
                yield f"{name}.html", self._page(name)
        for room in self.site.rooms:
            yield room_file(room), self._page("room", room=room)

    def _page(self, name: str, **more: Any) -> str:
        file = room_file(more["room"]) if "room" in more else f"{name}.html"
        return templates(TEMPLATES).get_template(f"{name}.html.j2").render(
            site=self.site,
            fact=self.site.facts.__getitem__,
            language=self.language,
            other="en" if self.language == "fr" else "fr",
            file=file,
            page=name,
            word={key: self.worded(phrase) for key, phrase in LABELS.items()},
            put=self.worded,
            put_value=lambda value: self.worded(say("site.value", value=value)),
            name_of=self._name,
            lacking=self._lacking,
            price=self._price,
            season_price=self._season_price,
            room_file=room_file,
            pictures=self.pictures,
            count=sum(point.count for point in points(self.site)),
            mock_up=self.worded(say("site.mock_up", day=self.site.on)),
            **more,
        )  # fmt: skip

    def _name(self, room: RoomSheet) -> str:
        own = room.facts[f"name_{self.language}"].value
        return str(own or Name(room.kind.name.by_language))

    def _lacking(self, shown: Shown) -> str:
        return self.worded(lacking(shown))

    def _price(self, room: RoomSheet) -> str | None:
        """The lowest price that is known of the room."""
        asked = [season.low for season in room.seasons]
        if asked:
            return self.worded(say("site.value", value=Money(min(asked), self.site.currency)))
        base = room.facts["base_rate"].phrase
        return None if base is None else self.worded(base)

    def _season_price(self, season: Season) -> str:
        low, high = (Money(one, self.site.currency) for one in (season.low, season.high))
        if low == high:
            return self.worded(say("site.value", value=low))
        return self.worded(say("site.price_range", low=low, high=high))


def room_file(room: RoomSheet) -> str:
    """The page of a room type."""
    return f"room-{re.sub(r'[^a-z0-9]+', '-', room.code.casefold())}.html"
