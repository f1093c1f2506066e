"""What does a tap on an incident do, and what does the answer to its question mean?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.command import Caller
from bot.commands.incident.incident import page, papers, told, wanted
from bot.commands.taps import Beside
from domain.consent.rights import Right, may
from domain.errors import Refusal
from domain.incident.block import BlockState
from domain.incident.incident import SPEC, Incident
from domain.incident.sentence import Said
from domain.incident.sync_test import Phase
from domain.missions.evidence import Evidence
from domain.phrase import Phrase, say
from governance.incident import flow
from governance.incident.case import case_of
from governance.incident.claiming import claim_card, judge, meant, waiting
from governance.incident.containing import block_card, done
from governance.incident.testing import step
from governance.incident.testing_cards import step_card
from governance.office import Office
from governance.post.replies import Reply, reply
from governance.post.telling import tell
from store.unit import Unit

SUBJECT = "incident:"
CLAIMS = "claim"
# What a tap asks for, to be answered by a reply.
ASKS: Mapping[str, Phrase] = {
    "note": say("incident.ask_note"),
    "fact": say("incident.ask_fact"),
    "received": say("incident.ask_message"),
    "import": say("incident.ask_import"),
    "seen": say("incident.ask_seen"),
    "close": say("incident.ask_close"),
    "review": say("incident.ask_review"),
}


async def on_incident(office: Office, caller: Caller, token: str, verb: str) -> Beside:
    """`i:<token>:show` shows it, `i:spec:open` opens what the specs tell of, any other verb asks or acts."""
    try:
        async with office.store.unit(caller.property_id) as unit:
            if token == SPEC:
                opened = await flow.open_told(office, unit, caller.member)
                await caller.heard(unit, office.clock())
                return Beside(await page(office, unit, caller, opened))
            one = await unit.incidents.by_token(token)
            if one is None:
                return Beside(alert=say("error.unknown_card"))
            if verb == "show":
                return Beside(await page(office, unit, caller, one))
            needed = Right.READ if verb == "review" else Right.FILE
            if not may(caller.member.role, needed):
                return Beside(alert=say("incident.not_yours"))
            if verb.startswith(CLAIMS):
                shown = await reviewed(office, unit, caller, one, verb)
                await caller.heard(unit, office.clock())
                return Beside(shown)
            if verb in ASKS:
                await ask(office, unit, caller, one, verb)
                await caller.heard(unit, office.clock())
                return Beside()
            said = Said(one.id, verb)
            shown = await told(office, unit, caller, said)
            await caller.heard(unit, office.clock())
        if verb == "report":
            await send_papers(office, caller, said)
        return Beside(shown)
    except Refusal as refusal:
        return Beside(alert=refusal.phrase)


async def reviewed(office: Office, unit: Unit, caller: Caller, one: Incident, verb: str) -> Reply:
    """`claims` shows the next claim of a document; `claim.<line>.<answer>` judges one, then shows the next."""
    _, *answer = verb.split(".")
    case, people = await case_of(unit, one), await unit.people.names()
    if len(answer) == 2:
        found = waiting(case, answer[0])
        await judge(office, unit, caller.member, case, found, meant(found, answer[1]))
        case = await case_of(unit, one)
    return claim_card(case, people)


async def send_papers(office: Office, caller: Caller, said: Said) -> None:
    """The report's file, behind the card."""
    for paper in await papers(office, caller, said):
        async with office.store.unit(caller.property_id) as unit:
            now = office.clock()
            await tell(unit, [caller.member], paper, f"papers:{said.number}:{now.isoformat()}", now)


async def ask(office: Office, unit: Unit, caller: Caller, one: Incident, verb: str) -> None:
    """The question whose answer is a reply to it."""
    now = office.clock()
    asked = reply(say("incident.asked", number=one.id), ASKS[verb])
    dedupe = f"incident:{one.id}:{verb}:{caller.member.person.id}:{now.isoformat()}"
    await tell(unit, [caller.member], asked, dedupe, now, subject=f"{SUBJECT}{one.id}:{verb}")


async def typed_line(
    office: Office, unit: Unit, caller: Caller, subject: str, words: str, files: Sequence[Evidence] = ()
) -> Reply:
    """A reply to that question, with the photo or file that came with it. Refusal: not his, or too little."""
    _, number, verb = subject.split(":")
    one = await wanted(unit, int(number))
    return await told(office, unit, caller, Said(one.id, verb, words), files)


async def on_test(office: Office, caller: Caller, token: str, verb: str) -> Beside:
    """`test:<token>:booked`, `cancelled` or `given_up`: a step of the test booking, by whoever carries it out."""
    if verb not in {Phase.BOOKED, Phase.CANCELLED, Phase.GIVEN_UP}:
        return Beside(alert=say("error.unknown_card"))
    try:
        async with office.store.unit(caller.property_id) as unit:
            test = await unit.sync_tests.by_token(token)
            if test is None:
                return Beside(alert=say("error.unknown_card"))
            hotel = await unit.property.get()
            if test.phase == verb:  # tapped twice, on two messages
                return Beside(step_card(test, hotel))
            after = await step(office, unit, caller.member, test, Phase(verb))
            await caller.heard(unit, office.clock())
            return Beside(step_card(after, hotel))
    except Refusal as refusal:
        return Beside(alert=refusal.phrase)


async def on_block(office: Office, caller: Caller, token: str, verb: str) -> Beside:
    """`byhand:<token>:closed` or `open`: somebody has done by hand what the instruction asks."""
    if verb not in {BlockState.CLOSED, BlockState.OPEN}:
        return Beside(alert=say("error.unknown_card"))
    try:
        async with office.store.unit(caller.property_id) as unit:
            block = await unit.hand_blocks.by_token(token)
            if block is None:
                return Beside(alert=say("error.unknown_card"))
            hotel = await unit.property.get()
            if block.state == verb:
                return Beside(block_card(block, hotel))
            after = await done(office, unit, caller.member, block, BlockState(verb))
            await caller.heard(unit, office.clock())
            return Beside(block_card(after, hotel))
    except Refusal as refusal:
        return Beside(alert=refusal.phrase)
