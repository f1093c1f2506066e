"""Who looks at a card, when, and with what around it?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from domain.consent.proposal import Proposal
from domain.consent.rights import Role
from domain.guests.letter import Letter
from domain.house.documents import Document
from domain.house.snapshot import House
from domain.money import Money
from domain.nights import Span, spans
from domain.phrase import Name, Phrase, say
from domain.prices.advice import Advice
from domain.property import Property

MOST_SPANS = 2


def by_slug(slug: str) -> Name:
    """The slug itself, where nobody knows the directors' names."""
    return Name({"fr": slug.capitalize(), "en": slug.capitalize()})


@dataclass(frozen=True, slots=True)
class View:
    """What a card needs besides its row.

    `director` gives a seat's name (`Board.name`); `person` the name behind "person:7"; `house`, where there is one,
    tells how many rooms are sold and how the channels are called; `source` is the channel manager's name.
    `mandate` is the one by which this reader may approve, though his role does not let him.
    `advice` is what the engine had said of its leading nights when it was filed.
    `letter` are the words of an answer to a guest, which its row does not hold.
    `shown_by` are photos and papers that people sent as its evidence.
    `ticks` are the lines of a batch that this reader has ticked, None while he is not choosing.
    """

    hotel: Property
    now: datetime
    role: Role = Role.OWNER
    director: Callable[[str], Name] = by_slug
    person: Callable[[str], str] = str
    house: House | None = None
    source: str = "HotelRunner"
    mandate: int | None = None
    ticks: frozenset[int] | None = None
    advice: tuple[Advice, ...] = ()
    letter: Letter | None = None
    shown_by: tuple[Document, ...] = ()

    def money(self, amount: Decimal, proposal: Proposal) -> Money:
        return Money(amount, proposal.action.currency)

    def type_name(self, code: str) -> Name:
        kind = self.hotel.room_type(code)
        return kind.name if kind else Name({"fr": code, "en": code})

    def channel(self, code: str) -> str:
        known = self.house.channels if self.house else ()
        return next((channel.name for channel in known if channel.code == code), code)

    def sold(self, code: str, nights: Iterable[date]) -> int | None:
        """Rooms sold over these nights; None when one of them lies outside what the house knows."""
        cells = [self.house.nights.get((code, night)) for night in nights] if self.house else [None]
        return None if None in cells else sum(cell.sold for cell in cells if cell is not None)


def where(nights: Iterable[date]) -> Phrase:
    """The nights in few words: ranges, « vendredi et samedi du 5 au 27 mars », or a count between two dates."""
    dates = sorted(set(nights))
    runs = spans(dates)
    if len(runs) <= MOST_SPANS:
        return say("nights.runs", spans=runs)
    whole = Span(dates[0], dates[-1])
    weekdays = {night.weekday() for night in dates}
    if dates == [night for night in whole if night.weekday() in weekdays]:
        monday = date(2024, 1, 1)
        days = tuple(monday + timedelta(days=n) for n in sorted(weekdays))
        return say("nights.weekdays", days=days, span=whole)
    return say("nights.scattered", n=len(dates), span=whole)
