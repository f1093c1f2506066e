"""Has the database gone back in time since this machine saw it last?"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.clock.each import Each
from bot.clock.rounds import AT_THE_LATEST, Rounds
from governance.consent.desk.restoring import holds, is_under_way, take_nothing_for_granted
from governance.office import Office
from store.models.proposals import JournalRow

log = logging.getLogger(__name__)

MANY = 200
Heads = Mapping[str, tuple[int, str]]


async def _written_elsewhere(office: Office, property_id: str) -> None:
    """Many houses' heads go into one file: see `Anchor.follow`."""


# No tick of its own kind: whoever keeps the file takes many houses at once.
ANCHORED = Each("anchor", 20, _written_elsewhere, upon=frozenset({JournalRow}))


@dataclass(frozen=True, slots=True)
class Anchor:
    """The journals' last known heads, in a file beside the database and in none of its backups.

    `missing_is_new`: without the file, a database that has changes under way counts as restored on a new machine.
    It does for SQLite, which belongs to one machine; PostgreSQL may simply have a second one.
    """

    file: Path
    missing_is_new: bool

    async def check(self, office: Office) -> None:
        """At start, before anything is carried out: a restored house asks anew for what was under way."""
        known = self._read()
        async with office.store.hall() as hall:
            properties = await hall.property_ids()
        for property_id in properties:
            async with office.store.unit(property_id) as unit:
                if property_id in known:
                    restored = not await holds(unit, *known[property_id])
                else:
                    restored = self.missing_is_new and await is_under_way(unit)
                if restored:
                    log.warning(
                        "%s: the database is older than this house; nothing is sent again", property_id
                    )
                    await take_nothing_for_granted(office, unit)
        await self.drop(office)

    async def drop(self, office: Office) -> None:
        """Write down where the journals stand now."""
        heads: dict[str, tuple[int, str]] = {}
        async with office.store.hall() as hall:
            properties = await hall.property_ids()
        for property_id in properties:
            async with office.store.reading(property_id) as unit:
                heads[property_id] = await unit.journal.head()
        self._write(heads)

    async def follow(self, office: Office, rounds: Rounds) -> None:
        """The same for the houses whose journals were written to since; no other one is asked."""
        while taken := await rounds.take(ANCHORED, MANY):
            heads = dict(self._read())
            for one in taken:
                async with office.store.reading(one.property_id) as unit:
                    heads[one.property_id] = await unit.journal.head()
            self._write(heads)
            async with office.store.hall() as hall:
                await hall.due_rest(ANCHORED.name, taken, office.clock() + AT_THE_LATEST)

    def _write(self, heads: Heads) -> None:
        if heads != self._read():
            unfinished = self.file.with_suffix(".part")
            unfinished.write_text(json.dumps(heads), encoding="utf-8")
            os.replace(unfinished, self.file)

    def _read(self) -> Heads:
        """What was written last; nothing when the file is not there or was cut off."""
        try:
            written = json.loads(self.file.read_text(encoding="utf-8"))
            return {str(name): (int(seq), str(head)) for name, (seq, head) in written.items()}
        except FileNotFoundError:
            return {}
        except (ValueError, TypeError, AttributeError):
            log.warning("%s cannot be read and is written anew", self.file)
            return {}
