"""What does a sample guest write to the demonstration's mailbox?"""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

# Each in turn: a plain question in three languages, and one that only a person answers.
_LETTERS = (
    (
        "Eleanor Finch",
        "Our stay",
        "Good evening, is there a pool, and do you have a garden where we can read?",
    ),
    ("Jonas Weber", "Frage", "Guten Abend, gibt es im Haus einen Pool und eine Terrasse?"),
    ("سلمى العلوي", "سؤال", "مساء الخير، هل يوجد مسبح في الدار؟"),
    ("Paul Martin", "Notre chambre", "Bonsoir, la douche ne marche plus et il n’y a pas d’eau chaude."),
)


def guest_mail(turn: int, now: datetime) -> bytes:
    """The letter of this turn, marked as a sample in its address."""
    name, subject, text = _LETTERS[turn % len(_LETTERS)]
    mail = EmailMessage()
    mail["From"] = f"{name} <exemple-{turn}@guest.example>"
    mail["To"] = "reservations@villa.example"
    mail["Subject"] = subject
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<exemple-{turn}-{int(now.timestamp())}@guest.example>"
    mail.set_content(text)
    return mail.as_bytes()
