"""What does a report, a thread or a screenshot that somebody brings to an incident say?

It is read in a process with limits before anything is written, since that takes its time.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.command import Caller
from bot.commands.incident.incident import wanted
from bot.commands.missions.proofs import Proof
from bot.process.lazily import at
from domain.incident.claims import Claim, Written, claims_in
from domain.incident.incident import Incident
from domain.knowledge.writing import Passage
from domain.missions.evidence import Evidence
from domain.phrase import say
from governance.incident.case import case_of
from governance.incident.claiming import claim_card, claimed
from governance.office import Office
from governance.post.replies import Reply, reply
from store.unit import Unit

Also = Callable[[Unit, Evidence], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Heard:
    """What a file claims. `problem` is a word for why nothing could be read in it, empty where it could."""

    name: str
    claims: tuple[Claim, ...] = ()
    problem: str = ""


async def heard_in(office: Office, proof: Proof) -> Heard:
    """The claims of a file; of a picture only where this machine has a program that reads pictures."""
    office.shelf.keep(proof.digest, proof.name, proof.content)
    path = office.shelf.place(proof.digest, proof.name)
    file = at("channels.knowledge.reading:File")(proof.name, path, path.stat().st_size)
    async for _, read in at("channels.knowledge.reading:read_files")([file]):
        claims = claims_in(Written(one.text, _place(one)) for one in read.passages)
        return Heard(proof.name, claims, read.problem)
    return Heard(proof.name, problem="damaged")


async def learned(
    office: Office, unit: Unit, caller: Caller, incident: Incident, heard: Heard, evidence: Evidence
) -> Reply:
    """Each claim on its line, and the first one to judge; where nothing was read, why."""
    if heard.problem:
        return reply(say("incident.read_no_text", name=heard.name))
    if not heard.claims:
        return reply(say("incident.read_nothing"))
    await claimed(office, unit, caller.member, incident, heard.name, heard.claims, evidence)
    above = say("incident.read_claims", n=len(heard.claims), name=heard.name)
    return claim_card(await case_of(unit, incident), await unit.people.names(), above)


async def read_first(office: Office, caller: Caller, subject: str, proof: Proof) -> Also:
    """The file that answers a question of an incident, read; what is still to be done in the unit that keeps it."""
    heard, number = await heard_in(office, proof), int(subject.split(":")[1])

    async def also(unit: Unit, evidence: Evidence) -> Reply:
        return await learned(office, unit, caller, await wanted(unit, number), heard, evidence)

    return also


def _place(passage: Passage) -> str:
    page = passage.place.page
    return f"p. {page}" if page is not None else passage.place.heading
