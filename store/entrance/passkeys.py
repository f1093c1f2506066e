"""Which keys for the page do the people of this property keep on their devices?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from domain.entrance.passkey import Made, Passkey
from store.models.entrance import PasskeyRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Passkeys:
    """Public halves only: nobody comes in by what is stored here."""

    scope: Scope

    async def keep(self, person_id: int, made: Made, device: str, at: datetime) -> bool:
        """A new key of this person; False when it is known already."""
        row = {
            "person_id": person_id,
            "credential": made.credential,
            "public_key": made.public,
            "uses": made.uses,
            "device": device,
            "made_at": at,
            "used_at": None,
        }
        return await self.scope.add_new(PasskeyRow, [row], ["credential"]) == 1

    async def of(self, person_id: int) -> Sequence[Passkey]:
        """The keys of a person, the newest first."""
        wanted = select(PasskeyRow).where(PasskeyRow.person_id == person_id)
        return [passkey_of(row) for row in await self.scope.all(wanted.order_by(PasskeyRow.id.desc()))]

    async def used(self, key: Passkey, uses: int, at: datetime) -> bool:
        """It answered, and its device counts so many uses; False when another answer came in between."""
        mine = update(PasskeyRow).where(PasskeyRow.id == key.id, PasskeyRow.uses == key.uses)
        return bool(await self.scope.changed(mine.values(uses=uses, used_at=at)))

    async def remove(self, key_id: int, person_id: int) -> bool:
        """Forget one key of this person; False when there is none."""
        mine = delete(PasskeyRow).where(PasskeyRow.id == key_id, PasskeyRow.person_id == person_id)
        return bool(await self.scope.changed(mine))

    async def remove_all(self, person_id: int) -> int:
        """Forget every key of a person; how many there were."""
        return await self.scope.changed(delete(PasskeyRow).where(PasskeyRow.person_id == person_id))


def passkey_of(row: PasskeyRow) -> Passkey:
    """The key that a row tells of."""
    return Passkey(
        row.id,
        row.property_id,
        row.person_id,
        row.credential,
        row.public_key,
        row.uses,
        row.device,
        row.made_at,
        row.used_at,
    )
