"""Who arrives, leaves and stays tonight?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.command import Caller, Command
from directors.gm.arrivals import likes, stayed_before
from domain.conversation.questions.moments import when_at
from domain.conversation.questions.question import Looking
from domain.conversation.sentence import read_short
from domain.errors import refuse
from domain.house.snapshot import House, Stay
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase, say
from governance.office import Office, snapshot
from governance.post.replies import Block, Line, Reply


async def arrivals(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Three lists in rooms: arrivals of the day, departures of the day, in house that night.

    Today without words; « /arrivees demain » and « /arrivees 15/10 » name another day.
    """
    async with office.store.reading(caller.property_id) as unit:
        house = await snapshot(office, unit)
        day = day_of(words, house.today)
        stays = await unit.reservations.stays_between(day - ONE_DAY, day)
        kept = await unit.cares.remembered([stay.reservation for stay in stays])
    house = replace(house, service=replace(house.service, kept=kept))
    coming = [stay for stay in stays if stay.check_in == day]
    leaving = [stay for stay in stays if stay.check_out == day]
    here = [stay for stay in stays if stay.check_in <= day < stay.check_out]
    blocks = (
        listed(house, say("arrivals.title", day=day), coming, say("brief.no_arrivals")),
        listed(house, say("arrivals.departures_title", day=day), leaving, say("brief.no_departures")),
        Block((Line(say("arrivals.in_house_title", n=len(here)), bold=True),)),
    )
    return [Reply(blocks)]


def day_of(words: str, today: date) -> date:
    """The one day that the words name; today without any. Raises Refusal for anything else."""
    sentence = read_short(words)
    if not len(sentence):
        return today
    found = when_at(sentence, 0, today, Looking.AHEAD)
    if found is None or found[1] != len(sentence) or found[0].span is None or len(found[0].span) > 1:
        raise refuse("arrivals.which_day", said=words.strip())
    return found[0].span.first


def listed(house: House, title: Phrase, stays: Sequence[Stay], none: Phrase) -> Block:
    """A title and a row for each stay; a guest without a name is shown by his booking number."""
    rows = [Line(row(house, stay)) for stay in sorted(stays, key=lambda s: (not s.vip, s.number))]
    return Block((Line(title, bold=True), *(rows or [Line(none)])))


def row(house: House, stay: Stay) -> Phrase:
    """One stay."""
    kind = house.hotel.room_type(stay.room_type or "")
    shown = {
        "guest": stay.guest or stay.number,
        "room_type": kind.name if kind else say("room_type.unknown"),
        "stay": Span(stay.check_in, stay.check_out - ONE_DAY),
    }
    details = tuple(details_of(house, stay))
    return say("arrivals.row_details", **shown, details=details) if details else say("arrivals.row", **shown)


def details_of(house: House, stay: Stay) -> list[Phrase | str]:
    """What helps the host at the door."""
    found: list[Phrase | str] = []
    if stay.vip:
        found.append(say("brief.vip"))
    found += stayed_before(stay)
    if stay.people:
        found.append(say("count.people", n=stay.people))
    if stay.room_number:
        found.append(say("brief.room_number", room=stay.room_number))
    if stay.note:
        found.append(stay.note)
    if (liked := likes(house, stay)) is not None:
        found.append(liked)
    return found


COMMANDS = (
    Command("arrivees", "arrivals", arrivals, what=say("command.arrivees"), want="know", rank=2, menu=4),
)
