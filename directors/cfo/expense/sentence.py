"""What does « plombier 1 200 dh chambre 7 » spend, on which line, with which VAT?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from directors.cfo.expense.amounts import Found, chosen, numbers
from directors.cfo.expense.categories import LINE_WORDS, Category, category_in
from directors.cfo.expense.days import read_bought_on
from directors.cfo.expense.original import supplier_in, words_left
from directors.cfo.expense.vat import vat_guess
from domain.consent.actions import Spend
from domain.conversation.amounts import read_percent
from domain.conversation.counts import read_count
from domain.conversation.sentence import Sentence, read_short
from domain.conversation.vocabulary import Vocabulary
from domain.errors import refuse
from domain.money import Money, to_cents
from domain.money.lines import LINE_NAMES
from domain.phrase import Percent, Phrase, say
from domain.property import Property

LARGEST = Decimal(10_000_000)
HIGHEST_VAT = Decimal("0.5")
# The house's own convention, net of VAT, in dirhams: whether a lasting thing above it is an investment is asked.
CAPITAL_FROM = Decimal(5000)
_ROOM = ("chambre", "chambres", "room", "rooms", "ch", "suite")
_VAT = ("tva", "vat")
_LINE = ("ligne", "poste", "compte", "line", "account")
_FLAGS = Vocabulary[str](
    {
        "capital": ("investissement", "investment", "capex", "immobilisation", "capital"),
        "one_off": ("exceptionnel", "exceptionnelle", "ponctuel", "ponctuelle", "one-off", "non-recurrent"),
        "net": (
            "ht",
            "hors-taxe",
            "hors-taxes",
            "hors-tva",
            "excluding-vat",
            "excl-vat",
            "plus-vat",
            "ex-vat",
        ),
        "gross": ("ttc", "tva-comprise", "tva-incluse", "vat-included", "including-vat", "incl-vat"),
        "no_vat": ("sans-tva", "no-vat", "without-vat", "exonere", "exoneree", "vat-free"),
    }
)
_AGAIN = Vocabulary[bool](
    {
        True: (
            *(
                "par-mois",
                "par-semaine",
                "par-jour",
                "par-an",
                "chaque-mois",
                "chaque-semaine",
                "chaque-jour",
            ),
            *("tous-les-mois", "tous-les-jours", "toutes-les-semaines", "tous-mois", "tous-jours"),
            *("toutes-semaines", "per-month", "per-week", "per-day", "a-month", "a-week", "a-day"),
            *("every-month", "every-week", "every-day", "each-month", "each-week"),
        )
    }
)
_TIMES = ("fois", "times")


@dataclass(frozen=True, slots=True)
class Expense:
    """The expense as it was read, and what was supposed on the way: line, VAT, investment or not."""

    action: Spend
    notes: tuple[Phrase, ...]


@dataclass(slots=True)
class _Reading:
    sentence: Sentence
    hotel: Property
    today: date
    days: list[date] = field(default_factory=list)
    rooms: list[str] = field(default_factory=list)
    rates: list[Decimal] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    used: set[int] = field(default_factory=set)  # tokens that are no part of the words
    taken: set[int] = field(default_factory=set)  # numbers of rooms, which are no amounts


def expense_from(text: str, hotel: Property, today: date) -> Expense:
    """The expense that a sentence states, with its parts in any sequence; the amount is what the invoice says.

    Day (else today), room, « TVA 20 % », « HT », « investissement », « ligne cuisine »; the line is else found by
    its keyword and the VAT guessed by the kind of thing, and both say so in the notes. Raises Refusal with a
    sentence that says what is missing or can be read in two ways.
    """
    reading = _Reading(read_short(text), hotel, today)
    s = reading.sentence
    if not len(s):
        raise refuse("spend.how")
    i = 0
    while i < len(s):
        after = next(filter(None, (reader(reading, i) for reader in _READERS)), None)
        i = after if after is not None else i + 1
    amount = chosen(numbers(s, reading.used | reading.taken, hotel.currency), s)
    reading.used |= set(range(amount.first, amount.after))
    return _expense(reading, text, amount)


def _expense(reading: _Reading, text: str, amount: Found) -> Expense:
    hotel, flags = reading.hotel, reading.flags
    day = _one(reading.days, reading.today)
    named = category_in(reading.sentence)
    words = words_left(text, reading.sentence, reading.used)
    if not words:
        raise refuse("spend.no_words")
    line, line_note = _line(reading, named)
    rate, vat_note = _vat(reading, named[0] if named else None, day)
    if "net" in flags and vat_note is not None:
        raise refuse("spend.net_without_rate")  # a guess may not change the amount
    gross = _gross(amount.value, rate, net="net" in flags)
    rooms = tuple(dict.fromkeys(reading.rooms))
    action = Spend(
        day,
        words,
        gross,
        hotel.currency,
        line,
        vat_rate=rate,
        supplier=supplier_in(text),
        room=rooms[0] if len(rooms) == 1 else None,
        capital="capital" in flags,
        one_off="one_off" in flags,
    )
    notes = (line_note, vat_note, _capital(action, named[0] if named else None))
    return Expense(action, tuple(note for note in notes if note is not None))


def _line(reading: _Reading, named: tuple[Category, str] | None) -> tuple[str, Phrase | None]:
    if len(set(reading.lines)) > 1:
        raise refuse("spend.two_lines")
    if reading.lines:
        return reading.lines[0], None
    if named is None:
        raise refuse("spend.which_line")
    return named[0].line, say("spend.note_line", line=LINE_NAMES[named[0].line], said=named[1])


def _vat(reading: _Reading, category: Category | None, day: date) -> tuple[Decimal | None, Phrase | None]:
    """As stated; else guessed by the kind of thing, and said to be a guess; else unknown."""
    stated = {*reading.rates, *([Decimal(0)] if "no_vat" in reading.flags else [])}
    if len(stated) > 1:
        raise refuse("spend.two_rates")
    if stated:
        return stated.pop(), None
    guess = vat_guess(category.vat if category else None, day, reading.hotel.currency)
    if guess is None:
        return None, None
    return guess.rate, say("spend.note_vat", vat=Percent(guess.rate), source=guess.source)


def _gross(amount: Decimal, rate: Decimal | None, *, net: bool) -> Decimal:
    if net and rate is None:
        raise refuse("spend.net_without_rate")
    gross = to_cents(amount * (1 + rate) if net and rate is not None else amount)
    if gross <= 0:
        raise refuse("spend.nothing")
    if gross > LARGEST:
        raise refuse("spend.implausible")
    return gross


def _capital(action: Spend, category: Category | None) -> Phrase | None:
    lasting = category is not None and category.durable and not action.capital
    if not lasting or action.currency != "MAD" or action.net < CAPITAL_FROM:
        return None
    return say("spend.note_capital", threshold=Money(CAPITAL_FROM, action.currency))


def _one(days: list[date], today: date) -> date:
    if len(set(days)) > 1:
        raise refuse("spend.two_days")
    return days[0] if days else today


def _use(reading: _Reading, first: int, after: int) -> int:
    reading.used |= set(range(first, after))
    return after


def _flag(reading: _Reading, i: int) -> int | None:
    found = _FLAGS.read(reading.sentence, i)
    if found is None:
        return None
    reading.flags.add(found[0])
    return _use(reading, i, found[1])


def _rate(reading: _Reading, i: int) -> int | None:
    """« TVA 20 % », « 20 % de TVA », « TVA 20 », "VAT at 20%"."""
    s = reading.sentence
    share = read_percent(s, i)
    if share is not None:
        j = share[1]
        while s.says(j, "de", "d", "of"):
            j += 1
        if not s.says(j, *_VAT):
            raise refuse("spend.which_share", said=s.text[s[i].start : s[share[1] - 1].end])
        return _stated(reading, share[0], i, j + 1)
    if not s.says(i, *_VAT):
        return None
    j = i + 1
    while s.says(j, "a", "de", "at", "of", ":", "="):
        j += 1
    share = read_percent(s, j)
    if share is not None:
        return _stated(reading, share[0], i, share[1])
    number = s[j].number
    if number is None or number > 50:
        raise refuse("spend.vat_is_share")
    return _stated(reading, Decimal(number) / 100, i, j + 1)


def _stated(reading: _Reading, rate: Decimal, first: int, after: int) -> int:
    if rate > HIGHEST_VAT:
        raise refuse("spend.vat_is_share")
    reading.rates.append(rate)
    return _use(reading, first, after)


def _named_line(reading: _Reading, i: int) -> int | None:
    s = reading.sentence
    found = LINE_WORDS.read(s, i + 1) if s.says(i, *_LINE) else None
    if found is None:
        return None
    reading.lines.append(found[0])
    return _use(reading, i, found[1])


def _room(reading: _Reading, i: int) -> int | None:
    """« chambre 7 », « chambres 7 et 8 »; the words keep it."""
    s = reading.sentence
    number = s[i + 1].number if s.says(i, *_ROOM) else None
    if number is None:
        return None
    known = {room for kind in reading.hotel.room_types for room in kind.rooms}
    j = i + 1
    while True:
        if s[j + 1].number is not None and len(s[j + 1].text) == 3 and s[j + 1].spaced:
            raise refuse("spend.room_or_amount", said=f"{s[j].text} {s[j + 1].text}")
        if s[j].text not in known:
            raise refuse("spend.unknown_room", said=s[j].text)
        reading.rooms.append(s[j].text)
        reading.taken.add(j)
        follows = (
            s.says(j + 1, ",", "et", "and", "&") and s[j + 2].text in known and s[j + 3].kind != "number"
        )
        if not follows:
            return j + 1
        j += 2


def _day(reading: _Reading, i: int) -> int | None:
    found = read_bought_on(reading.sentence, i, reading.today)
    if found is None:
        return None
    reading.days.append(found[0])
    return _use(reading, i, found[1])


def _again(reading: _Reading, i: int) -> int | None:
    """« trois fois », « par mois »: an expense is one payment."""
    s = reading.sentence
    count = read_count(s, i)
    if _AGAIN.read(s, i) is not None or (count is not None and s.says(count[1], *_TIMES)):
        raise refuse("spend.again")
    return None


_READERS: tuple[Callable[[_Reading, int], int | None], ...] = (_again, _flag, _rate, _named_line, _room, _day)
