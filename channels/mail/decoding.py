"""What stands in a mail's bytes, whatever their encoding, and even when they are damaged?"""

from __future__ import annotations

import email.errors
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from hashlib import sha256

from charset_normalizer import from_bytes

from channels.mail.columns import stacked
from channels.mail.html import text_of
from channels.mail.labels import is_label, lines_of
from domain.bookings.payment_cards import without_card_numbers

CARD = "[carte]"
MOST_PARTS = 60
MOST_TEXT = 200_000
LONGEST_HEADER = 400
# A Date header further than this from the arrival is somebody's wrong clock.
SKEW = timedelta(days=2)
# The library raises these for headers and parts that break the rules.
BROKEN = (ValueError, LookupError, AttributeError, TypeError, RecursionError, email.errors.MessageError)


@dataclass(frozen=True, slots=True)
class Body:
    """The texts of a mail without card numbers, and the names and sizes of its files."""

    texts: tuple[str, ...]
    attachments: tuple[str, ...]


def headers_of(block: bytes) -> EmailMessage:
    """The header lines alone."""
    return BytesHeaderParser(policy=email.policy.default).parsebytes(block)


def header(message: EmailMessage, name: str) -> str:
    """A header decoded and on one line; what breaks the rules as far as it can be read; "" when it is missing."""
    try:
        value = str(message.get(name) or "")
    except BROKEN:
        value = next((str(v) for n, v in message.raw_items() if n.lower() == name.lower()), "")
    return " ".join(value.replace("\x00", "").split())[:LONGEST_HEADER]


def sender_of(message: EmailMessage) -> str:
    """The address in From, in small letters; "" when it is missing or there are several."""
    given = [value for name, value in message.raw_items() if name.lower() == "from"]
    if len(given) != 1:
        return ""
    address = parseaddr(header(message, "From"))[1].lower()
    return address if address.count("@") == 1 else ""


def domain_of(address: str) -> str:
    """What stands behind the @."""
    return address.rpartition("@")[2].rstrip(".")


def key_of(message: EmailMessage, block: bytes) -> str:
    """The same for every copy of a mail: a digest of its Message-ID, or of its header where it has none."""
    own = header(message, "Message-ID")
    return sha256(own.encode(errors="replace") or block).hexdigest()


def sent_at(message: EmailMessage, arrived_at: datetime) -> datetime:
    """The Date header in UTC, or the arrival when it is missing, senseless or far from it."""
    try:
        told = parsedate_to_datetime(header(message, "Date"))
        told = (told if told.tzinfo else told.replace(tzinfo=UTC)).astimezone(UTC)
    except (*BROKEN, OverflowError):
        return arrived_at
    return told if abs(told - arrived_at) <= SKEW else arrived_at


def body_of(raw: bytes) -> Body:
    """Every text of a mail, the plain one first, and what else it carries. Never raises for what is in it."""
    if raw.lower().count(b"multipart/") > MOST_PARTS:
        return Body((), ())
    try:
        message = BytesParser(policy=email.policy.default).parsebytes(raw)
        parts = list(_parts(message))
    except BROKEN:
        return Body((), ())
    shown = [part for part in parts if not _file(part)]
    plain = [stacked(_text(part), is_label) for part in shown if part.get_content_type() == "text/plain"]
    html = [text_of(_text(part), is_label) for part in shown if part.get_content_type() == "text/html"]
    joined = ("\n".join(texts)[:MOST_TEXT] for texts in (plain, html))
    clean = (without_card_numbers("\n".join(lines_of(text)), CARD) for text in joined)
    files = (f"{_name(part)}, {len(_payload(part))} B" for part in parts if _file(part))
    return Body(tuple(text for text in clean if text), tuple(files))


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    for n, part in enumerate(message.walk()):
        if n >= MOST_PARTS:
            return
        if not part.is_multipart():
            yield part


def _file(part: EmailMessage) -> bool:
    kind = part.get_content_maintype()
    return kind not in {"text", "multipart", "message"} or header(part, "Content-Disposition").startswith(
        "attachment"
    )


def _name(part: EmailMessage) -> str:
    try:
        told = part.get_filename() or ""
    except BROKEN:
        told = ""
    return without_card_numbers(" ".join(told.split())[:80], CARD) or part.get_content_type()


def _payload(part: EmailMessage) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except BROKEN:
        return b""
    return payload if isinstance(payload, bytes) else b""


def _text(part: EmailMessage) -> str:
    """In the charset that it states if that fits, else in the one that its bytes look like."""
    payload = _payload(part)[: MOST_TEXT * 4]
    try:
        charset = part.get_content_charset() or "utf-8"
        return payload.decode("utf-8" if charset == "us-ascii" else charset).replace("\x00", "")
    except BROKEN:
        guess = from_bytes(payload).best()
    return (str(guess) if guess else payload.decode("utf-8", "replace")).replace("\x00", "")
