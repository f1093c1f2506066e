"""How far is the package that the sales channels ask for? /dossier shows it, for one channel where it is named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.command import Caller, Command
from domain.consent.rights import Right
from domain.folding import fold as bare
from domain.package.lint import lint
from domain.phrase import say
from governance.office import Office
from governance.opening.readiness import readiness_told
from governance.package.around import around_of, neighbours_of
from governance.package.as_json import package_reply
from governance.package.faults import faults_reply
from governance.package.filled import background_of, package_of
from governance.post.replies import Block, Line, Reply
from store.unit import Unit

LINT = frozenset({"controle", "controles", "erreurs", "lint", "check"})


async def package(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Part by part, contradictions side by side, who can say what is missing; « contrôle » what channels refuse."""
    neighbours = await neighbours_of(office.store, caller.property_id)
    async with office.store.reading(caller.property_id) as unit:
        if words.strip() and bare(words.strip()) not in LINT:
            return [(await readiness_told(unit, words))[1]]
        found, around = await package_of(unit), await around_of(unit, await _today(office, unit), neighbours)
        known, faults = await background_of(unit), lint(found, around)
    if words.strip():
        return [faults_reply(found.house, faults, known)]
    shown = package_reply(found, known)
    note = Line(say("lint.note", n=len(faults)), quiet=True)
    return [Reply((*shown.blocks, Block((note,))) if faults else shown.blocks)]


async def _today(office: Office, unit: Unit) -> date:
    return office.clock().astimezone((await unit.property.get()).zone).date()


COMMANDS = (
    Command("dossier", "package", package, Right.READ, what=say("command.dossier"), want="know", rank=45),
)
