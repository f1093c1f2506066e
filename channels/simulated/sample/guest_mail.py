"""What does a sample guest write to the demonstration's mailbox?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from babel.dates import format_date

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
    return _mail(*_LETTERS[turn % len(_LETTERS)], f"exemple-{turn}", now)


def room_wanted(first: date, now: datetime) -> bytes:
    """Two people ask in German for a room, for three nights from then on."""
    last = first + timedelta(days=3)
    days = [format_date(day, "d. MMMM yyyy", locale="de") for day in (first, last)]
    asked = f"haben Sie vom {days[0]} bis {days[1]} ein Zimmer für zwei Erwachsene frei?"
    text = f"Guten Abend,\n{asked}\nLena Falkenried"
    return _mail("Lena Falkenried", "Zimmeranfrage", text, f"exemple-nuit-{int(now.timestamp())}", now)


def _mail(name: str, subject: str, text: str, local: str, now: datetime) -> bytes:
    mail = EmailMessage()
    mail["From"] = f"{name} <{local}@guest.example>"
    mail["To"] = "reservations@villa.example"
    mail["Subject"] = subject
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<{local}-{int(now.timestamp())}@guest.example>"
    mail.set_content(text)
    return mail.as_bytes()
