"""Which calendar feeds does the running house look at, and how does what they show reach it?"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

import httpx
import yaml

from channels.ical.address import FeedAddress
from channels.ical.transport import http_client
from channels.ical.witness import IcalFeeds, Sighting
from domain.errors import refuse
from domain.house.witnessed import Witnessed
from domain.nights import Span
from domain.property import Property
from governance.house.witnessing import take
from governance.office import Office

log = logging.getLogger(__name__)

# Beside the database, readable by its owner only: whoever has an address reads the calendar.
FILE = "feeds.yaml"
EVERY = 1800.0


def read_feeds(path: Path, hotels: Sequence[Property]) -> dict[str, list[FeedAddress]]:
    """The feeds of `feeds.yaml` by house: a list of `channel`, `type`, `url`, and `property` where there are
    several houses; none without the file.

    Refusal, which never repeats an address, when an entry is not one, names a type that its house does not have, or
    does not say which house it means.
    """
    if not path.exists() or not hotels:
        return {}
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        raise refuse("feeds.not_yaml", file=path.name) from None
    if not isinstance(rows, list):
        raise refuse("feeds.not_yaml", file=path.name)
    feeds: dict[str, list[FeedAddress]] = {}
    for place, row in enumerate(rows, 1):
        told = row if isinstance(row, dict) else {}
        hotel = _meant(told, place, path.name, hotels)
        feeds.setdefault(hotel.id, []).append(_feed(told, place, path.name, hotel))
    return feeds


def _meant(told: Mapping[str, object], place: int, file: str, hotels: Sequence[Property]) -> Property:
    """The house that an entry names; the only one needs no name."""
    named = told.get("property")
    meant = [hotel for hotel in hotels if hotel.id == named] if named or len(hotels) > 1 else hotels
    if not meant:
        raise refuse("feeds.which_house", file=file, place=place, known=tuple(one.id for one in hotels))
    return meant[0]


def _feed(told: Mapping[str, object], place: int, file: str, hotel: Property) -> FeedAddress:
    channel, kind, url = (str(told.get(name) or "") for name in ("channel", "type", "url"))
    if not channel or hotel.room_type(kind) is None:
        raise refuse("feeds.bad_entry", file=file, place=place)
    try:
        return FeedAddress(channel, kind, url)
    except ValueError:
        raise refuse("feeds.bad_address", file=file, place=place) from None


class Witnesses:
    """The feeds of one property and what remembers their readings."""

    def __init__(self, office: Office, hotel: Property, feeds: Sequence[FeedAddress]) -> None:
        self._office, self._property_id = office, hotel.id
        self._client: httpx.AsyncClient = http_client(feeds)
        self._feeds = IcalFeeds(feeds, self._client, hotel.zone, now=office.clock)

    async def look(self) -> None:
        """Every feed once; what they show counts from now on, and what differs rings."""
        seen = [_witnessed(one) for one in await self._feeds.look()]
        await take(self._office, self._property_id, seen)

    async def close(self) -> None:
        """End the connections."""
        await self._client.aclose()


def _witnessed(one: Sighting) -> Witnessed:
    """A feed that was never read well shows nothing, and says that it is in trouble."""
    taken = frozenset(
        night for event in one.events if not event.cancelled for night in Span(event.first, event.last)
    )
    return Witnessed(one.channel, one.room_type, one.read_at, taken, one.complete, one.trouble is not None)
