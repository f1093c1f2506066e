"""Which mails does a guest write, and what does such a mail say?"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from email.message import EmailMessage
from hashlib import sha256

from channels.mail.agencies import announces, reads_nothing
from channels.mail.decoding import domain_of, header, headers_of, key_of, sender_of
from channels.mail.letter_head import OURS, reply_to_of
from channels.mail.newest import newest_words, said
from channels.mail.reader import passed_on, sender_shape
from channels.mailbox import Header, KeptMail, LetterHead
from domain.bookings.notice import Trust
from domain.folding import fold
from domain.guests.incoming import Incoming, Silence
from domain.guests.known import document
from domain.guests.thread import Door

# Where channels let their guests write from, whose channel it is, and whether an answer by mail reaches the guest.
_ALIASES = (
    ("guest.booking.com", "bookingcom", True),
    ("m.expediapartnercentral.com", "expedia", True),
    ("agoda-messaging.com", "agoda", False),  # answered in the channel's own panel
    ("reply.airbnb.com", "airbnb", True),
)
PANEL = "noreply@hotelrunner.com"
_NUMBER = re.compile(r"^(?:booking-)?(\d{6,})(?=[-@.])")


@dataclass(frozen=True, slots=True)
class Letters:
    """The port: it knows a guest's mail from a notice and a newsletter. `own` are the house's addresses."""

    own: frozenset[str] = field(default_factory=frozenset)

    def wanted(self, header_: Header) -> str | None:
        """The key of a mail that a guest may have written, or that answers one of ours; None for the others."""
        message = headers_of(header_.block)
        sender = sender_of(message)
        if not sender or _is_bulk(message):
            return None
        if is_panel_message(sender, header(message, "Subject")):
            return key_of(message, header_.block)
        known = sender_shape(domain_of(sender)) is not None or reads_nothing(sender)
        if known and alias_of(sender, reply_to_of(message)) is None:
            return None
        return key_of(message, header_.block)

    def read(self, mail: KeptMail) -> Incoming | None:
        """The message in a mail; None where it is any agency's notice, or passes one on."""
        head = mail.head
        if head is None or not mail.sender:
            return None
        if is_panel_message(mail.sender, mail.subject):
            return _in_panel(mail)
        alias = alias_of(mail.sender, head.reply_to)
        if alias is None and (sender_shape(domain_of(mail.sender)) or any(map(passed_on, mail.texts))):
            return None
        written = [newest_words(text) for text in mail.texts]
        begins = alias is None and not head.references and mail.sender not in self.own
        if begins and announces(mail.sender, mail.subject, written, mail.sent_at.date()):
            return None
        channel, answerable, address = alias or ("direct", True, head.reply_to or mail.sender)
        if channel == "airbnb" and not fold(mail.subject).startswith(tuple(document("mails")["airbnb"])):
            return None
        number = _NUMBER.match(address) or _NUMBER.match(mail.sender)
        return Incoming(
            door=Door.EMAIL if answerable else Door.PASTED,
            key=sha256(
                f"mail:{mail.message_id or (mail.sent_at, mail.sender, mail.subject)}".encode()
            ).hexdigest(),
            address=address,
            text=said(written),
            at=mail.sent_at,
            name=head.name or None,
            subject=mail.subject,
            external=mail.message_id or None,
            references=head.references,
            channel=channel,
            stay=number[1] if number else None,
            attachments=mail.attachments,
            silence=self._silence(mail, head),
            returned=head.returned or None,
            authentic=mail.trust is Trust.AUTHENTIC or alias is None,
        )

    def _silence(self, mail: KeptMail, head: LetterHead) -> Silence | None:
        if head.silence is not None:
            return Silence(head.silence)
        if mail.sender in self.own or mail.message_id.startswith(OURS):
            return Silence.OWN  # also by a list or a forwarding that put its own sender above it
        if _away().match(fold(mail.subject)):
            return Silence.AUTOMATIC
        return Silence.NO_REPLY if reads_nothing(head.reply_to or mail.sender) else None


def is_panel_message(sender: str, subject: str) -> bool:
    """Whether HotelRunner tells of a message that stands in its panel alone."""
    return sender == PANEL and fold(subject).strip().startswith("you have a message")


def _in_panel(mail: KeptMail) -> Incoming | None:
    """Who wrote, through which channel, in which conversation of the panel: the words themselves are not in it."""
    text = mail.texts[0] if mail.texts else ""
    name = re.search(r"^\s*(.{1,60}?) sent you a direct message", text, re.MULTILINE)
    channel = re.search(r"Channel:\s*([A-Za-z0-9. ]{2,30})", text)
    number = re.search(r"conversation_id=(\d{1,12})", text)
    if name is None or mail.trust is not Trust.AUTHENTIC:
        return None
    place = number[1] if number else mail.message_id[:60]
    return Incoming(
        door=Door.PASTED,
        key=sha256(f"panel:{mail.message_id or (mail.sent_at, place)}".encode()).hexdigest(),
        address=f"panel:{place}",
        text="",
        at=mail.sent_at,
        name=name[1].strip(),
        subject=mail.subject,
        channel=fold(channel[1]).strip() if channel else "direct",
        attachments=(f"HotelRunner {place}",),
    )


@functools.cache
def _away() -> re.Pattern[str]:
    """How a program heads what it answers while somebody is away."""
    return re.compile(
        rf"\W*{document('mails')['automatic']}\s*(?:[:;,.!–(\[-]|$|re\b|au\b|jusqu|bis\b|until\b)"
    )


def alias_of(sender: str, reply_to: str) -> tuple[str, bool, str] | None:
    """(channel, whether a mail reaches the guest, where to) where a channel stands between guest and house."""
    for address in (reply_to, sender):
        domain = domain_of(address)
        for known, channel, answerable in _ALIASES:
            if domain == known or domain.endswith(f".{known}"):
                return channel, answerable, address
    return None


def _is_bulk(message: EmailMessage) -> bool:
    listed = message.get("List-Id") is not None or message.get("List-Unsubscribe") is not None
    return listed or header(message, "Precedence").lower() in {"bulk", "list"}
