"""What does the page need from whoever serves it: words, cards, and the ways of typed words and taps?"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from markupsafe import Markup

from boardroom.kept import Kept
from domain.knowledge.findings import Findings
from domain.phrase import Phrase
from domain.property import Property
from governance.consent.taps import Menu
from governance.entrance.entering import Visitor
from governance.office import Office
from governance.post.replies import Reply


class Words(Protocol):
    """A language at one house."""

    @property
    def language(self) -> str: ...

    def text(self, phrase: Phrase) -> Markup:
        """As HTML of our own tags; every value in it is escaped."""

    def plain(self, phrase: Phrase) -> str:
        """Without any markup."""


@dataclass(frozen=True, slots=True)
class Tapped:
    """What a tap on anything but a proposal led to: the message as it looks now, and an alert where it did not
    count."""

    face: Reply | None = None
    alert: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was heard of a voice note, empty where nothing was, and what the house answers to it at once."""

    words: str
    replies: Sequence[Reply]


@dataclass(slots=True)
class Draft:
    """Words that the board answers now, stored under `key`. `reply`: what is finished and proven of the answer;
    `over`: it is written down, or there will be none."""

    words: str
    key: str
    reply: Reply | None = None
    over: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def shows(self, reply: Reply) -> None:
        """So much of it may be seen."""
        self.reply = reply
        self._told()

    def closes(self) -> None:
        """From now on the thread has it."""
        self.over = True
        self._told()

    def _told(self) -> None:
        awaited, self.changed = self.changed, asyncio.Event()
        awaited.set()


class Hands(Protocol):
    """The house's own ways of speaking and hearing, the same as on the phone."""

    def words(self, visitor: Visitor, hotel: Property) -> Words: ...

    def stranger(self, languages: str) -> Words:
        """The words for who is not in yet; `languages` is what his browser accepts."""

    def prose(self, text: str, language: str) -> Markup:
        """A text in Markdown as HTML of our own tags."""

    async def cards(self, visitor: Visitor, wanted: Sequence[tuple[int, Menu]]) -> Sequence[Reply]:
        """The cards of proposals as this visitor sees them, each with a menu opened, over one look at the house."""

    async def tapped(self, visitor: Visitor, data: str) -> Tapped:
        """A tap on a message that shows no proposal; `data` is its button's."""

    async def command(self, visitor: Visitor, name: str) -> Sequence[Reply]:
        """What a command answers to its bare name; nothing where there is none, or he may not give it."""

    async def heard(self, visitor: Visitor, words: str) -> Sequence[Reply] | None:
        """What the house answers at once to typed words; None where the board is asked, which answers by the
        thread."""

    def drafts(self, visitor: Visitor) -> Sequence[Draft]:
        """What the board answers this visitor now, and what waits behind it."""

    async def ask_again(self, visitor: Visitor, key: str) -> bool:
        """Have a question answered that the end of a process interrupted; False where nobody answers."""

    def stop(self, visitor: Visitor) -> bool:
        """End the answer that is being written for him; False when there is none."""

    async def searched(self, visitor: Visitor, words: str) -> Findings:
        """What the writings that he may read say of these words, everything new read first."""

    @property
    def listens(self) -> bool:
        """Whether spoken words can be written down."""

    @property
    def speaks(self) -> bool:
        """Whether a text can be said aloud."""

    async def spoken(self, visitor: Visitor, note: bytes) -> Spoken:
        """A voice note of this visitor's own: written down, shown, then heard like typed words where it is sure."""

    async def brief_aloud(self, visitor: Visitor) -> Path | None:
        """The brief as sound in a file; None where nobody can say it."""

    def ring(self) -> None:
        """Something was written: whoever carries and sends looks at once."""


@dataclass(frozen=True, slots=True)
class Lobby:
    """The office with the hands it is served by. `secure`: it is reached over https, so cookies stay on it.

    `token` is the bot's, to check what Telegram signs; None where there is no bot.
    """

    office: Office
    hands: Hands
    secure: bool = True
    token: str | None = None
    kept: Kept = field(default_factory=Kept)
