"""What becomes of a conversation that lies in a folder of the house, where nobody is there to be asked?"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from channels.files.chats import could_be_chat, read_chat
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.phrase import Phrase, say
from governance.office import Office
from governance.post.replies import reply
from governance.post.telling import tell
from governance.registers.chats import chat_letters, keep_chat
from store.unit import Unit

ASKED = frozenset(["chat.which_order", "chat.two_orders", "chat.whose"])


async def chat_kept(office: Office, property_id: str, key: str, path: Path, changed: datetime) -> bool:
    """A conversation onto the register of letters, each day once; False: the file holds none.

    What can be read in two ways is left alone, and the operator is told to send the file, where it is asked.
    """
    if not could_be_chat(path):
        return False
    await _kept(office, property_id, key, path, changed)
    return True


async def _kept(office: Office, property_id: str, key: str, path: Path, changed: datetime) -> None:
    now, name = office.clock(), key.partition(":")[2]
    said: Phrase | None
    try:
        chat = await read_chat(path)
        async with office.store.unit(property_id) as unit:
            letters = await chat_letters(unit, chat, (), now)
            new = len(await keep_chat(unit, letters, by="system", at=now))
            said = say("chat.folder_kept", name=name, who=letters[0].who, n=new) if new else None
            await _told(unit, said, key, changed, now)
    except Refusal as refusal:
        why = refusal.phrase
        said = say("chat.folder_unread", name=name, why=why)
        if why.key in ASKED:
            said = say("chat.folder_asked", name=name)
        async with office.store.unit(property_id) as unit:
            await _told(unit, said, key, changed, now)


async def _told(unit: Unit, said: Phrase | None, key: str, changed: datetime, now: datetime) -> None:
    """The operator, or the owners of a house without one; once for each version of the file."""
    if said is None:
        return
    members = await unit.people.members(Role.OPERATOR) or await unit.people.members(Role.OWNER)
    mark = sha256(f"{key}|{changed.isoformat()}".encode()).hexdigest()[:24]
    await tell(unit, list(members), reply(said), f"chat:{mark}", now)
