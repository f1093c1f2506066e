"""Which letters of a stay are proposed, and who changes that?"""

from __future__ import annotations

from collections.abc import Mapping

from bot.command import Caller
from domain.errors import refuse
from domain.guests.journey.sending import SetJourney
from domain.guests.journey.step import Step
from domain.phrase import say
from governance.consent.desk.filing import file_in
from governance.consent.kinds.stay_journey import named
from governance.contract import Draft
from governance.guests.journey.proposing import steps_of
from governance.office import Office, snapshot
from governance.post.replies import Reply, reply

ALL, NONE = frozenset({"tout", "tous", "all"}), frozenset({"rien", "aucun", "stop", "none"})
WORDS: Mapping[str, Step] = {
    "confirmation": Step.CONFIRMATION,
    "avant": Step.BEFORE,
    "before": Step.BEFORE,
    "accueil": Step.WELCOME,
    "welcome": Step.WELCOME,
    "lendemain": Step.MORNING,
    "morning": Step.MORNING,
    "avis": Step.REVIEW,
    "review": Step.REVIEW,
}


async def journey(office: Office, caller: Caller, words: str) -> Reply:
    """A card for the letters that are to be proposed from now on; without words, those that are.

    Refusal for a word that names none of them.
    """
    wanted = chosen(words)
    async with office.store.unit(caller.property_id) as unit:
        before = await steps_of(unit)
        if wanted is None:
            return reply(say("journey.how", steps=named(before)))
        if wanted == before:
            return reply(say("journey.same", steps=named(before)))
        house = await snapshot(office, unit)
        draft = Draft("gm", SetJourney(wanted, before, house.hotel.currency), key="guests:journey")
        who = caller.member.person.id
        filed = await file_in(unit, office, house, draft, by=f"person:{who}", asked_by=who)
    if filed.proposal is None:
        return reply(*filed.blocked)
    return reply(say("guests.mode_asked", number=filed.proposal.number))


def chosen(words: str) -> tuple[Step, ...] | None:
    """The steps that the words name, in the order of a stay; None without words."""
    said = words.replace(",", " ").split()
    if not said:
        return None
    if len(said) == 1 and said[0] in ALL | NONE:
        return tuple(Step) if said[0] in ALL else ()
    unknown = [word for word in said if word not in WORDS]
    if unknown:
        raise refuse("journey.unknown_step", said=unknown[0][:40])
    named_steps = {WORDS[word] for word in said}
    return tuple(step for step in Step if step in named_steps)
