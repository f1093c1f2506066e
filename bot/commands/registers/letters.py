"""/lettres: who was told what, when, and who is to be asked again?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.command import Caller, Command
from domain.consent.rights import Right
from domain.errors import refuse
from domain.folding import folded_words
from domain.phrase import say
from domain.registers.letter import letter_in
from governance.office import Office
from governance.post.replies import Line, Reply, reply
from governance.registers.cards import letter_reply, letters_reply
from governance.registers.keeping import keep_letter, settle_letter

_SETTLED = re.compile(
    r"^\s*(\d{1,9})\s+(?:clos(?:e|ed)?|r[ée]gl[ée]e?|classer?|termin[ée]e?|settled|done)\s*$", re.IGNORECASE
)


async def letters(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Without words the register; « 12 réglé » settles one; with a colon a new one; other words search."""
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        today = now.astimezone((await unit.property.get()).zone).date()
        if (settled := _SETTLED.match(words)) is not None:
            one = await settle_letter(office, unit, caller.member, int(settled[1]))
            if one is None:
                raise refuse("letter.unknown", number=int(settled[1]))
            return await caller.heard(unit, now, letter_reply(one, today))
        if ":" in words:
            kept = await keep_letter(office, unit, caller.member, letter_in(words, today))
            head = reply(Line(say("letter.kept"), quiet=True))
            return await caller.heard(unit, now, Reply((*head.blocks, *letter_reply(kept, today).blocks)))
        wanted = folded_words(words)
        found = [
            one
            for one in await unit.letters.all()
            if wanted <= folded_words(f"{one.told.who} {one.told.words}")
        ]
    if wanted and not found:
        return [reply(say("letter.not_found", words=words.strip()))]
    return [letters_reply(found, today)]


COMMANDS = (
    Command("lettres", "letters", letters, Right.FILE, what=say("command.lettres"), want="know", rank=14),
    Command("lettre", "letter", letters, Right.FILE),
)
