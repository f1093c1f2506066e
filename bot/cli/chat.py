"""How does an exported chat come onto the register of letters?"""

from __future__ import annotations

import argparse
import asyncio

from bot.cli.chosen import chosen
from bot.cli.speech import tell
from bot.compose import composed
from bot.settings import Settings
from channels.files.chats import chat_in
from domain.phrase import say
from domain.registers.chat import letters_in
from governance.registers.keeping import keep_chat

WHO = "terminal"


async def chat(settings: Settings, arguments: argparse.Namespace) -> int:
    """Put what each side said in a day onto the register, once. 2: it cannot be read, or can in two ways."""
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        read = await asyncio.to_thread(chat_in, arguments.path.expanduser(), arguments.dates)
        now = office.clock()
        async with office.store.unit(property_id) as unit:
            today = now.astimezone((await unit.property.get()).zone).date()
            ours = [*(await unit.people.names()).values(), *arguments.us]
            letters = letters_in(read, ours, today)
            new = await keep_chat(unit, letters, by=WHO, at=now)
    known = len(letters) - new
    tell(settings, say("chat.kept", n=new, who=letters[0].who, known=known, notes=read.notes))
    return 0
