"""What does every sender's shape state, and how do its findings become a notice?"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from channels.mail.amounts import count, people
from channels.mail.days import day
from channels.mailbox import KeptMail
from domain.bookings.notice import Evidence, Notice, NoticeKind, NoticeRoom, Unread
from domain.folding import fold_in_place

LONGEST_STAY = 400
MOST_ROOMS = 30

# What a subject says, by the beginnings of its words; a wish is not yet a change.
_WISHES = re.compile(
    r"\b(?:wants? to|would like|souhaite|request(?:ed|s)?|demande|pending|en attente|talep)\b"
)
_KINDS = (
    (NoticeKind.CANCELLED, re.compile(r"\b(?:cancel|annul|iptal|storn)")),
    (NoticeKind.CHANGED, re.compile(r"\b(?:modif|chang|updat|amend|degis|guncel|alter|mise? a jour)")),
    (NoticeKind.NEW, re.compile(r"\b(?:new|nouvel|yeni|confirm|booked|recu|last[ -]minute|derniere minute)")),
)
# "You have a new message", « Nouvel avis », "New invoice": what is new there is no booking, though it may name one.
_SOMETHING_ELSE = re.compile(
    r"\b(?:message|mesaj|review|commentaire|avis|evaluation|yorum|invoice|facture|fatura|payout|payment|versement|paiement)"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A mail opened for reading: itself, and the lines of one of its texts."""

    mail: KeptMail
    lines: tuple[str, ...]

    @property
    def sent_on(self) -> date:
        return self.mail.sent_at.date()

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.mail.message_id, self.mail.sent_at, self.mail.trust, self.mail.signed_by)


@dataclass(frozen=True, slots=True)
class Shape:
    """One sender: the domains that it writes and signs from, and what a mail of it says."""

    provider: str
    domains: tuple[str, ...]
    read: Callable[[Told], Notice | Unread]

    def is_sender(self, domain: str) -> bool:
        """Whether the domain is one of the sender's, or lies below one."""
        return any(domain == own or domain.endswith(f".{own}") for own in self.domains)


def kind_of(text: str) -> NoticeKind | None:
    """What these words announce; None when they only wish it, or say nothing of the kind.

    What a subject calls new is a booking only where it speaks of nothing else.
    """
    folded = fold_in_place(text)
    if _WISHES.search(folded):
        return None
    kind = next((kind for kind, words in _KINDS if words.search(folded)), None)
    return None if kind is NoticeKind.NEW and _SOMETHING_ELSE.search(folded) else kind


def about_a_booking(text: str) -> bool:
    """Whether the words speak of a booking at all, in one of the languages that reach such a house."""
    return _BOOKING.search(fold_in_place(text)) is not None


_BOOKING = re.compile(
    r"\b(?:reservation|booking|rezervasyon|buchung|reserva|prenotazione|boeking|itinerary|sejour)|\br\d{6,}\b"
)


def rooms_of(
    found: Sequence[tuple[str, str]], told: Told, *, day_first: bool | None = None
) -> tuple[NoticeRoom, ...] | Unread:
    """The rooms of a list of labelled values: each `room` begins another, and what only one names holds for all.

    Unread.CONTRADICTION when a stay does not end after it begins. Without both days there is no room.
    """
    blocks: list[dict[str, str]] = [{}]
    for name, value in found:
        if name in blocks[-1] and name in {"room", "check_in"}:
            blocks.append({})
        blocks[-1].setdefault(name, value)
    rooms: list[NoticeRoom] = []
    if sum(map(_units, blocks)) > 1 and not all(map(_own_party, blocks)):
        # The guests of the whole booking: who sleeps in which of its rooms the mail does not say.
        blocks = [{name: told for name, told in block.items() if name not in _PARTY} for block in blocks]
    for block in blocks[:MOST_ROOMS]:
        whole = {**{n: v for n, v in blocks[0].items() if n not in _APART}, **block}
        one = _room(whole, told, day_first)
        if isinstance(one, Unread):
            return one
        if one is not None:
            rooms.extend([one] * _units(whole))
    return tuple(rooms[:MOST_ROOMS])


_PARTY = frozenset({"guests", "adults", "children"})
_APART = _PARTY | {"units"}  # what one room says of itself alone


def _own_party(block: dict[str, str]) -> bool:
    """Whether the guests that stand here are those of one room."""
    return _units(block) == 1 and not _PARTY.isdisjoint(block)


def _room(block: dict[str, str], told: Told, day_first: bool | None) -> NoticeRoom | Unread | None:
    arrival = day(block.get("check_in", ""), after=told.sent_on, day_first=day_first)
    departure = day(block.get("check_out", ""), after=arrival or told.sent_on, day_first=day_first)
    if arrival is None or departure is None:
        return None
    if not 0 < (departure - arrival).days <= LONGEST_STAY:
        return Unread.CONTRADICTION
    adults, children = people(block.get("guests", ""))
    if "adults" in block:
        adults, children = count(block["adults"]), count(block.get("children", ""))
    return NoticeRoom(block.get("room"), arrival, departure, adults, children)


def _units(block: dict[str, str]) -> int:
    """How many rooms the mail counts where it says so; guests and beds are other numbers."""
    return max(1, count(block.get("units", "")) or 1)
