"""How does a house with a fixed list ask for its season in one card?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from directors.revenue.season import season_change, season_prices
from directors.revenue.study import advise, try_prices
from domain.consent.rights import Right
from domain.phrase import say
from domain.prices.simulation import Simulation
from governance.consent.desk.filing import file_in
from governance.contract import Draft
from governance.office import Office, snapshot
from governance.post.replies import Reply, reply
from governance.prices.study import material_of

KEY = "revenue:season"


async def season(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """« /saison »: one price a month and type, as a card with one approval, or why there is none."""
    now = office.clock()
    async with office.store.reading(caller.property_id) as unit:
        waiting = await unit.proposals.open_with_key(KEY)
        house = await snapshot(office, unit)
        material = await material_of(unit, now)
    if waiting is not None:
        return [reply(say("season.waiting", number=waiting.number))]
    advice = await office.elsewhere(advise, material) if material.enough else ()
    if not advice:
        return [reply(say("whatif.not_enough"))]
    prices = season_prices(house, advice)
    tried = await office.elsewhere(try_prices, Simulation(material, prices)) if prices else None
    action = season_change(house, tried) if tried is not None else None
    if action is None:
        return [reply(say("season.as_it_is", last=house.last))]
    async with office.store.unit(caller.property_id) as unit:
        person = caller.member.person
        months = say("season.reason", n=len({night.replace(day=1) for night in action.nights}))
        draft = Draft("revenue", action, (months, say("season.departures")), key=KEY)
        filed = await file_in(
            unit, office, await snapshot(office, unit), draft, by=f"person:{person.id}", asked_by=person.id
        )
        return await caller.heard(unit, now, *([reply(*filed.blocked)] if filed.blocked else []))


COMMANDS = (
    Command(
        "saison", "season", season, Right.FILE, what=say("command.saison"), want="price", rank=6, slow=True
    ),
)
