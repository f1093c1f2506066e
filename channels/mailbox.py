"""What may the house ask of a mailbox and of whoever reads its mails, and which answers can it get?"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.bookings.notice import Gist, Notice, Trust, Unread
from domain.guests.incoming import Incoming

MOST_HEADERS = 200


@dataclass(frozen=True, slots=True)
class Place:
    """The folder as it stands (RFC 3501 §2.3.1.1): uids count within one `validity` and only grow.

    A changed validity means that every uid known before is void. `next_uid` is the least that a coming mail can
    have.
    """

    folder: str
    validity: int
    next_uid: int


@dataclass(frozen=True, slots=True)
class Header:
    """What is asked of a mail before anybody fetches it. `block` are its header lines, `size` is in bytes."""

    uid: int
    size: int
    arrived_at: datetime
    block: bytes


class MailFailure(enum.StrEnum):
    """Why a mailbox could not be read."""

    DOWN = "down"
    REFUSED = "refused"
    NOT_UNDERSTOOD = "not_understood"


class MailboxUnreachable(Exception):
    """The mailbox did not answer, or not as a mailbox should. The words are safe to log."""

    def __init__(self, words: str, why: MailFailure = MailFailure.DOWN) -> None:
        super().__init__(words)
        self.why = why


class Mailbox(Protocol):
    """One folder, read only: nothing here marks, moves, deletes or sends. Every call raises MailboxUnreachable."""

    async def open(self) -> Place:
        """Connect if need be, and say where the folder stands now."""

    async def arrived_since(self, day: date) -> Sequence[int]:
        """The uids of mails that arrived on or after that day of the server's, ascending."""

    async def after(self, uid: int) -> Sequence[int]:
        """The uids above that one, ascending."""

    async def headers(self, uids: Sequence[int]) -> Sequence[Header]:
        """Of at most MOST_HEADERS mails, by uid; those deleted meanwhile are missing. ValueError for more."""

    async def fetch(self, uid: int, most: int) -> bytes | None:
        """The first `most` bytes of one mail, which stays unread for whoever reads it; None: it is gone."""

    async def wait(self, seconds: float) -> bool:
        """Until something arrives (True) or the time is over (False), by IDLE where the server can."""

    async def close(self) -> None:
        """Hang up; the next `open` connects anew. Never raises."""


@dataclass(frozen=True, slots=True)
class LetterHead:
    """What an answer to a mail needs. `references` are the mails that it follows, by their Message-ID.

    `silence` says why no machine answers it, in the words of `domain.guests.incoming.Silence`; `returned` is the id
    of our own mail that it brings back undelivered.
    """

    name: str
    reply_to: str
    references: tuple[str, ...] = ()
    silence: str | None = None
    returned: str = ""


@dataclass(frozen=True, slots=True)
class KeptMail:
    """A mail as the house keeps it: decoded, whole as far as it is text, without any payment card's number.

    `texts` are its plain text and the text of its HTML, where it has them. `attachments` are names with sizes:
    files themselves are not kept. `shortened`: it was too large to be fetched to its end.
    """

    message_id: str
    sender: str
    subject: str
    sent_at: datetime
    arrived_at: datetime
    trust: Trust
    signed_by: str | None
    texts: tuple[str, ...]
    attachments: tuple[str, ...] = ()
    shortened: bool = False
    head: LetterHead | None = None


class MailReader(Protocol):
    """Who knows the shapes of the channels' mails."""

    def wanted(self, header: Header) -> str | None:
        """The key of a mail that may be about a booking, the same however often it comes; None for the others."""

    async def open(self, header: Header, raw: bytes) -> KeptMail:
        """Decode a mail and judge its sender. Never raises for what is in the mail."""

    def read(self, mail: KeptMail) -> Notice | Unread:
        """What it says; pure."""

    def gist(self, mail: KeptMail) -> Gist:
        """What can be told of a booking in a mail that `read` has no shape for; pure."""


class LetterReader(Protocol):
    """Who knows a guest's mail from all the others."""

    def wanted(self, header: Header) -> str | None:
        """The key of a mail that a guest may have written; None for the others."""

    def read(self, mail: KeptMail) -> Incoming | None:
        """The guest's message in it; None where it is none. Pure."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that a mail brings; the name leads to no other folder."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Papers:
    """What one mail brings, and from whom it says to be: no sender is proven here.

    `others` are those it went to besides the house, `ours` that it says to come from the house's own address.
    """

    key: str
    sender: str
    subject: str
    files: Sequence[Paper]
    others: Sequence[str] = ()
    ours: bool = False


class PaperReader(Protocol):
    """Who knows the mails that bring documents for the house."""

    def wanted(self, header: Header) -> bool:
        """Whether it was sent to the house's address for documents."""

    async def open(self, header: Header, raw: bytes) -> Papers:
        """Its files. Never raises for what is in the mail."""
