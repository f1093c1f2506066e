"""How far is a mock-up of the website on its way to being live, and when is somebody to ask after it?"""

from __future__ import annotations

import enum
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.nights import Span
from domain.website.pages import Site


class State(enum.StrEnum):
    """Draft → approved → sent → confirmed as complete → live; see MOVES for the ways between them."""

    DRAFT = "draft"
    APPROVED = "approved"
    SENT = "sent"
    CONFIRMED = "confirmed"
    LIVE = "live"
    REPLACED = "replaced"


MOVES: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.APPROVED, State.REPLACED}),
    State.APPROVED: frozenset({State.SENT, State.DRAFT, State.REPLACED}),
    State.SENT: frozenset({State.CONFIRMED, State.DRAFT}),  # back to draft: HotelRunner lacks something
    State.CONFIRMED: frozenset({State.LIVE}),
    State.LIVE: frozenset(),
    State.REPLACED: frozenset(),
}
OPEN = frozenset({State.DRAFT, State.APPROVED})  # a newer mock-up takes the place of these
# HotelRunner's own word for the time from a complete package to a live site.
SOONEST, LATEST = timedelta(weeks=2), timedelta(weeks=3)
ASK_AGAIN = timedelta(weeks=1)  # our own pace; nobody has said how soon HotelRunner answers


@dataclass(frozen=True, slots=True)
class Version:
    """One mock-up as its row says. `digest` is that of the facts on its pages, `lacking` counts those still open.

    `sent_on`, `confirmed_on` are local dates; `sent_to` as somebody typed it; `words` go with the last move.
    """

    id: int
    token: str
    digest: str
    state: State
    lacking: int
    built_at: datetime
    changed_at: datetime
    changed_by: str
    approved_by: str | None = None
    sent_on: date | None = None
    sent_to: str | None = None
    confirmed_on: date | None = None
    url: str | None = None
    words: str | None = None
    remind_on: date | None = None


def may_move(old: State, new: State) -> bool:
    """Whether the table of moves knows this way."""
    return new in MOVES[old]


def expected(confirmed_on: date) -> Span:
    """The days on which the site should come live."""
    return Span(confirmed_on + SOONEST, confirmed_on + LATEST)


def is_late(version: Version, today: date) -> bool:
    """Whether the site should have been live by now."""
    return (
        version.state is State.CONFIRMED
        and version.confirmed_on is not None
        and today > version.confirmed_on + LATEST
    )


def first_reminder(state: State, on: date) -> date | None:
    """The day on which somebody is to ask after a mock-up that reached this state on `on`; None: nobody waits."""
    if state is State.SENT:
        return on + ASK_AGAIN
    return on + LATEST + timedelta(days=1) if state is State.CONFIRMED else None


def fingerprint(site: Site) -> str:
    """SHA-256 in hex of what the pages show; the day of building is no part of it."""
    facts = {one.place.path: one.value for one in site.facts.values()}
    facts |= {one.place.path: one.value for room in site.rooms for one in room.facts.values()}
    open_ = sorted(one.place.path for one in site.lacking if one.differs)
    prices = [
        (room.code, str(season.span.first), str(season.span.last), str(season.low), str(season.high))
        for room in site.rooms
        for season in room.seasons
    ]
    photos = [photo.digest for photo in site.photos]
    photos += [photo.digest for room in site.rooms for photo in room.photos]
    said = [site.house.name, site.currency, facts, open_, prices, photos]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
