"""How does the covering letter become a message that a person opens, reads and sends himself?"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable
from email.message import EmailMessage
from email.policy import SMTP

MOST = 15_000_000  # bytes of attachments that mailboxes usually take


def as_message(subject: str, body: str, files: Iterable[tuple[str, bytes]]) -> bytes:
    """A draft (RFC 5322, `X-Unsent`) without sender or recipient: whoever sends it fills both in."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject
    message["X-Unsent"] = "1"
    message.set_content(body, cte="quoted-printable")
    for name, content in files:
        kind, _, part = (mimetypes.guess_type(name)[0] or "application/octet-stream").partition("/")
        message.add_attachment(content, maintype=kind, subtype=part, filename=name)
    return message.as_bytes()


def fitting(files: Iterable[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """The files that fit into one message, in their order."""
    kept: list[tuple[str, bytes]] = []
    room = MOST
    for name, content in files:
        if len(content) <= room:
            kept.append((name, content))
            room -= len(content)
    return kept
