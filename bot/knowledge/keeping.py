"""What is kept of a file once it has been read?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.knowledge.writing import Writing
from governance.knowledge.readers import chosen_for
from governance.office import Office

if TYPE_CHECKING:  # reading loads what it reads with
    from channels.knowledge.reading import Read


async def keep_read(office: Office, property_id: str, writing: Writing, read: Read) -> None:
    """The writing with what the reading found in it, as its newest version."""
    known = replace(writing, form=read.form, withheld=read.withheld, problem=read.problem)
    async with office.store.unit(property_id) as unit:
        await unit.writings.keep(await chosen_for(unit, known), read.passages)
