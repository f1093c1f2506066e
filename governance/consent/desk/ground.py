"""What had the engine said of the nights of a proposal when it was filed?"""

from __future__ import annotations

from datetime import date

from domain.consent.proposal import Proposal
from governance.consent.kinds.register import kind_of
from store.unit import Unit


async def keep_ground(unit: Unit, proposal: Proposal, today: date, before: Proposal | None = None) -> None:
    """Keep today's advice on the leading night of each line or type beside the row, for « Pourquoi ? ».

    The advice itself is replaced every day. Where nothing was studied today, what was kept with the row `before`
    under the same number is kept on.
    """
    studied = kind_of(proposal.action).studied
    if studied is None:
        return
    if await unit.studies.made_on() == today:
        newest = {(one.room_type, one.night): one for one in await unit.studies.newest()}
        told = tuple(newest[key] for key in studied(proposal.action, newest) if key in newest)
    else:
        told = await unit.studies.kept(before.id) if before is not None else ()
    await unit.studies.keep(proposal.id, told)
