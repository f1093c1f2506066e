"""What of the registers does the morning bring up: whom to ask again, and what may not be true any more?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.phrase import Phrase, say
from governance.registers.keeping import letters_due, stale_artifacts
from store.unit import Unit

MOST = 4


async def due_today(unit: Unit, today: date) -> Sequence[Phrase]:
    """At most two lines; none where nothing is due."""
    told = []
    letters = dict.fromkeys(one.told.who for one in await letters_due(unit, today))
    if letters:
        told.append(say("brief.letters_due", names=tuple(letters)[:MOST]))
    artifacts = await unit.artifacts.all()
    stale = await stale_artifacts(unit, artifacts, today)
    titles = [one.artifact.title for one in stale.values() if one.newer]
    if titles:
        told.append(say("brief.artifacts_stale", names=tuple(titles)[:MOST]))
    return told
