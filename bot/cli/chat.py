"""How does an exported chat come onto the register of letters?"""

from __future__ import annotations

import argparse

from bot.cli.chosen import chosen
from bot.cli.speech import tell
from bot.compose import composed
from bot.settings import Settings
from channels.files.chats import read_chat
from domain.phrase import say
from governance.registers.chats import chat_letters, keep_chat

WHO = "terminal"


async def chat(settings: Settings, arguments: argparse.Namespace) -> int:
    """Put what each side said in a day onto the register, once. 2: it cannot be read, or can in two ways."""
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        read = await read_chat(arguments.path.expanduser(), arguments.dates)
        now = office.clock()
        async with office.store.unit(property_id) as unit:
            letters = await chat_letters(unit, read, arguments.us, now)
            new = len(await keep_chat(unit, letters, by=WHO, at=now))
    known = len(letters) - new
    tell(settings, say("chat.kept", n=new, who=letters[0].who, known=known, notes=read.notes))
    return 0
