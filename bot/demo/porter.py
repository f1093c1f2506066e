"""How is a file sent to the bot in the demonstration, and what stands for the taps under it?"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot.command import Caller
from bot.commands.house.document_taps import on_document
from bot.commands.house.documents import Sent, received
from bot.demo.courier import where_room_is_left
from bot.words.phrases import Words
from channels.simulated.sample.booking_list import booking_list
from channels.simulated.sample.material import material
from domain.phrase import say
from governance.office import Office, snapshot
from governance.post.replies import Button, Reply, reply

WORDS = ("/fichier", "/file")
SAMPLE = "liste du panneau.csv"
MATERIAL_WORDS, MATERIAL = ("dossier", "material"), "dossier exemple.zip"
MOST = 20_000_000
_MARKS = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'"})


class Porter:
    """Said's phone with a file in it; what he types is the label of a button, or its first words."""

    def __init__(self, office: Office, caller: Caller) -> None:
        self._office, self._caller = office, caller
        self._buttons: Sequence[Button] = ()

    async def heard(self, line: str) -> Sequence[Reply] | None:
        """« /fichier », « /fichier liste.csv », « importer »: the answers; None for any other line."""
        command, _, path = line.strip().partition(" ")
        if command.lower() in WORDS:
            return self._shown(await self._sent(path.strip()))
        button = self._meant(line)
        if button is None:
            return None
        _, token, verb = button.data.split(":")
        tapped = await on_document(self._office, self._caller, token, verb)
        if tapped.face is None:
            return [reply(tapped.alert)] if tapped.alert else []
        return self._shown([tapped.face])

    async def _sent(self, path: str) -> Sequence[Reply]:
        """A file of his own; or an invented list with two bookings and a line that nobody can read, or an invented
        folder of the house itself."""
        if not path:
            return await received(self._office, self._caller, Sent(SAMPLE), await self._sample())
        if path.casefold() in MATERIAL_WORDS:
            async with self._office.store.reading(self._caller.property_id) as unit:
                content = material(await unit.property.get())
            return await received(self._office, self._caller, Sent(MATERIAL), content)
        file = Path(path).expanduser()
        try:
            if file.stat().st_size > MOST:
                return [reply(say("demo.file_too_large", path=path))]
            content = await asyncio.to_thread(file.read_bytes)
        except OSError:
            return [reply(say("demo.no_file", path=path))]
        return await received(self._office, self._caller, Sent(file.name), content)

    async def _sample(self) -> bytes:
        async with self._office.store.reading(self._caller.property_id) as unit:
            house = await snapshot(self._office, unit)
        room_type, ahead = where_room_is_left(house)
        first = int(self._office.clock().timestamp()) % 1_000_000_000
        return booking_list(first, room_type, house.today + ahead, house.today, house.hotel.currency)

    def _shown(self, answers: Sequence[Reply]) -> Sequence[Reply]:
        found = [button for one in answers for line in one.buttons for button in line]
        self._buttons = found or self._buttons
        return answers

    def _meant(self, line: str) -> Button | None:
        said = " ".join(line.translate(_MARKS).casefold().split())
        words = Words(self._caller.language)
        labels = [(words.plain(one.label).translate(_MARKS).casefold(), one) for one in self._buttons]
        exact = [one for label, one in labels if label == said]
        begun = [one for label, one in labels if len(said) > 4 and label.startswith(f"{said} ")]
        return next(iter((*exact, *begun)), None)
