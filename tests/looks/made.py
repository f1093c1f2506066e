"""Sample values for sample replies; nothing here is a fact about a house."""

from datetime import UTC, date, datetime
from decimal import Decimal

from domain.money import Money
from domain.nights import Span
from domain.phrase import Name, Percent, Phrase, say
from governance.post.replies import Block, Button, Line, Tone

TODAY = date(2026, 10, 13)
JUNIOR = Name({"fr": "Suite Junior", "en": "Junior Suite"})
SUITES = Name({"fr": "Suites", "en": "Suites"})
SUPERIOR = Name({"fr": "Double Supérieure", "en": "Superior Double"})
CHRISTMAS = Span(date(2026, 12, 20), date(2027, 1, 3))
NEW_YEAR = Span(date(2026, 12, 31), date(2027, 1, 2))
NEW_YEAR_EVE = Span(date(2026, 12, 31), date(2026, 12, 31))


def mad(amount: str | int) -> Money:
    return Money(Decimal(amount), "MAD")


def at(hour: int, minute: int = 0, day: int = 13) -> datetime:
    """An instant of October in Marrakech (UTC+1), in UTC."""
    return datetime(2026, 10, day, hour - 1, minute, tzinfo=UTC)


def percent(text: str, *, signed: bool = False) -> Percent:
    return Percent(Decimal(text) / 100, signed)


def key(label: Phrase, tone: Tone = Tone.PLAIN) -> Button:
    return Button(label, "sample", tone)


def lines(*phrases: Phrase | Line) -> Block:
    return Block(tuple(phrase if isinstance(phrase, Line) else Line(phrase) for phrase in phrases))


def dots(*parts: Phrase) -> Phrase:
    return say("join.dots", parts=parts)
