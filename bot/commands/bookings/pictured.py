"""What becomes of a screenshot of what a channel shows, and of the taps under what was read in it?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.command import Caller
from bot.commands.incident.incident import wanted as incident_of
from bot.commands.missions.proofs import Proof
from bot.commands.taps import Beside
from bot.process.lazily import at
from channels.dialogue import Picture, Usage
from channels.files.confined import confined
from domain.errors import Refusal, refuse
from domain.house.documents import DocumentKind
from domain.incident.reading import Reading
from domain.missions.evidence import Evidence
from governance.bookings.pictured import (
    Wanted,
    looked,
    of_incident,
    of_question,
    proposed,
    reader,
    tapped,
)
from governance.incident.asked import COUNT
from governance.office import Office
from governance.post.replies import Reply
from store.unit import Unit

Read = Callable[[Unit, Evidence], Awaitable[Reply]]
SEEN = ":seen"  # how the subject of an incident's question what its channel shows ends


def asks_for_a_picture(subject: str, words: str) -> bool:
    """Whether a picture under such a message is to be read: one with words to it says them itself."""
    return not words.strip() and (subject.startswith(COUNT) or subject.endswith(SEEN))


async def read_picture(office: Office, caller: Caller, subject: str, proof: Proof) -> Read:
    """The picture read, by the model where there is one; what is still to be done in the unit that keeps it.

    Refusal: not his to say, nothing is asked any more, or no picture that can be opened.
    """
    if proof.kind is not DocumentKind.PHOTO:
        raise refuse("pictured.no_picture", name=proof.name)
    async with office.store.reading(caller.property_id) as unit:
        wanted = await _wanted(unit, subject)
        hotel = await unit.property.get()
        brain = await reader(office, unit, caller.member, hotel)
    reading: Reading = Reading(wanted.sight)
    cost: Usage | None = None
    if brain is not None and (small := await _small(proof)) is not None:
        reading, cost = await looked(brain, wanted.sight, Picture(small), hotel)

    async def ask(unit: Unit, evidence: Evidence) -> Reply:
        return await proposed(office, unit, wanted, evidence.value, reading, cost)

    return ask


async def _wanted(unit: Unit, subject: str) -> Wanted:
    if subject.startswith(COUNT):
        return await of_question(unit, subject.removeprefix(COUNT))
    return of_incident(await incident_of(unit, int(subject.split(":")[1])))


async def _small(proof: Proof) -> bytes | None:
    """The pixels alone, and no more of them than a model reads; None where a person has to look himself."""
    try:
        return await confined(at("channels.files.shown:shown"), proof.content)
    except Refusal:
        return None


async def on_picture(office: Office, caller: Caller, token: str, verb: str) -> Beside:
    """`pictured:<token>:<verb>`: confirmed, corrected night by night, or left."""
    try:
        async with office.store.unit(caller.property_id) as unit:
            found = await tapped(office, unit, caller.member, token, verb)
            await caller.heard(unit, office.clock())
    except Refusal as refusal:
        return Beside(alert=refusal.phrase)
    return Beside(found.card, found.alert)
