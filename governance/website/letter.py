"""What is written to HotelRunner with the mock-up: what comes with it, and what is open, one question each?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.phrase import Name, Phrase, say
from domain.website.pages import Site
from domain.website.points import Point, points

BUILDER = "HotelRunner"  # who answers what is asked of whoever builds the site


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with the letter: its name, what it is, and its size in bytes."""

    name: str
    what: Phrase
    size: int


def subject(site: Site) -> Phrase:
    """« Villa Thaifa : dossier du site de réservation directe »."""
    return say("letter.subject", house=site.house.name)


def paragraphs(
    site: Site,
    attached: Sequence[Attached],
    link: Phrase | None,
    signed: str | None,
    by_hand: Sequence[Attached] = (),
) -> Iterator[tuple[Phrase, ...]]:
    """The letter paragraph by paragraph, each of one line or several. `by_hand` is too heavy for a mailbox."""
    yield (say("letter.hello"),)
    yield (say("letter.what", house=site.house.name, n=len(site.rooms)),)
    if attached:
        files = (say("letter.file", name=one.name, what=one.what, size=_size(one)) for one in attached)
        yield (say("letter.attached"), *files)
    if by_hand:
        files = (say("letter.file", name=one.name, what=one.what, size=_size(one)) for one in by_hand)
        yield (say("letter.by_hand"), *files)
    if link is not None:
        yield (link,)
    ours = [point for point in points(site) if BUILDER not in point.who]
    yours = [point for point in points(site) if BUILDER in point.who]
    if yours:
        yield (say("letter.yours"), *_asked(yours, len(site.rooms)))
    if ours:
        yield (say("letter.ours"), *_asked(ours, len(site.rooms)))
    yield (say("letter.please"),)
    yield (say("letter.regards"), say("letter.signed", name=signed) if signed else say("letter.sign_here"))


def _asked(found: Sequence[Point], every: int) -> Iterator[Phrase]:
    for place, point in enumerate(found, start=1):
        name, question = point.field.name, point.field.question
        rooms: tuple[Name | Phrase, ...] = point.rooms
        if 1 < len(rooms) == every:
            rooms = (say("letter.all_rooms"),)
        about = rooms or (say("letter.the_house"),)
        if point.differs:
            yield say("letter.point_differs", place=place, name=name, rooms=about)
        elif point.field.derived == "photos":
            yield say("letter.photos", place=place, rooms=about)
        elif rooms:
            yield say("letter.point_rooms", place=place, name=name, question=question, rooms=rooms)
        else:
            yield say("letter.point", place=place, name=name, question=question)


def _size(attached: Attached) -> Phrase:
    if attached.size < 1_000_000:
        return say("documents.kilobytes", count=max(1, round(attached.size / 1000)))
    return say("letter.megabytes", count=round(attached.size / 1_000_000))
