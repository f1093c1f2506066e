"""How is « réponds-lui que oui » heard, and who is meant?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.command import Caller
from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.folding import fold_in_place
from domain.phrase import say
from governance.guests.calling import SAID_FIRST, TO_GUEST, TO_HIM, TO_NAME, TO_ROOM, TO_TITLED
from governance.guests.mentioned import in_room, note_spoken_of, of_name, of_stays, spoken_of
from governance.guests.replying import reply_to
from governance.guests.shown import who
from governance.guests.threads import Conversation
from governance.office import Office
from governance.post.replies import Button, Reply, reply
from store.unit import Unit

MOST = 6


@dataclass(frozen=True, slots=True)
class Answering:
    """What is to be said to whom: somebody spoken of before, whoever has a room, or a name."""

    said: str
    folded: str
    room: str | None = None
    name: str | None = None


def answering(words: str) -> Answering | None:
    """The order in these words; None where they are none."""
    text = " ".join(words.split())
    folded = fold_in_place(text.replace("’", "'"))
    for form in (SAID_FIRST, TO_HIM, TO_ROOM, TO_GUEST, TO_TITLED, TO_NAME):
        hit = form.match(folded)
        if hit is not None:
            groups = hit.groupdict()
            start = hit.start("said")
            return Answering(
                text[start : hit.end("said")].strip(),
                hit["said"].strip(),
                groups.get("room"),
                groups.get("name"),
            )
    return None


async def answered(office: Office, caller: Caller, wish: Answering) -> Sequence[Reply] | None:
    """A card with the answer; the question who is meant where it may be several; None where nobody is.

    Refusal for who may not ask.
    """
    async with office.store.unit(caller.property_id) as unit:
        found = await _meant(office, unit, caller, wish)
        if not found:
            return None if wish.room is None and wish.name is None else [reply(say("guests.nobody_wrote"))]
        if not may(caller.member.role, Right.PROPOSE):
            raise refuse("card.not_entitled")
        if len(found) > 1:
            rows = [
                (Button(say("button.guest_open", who=who(one.thread)), f"guest:{one.thread.id}:open"),)
                for one in found[:MOST]
            ]
            return [reply(say("guests.which_guest"), buttons=tuple(rows))]
        [one] = found
        filed = await reply_to(office, unit, caller.member, one, wish.said, wish.folded)
        await note_spoken_of(unit, caller.member.person.id, one.thread.id, office.clock())
        if filed.proposal is None:
            return await caller.heard(unit, office.clock(), reply(*filed.blocked))
        told = reply(say("guests.drafted", number=filed.proposal.number), silent=True)
        return await caller.heard(unit, office.clock(), told)


async def _meant(office: Office, unit: Unit, caller: Caller, wish: Answering) -> Sequence[Conversation]:
    if wish.name is not None:
        return await of_name(unit, wish.name)
    if wish.room is not None:
        hotel = await unit.property.get()
        today = office.clock().astimezone(hotel.zone).date()
        return await of_stays(unit, await in_room(unit, wish.room.upper(), today))
    one = await spoken_of(unit, caller.member.person.id, office.clock())
    return [] if one is None else [one]
