"""Which mails does the house want, and what does each of them say?"""

from __future__ import annotations

import asyncio
import importlib
import pkgutil
import re
from dataclasses import replace
from email.message import EmailMessage
from functools import lru_cache

from channels.mail import notices
from channels.mail.agencies import gist
from channels.mail.decoding import (
    CARD,
    body_of,
    domain_of,
    header,
    headers_of,
    key_of,
    sender_of,
    sent_at,
)
from channels.mail.letter_head import head_of, returned_in
from channels.mail.newest import newest_words
from channels.mail.shape import Shape, Told, about_a_booking
from channels.mail.trust import Judge
from channels.mailbox import Header, KeptMail
from domain.bookings.notice import Gist, Notice, Trust, Unread
from domain.bookings.payment_cards import without_card_numbers
from domain.folding import fold_in_place
from domain.guests.incoming import Silence

# Where a mail program puts the sender of what it passes on.
_PASSED_ON = re.compile(
    r"^\W*(?:from|de|von|da|gonderen|kimden|expediteur)\s*:.*?@([a-z0-9.-]+)", re.MULTILINE
)


@lru_cache(maxsize=1)
def shapes() -> tuple[Shape, ...]:
    """Every sender's shape: one file each in `notices`, found by its presence."""
    found = sorted(module.name for module in pkgutil.iter_modules(notices.__path__))
    return tuple(importlib.import_module(f"{notices.__name__}.{name}").SHAPE for name in found)


class Reader:
    """The port: it decodes, judges the sender, and asks the shape whose mail it is."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge

    def wanted(self, header_: Header) -> str | None:
        """A key for mails of a known sender, and for others whose subject speaks of a booking."""
        message = headers_of(header_.block)
        if _is_answer(message):
            return None
        known = sender_shape(domain_of(sender_of(message))) is not None
        if not (known or about_a_booking(header(message, "Subject"))):
            return None
        return key_of(message, header_.block)

    async def open(self, header_: Header, raw: bytes) -> KeptMail:
        """Decoded and without card numbers; judged before anything is taken out of it."""
        message = headers_of(header_.block)
        sender = sender_of(message)
        shape = sender_shape(domain_of(sender))
        trust, signed_by = await self._judge.verdict(shape, domain_of(sender), message, raw)
        body = await asyncio.to_thread(body_of, raw)
        if shape is None and any(passed_on(text) for text in body.texts):
            trust = Trust.FORWARDED
        head = head_of(message)
        if head.silence == Silence.BOUNCE:
            head = replace(head, returned=returned_in(raw))
        return KeptMail(
            message_id=header(message, "Message-ID"),
            sender=sender,
            subject=without_card_numbers(header(message, "Subject"), CARD),
            sent_at=sent_at(message, header_.arrived_at),
            arrived_at=header_.arrived_at,
            trust=trust,
            signed_by=signed_by,
            texts=body.texts,
            attachments=body.attachments,
            shortened=len(raw) < header_.size,
            head=head,
        )

    def read(self, mail: KeptMail) -> Notice | Unread:
        """The notice of the first text that yields one: the plain text, else that of the HTML."""
        shape = sender_shape(domain_of(mail.sender)) or _quoted_shape(mail)
        if shape is None:
            return Unread.NO_SHAPE
        best: Notice | Unread = Unread.DAMAGED
        for text in mail.texts or ("",):
            found = shape.read(Told(mail, tuple(text.splitlines())))
            if isinstance(found, Notice) and found.says_enough:
                return found
            if not isinstance(best, Notice) and (found is not Unread.NOT_A_BOOKING or best is Unread.DAMAGED):
                best = found
        return Unread.DAMAGED if best is Unread.NOT_A_BOOKING and not mail.texts else best

    def gist(self, mail: KeptMail) -> Gist:
        """What stands in the words that were written now."""
        return gist(mail.subject, [newest_words(text) for text in mail.texts], mail.sent_at.date())


def sender_shape(domain: str) -> Shape | None:
    """Whose mails come from that domain."""
    return next((shape for shape in shapes() if domain and shape.is_sender(domain)), None)


def passed_on(text: str) -> Shape | None:
    """Whose mail is quoted in this text, with its sender's address, as mail programs do when they forward."""
    for found in _PASSED_ON.finditer(fold_in_place(text)):
        shape = sender_shape(found[1].rstrip("."))
        if shape is not None:
            return shape
    return None


def _quoted_shape(mail: KeptMail) -> Shape | None:
    return next((shape for text in mail.texts if (shape := passed_on(text)) is not None), None)


def _is_answer(message: EmailMessage) -> bool:
    """Automatic replies and delivery reports (RFC 3834, RFC 3464): no booking is announced by one."""
    automatic = header(message, "Auto-Submitted").lower().startswith(("auto-replied", "auto-notified"))
    replied = header(message, "Precedence").lower() == "auto_reply" or message.get("X-Autoreply") is not None
    report = header(message, "Content-Type").lower().startswith("multipart/report")
    return automatic or replied or report
