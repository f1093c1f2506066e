"""What does a mail's header say of answering it?"""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.utils import parseaddr

from channels.mail.decoding import header, sender_of
from channels.mailbox import LetterHead
from domain.guests.incoming import Silence

OURS = "<lhcm."  # how the ids of mails begin that this house sent itself
_RETURNED = re.compile(rb"^\W*Message-ID:\s*(<lhcm\.[^<>\s]{1,300}>)", re.IGNORECASE | re.MULTILINE)
_ONLY_LATE = re.compile(rb"^Action:\s*(?:delayed|delivered|relayed|expanded)\b", re.IGNORECASE | re.MULTILINE)
_DAEMON = re.compile(r"^(?:mailer-daemon|postmaster)@")


def head_of(message: EmailMessage) -> LetterHead:
    """What answering it would need, and what the header says against answering."""
    name = parseaddr(header(message, "From"))[0]
    referred = f"{header(message, 'In-Reply-To')} {header(message, 'References')}"
    ids = tuple(dict.fromkeys(re.findall(r"<[^<>\s]{3,400}>", referred)))[-20:]
    silence = _machine(message)
    return LetterHead(name.strip()[:80], reply_to_of(message), ids, silence.value if silence else None)


def returned_in(raw: bytes) -> str:
    """The id of the mail of ours that a report of failure (RFC 3464) brings back; "" where it only runs late."""
    found = _RETURNED.search(raw)
    return "" if found is None or _ONLY_LATE.search(raw) else found[1].decode("ascii", "replace")


def reply_to_of(message: EmailMessage) -> str:
    given = parseaddr(header(message, "Reply-To"))[1].lower()
    return given if given.count("@") == 1 and len(given) <= 320 else ""


def _machine(message: EmailMessage) -> Silence | None:
    """RFC 3834 and RFC 3464, and what programs did before them."""
    kind = header(message, "Content-Type").lower()
    sender = sender_of(message)
    empty_path = message.get("Return-Path") is not None and header(message, "Return-Path") in {"<>", ""}
    if kind.startswith("multipart/report") or _DAEMON.match(sender) or empty_path:
        return Silence.BOUNCE
    auto = header(message, "Auto-Submitted").lower()
    if (auto and not auto.startswith("no")) or message.get("X-Autoreply") or message.get("X-Autorespond"):
        return Silence.AUTOMATIC
    if header(message, "Precedence").lower() in {"auto_reply", "junk"} or message.get("X-Loop"):
        return Silence.AUTOMATIC
    return None
