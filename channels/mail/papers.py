"""Which mails bring documents for the house, and which files are in them?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from email.utils import getaddresses

from channels.files.confined import Bounds, confined
from channels.mail.decoding import BROKEN, MOST_PARTS, header, headers_of, key_of, sender_of
from channels.mailbox import Header, Paper, Papers
from domain.errors import Refusal
from domain.folding import fold
from domain.house.documents import safe_name

# reservations+documents@villa.example: nobody writes there by chance, and no guest is told of it.
TAGS = frozenset({"documents", "papiers", "papers"})
MOST_FILES = 20
_BOUNDS = Bounds(memory=800_000_000, processor=20, patience=60)


@dataclass(frozen=True, slots=True)
class MailedPapers:
    """The port: mails to the house's own address with a tag behind its name."""

    own: frozenset[str]

    def wanted(self, header_: Header) -> bool:
        """Whether it was sent to « name+documents@… » of the house."""
        message = headers_of(header_.block)
        return any(plain(one) in self.own and one != plain(one) for one in _addressed(message))

    async def open(self, header_: Header, raw: bytes) -> Papers:
        """Who sent what: the attached files, or the mail itself where none is. Nothing of a mail that breaks."""
        message = headers_of(header_.block)
        try:
            files = await confined(attached, raw, _BOUNDS)
        except Refusal:
            files = ()
        sender = sender_of(message)
        others = [one for one in _addressed(message, "To", "Cc") if plain(one) not in self.own]
        return Papers(
            key_of(message, header_.block),
            sender,
            header(message, "Subject"),
            files,
            tuple(dict.fromkeys(others)),
            plain(sender) in self.own,
        )


def _addressed(message: EmailMessage, *names: str) -> Sequence[str]:
    told = [header(message, one) for one in names or ("To", "Cc", "Delivered-To", "X-Original-To")]
    return [address.lower() for _, address in getaddresses(told) if "@" in address]


def plain(address: str) -> str:
    """An address without the tag that says where documents go; any other tag stays."""
    local, _, domain = address.partition("@")
    name, plus, tag = local.partition("+")
    return f"{name}@{domain}" if plus and fold(tag) in TAGS else address


def attached(raw: bytes) -> Sequence[Paper]:
    """The files of a mail by name and content; pictures in its text are none."""
    if raw.lower().count(b"multipart/") > MOST_PARTS:
        return ()
    try:
        message = BytesParser(policy=default).parsebytes(raw)
        found: list[Paper] = []
        for number, part in enumerate(message.walk()):
            if number >= MOST_PARTS or len(found) >= MOST_FILES:
                break
            name = part.get_filename()
            if name and part.get_content_disposition() == "attachment":
                found.append(Paper(safe_name(name), _content(part)))
        found = [one for one in found if one.content]
        subject = header(message, "Subject")
    except BROKEN:
        return ()
    return found or (Paper(safe_name(f"{subject or 'mail'}.eml"), raw),)


def _content(part: EmailMessage) -> bytes:
    """A file's bytes; of a mail that is attached, the mail."""
    if part.get_content_maintype() == "message":
        inner = part.get_payload(0) if part.is_multipart() else None
        return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
