"""Where do the mail tests deliver, and what do they read with?"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Protocol

import dkim

from channels.mail.imap import ImapMailbox, MailAccount
from channels.mail.reader import Reader
from channels.mail.trust import Judge
from channels.mailbox import Mailbox
from channels.simulated.mailbox import SimulatedMailbox
from tests.rooms.mail.dovecot import PASSWORD, Dovecot

SELECTOR = b"lhcm"


class Stage(Protocol):
    """A mailbox and its postman."""

    @property
    def box(self) -> Mailbox: ...

    def deliver(self, raw: bytes, at: datetime | None = None) -> None: ...

    async def renumber(self) -> None: ...


@dataclass(slots=True)
class InProcess:
    """The simulated mailbox."""

    box: SimulatedMailbox

    def deliver(self, raw: bytes, at: datetime | None = None) -> None:
        self.box.deliver(raw, at)

    async def renumber(self) -> None:
        self.box.renumber()


@dataclass(slots=True)
class OverImap:
    """A user of a real Dovecot."""

    server: Dovecot
    user: str
    box: ImapMailbox

    def deliver(self, raw: bytes, at: datetime | None = None) -> None:
        self.server.deliver(raw, at.timestamp() if at else None, self.user)

    async def renumber(self) -> None:
        await self.box.close()
        time.sleep(1.1)  # noqa: ASYNC251 - Dovecot's validity is a number of seconds
        self.server.renumber(self.user)


def over_imap(server: Dovecot, user: str) -> OverImap:
    """A mailbox of its own for one test."""
    return OverImap(server, user, ImapMailbox(MailAccount("127.0.0.1", user, PASSWORD, server.port, "off")))


@lru_cache(maxsize=1)
def keys() -> tuple[bytes, bytes]:
    """A private key of this run, and its public half as a domain's TXT record."""
    import base64
    import subprocess

    made = subprocess.run(
        ["openssl", "genrsa", "-traditional", "2048"], capture_output=True, check=True
    ).stdout
    public = subprocess.run(
        ["openssl", "rsa", "-pubout", "-outform", "DER"], input=made, capture_output=True, check=True
    ).stdout
    return made, b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)


def signed(raw: bytes, domain: str = "hotelrunner.com", **facts: object) -> bytes:
    """The mail as that domain's server signs it."""
    raw = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return bytes(dkim.sign(raw, SELECTOR, domain.encode(), keys()[0], **facts)) + raw


def names(answer: Callable[[str], bytes | None] | None = None) -> Callable[[str], bytes | None]:
    """A name server that knows our key under every domain, unless told otherwise."""
    return answer or (lambda name: keys()[1] if name.startswith(SELECTOR.decode()) else None)


def reader(**facts: object) -> Reader:
    """The real reader over a name server without a network."""
    return Reader(Judge(**{"ask_key": names(), **facts}))  # type: ignore[arg-type]
