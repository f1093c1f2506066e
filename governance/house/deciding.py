"""How does a decision that somebody states get onto the record, and back before him on its day?"""

from __future__ import annotations

from domain.conversation.secrets.masking import masked
from domain.house.deciding import Decided
from domain.house.decision import Decision
from domain.missions.mission import MissionWish
from governance.missions.flow import begin
from governance.office import Office
from store.consent.people import Member
from store.unit import Unit


async def decide(office: Office, unit: Unit, member: Member, said: Decided) -> Decision:
    """Keep it under the next code of its day, signed and journaled; a day to review it becomes a reminder."""
    now = office.clock()
    hotel = await unit.property.get()
    today = now.astimezone(hotel.zone).date()
    begins = f"D-{today:%Y%m%d}-"
    known = [one.code for one in await unit.decisions.all() if one.code.startswith(begins)]
    reasons = [said.rationale, f"≠ {said.options}" if said.options else None]
    kept = Decision(
        f"{begins}{len(known) + 1}",
        today,
        member.person.name,
        masked(said.question),
        masked(said.decision),
        masked(" · ".join(filter(None, reasons))) or None,
        "decided",
    )
    await unit.decisions.import_([kept])
    await unit.journal.append(
        "decision.kept", f"decision:{kept.code}", f"person:{member.person.id}", {"code": kept.code}, now
    )
    if said.review_on is not None:
        title = f"{kept.code} · {kept.question}"
        await begin(office, unit, member, MissionWish(title, note=True, remind_on=said.review_on))
    return kept
