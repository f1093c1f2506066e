"""Which papers of the house end, which rules are confirmed, and who is reminded?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.phrase import Phrase, say
from domain.service.legal import LegalRule, Paper, known_papers, papers, reminder_due, rules
from governance.office import Office
from governance.post.quiet import after_quiet_hours, is_due
from governance.post.replies import Block, Line, Reply, reply
from governance.post.telling import tell
from store.consent.people import Member
from store.unit import Unit


async def remind(office: Office, property_id: str) -> int:
    """At the brief's hour: every paper whose reminder has come, once for each; how many were told."""
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        hotel = await unit.property.get()
        local = now.astimezone(hotel.zone)
        if not is_due(local, hotel):
            return 0
        count = 0
        for paper in await unit.legal.papers():
            days = reminder_due(paper, local.date())
            if days is None or not await unit.legal.ring(f"paper:{paper.code}:{paper.until}:{days}", now):
                continue
            count += 1
            readers = [one for one in await unit.people.members() if may(one.role, Right.FILE)]
            key = f"paper:{paper.code}:{paper.until}:{days}"
            shown = reply(_row(paper, local.date()))
            await tell(unit, readers, shown, key, now, due_at=after_quiet_hours(now, hotel))
        return count


async def set_paper(
    office: Office, unit: Unit, member: Member, code: str, until: date | None, number: str
) -> None:
    """A paper's last day, or a rule confirmed. Refusal: not his to say, or no such code."""
    if not may(member.role, Right.FILE):
        raise refuse("legal.not_yours")
    if code not in papers() and code not in rules():
        raise refuse("legal.unknown", said=code)
    now, person = office.clock(), f"person:{member.person.id}"
    await unit.legal.confirm(code, until, number, person, now)
    body = {"code": code, "until": until.isoformat() if until else None}
    await unit.journal.append("legal.confirmed", f"legal:{code}", person, body, now)


async def legal_page(unit: Unit, today: date) -> Reply:
    """The papers with their last days, then the rules with their source and who confirmed them."""
    people, said = await unit.people.names(), await unit.legal.confirmed()
    stored = known_papers(await unit.legal.papers())
    ends = [Line(_row(paper, today)) for paper in stored]
    laws = [Line(_rule(rule, said, people)) for rule in rules().values()]
    return Reply(
        (
            Block((Line(say("legal.papers"), bold=True), *ends)),
            Block((Line(say("legal.rules"), bold=True), *laws)),
            Block((Line(say("legal.how"), quiet=True),)),
        )
    )


def _row(paper: Paper, today: date) -> Phrase:
    if paper.until is None:
        return say("legal.untold", name=paper.name, code=paper.code)
    left = (paper.until - today).days
    if left < 0:
        return say("legal.over", name=paper.name, until=paper.until)
    if reminder_due(paper, today) is not None:
        return say("legal.soon", name=paper.name, until=paper.until, n=left)
    return say("legal.until", name=paper.name, until=paper.until)


def _rule(rule: LegalRule, said: Mapping[str, tuple[str, datetime]], people: Mapping[str, str]) -> Phrase:
    if rule.code in said:
        who, at = said[rule.code]
        return say(
            "legal.rule_confirmed", name=rule.name, source=rule.source, person=people.get(who, "—"), at=at
        )
    return say("legal.rule_open", name=rule.name, source=rule.source, first=rule.first, code=rule.code)
