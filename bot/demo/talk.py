"""What can be typed in the demonstration, and what does it do?"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.command import Caller
from bot.commands.table import BY_NAME
from bot.orders.directives import directive
from bot.questions.asking import question
from bot.questions.otherwise import otherwise
from bot.telegram.drawing import Faces
from directors.revenue.command.setting import is_setting
from domain.consent.proposal import OPEN, Proposal, State
from domain.consent.rights import Right, may
from domain.conversation.amounts import typed_amount
from domain.errors import Refusal
from domain.phrase import say
from domain.tenancy.role_words import ROLE_WORDS
from governance.consent.card.buttons import later_until
from governance.consent.desk import batches, undoing, verdicts
from governance.consent.desk.verdicts import Answer, Effect
from governance.consent.kinds.price.batch import lines_of
from governance.consent.taps import Menu, typed
from governance.office import Office
from governance.post.replies import Line, Reply, reply
from store.unit import Unit

SPOKEN = re.compile(
    r"^\s*(?P<verb>[^\W\d]+(?:\s+tard)?)\s+(?:n°\s*)?(?P<number>\d+)(?:\s+(?P<rest>.+))?$", re.IGNORECASE
)
WHY = frozenset({"pourquoi", "why"})


@dataclass(frozen=True, slots=True)
class Said:
    """One spoken verdict: the unit it acts in, the proposal, and the words after its number."""

    office: Office
    unit: Unit
    caller: Caller
    proposal: Proposal
    rest: str


Verb = Callable[[Said], Awaitable[Answer]]


async def heard(office: Office, faces: Faces, caller: Caller, line: str) -> Sequence[Reply]:
    """The replies to one line; cards and their changes come through the outbox as they would on a phone."""
    text = line.strip()
    if not text.startswith("/") and not may(caller.member.role, Right.READ):
        return await command(office, caller, "/taches")
    if text.startswith("/") or is_setting(text):
        return await command(office, caller, text if text.startswith("/") else f"/reglages {text}")
    found = SPOKEN.match(text)
    spoken = " ".join(found["verb"].lower().split()) if found else ""
    verb = VERBS.get(spoken)
    if found is None or (verb is None and spoken not in WHY):
        answers = await directive(office, caller, text)
        if answers is None:
            answers = await question(office, caller, text)
        return await unheard(office, caller, text) if answers is None else answers
    try:
        return await answered(office, faces, caller, verb, found)
    except Refusal as refusal:
        return [reply(refusal.phrase)]


async def unheard(office: Office, caller: Caller, text: str) -> Sequence[Reply]:
    """What can be typed instead, and the questions nearest to the words."""
    offered = await otherwise(office, caller, text)
    how = reply(Line(say("help.demo_words"), quiet=True))
    return [how if offered is None else Reply((*offered.blocks, *how.blocks), offered.buttons)]


async def answered(
    office: Office, faces: Faces, caller: Caller, verb: Verb | None, found: re.Match[str]
) -> Sequence[Reply]:
    """One verdict on the proposal of that number; without a verb, its explanation."""
    async with office.store.unit(caller.property_id) as unit:
        proposal = await unit.proposals.by_number(int(found["number"]))
        if proposal is None:
            return [reply(say("card.not_found", number=int(found["number"])))]
        if verb is not None:
            answer = await verb(Said(office, unit, caller, proposal, (found["rest"] or "").strip()))
            return [] if answer.phrase is None else [reply(answer.phrase)]
    shown, _ = await faces.card_reply(caller.property_id, proposal.id, caller.member, Menu.WHY)
    return [shown]


async def command(office: Office, caller: Caller, text: str) -> Sequence[Reply]:
    """A bot command, exactly as over Telegram."""
    name, _, words = text.removeprefix("/").partition(" ")
    found = BY_NAME.get(name.lower())
    if found is None:
        return [reply(say("error.unknown_command", command=f"/{name}"))]
    if not may(caller.member.role, found.right):
        return [reply(say("error.no_right", role=ROLE_WORDS[caller.member.role]))]
    try:
        return await found.handler(office, caller, words)
    except Refusal as refusal:
        return [reply(refusal.phrase)]


async def _confirm(said: Said) -> Answer:
    return await batches.approve(said.office, said.unit, said.proposal, said.caller.member, said.rest or None)


async def _choose(said: Said) -> Answer:
    """« choisir 1 2 4 »: of proposal 1 the lines 2 and 4, approved as they are."""
    places = {int(place) - 1 for place in re.findall(r"\d+", said.rest)}
    if not places or not places <= set(range(len(lines_of(said.proposal.action)))):
        return Answer(Effect.BLOCKED, said.proposal, say("batch.choose_how", number=said.proposal.number))
    return await batches.take(said.office, said.unit, said.proposal, said.caller.member, places)


async def _refuse(said: Said) -> Answer:
    return await batches.refuse(said.office, said.unit, said.proposal, said.caller.member, said.rest or None)


async def _adjust(said: Said) -> Answer:
    if not said.rest:
        return Answer(Effect.BLOCKED, said.proposal, say("help.adjust", number=said.proposal.number))
    hotel = await said.unit.property.get()
    amount = typed_amount(said.rest, hotel.currency)
    if said.proposal.state is not State.PENDING or amount is None:
        tapped = await typed(said.office, said.unit, said.caller.member, said.proposal, said.rest, amount)
        return Answer(Effect.BLOCKED, said.proposal, tapped.alert)
    return await verdicts.adjust(said.office, said.unit, said.proposal, said.caller.member, str(amount))


async def _later(said: Said) -> Answer:
    hotel = await said.unit.property.get()
    choice = "morning" if "demain" in said.rest else "evening" if "soir" in said.rest else "1h"
    until = later_until(choice, said.office.clock(), hotel)
    return await verdicts.postpone(said.office, said.unit, said.proposal, said.caller.member, until)


async def _undo(said: Said) -> Answer:
    if said.proposal.state in OPEN:
        return Answer(Effect.BLOCKED, said.proposal, say("help.not_decided", number=said.proposal.number))
    return await undoing.undo(said.office, said.unit, said.proposal, said.caller.member)


VERBS: Mapping[str, Verb] = {
    "confirmer": _confirm,
    "confirm": _confirm,
    "choisir": _choose,
    "choose": _choose,
    "refuser": _refuse,
    "refuse": _refuse,
    "ajuster": _adjust,
    "adjust": _adjust,
    "plus tard": _later,
    "later": _later,
    "annuler": _undo,
    "undo": _undo,
}
