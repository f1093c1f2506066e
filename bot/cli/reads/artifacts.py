"""What does `lhcm artifacts` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from governance.office import Office
from governance.registers.as_json import artifacts_json
from governance.registers.cards import artifacts_reply
from governance.registers.keeping import stale_artifacts
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """What was made, by title, and what may not be true any more."""
    today = office.clock().astimezone((await unit.property.get()).zone).date()
    kept = await unit.artifacts.all()
    stale = await stale_artifacts(unit, kept, today)
    return as_told(artifacts_json(kept, stale, today), artifacts_reply(kept, stale, today))


told = in_a_unit(read)
