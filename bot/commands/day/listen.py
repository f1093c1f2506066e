"""How is the brief heard instead of read?"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from bot.command import Caller, Command
from bot.words.catalogue import Language
from bot.words.phrases import Words
from channels.speaking import Unspoken
from domain.conversation.aloud import aloud
from domain.errors import refuse
from domain.phrase import say
from governance.day.morning import written
from governance.office import Office, snapshot
from governance.post.replies import Attached, Block, Line, Reply


async def listen(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The brief of this moment as a voice message."""
    file = await brief_aloud(office, caller.property_id, caller.language)
    return [Reply((Block((Line(say("voice.brief")),)),), file=file)]


async def brief_aloud(office: Office, property_id: str, language: Language) -> Attached:
    """The brief as it is now, said once and kept until it says something else. Refusal: nobody can say it."""
    if office.voice is None:
        raise refuse("voice.no_voice")
    async with office.store.reading(property_id) as unit:
        house = await snapshot(office, unit)
        brief = (await written(office, unit, house, house.today)).reply
    text = aloud(told(brief, Words(language, zone=house.hotel.zone, today=house.today)), language)
    folder = sha256(f"brief:{property_id}:{language}:{office.voice.name}".encode()).hexdigest()
    file = Attached(folder, f"brief-{sha256(text.encode()).hexdigest()[:12]}.mp3")
    if not office.shelf.place(file.digest, file.name).is_file():
        try:
            said = await office.voice.speak(text, language)
        except Unspoken as error:
            raise refuse("voice.unspoken") from error
        office.shelf.discard(folder)  # what an earlier brief said
        office.shelf.keep(file.digest, file.name, said)
    return file


def told(brief: Reply, words: Words) -> str:
    """What of a message is said: what is read first, without columns of figures and small print."""
    first = [block for block in brief.blocks if not block.folded]
    lines = [line for block in first for line in block.lines if not line.mono and not line.quiet]
    return "\n".join(words.plain(line.phrase) for line in lines)


COMMANDS = (
    Command("ecouter", "listen", listen, what=say("command.ecouter"), want="know", rank=2, slow=True),
)
