"""Which guests come, go or stay on the days asked about, as /arrivees shows them?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from bot.commands.bookings.arrivals import row
from bot.questions.asked import Asked, of_types, titled
from domain.house.snapshot import House, Stay
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase, say
from governance.office import snapshot
from governance.post.replies import Line, Reply

MOST = 30


async def stays_on(asked: Asked, span: Span | None) -> tuple[House, Span, list[Stay]]:
    """The House, the days meant (today without any) and every room that touches them, VIPs first."""
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        house = await snapshot(asked.office, unit)
        days = span or Span(house.today, house.today)
        found = await unit.reservations.stays_between(days.first - ONE_DAY, days.last)
    kept = of_types(asked, found)
    return house, days, sorted(kept, key=lambda stay: (not stay.vip, stay.number))


async def by_day(asked: Asked, title: Phrase, none: Phrase, of: Callable[[Stay], date]) -> Reply:
    """The rooms whose day of coming or going lies in the days meant, under each day."""
    house, days, stays = await stays_on(asked, asked.question.span)
    moving = sorted((stay for stay in stays if of(stay) in days), key=of)
    rows: list[Phrase | Line] = [say("ask.rooms", n=len(moving))] if moving else [none]
    for day in dict.fromkeys(of(stay) for stay in moving[:MOST]):
        if len(days) > 1:
            rows.append(Line(say("ask.day", day=day), bold=True))
        rows += [row(house, stay) for stay in moving[:MOST] if of(stay) == day]
    if len(moving) > MOST:
        rows.append(say("brief.guest_more", n=len(moving) - MOST))
    return titled(asked, house, title, days, *rows)


def listed(
    asked: Asked, house: House, title: Phrase, days: Span, stays: Sequence[Stay], none: Phrase
) -> Reply:
    """One list of rooms."""
    rows = [row(house, stay) for stay in stays[:MOST]] or [none]
    return titled(asked, house, title, days, *rows)
