"""Of which conversation did a person speak last, and who is « la cliente de la 7 »?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from domain.folding import folded_words
from domain.house.snapshot import Stay
from governance.guests.threads import Conversation, conversation, conversations
from store.unit import Unit

KEPT = timedelta(minutes=30)


async def of_stays(unit: Unit, stays: Sequence[Stay]) -> Sequence[Conversation]:
    """The conversations about these bookings, or with somebody of the same name, those that wait first."""
    numbers = {stay.number for stay in stays}
    names = [words for stay in stays if (words := folded_words(stay.guest or ""))]
    return [
        one
        for one in await conversations(unit)
        if one.thread.stay in numbers
        or (one.thread.stay is None and folded_words(one.thread.name or "") in names)
    ]


async def of_name(unit: Unit, words: str) -> Sequence[Conversation]:
    """The conversations whose guest bears all these words."""
    said = folded_words(words)
    return [one for one in await conversations(unit) if said and said <= folded_words(one.thread.name or "")]


async def in_room(unit: Unit, room: str, today: date) -> Sequence[Stay]:
    """Whoever sleeps in this room today, or comes or leaves."""
    stays = await unit.reservations.stays_between(today - timedelta(days=1), today)
    return [stay for stay in stays if stay.room_number == room and stay.check_in <= today]


async def note_spoken_of(unit: Unit, person: int, thread: int, now: datetime) -> None:
    """« lui » means this guest for a while."""
    await unit.channels.set_cursor(f"guest:{person}", f"{now.isoformat()} {thread}")


async def spoken_of(unit: Unit, person: int, now: datetime) -> Conversation | None:
    """Whom « lui » means to this person; None where he has spoken of nobody lately."""
    at, _, thread = (await unit.channels.cursor(f"guest:{person}") or "").partition(" ")
    if not thread or now - datetime.fromisoformat(at) > KEPT:
        return None
    return await conversation(unit, int(thread))
