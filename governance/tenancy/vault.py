"""How does a house's account with somebody else get in, out again for its wire alone, and under another key?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.errors import refuse
from domain.tenancy.accounts import Held, whole
from governance.office import Clock
from store.engine import Store
from store.tenancy.accounts import SealedAccount
from store.tenancy.sealing import NotOurs, Seal
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Vault:
    """The key that seals, and the ones before it, which only open."""

    seal: Seal | None
    before: tuple[Seal, ...] = ()

    async def keep(self, unit: Unit, held: Held, told: Mapping[str, str], by: str, clock: Clock) -> None:
        """Seal an account of this unit's house. Refusal: no key is set, or something of the account is missing."""
        seal, now = self._seal(), clock()
        sealed = seal.close(unit.property_id, held, whole(held, told))
        await unit.accounts_sealed.keep(SealedAccount(held.value, sealed, seal.name, by, now))
        await unit.journal.append(
            "account.kept", f"account:{held}", by, {"kind": held.value, "key": seal.name}, now
        )

    async def forget(self, unit: Unit, held: Held, by: str, clock: Clock) -> bool:
        """Delete an account; False when there was none."""
        gone = await unit.accounts_sealed.forget(held.value)
        if gone:
            await unit.journal.append(
                "account.forgotten", f"account:{held}", by, {"kind": held.value}, clock()
            )
        return gone

    async def of(self, store: Store, held: Held) -> dict[str, dict[str, str]]:
        """The accounts of this kind, by house. Refusal: one is there and no key at hand opens it."""
        async with store.hall_reading() as hall:
            houses = await hall.property_ids()
        found = {}
        for house in houses:
            async with store.reading(house) as unit:
                mine = [one for one in await unit.accounts_sealed.all() if one.kind == held]
            for one in mine:
                found[house] = self.open(house, one)
        return found

    def open(self, house: str, account: SealedAccount) -> dict[str, str]:
        """What stands in it. Refusal: no key at hand opens it."""
        for seal in (self.seal, *self.before):
            if seal is not None:
                try:
                    return seal.open(house, account.kind, account.sealed)
                except NotOurs:
                    continue
        raise refuse("account.shut", house=house, kind=account.kind)

    async def rotate(self, store: Store, by: str, clock: Clock) -> int:
        """Seal every account of every house anew under the present key, each house in one unit; how many.

        Refusal: no key is set, or one account opens with none: its house stays as it was.
        """
        seal, count = self._seal(), 0
        async with store.hall_reading() as hall:
            houses = await hall.property_ids()
        for house in houses:
            async with store.unit(house) as unit:
                old = [one for one in await unit.accounts_sealed.all() if one.key != seal.name]
                for one in old:
                    told = self.open(house, one)
                    fresh = seal.close(house, one.kind, told)
                    await unit.accounts_sealed.keep(
                        SealedAccount(one.kind, fresh, seal.name, one.set_by, one.at)
                    )
                if old:
                    body = {"accounts": len(old), "key": seal.name}
                    await unit.journal.append("account.rotated", f"property:{house}", by, body, clock())
                count += len(old)
        return count

    def _seal(self) -> Seal:
        if self.seal is None:
            raise refuse("account.no_key")
        return self.seal
