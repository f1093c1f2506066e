"""Has the database gone back in time since this machine saw it last?"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from governance.consent.desk.restoring import holds, is_under_way, take_nothing_for_granted
from governance.office import Office

log = logging.getLogger(__name__)

Heads = Mapping[str, tuple[int, str]]


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
