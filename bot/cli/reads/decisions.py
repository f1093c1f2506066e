"""What does `lhcm decisions` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, in_a_unit
from bot.commands.consent.past import decisions_json, found
from bot.words.phrases import Words
from governance.office import Office
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """The decision log and the verdicts, searched."""
    logged, decided = await found(office, unit, words)

    def shown(_: Words) -> str:
        kept = [f"{one.code}  {one.question}  {one.decision}" for one in logged]
        return "\n".join(kept + [f"#{p.number}  {p.action.kind}  {p.state}" for p in decided])

    return decisions_json(logged, decided), shown


told = in_a_unit(read)
