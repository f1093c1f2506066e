"""What does a mail that was kept as a file say?"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage

from channels.knowledge.problems import Unreadable
from channels.mail.html import text_of
from domain.knowledge.cutting import Part
from domain.knowledge.writing import Place

MOST_PARTS = 200


def mail_parts(raw: bytes, name: str) -> Iterator[Part]:
    """Who wrote to whom, when and about what; then the words. What is attached is named and not opened."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        raise Unreadable("damaged")
    try:
        subject = str(message["subject"] or "").strip()
        head = [f"{label}: {message[label]}" for label in ("From", "To", "Date", "Subject") if message[label]]
        where = Place(heading=subject)
        yield Part("\n".join(head), where)
        body = message.get_body(("plain", "html"))
        if body is not None:
            text = body.get_content()
            yield Part(text_of(text) if body.get_content_subtype() == "html" else text, where)
        files = [part.get_filename() for number, part in enumerate(message.walk()) if number < MOST_PARTS]
        if named := [one for one in files if one]:
            yield Part("Attached: " + ", ".join(named), where)
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError, UnicodeError):
        raise Unreadable("damaged") from None
