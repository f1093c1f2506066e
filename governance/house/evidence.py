"""How does a photo become the evidence that something was done, and who sees it?"""

from __future__ import annotations

from dataclasses import dataclass

from domain.consent.rights import Right, may
from domain.house.documents import Document
from domain.missions.mission import Mission
from domain.phrase import Phrase, say
from governance.consent.cards import redraw
from governance.office import Office
from governance.post.replies import Attached, Block, Line, Reply
from governance.post.telling import tell
from store.consent.people import Member
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class About:
    """What a file is evidence of: its stable name ("mission:12", "proposal:47"), what people call it, who waits."""

    subject: str
    named: Phrase
    waiting: frozenset[str] = frozenset()


async def about(unit: Unit, subject: str | None) -> About | None:
    """The card, its panel instruction ("panel:47") or the mission of that name; None for anything else."""
    kind, _, number = (subject or "").partition(":")
    if not number.isdecimal():
        return None
    if kind == "mission" and (mission := await unit.missions.get(int(number))) is not None:
        waiting = {mission.created_by, mission.wish.reviewer or mission.created_by}
        return About(
            f"mission:{mission.id}", say("evidence.mission", title=mission.wish.title), frozenset(waiting)
        )
    if kind in {"proposal", "panel"} and (card := await unit.proposals.by_number(int(number))) is not None:
        deciders = [one for one in await unit.people.members() if may(one.role, Right.APPROVE)]
        waiting = {f"person:{one.person.id}" for one in deciders}
        return About(f"proposal:{card.number}", say("evidence.card", number=card.number), frozenset(waiting))
    return None


def may_prove(member: Member, mission: Mission) -> bool:
    """Whoever has the task shows that it is done, whatever else he may not."""
    return mission.owner == f"person:{member.person.id}"


async def keep_evidence(office: Office, unit: Unit, document: Document, what: About, member: Member) -> bool:
    """The file is evidence of that from now on; whoever waits for it sees it. False: it was already.

    In the caller's unit, after the document's row: a card, mission or work order shows it by `evidence_of`.
    """
    now, person = office.clock(), f"person:{member.person.id}"
    if not await unit.documents.attach(document.token, what.subject, member.person.id, now):
        return False
    body = {"digest": document.digest}
    await unit.journal.append("evidence.kept", what.subject, person, body, now)
    if what.subject.startswith("proposal:"):
        card = await unit.proposals.by_number(int(what.subject.removeprefix("proposal:")))
        if card is not None:
            await redraw(unit, card, now)
    others = [
        one
        for one in await unit.people.members()
        if f"person:{one.person.id}" in what.waiting and one.person.id != member.person.id
    ]
    told = Line(say("evidence.sent", name=member.person.name, what=what.named))
    file = Attached(document.digest, document.name)
    shown = Reply((Block((told,)),), silent=True, file=file)
    await tell(unit, others, shown, f"evidence:{what.subject}:{document.token}", now)
    return True
