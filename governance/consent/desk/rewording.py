"""What becomes of a card when somebody types other words for it?"""

from __future__ import annotations

from domain.consent.actions import fingerprint
from domain.consent.proposal import Proposal
from governance.consent.desk.verdicts import Answer, Effect, not_now, refile, standing, who
from governance.consent.kinds.register import kind_of
from governance.office import Office, snapshot_for
from store.consent.people import Member
from store.unit import Unit


async def reword(office: Office, unit: Unit, proposal: Proposal, member: Member, words: str) -> Answer:
    """The same answer in the person's own words: a new row under the same number, still to be confirmed."""
    now = office.clock()
    refused = not_now(proposal, member, now)
    typed = kind_of(proposal.action).typed
    if refused is not None or typed is None:
        return refused or Answer(Effect.BLOCKED, proposal, standing(proposal))
    action = await typed(unit, proposal.action, words, who(member), now)
    if fingerprint(action) == proposal.fingerprint:
        return Answer(Effect.DONE, proposal)
    house = await snapshot_for(office, unit, action)
    return await refile(office, unit, house, proposal, action, who(member), proposal.reasons)
