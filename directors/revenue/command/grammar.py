"""What does « suite junior 20/12-03/01 +15 % » order?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from directors.revenue.command.order import PriceMove, PrixOrder
from directors.revenue.command.prices import read_min_stay, read_price, read_stop_sell
from domain.conversation.room_types import GENERIC, type_of_room, types_of
from domain.conversation.sentence import Sentence, read_short
from domain.conversation.stretches import Stretch, read_stretch
from domain.conversation.weekdays import read_weekdays
from domain.errors import refuse
from domain.property import Property

HORIZON = timedelta(days=730)  # channels take prices for two years at most
_ARTICLES = ("le", "la", "les", "l", "un", "une", "du", "de", "des", "d", "the", "of")
_PREPOSITIONS = ("en", "pour", "au", "aux", "a", "sur", "on", "in", "for", "at", "from", "is", "chaque")
_NOUNS = ("nuit", "nuits", "night", "nights", "prix", "price", "prices", "tarif", "tarifs", "rate", "rates")
_VERBS = ("mettre", "mets", "met", "passer", "passe", "set", "put", "svp", "stp", "please", "merci", "thanks")
_TRADE = ("sejour", "sejours", "vente", "ventes", "sale", "sales", "stay")
_FILLER = frozenset((*_ARTICLES, *_PREPOSITIONS, *_NOUNS, *_VERBS, *_TRADE))
_BREAKS = frozenset({",", ";", "&", "+", "/", ".", ":", "-", ">", "(", ")", "!", "?", "et", "and"})


@dataclass(slots=True)
class _Reading:
    """What was understood so far."""

    sentence: Sentence
    hotel: Property
    today: date
    stretches: list[Stretch] = field(default_factory=list)
    weekdays: set[int] = field(default_factory=set)
    again: bool = False
    groups: list[list[str]] = field(default_factory=lambda: [[]])
    types: list[str] = field(default_factory=list)
    prices: list[PriceMove] = field(default_factory=list)
    stays: list[int] = field(default_factory=list)
    closings: list[bool] = field(default_factory=list)

    def cut(self) -> None:
        """The words that follow name another type."""
        if self.groups[-1]:
            self.groups.append([])

    @property
    def untouched(self) -> bool:
        return not (self.types or any(self.groups) or self.prices)


def parse_prix(text: str, hotel: Property, today: date) -> PrixOrder:
    """The order in a sentence typed after /prix or /price, in any sequence of its parts.

    Types by name, part of a name, abbreviation or room number; nights day-first, ranges with both ends
    included; then a price, a change of price, a minimum stay, « fermer » or « ouvrir ». Raises Refusal with a
    sentence that names the piece that was not understood and says what to write instead.
    """
    reading = _Reading(read_short(text), hotel, today)
    if not len(reading.sentence):
        raise refuse("prix.how")
    i = 0
    while i < len(reading.sentence):
        i = _step(reading, i)
    return _order(reading)


def _step(reading: _Reading, i: int) -> int:
    for reader in _READERS:
        after = reader(reading, i)
        if after is not None:
            return after
    s = reading.sentence
    if s[i].text in _BREAKS:
        reading.cut()
    elif s[i].kind == "word":
        if s[i].text not in _FILLER:
            reading.groups[-1].append(s[i].text)
    else:
        raise refuse("prix.not_understood", said=s[i].text)
    return i + 1


def _min_stay(reading: _Reading, i: int) -> int | None:
    found = read_min_stay(reading.sentence, i)
    if found is None:
        return None
    reading.stays.append(found[0])
    return found[1]


def _stop_sell(reading: _Reading, i: int) -> int | None:
    found = read_stop_sell(reading.sentence, i)
    if found is None:
        return None
    reading.closings.append(found[0])
    return found[1]


def _stretch(reading: _Reading, i: int) -> int | None:
    found = read_stretch(reading.sentence, i, reading.today)
    if found is None:
        return None
    reading.cut()
    reading.stretches.append(found[0])
    return found[1]


def _weekdays(reading: _Reading, i: int) -> int | None:
    found = read_weekdays(reading.sentence, i)
    if found is None:
        return None
    reading.cut()
    reading.weekdays |= found[0]
    reading.again = reading.again or found[1]
    return found[2]


def _rooms(reading: _Reading, i: int) -> int | None:
    """« chambre 11 », « 11 et 12 »: physical rooms, each standing for its type."""
    s = reading.sentence
    named = s.says(i, *GENERIC) and s[i + 1].number is not None
    if not named and not (reading.untouched and s[i].number is not None):
        return None
    j = i + 1 if named else i
    if read_stretch(s, j, reading.today) is not None:
        return None
    if not named and s[j + 1].number is not None and len(s[j + 1].text) == 3:
        raise refuse("prix.room_or_price", said=f"{s[j].text} {s[j + 1].text}")
    while True:
        code = type_of_room(s[j].text, reading.hotel)
        if code is None:
            if not named and len(s[j].text) > 2:
                return None
            raise refuse("prix.unknown_room", said=s[j].text)
        reading.types.append(code)
        follows = s.says(j + 1, ",", "et", "and", "&") and s[j + 2].number is not None
        if not follows or read_stretch(s, j + 2, reading.today) is not None:
            reading.cut()
            return j + 1
        j, named = j + 2, True


def _price(reading: _Reading, i: int) -> int | None:
    found = read_price(reading.sentence, i, reading.hotel.currency)
    if found is None:
        return None
    reading.cut()
    reading.prices.append(found[0])
    return found[1]


_READERS: tuple[Callable[[_Reading, int], int | None], ...] = (
    _min_stay,
    _stop_sell,
    _stretch,
    _weekdays,
    _rooms,
    _price,
)


def _order(reading: _Reading) -> PrixOrder:
    types = _types(reading)
    nights = _nights(reading)
    for stated in (reading.prices, reading.stays, reading.closings):
        if len(set(stated)) > 1:
            raise refuse("prix.said_twice")
    if not (reading.prices or reading.stays or reading.closings):
        raise refuse("prix.what_to_do")
    return PrixOrder(
        types,
        nights,
        price=next(iter(reading.prices), None),
        min_stay=next(iter(reading.stays), None),
        stop_sell=next(iter(reading.closings), None),
    )


def _types(reading: _Reading) -> tuple[str, ...]:
    found = list(reading.types)
    for words in reading.groups:
        found += types_of(words, reading.hotel)
    if not found:
        raise refuse("prix.no_type")
    in_house_order = [kind.code for kind in reading.hotel.room_types]
    return tuple(sorted(set(found), key=in_house_order.index))


def _nights(reading: _Reading) -> tuple[date, ...]:
    stretches = reading.stretches or _coming(reading)
    if not stretches:
        raise refuse("prix.no_night")
    today = reading.today
    first = min(stretch.span.first for stretch in stretches)
    last = max(stretch.span.last for stretch in stretches)
    if first < today:
        raise refuse("prix.past", first=first, today=today)
    if last > today + HORIZON:
        raise refuse("prix.too_far", last=today + HORIZON)
    nights = {
        night
        for stretch in stretches
        for night in stretch.span
        if not stretch.weekdays or night.weekday() in stretch.weekdays
        if not reading.weekdays or night.weekday() in reading.weekdays
    }
    if not nights:
        raise refuse("prix.no_such_weekday", first=first, last=last)
    return tuple(sorted(nights))


def _coming(reading: _Reading) -> list[Stretch]:
    """« samedi » without a period is the coming one; « tous les samedis » needs to know until when."""
    if not reading.weekdays:
        return []
    if reading.again:
        raise refuse("prix.until_when")
    week = [reading.today + timedelta(days=n) for n in range(7)]
    return [Stretch.of(night) for night in week if night.weekday() in reading.weekdays]
