"""Who arrives, leaves and stays tonight?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.command import Caller
from domain.conversation.dates import WEEKDAYS
from domain.conversation.sentence import read_short
from domain.conversation.stretches import read_stretch
from domain.errors import refuse
from domain.house.snapshot import House, Stay
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase, say
from governance.office import Office, snapshot
from governance.post.replies import Block, Line, Reply


async def arrivals(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Three lists in rooms: arrivals, departures and who sleeps here, of today or of the day that is named.

    Raises Refusal for words that name no single day.
    """
    async with office.store.reading(caller.property_id) as unit:
        house = await snapshot(office, unit)
        day = day_in(words, house.today)
        if day != house.today:
            house = replace(house, today=day, stays=await unit.facts.stays_around(day))
    return [Reply(tuple(_blocks(house)))]


def day_in(words: str, today: date) -> date:
    """The one day that all the words name: demain, samedi, 15/10; today without any."""
    said = words.strip()
    if not said:
        return today
    sentence = read_short(said)
    opening = 1 if sentence.says(0, "du", "de", "le", "pour", "on", "for") else 0
    if sentence.says(opening, "aujourdhui", "today") and len(sentence) == opening + 1:
        return today
    weekday = WEEKDAYS.get(sentence[opening].text)
    if weekday is not None and len(sentence) == opening + 1:
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    found = read_stretch(sentence, 0, today) or read_stretch(sentence, opening, today)
    if found is None or found[1] != len(sentence) or len(found[0].span) != 1:
        raise refuse("arrivals.which_day", said=said)
    return found[0].span.first


def _blocks(house: House) -> Iterator[Block]:
    yield listed(house, say("arrivals.title", day=house.today), house.arrivals, say("brief.no_arrivals"))
    leaving = say("arrivals.departures_title", day=house.today)
    yield listed(house, leaving, house.departures, say("brief.no_departures"))
    yield Block((Line(say("arrivals.in_house_title", n=len(house.in_house)), bold=True),))


def listed(house: House, title: Phrase, stays: Sequence[Stay], none: Phrase) -> Block:
    """A title and a row for each stay; a guest without a name is shown by his booking number."""
    rows = [Line(row(house, stay)) for stay in sorted(stays, key=lambda s: (not s.vip, s.number))]
    return Block((Line(title, bold=True), *(rows or [Line(none)])))


def row(house: House, stay: Stay) -> Phrase:
    """One stay."""
    kind = house.hotel.room_type(stay.room_type or "")
    shown = {
        "guest": stay.guest or stay.number,
        "room_type": kind.name if kind else say("booking.unmapped_type", code=stay.room_type or "?"),
        "stay": Span(stay.check_in, stay.check_out - ONE_DAY),
    }
    details = tuple(details_of(stay))
    return say("arrivals.row_details", **shown, details=details) if details else say("arrivals.row", **shown)


def details_of(stay: Stay) -> list[Phrase | str]:
    """What helps the host at the door."""
    found: list[Phrase | str] = []
    if stay.vip:
        found.append(say("brief.vip"))
    if stay.people:
        found.append(say("count.people", n=stay.people))
    if stay.room_number:
        found.append(say("brief.room_number", room=stay.room_number))
    if stay.note:
        found.append(stay.note)
    return found
