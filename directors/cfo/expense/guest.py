"""Whose booking is to be refunded or cancelled, where a guest's name stands for its number?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from directors.cfo.expense.booking import bookings_in
from directors.cfo.expense.calling import (
    ANYTHING,
    BESIDE_A_NAME,
    CANCEL_IT,
    CANCELS,
    EVERY,
    GIVE_IT,
    GIVES,
    NIGHTS,
    NO_BOOKING,
    NOUNS,
    SAID_AGAIN,
    TITLES,
)
from domain.conversation.amounts import CURRENCIES, read_amount, read_percent
from domain.conversation.calling import NEGATIONS
from domain.conversation.sentence import Sentence, read_short
from domain.errors import refuse
from domain.folding import fold

MOST_WORDS = 3
MOST_DIGITS = 18
LEAST_UNNAMED = 20  # below it a number without its currency is something else


@dataclass(frozen=True, slots=True)
class GuestWish:
    """What is wanted of the one booking of a guest. `named`: the name's words, folded.

    `order` is the same order with « {booking} » where the number belongs. `certain`: a word for a booking was said,
    so that a name nobody bears is told; else such words may be about something else. `room` stands for whoever
    sleeps there, where no name was said.
    """

    named: tuple[str, ...]
    order: str
    certain: bool
    room: str | None = None

    def of(self, number: str) -> str:
        """The order on the booking of that number."""
        return self.order.format(booking=number)


def is_about_a_guest(text: str) -> bool:
    """Whether the words give money back or cancel, and name no booking by its number."""
    plain = _plain(text)
    opens = CANCELS.match(plain) or GIVES.match(plain)
    return opens is not None and not bookings_in(read_short(text, MOST_DIGITS))


def guest_from(text: str, currency: str) -> GuestWish:
    """The guest and what is wanted. Raises Refusal where no one is named, or not how much."""
    plain = _plain(text)
    cancels = CANCELS.match(plain)
    if cancels is not None:
        words = _name(cancels["name"] or "")
        certain = bool(cancels["noun"] or cancels["of"] or set(plain.split()) & NOUNS)
        if not certain and (not words or set(words) <= ANYTHING):
            raise refuse("cancel.what")
        if not words or set(words) <= ANYTHING | NIGHTS or set(words) & EVERY:
            raise refuse("cancel.no_booking")  # one booking at a time, and by its name
        if len(words) > MOST_WORDS or set(words) & (NO_BOOKING | NEGATIONS):
            raise refuse("guest.no_name")
        return GuestWish(words, CANCEL_IT, certain)
    return _money_back(read_short(text, MOST_DIGITS), currency)


def _money_back(s: Sentence, currency: str) -> GuestWish:
    """« rembourse 400 dh à Weber »: what is neither verb nor amount is the name."""
    given = GIVES.match(s.text)
    if given is None:
        raise refuse("guest.no_name")
    names, amounts, rooms = _names_and_amounts(s, s.after(given.end()), currency)
    titled = any(token.text in TITLES for token in s.tokens)
    certain = titled or any(name in NOUNS for name in names)
    words = _name(" ".join(names))
    verb = given["verb"] if given["verb"] in SAID_AGAIN else "remise"
    if not words and len(rooms) == len(amounts) == 1:
        order = GIVE_IT.format(verb=verb, amount=amounts[0], booking="{booking}")
        return GuestWish((), order, certain=True, room=rooms[0])
    if rooms and not amounts:
        raise refuse("rebate.how_much")
    if not words or set(words) <= NIGHTS or rooms:
        raise refuse("rebate.no_booking")
    if len(words) > MOST_WORDS or set(words) & NEGATIONS or not all(word.isalpha() for word in words):
        raise refuse("guest.no_name")
    if len(amounts) != 1:
        raise refuse("rebate.how_much")
    return GuestWish(words, GIVE_IT.format(verb=verb, amount=amounts[0], booking="{booking}"), certain)


def _names_and_amounts(s: Sentence, i: int, currency: str) -> tuple[list[str], list[str], list[str]]:
    """The words that are neither amount nor filler, the amounts as they stand, and rooms. Raises Refusal."""
    names: list[str] = []
    amounts: list[str] = []
    rooms: list[str] = []
    while i < len(s):
        numbered = s[i + 1].kind == "number" and len(s[i + 1].text) <= 3
        if numbered and (
            s.says(i, "chambre", "room") or (s.says(i, "la") and not s.says(i + 2, "%", *CURRENCIES))
        ):
            rooms.append(s[i + 1].text)
            i += 2
            continue
        if names and s.says(i, "pour", "for", "car", "because", "cause"):
            break  # why it is given back
        share = read_percent(s, i)
        amount = read_amount(s, i, currency) if share is None else None
        if share is None and amount is None:
            if s[i].text not in BESIDE_A_NAME:
                names.append(s[i].text)
            i += 1
            continue
        if amount is not None and not amount[1] and amount[0] < LEAST_UNNAMED:
            raise refuse("rebate.how_much")  # « le client de la 7 » is no seven dirhams
        end = share[1] if share is not None else amount[2] if amount is not None else i + 1
        amounts.append(s.text[s[i].start : s[end - 1].end])
        i = end
    return names, amounts, rooms


def _name(words: str) -> tuple[str, ...]:
    """The words of a name without titles."""
    return tuple(w for w in re.split(r"[\s.'-]+", words) if w and w not in TITLES | NOUNS)


def _plain(text: str) -> str:
    return " ".join(fold(text).strip(" .!").split())


def bears(guest: str | None, named: tuple[str, ...]) -> bool:
    """Whether every word said is a word of the guest's name."""
    words = set(re.split(r"[^a-z]+", fold(guest or "")))
    return bool(named) and set(named) <= words
