"""What is coming in town, who says so, and what did the last events really bring?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from domain.house.snapshot import House
from domain.money import Money
from domain.nights import ONE_DAY, Span
from domain.phrase import Name, Phrase, say
from domain.prices.events import DemandCalendar, Event
from domain.prices.events.known import AROUND, Measured, OwnEvent, SoldNight, calendar_of, measured
from governance.consent.kinds.town_event.face import EXPECTED
from governance.post.replies import Block, Line, Reply
from store.unit import Unit

SCHEMA = "events/1"
COMING = timedelta(days=180)
PAST = timedelta(days=120)
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Town:
    """The calendar around this day; `own` are the owner's by key and first night."""

    house: House
    coming: tuple[Event, ...]
    past: tuple[tuple[Event, Measured | None], ...]
    own: Mapping[tuple[str, date], OwnEvent]
    at: datetime


async def town(unit: Unit, house: House) -> Town:
    """What is coming in half a year, and what passed in four months with its measure."""
    own = await unit.events.standing()
    calendar = around(house, own)
    today = house.today
    coming = [event for event in calendar.events if today <= event.last and event.first <= today + COMING]
    over = [event for event in calendar.events if today - PAST <= event.last < today]
    slept = await _slept(unit, Span(today - PAST - AROUND, today - ONE_DAY)) if over else {}
    past = [(event, measured(event, calendar, slept)) for event in over]
    return Town(house, tuple(coming), tuple(past), {(o.event.key, o.event.first): o for o in own}, house.now)


def around(house: House, own: Sequence[OwnEvent]) -> DemandCalendar:
    """The calendar of last year, this one and the next."""
    return calendar_of(house.hotel.city, house.today.year - 1, house.today.year + 1, own)


async def _slept(unit: Unit, span: Span) -> dict[date, SoldNight]:
    found = dict.fromkeys(span, SoldNight(0, Decimal(0), 0))
    for (_, night), cell in (await unit.facts.nights(span)).items():
        before = found[night]
        found[night] = SoldNight(
            before.rooms + cell.sold, before.revenue + cell.revenue, before.priced + cell.priced
        )
    known = min((night for night, sold in found.items() if sold.rooms), default=None)
    return {night: sold for night, sold in found.items() if known is not None and night >= known}


def town_reply(found: Town) -> Reply:
    """One line for each event to come; what passed is below, with its measure."""
    rows = [Line(_row(event, found)) for event in found.coming]
    first = Block((Line(say("event.title"), bold=True), *(rows or [Line(say("event.none"))])))
    told = [Line(_measure(event, what, found)) for event, what in found.past if what is not None]
    blocks = [first]
    if told:
        blocks.append(Block((Line(say("event.past"), bold=True), *told), folded=True))
        blocks.append(Block((Line(say("event.method"), quiet=True),)))
    blocks.append(Block((Line(say("event.how"), quiet=True),)))
    return Reply(tuple(blocks))


def _row(event: Event, found: Town) -> Phrase:
    own = found.own.get((event.key, event.first))
    told = {"span": Span(event.first, event.last), "name": name_of(event)}
    if own is not None:
        said = EXPECTED.get(own.expected or "")
        return say("event.own_expected", **told, expected=said) if said else say("event.own", **told)
    if not event.confirmed:
        return say("event.open", **told, n=event.tolerance)
    return say("event.computed", **told)


def name_of(event: Event) -> Name:
    """Its name in both languages."""
    return Name({"fr": event.name, "en": event.name_en})


def _measure(event: Event, what: Measured, found: Town) -> Phrase:
    told = {
        "span": Span(event.first, event.last),
        "name": name_of(event),
        "rooms": what.rooms.quantize(TENTH),
        "usual": what.usual.quantize(TENTH),
        "n": what.compared,
    }
    if what.adr is None or what.usual_adr is None:
        return say("event.measured_rooms", **told)
    currency = found.house.hotel.currency
    amounts = (Money(amount.quantize(Decimal(1)), currency) for amount in (what.adr, what.usual_adr))
    return say("event.measured", **told, **dict(zip(("adr", "usual_adr"), amounts, strict=True)))


def town_json(found: Town) -> dict[str, Any]:
    """As `data/schemas/events.json` describes it."""
    return {
        "schema": SCHEMA,
        "at": found.at.isoformat(),
        "coming": [_event_json(event, found) for event in found.coming],
        "past": [
            _event_json(event, found) | {"measured": None if what is None else _measured_json(what)}
            for event, what in found.past
        ],
    }


def _event_json(event: Event, found: Town) -> dict[str, Any]:
    own = found.own.get((event.key, event.first))
    return {
        "code": event.key,
        "kind": event.kind.value,
        "first": event.first.isoformat(),
        "last": event.last.isoformat(),
        "name": {"fr": event.name, "en": event.name_en},
        "market": event.market,
        "source": event.source,
        "confirmed": event.confirmed,
        "may_move_days": event.tolerance,
        "expected": own.expected if own else None,
    }


def _measured_json(what: Measured) -> dict[str, Any]:
    def told(value: Decimal | None) -> str | None:
        return None if value is None else f"{value:.2f}"

    return {
        "rooms": told(what.rooms),
        "usual_rooms": told(what.usual),
        "adr": told(what.adr),
        "usual_adr": told(what.usual_adr),
        "nights": what.nights,
        "compared": what.compared,
    }
