"""Which price changes has somebody tried, and which of them did he then ask for?"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from domain.consent.actions import ChangeRate, from_json, to_json
from store.models.what_ifs import WhatIfRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class WhatIfs:
    """Simulations that can still become a proposal, each at most once."""

    scope: Scope

    async def keep(self, action: ChangeRate, *, person_id: int, at: datetime) -> str:
        """Keep what was tried; the token that its button carries."""
        token = secrets.token_urlsafe(12)
        row = {"token": token, "person_id": person_id, "action": to_json(action), "tried_at": at}
        await self.scope.add(WhatIfRow, **row, filed=False)
        return token

    async def tried(self, token: str, since: datetime) -> ChangeRate | None:
        """What was tried under the token after `since` and is not asked for yet; None for anything else."""
        stored = await self.scope.first(
            select(WhatIfRow.action).where(
                WhatIfRow.token == token, WhatIfRow.tried_at >= since, WhatIfRow.filed.is_(False)
            )
        )
        action = None if stored is None else from_json(stored)
        return action if isinstance(action, ChangeRate) else None

    async def ask(self, token: str) -> bool:
        """It is asked for now; False when somebody was quicker."""
        wanted = update(WhatIfRow).where(WhatIfRow.token == token, WhatIfRow.filed.is_(False))
        return bool(await self.scope.changed(wanted.values(filed=True)))
