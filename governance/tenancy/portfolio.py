"""How do all houses of one person stand this morning, in five lines?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.consent.rights import Right, may
from domain.day.figures import guests, morning
from domain.finding import Severity
from domain.phrase import Phrase, say
from governance.day.brief.shown import known, whole
from governance.office import Office, snapshot
from governance.post.replies import Block, Line, Reply
from store.consent.people import Member
from store.unit import Unit

KIND = "portfolio"
MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Standing:
    """One house in brief; what nobody can count is None. `first` is the gravest thing that is wrong."""

    name: str
    sold: int | None
    rooms: int
    arrivals: int | None
    vips: int | None
    waiting: int
    severity: Severity | None = None
    first: Phrase | None = None


async def portfolio(office: Office, account: int) -> Reply | None:
    """The five lines, each house read in a unit of its own; None for who looks into fewer than two."""
    async with office.store.hall_reading() as hall:
        places = [place for place in await hall.places(account) if may(place[1].role, Right.READ)]
    if len(places) < 2:
        return None
    return five_lines([await _standing(office, property_id) for property_id, _ in places])


async def tell_if_due(office: Office, property_id: str) -> None:
    """After the brief of the house that somebody has belonged to longest: his portfolio, once a day.

    The row says that it is due and nothing else: what it shows of other houses is read when it is sent.
    """
    now = office.clock()
    async with office.store.reading(property_id) as unit:
        day = now.astimezone((await unit.property.get()).zone).date()
        given = await unit.briefs.get(day)
        readers = [one for one in await unit.people.members() if one.brief and may(one.role, Right.READ)]
    if given is None or given.state != "sent":
        return
    for reader in readers:
        async with office.store.hall_reading() as hall:
            places = [
                place
                for place in await hall.places(reader.person.telegram_id)
                if may(place[1].role, Right.READ)
            ]
        if len(places) > 1 and places[0][0] == property_id:
            async with office.store.unit(property_id) as unit:
                await _left(unit, reader, f"{KIND}:{day}:{reader.person.id}", now)


def five_lines(houses: Sequence[Standing]) -> Reply:
    """Tonight, house by house, what waits, who comes, what is wrong: always five, however many houses."""
    return Reply((Block(tuple(Line(one, bold=n == 0) for n, one in enumerate(_lines(houses)))),))


def _lines(houses: Sequence[Standing]) -> Iterator[Phrase]:
    counted = [one for one in houses if one.sold is not None]
    sold, rooms = sum(one.sold or 0 for one in counted), sum(one.rooms for one in counted)
    lacking = tuple(one.name for one in houses if one.sold is None)
    if not counted:
        yield say("portfolio.uncounted", n=len(houses))
    elif lacking:
        yield say(
            "portfolio.tonight_without", n=len(houses), sold=sold, rooms=rooms, houses=lacking[:MOST_NAMED]
        )
    else:
        yield say("portfolio.tonight", n=len(houses), sold=sold, rooms=rooms)
    named = tuple(_rooms(one) for one in houses[:MOST_NAMED])
    more = len(houses) - len(named)
    each = say("join.dots", parts=named)
    yield say("portfolio.more", houses=each, n=more) if more else each
    waiting = [one for one in houses if one.waiting]
    total = sum(one.waiting for one in waiting)
    where = tuple(say("portfolio.waits", house=one.name, count=one.waiting) for one in waiting[:MOST_NAMED])
    yield say("portfolio.decide", n=total, where=where) if total else say("portfolio.nothing_waits")
    yield _arrivals(houses)
    worst = min(
        (one for one in houses if one.severity is not None), key=lambda one: one.severity or 0, default=None
    )
    if worst is None or worst.first is None:
        yield say("portfolio.calm")
    else:
        yield say("portfolio.first", house=worst.name, what=worst.first)


def _arrivals(houses: Sequence[Standing]) -> Phrase:
    known_ = [one for one in houses if one.arrivals is not None]
    if not known_:
        return say("portfolio.arrivals_unknown")
    coming, vips = sum(one.arrivals or 0 for one in known_), sum(one.vips or 0 for one in known_)
    return say("portfolio.arrivals_vip", n=coming, vips=vips) if vips else say("portfolio.arrivals", n=coming)


def _rooms(one: Standing) -> Phrase:
    if one.sold is None:
        return say("portfolio.house_unknown", house=one.name)
    return say("portfolio.house", house=one.name, sold=one.sold, rooms=one.rooms)


async def _standing(office: Office, property_id: str) -> Standing:
    async with office.store.reading(property_id) as unit:
        house = await snapshot(office, unit)
        waiting = len(await unit.proposals.open())
    tonight, today = morning(house).tonight, guests(house)
    urgent = [one for one in office.board.findings(house) if one.severity <= Severity.P1]
    gravest = min(urgent, key=lambda one: one.severity, default=None)
    return Standing(
        name=house.hotel.name,
        sold=tonight.counted,
        rooms=whole(tonight.available) if tonight.counted is not None else house.hotel.units,
        arrivals=whole(today.arrivals) if known(today.arrivals) else None,
        vips=whole(today.vip_arrivals) if known(today.vip_arrivals) else None,
        waiting=waiting,
        severity=gravest.severity if gravest else None,
        first=gravest.phrase if gravest else None,
    )


async def _left(unit: Unit, reader: Member, dedupe: str, now: datetime) -> None:
    person = reader.person
    await unit.outbox.add(KIND, person.id, person.telegram_id, {}, dedupe=dedupe, at=now, silent=True)
