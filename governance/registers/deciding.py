"""How does a decision get onto the record, stated by a person or agreed to on a card, and back on its day?"""

from __future__ import annotations

from datetime import datetime

from domain.conversation.secrets.masking import masked
from domain.house.deciding import Decided
from domain.house.decision import DECIDED, WITHDRAWN, Decision
from domain.missions.mission import MissionWish
from governance.missions.flow import first_reminder
from governance.office import Office
from store.consent.people import Member
from store.unit import Unit


async def decide(office: Office, unit: Unit, member: Member, said: Decided) -> Decision:
    """Keep what a person states, signed by him; a day to review it becomes his reminder."""
    person = f"person:{member.person.id}"
    return await keep_decision(
        unit, said, name=member.person.name, by=person, owner=person, now=office.clock()
    )


async def keep_decision(
    unit: Unit, said: Decided, *, name: str | None, by: str, owner: str | None, now: datetime
) -> Decision:
    """Under the next code of its day and journaled. `name` decided it, `by` is the journal's actor, `owner` is
    reminded on the day of review ("person:<id>")."""
    hotel = await unit.property.get()
    today = now.astimezone(hotel.zone).date()
    begins = f"D-{today:%Y%m%d}-"
    known = [one.code for one in await unit.decisions.all() if one.code.startswith(begins)]
    kept = Decision(
        f"{begins}{len(known) + 1}",
        today,
        name,
        masked(said.question),
        masked(said.decision),
        masked(said.rationale) if said.rationale else None,
        DECIDED,
        options=masked(said.options) if said.options else None,
        review_on=said.review_on,
    )
    await unit.decisions.import_([kept])
    await unit.journal.append("decision.kept", f"decision:{kept.code}", by, {"code": kept.code}, now)
    if said.review_on is not None and owner is not None:
        title = f"{kept.code} · {kept.question}"
        wish = MissionWish(title, owner=owner, note=True, remind_on=said.review_on)
        remind_at = first_reminder(wish, hotel, now)
        note = await unit.missions.add(wish, owner=owner, by=by, at=now, remind_at=remind_at)
        body = {"mission": note.id, "priority": wish.priority, "owner": owner}
        await unit.journal.append("mission.begun", f"mission:{note.id}", by, body, now)
    return kept


async def withdraw_decision(unit: Unit, code: str, *, by: str, now: datetime) -> bool:
    """It stays on the record as withdrawn; False where it is not in force."""
    if not await unit.decisions.withdraw(code, DECIDED, WITHDRAWN):
        return False
    await unit.journal.append("decision.withdrawn", f"decision:{code}", by, {"code": code}, now)
    return True
