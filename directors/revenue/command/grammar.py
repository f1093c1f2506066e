"""What does « suite junior 20/12-03/01 +15 % » order?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from directors.revenue.command.calling import HOUSE, VAGUE
from directors.revenue.command.excepting import read_exception
from directors.revenue.command.meaning import order_of
from directors.revenue.command.order import PrixOrder
from directors.revenue.command.prices import LONGEST_STAY, read_min_stay, read_price, read_stop_sell
from directors.revenue.command.reading import Reading
from domain.conversation.amounts import CURRENCIES, HALF
from domain.conversation.dates import MONTHS
from domain.conversation.open_end import read_open_end, read_open_start
from domain.conversation.periods import read_period
from domain.conversation.room_types import GENERIC, type_of_room
from domain.conversation.sentence import Sentence, read_short
from domain.conversation.stretches import Stretch, read_stretch
from domain.conversation.weekdays import read_weekdays
from domain.conversation.when import day_alone
from domain.errors import Refusal, refuse
from domain.property import Property

_ARTICLES = ("le", "la", "les", "l", "un", "une", "du", "de", "des", "d", "the", "of")
_PREPOSITIONS = ("en", "pour", "au", "aux", "a", "sur", "on", "in", "for", "at", "from", "is", "chaque")
_DURING = ("over", "during", "pendant", "durant")
_NOUNS = ("nuit", "nuits", "night", "nights", "prix", "price", "prices", "tarif", "tarifs", "rate", "rates")
_VERBS = ("mettre", "mets", "met", "passer", "passe", "set", "put", "svp", "stp", "please", "merci", "thanks")
_TRADE = ("soir", "soiree", "evening", "sejour", "sejours", "vente", "ventes", "sale", "sales", "stay")
_FILLER = frozenset((*_ARTICLES, *_PREPOSITIONS, *_DURING, *_NOUNS, *_VERBS, *_TRADE))
# Said behind a number that was refused: the number's question comes first.
_BEHIND_A_NUMBER = frozenset((*CURRENCIES, *HALF, "off", "cheaper", "less", "more", "extra", "moins", "plus"))
_BREAKS = frozenset({",", ";", "&", "+", "/", ".", ":", "-", ">", "(", ")", "!", "?", "et", "and"})


def parse_prix(text: str, hotel: Property, today: date) -> PrixOrder:
    """The order in a sentence typed after /prix or /price, in any sequence of its parts.

    Types by name, part of a name, abbreviation or room number; nights day-first, ranges with both ends
    included; then a price, a change of price, a minimum stay, « fermer » or « ouvrir ». A change or a minimum stay
    that names no type is for the whole house. Raises Refusal with a sentence that names the piece that was not
    understood and says what to write instead.
    """
    return parse_order(read_short(text), hotel, today)


def parse_order(sentence: Sentence, hotel: Property, today: date, direction: int = 0) -> PrixOrder:
    """The same behind a verb that raises (+1) or lowers (−1). A word that nobody knows is told first."""
    reading = Reading(sentence, hotel, today, direction=direction)
    if not len(sentence):
        raise refuse("prix.how")
    i = 0
    while i < len(sentence):
        try:
            i = _step(reading, i)
        except Refusal as trouble:
            reading.troubles.append(trouble)
            i += 1
    return order_of(reading)


def _step(reading: Reading, i: int) -> int:
    for reader in _READERS:
        after = reader(reading, i)
        if after is not None:
            return after
    s = reading.sentence
    if s[i].text in _BREAKS:
        reading.cut()
    elif s[i].kind == "word":
        if s[i].text not in _FILLER and not (reading.troubles and s[i].text in _BEHIND_A_NUMBER):
            reading.groups[-1].append(s[i].text)
    elif not reading.troubles:
        raise refuse("prix.not_understood", said=s[i].text)
    return i + 1


def _exception(reading: Reading, i: int) -> int | None:
    found = read_exception(reading, i, _step)
    if found is None:
        return None
    if not reading.anything:
        raise refuse("prix.not_understood", said=reading.sentence[i].text)
    if reading.excepted is not None or reading.is_excepted:
        raise refuse("prix.except_one")
    reading.cut()
    reading.excepted = found[0]
    return found[1]


def _vague(reading: Reading, i: int) -> int | None:
    found = VAGUE.read(reading.sentence, i)
    if found is None:
        return None
    reading.vague = True
    return found[1]


def _month(reading: Reading, i: int) -> int | None:
    """« le mois de mars » is March."""
    s = reading.sentence
    named = s.says(i, "mois", "month") and s.says(i + 1, "de", "d", "of") and s[i + 2].text in MONTHS
    return i + 2 if named else None


def _house(reading: Reading, i: int) -> int | None:
    """« toute la maison »."""
    found = HOUSE.read(reading.sentence, i)
    if found is None:
        return None
    reading.groups[-1].append("tout")
    return found[1]


def _min_stay(reading: Reading, i: int) -> int | None:
    s = reading.sentence
    found = read_min_stay(s, i)
    if found is None:
        return None
    moved = any(s.says(k, "de", "by", "of") for k in range(i, found[1]))
    if reading.direction and (reading.direction < 0 or moved) and not _names_its_end(s, i, found[1]):
        raise refuse("prix.min_stay", longest=LONGEST_STAY)  # « enlève 3 nuits minimum » sets none
    reading.stays.append(found[0])
    return found[1]


def _names_its_end(s: Sentence, i: int, after: int) -> bool:
    """« baisse le minimum à 2 nuits »."""
    return s.says(i - 1, "a", "to") or any(s.says(k, "a", "to") for k in range(i, after))


def _stop_sell(reading: Reading, i: int) -> int | None:
    found = read_stop_sell(reading.sentence, i)
    if found is None:
        return None
    reading.closings.append(found[0])
    return found[1]


def _stretch(reading: Reading, i: int) -> int | None:
    found = read_stretch(reading.sentence, i, reading.today) or _until(reading, i) or _day_alone(reading, i)
    if found is None:
        return None
    reading.cut()
    reading.stretches.append(found[0])
    return found[1]


def _until(reading: Reading, i: int) -> tuple[Stretch, int] | None:
    """« jusqu'à dimanche », "until Sunday": from today on."""
    if not reading.sentence.says(i, "jusque", "until", "till"):
        return None
    found = read_period(reading.sentence, i, reading.today)
    return None if found is None else (Stretch(found[0]), found[1])


