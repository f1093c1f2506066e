"""Which texts wait for somebody's word, and what becomes of one that is approved?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from channels.ports import Brain
from domain.package.leaf import Leaf
from domain.phrase import Phrase
from domain.website.pages import RoomSheet
from domain.website.text import LENGTHS, Draft, TextState
from governance.asked_once import charged
from governance.budget import purse
from governance.office import Office
from governance.website.drafting import LANGUAGES, texts, written
from governance.website.flow import Mover
from governance.website.gathered import site_of
from store.unit import Unit

SOURCE = "texts"  # the source of a leaf that was drafted and approved
Worded = Callable[[str], Callable[[Phrase], str]]


@dataclass(frozen=True, slots=True)
class Group:
    """The drafts of one room in one language, the shortest first: they are approved together."""

    room: str
    language: str
    drafts: tuple[Draft, ...]


def place_of(path: str) -> tuple[str, str, int]:
    """Room, language and length of "rooms.junior-suite.text_fr_250"."""
    _, room, name = path.split(".")
    _, language, most = name.split("_")
    return room, language, int(most)


def groups(drafts: Sequence[Draft]) -> tuple[Group, ...]:
    """Open drafts by room and language, in the order in which they were drafted."""
    found: dict[tuple[str, str], list[Draft]] = {}
    for one in drafts:
        found.setdefault(place_of(one.path)[:2], []).append(one)
    by_length = {key: sorted(own, key=lambda one: place_of(one.path)[2]) for key, own in found.items()}
    return tuple(Group(room, language, tuple(own)) for (room, language), own in by_length.items())


async def draft_missing(
    office: Office, property_id: str, worded: Worded, brain: Brain | None, again: str | None = None
) -> int:
    """Draft where a room has no text and nobody has been shown one; how many rooms and languages got some.

    `again` is a room that is drafted whatever it has.
    The model is asked outside every unit, and not at all once the day's or month's budget is used up.
    """
    async with office.store.reading(property_id) as unit:
        hotel = await unit.property.get()
        today = office.clock().astimezone(hotel.zone).date()
        site = await site_of(unit, today)
        waiting = {(one.room, one.language) for one in groups(await unit.website_texts.open())}
        affordable = not (await purse(unit, office.budget, today, hotel.zone)).empty
    wanted = [
        (room, language)
        for room in site.rooms
        for language in LANGUAGES
        if room.code == again
        or (again is None and (room.code, language) not in waiting and _lacks(room, language))
    ]
    count = 0
    for room, language in wanted:
        found = await written(site, room, language, worded(language), brain if affordable else None)
        async with office.store.unit(property_id) as unit:
            now = office.clock()
            for most, sentences in texts(found.sentences):
                path = f"rooms.{room.code}.text_{language}_{most}"
                await unit.website_texts.add(path, sentences, by_model=found.by_model, at=now)
            await unit.spending.add(charged("texts", found.cost), now)
        count += bool(found.sentences)
    return count


async def settle(unit: Unit, group: Group, state: TextState, mover: Mover, at: datetime) -> bool:
    """Approve or refuse a room's texts in one language; what is approved is a fact of the package from now on.

    False when somebody has answered already.
    """
    for one in group.drafts:
        if not await unit.website_texts.settle(one.token, state, by=mover.name, at=at):
            return False
    if state is TextState.APPROVED:
        on = at.astimezone((await unit.property.get()).zone).date().isoformat()
        leaves = [Leaf(one.path, one.words, SOURCE, on, mover.name, "stated") for one in group.drafts]
        await unit.leaves.add(leaves, at)
    body = {"room": group.room, "language": group.language, "state": state.value}
    await unit.journal.append("website.texts", f"room:{group.room}", mover.actor, body, at)
    return True


def _lacks(room: RoomSheet, language: str) -> bool:
    return all(room.facts[f"text_{language}_{most}"].value is None for most in LENGTHS)
