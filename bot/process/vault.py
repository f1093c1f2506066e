"""With which keys does this process open the accounts of its houses?"""

from __future__ import annotations

from bot.process.secrecy import hide
from bot.settings import Settings
from domain.tenancy.accounts import PARTS, Held
from governance.tenancy.vault import Vault
from store.engine import Store
from store.tenancy.sealing import Seal


def vault_of(settings: Settings) -> Vault:
    """The key of the environment, and the one before it while accounts are sealed anew."""
    now, before = settings.lhcm_secret_key, settings.lhcm_secret_key_before
    return Vault(
        Seal(now.get_secret_value().encode()) if now else None,
        (Seal(before.get_secret_value().encode()),) if before else (),
    )


async def held(settings: Settings, store: Store, kind: Held) -> dict[str, dict[str, str]]:
    """The accounts of this kind by house; from here on no log line shows a secret of theirs. Refusal: see Vault."""
    found = await vault_of(settings).of(store, kind)
    secret = [part.name for part in PARTS[kind] if part.secret]
    hide(told[name] for told in found.values() for name in secret if name in told)
    return found


async def any_kept(store: Store, kind: Held) -> bool:
    """Whether any house keeps an account of this kind; nothing is opened."""
    async with store.hall_reading() as hall:
        houses = await hall.property_ids()
    for house in houses:
        async with store.reading(house) as unit:
            if any(one.kind == kind for one in await unit.accounts_sealed.all()):
                return True
    return False