def _day_alone(reading: Reading, i: int) -> tuple[Stretch, int] | None:
    found = day_alone(reading.sentence, i, reading.today)
    return None if found is None else (Stretch.of(found[0]), found[1])


def _open(reading: Reading, i: int) -> int | None:
    """« à partir de lundi », « jusqu'à nouvel ordre »: prices are set for nights that somebody counts."""
    after = read_open_start(reading.sentence, i) or read_open_end(reading.sentence, i)
    if after is not None:
        reading.cut()
        reading.troubles.append(refuse("prix.until_when"))
    return after


def _weekdays(reading: Reading, i: int) -> int | None:
    found = read_weekdays(reading.sentence, i)
    if found is None:
        return None
    reading.cut()
    reading.weekdays |= found[0]
    reading.again = reading.again or found[1]
    return found[2]


def _rooms(reading: Reading, i: int) -> int | None:
    """« chambre 11 », « 11 et 12 »: physical rooms, each standing for its type."""
    s = reading.sentence
    named = s.says(i, *GENERIC) and s[i + 1].number is not None
    if reading.direction and not named and not s.says(i - 1, "la", "chambre"):
        return None  # « augmente de 10 % »
    if not named and not (reading.untouched and s[i].number is not None):
        return None
    j = i + 1 if named else i
    if (
        s.says(j + 1, "%") or read_stretch(s, j, reading.today) is not None
    ):  # « 10 % de moins », « le 11 au 13 »
        return None
    if not named and s[j + 1].number is not None and len(s[j + 1].text) == 3:
        raise refuse("prix.room_or_price", said=f"{s[j].text} {s[j + 1].text}")
    while True:
        code = type_of_room(s[j].text, reading.hotel)
        if code is None:
            if not named and len(s[j].text) > 2:
                return None
            if s[j].number == 0:
                raise refuse("prix.nothing")
            raise refuse("prix.unknown_room", said=s[j].text)
        reading.types.append(code)
        reading.rooms.append(s[j].text)
        after = j + 3 if s.says(j + 2, "la", *GENERIC) else j + 2  # « la 5 et la 6 »
        follows = s.says(j + 1, ",", "et", "and", "&") and s[after].number is not None
        if not follows or read_stretch(s, after, reading.today) is not None:
            reading.cut()
            return j + 1
        j, named = after, True


def _price(reading: Reading, i: int) -> int | None:
    found = read_price(reading.sentence, i, reading.hotel.currency, reading.direction)
    if found is None:
        return None
    reading.cut()
    reading.prices.append(found[0])
    return found[1]


_READERS: tuple[Callable[[Reading, int], int | None], ...] = (
    _exception,
    _min_stay,
    _stop_sell,
    _open,
    _stretch,
    _weekdays,
    _vague,
    _month,
    _house,
    _rooms,
    _price,
)
