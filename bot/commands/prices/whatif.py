"""What would a change of price bring, before anybody asks for it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from bot.command import Caller, Command
from bot.commands.taps import Beside
from directors.revenue.command import draft_from_order, parse_prix
from directors.revenue.study import try_prices
from domain.consent.actions import ChangeRate
from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.house.snapshot import House
from domain.phrase import say
from domain.prices.advice import NightOf
from domain.prices.simulation import Simulated, Simulation
from governance.consent.desk.filing import file_in
from governance.contract import Draft
from governance.office import Office, snapshot
from governance.post.replies import Reply, reply
from governance.prices.record.whatif import whatif_reply
from governance.prices.study import material_of

STANDS = timedelta(days=1)  # how long a simulation can become a proposal


@dataclass(frozen=True, slots=True)
class Tried:
    """A change that was tried, and what it came to in the house of that moment."""

    action: ChangeRate
    found: Simulated
    house: House


async def what_if(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Simulate the change; nothing is filed until the button asks for it."""
    if not words.strip():
        return [reply(say("command.simuler"))]
    tried = await simulated(office, caller.property_id, words)
    token = None
    if tried.found.nights and may(caller.member.role, Right.FILE):
        async with office.store.unit(caller.property_id) as unit:
            token = await unit.what_ifs.keep(
                tried.action, person_id=caller.member.person.id, at=office.clock()
            )
    return [whatif_reply(tried.action, tried.found, tried.house, token)]


async def simulated(office: Office, property_id: str, words: str) -> Tried:
    """The change that these words ask for, and what the engine expects of it. Reads only."""
    now = office.clock()
    async with office.store.reading(property_id) as unit:
        hotel = await unit.property.get()
        order = parse_prix(words, hotel, now.astimezone(hotel.zone).date())
        house = await snapshot(office, unit, until=order.nights[-1])
        action = draft_from_order(order, house)
        material = await material_of(unit, now, until=order.nights[-1])
    asked = Simulation(material, prices_of(action))
    found = await office.elsewhere(try_prices, asked) if material.enough else Simulated(enough=False)
    return Tried(action, found, house)


def prices_of(action: ChangeRate) -> Mapping[NightOf, Decimal]:
    """The price that each night would have."""
    return {
        (change.room_type, change.night): change.after.price
        for change in action.changes
        if change.after.price is not None
    }


async def on_what_if(office: Office, caller: Caller, token: str, verb: str) -> Beside:
    """`w:<token>:file`: ask for what was simulated, once and as an ordinary proposal."""
    if verb != "file":
        return Beside(alert=say("error.unknown_card"))
    if not may(caller.member.role, Right.FILE):
        return Beside(alert=say("whatif.not_yours"))
    now = office.clock()
    person = caller.member.person
    async with office.store.unit(caller.property_id) as unit:
        action = await unit.what_ifs.tried(token, now - STANDS)
        if action is None:
            return Beside(alert=say("whatif.gone"))
        house = await snapshot(office, unit, until=action.nights[-1])
        reason = say("card.explain_filed", person=person.name, at=now)
        draft = Draft("revenue", action, (reason, say("whatif.was_simulated")))
        by = f"person:{person.id}"
        filed = await file_in(unit, office, house, draft, by=by, asked_by=person.id)
        if filed.blocked:
            return Beside(alert=filed.blocked[0])
        if not await unit.what_ifs.ask(token):
            raise refuse("whatif.gone")  # a second tap was quicker: nothing of this one stays
        await caller.heard(unit, now)
    return Beside()


COMMANDS = (
    Command("simuler", "simulate", what_if, what=say("command.simuler"), want="price", rank=2, slow=True),
)
