"""Which event, on which nights, does « festival du 12 au 14 mars, forte demande » speak of?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from domain.consent.actions import ConfirmEvent
from domain.conversation.sentence import Sentence, read_short
from domain.conversation.stretches import read_stretch
from domain.errors import refuse
from domain.folding import fold
from domain.prices.events.event import Event, Kind

STRONG = frozenset({"forte", "fort", "haute", "grosse", "strong", "high", "heavy"})
WEAK = frozenset({"faible", "basse", "petite", "weak", "low"})
DEMAND = frozenset({"demande", "demand", "affluence"})
FILLER = frozenset(
    {
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "the",
        "a",
        "an",
        "il",
        "y",
        "aura",
        "avec",
        "with",
        "en",
        "on",
        "is",
    }
    | {"du", "de", "des", "au", "aux", "sera", "est", "confirme", "confirmer", "confirm", "tombe", "commence"}
)
BREAKS = frozenset({",", ";", ":", ".", "(", ")", "!"})
# What a sentence in the conversation must speak of to be taken for an event.
TRADE = frozenset(
    {"festival", "salon", "marathon", "congres", "conference", "concert", "fete", "foire", "tournoi", "match"}
    | {"mariage", "wedding", "seminaire", "seminar", "sommet", "summit", "exposition", "biennale", "congress"}
    | {
        "vacances",
        "aid",
        "eid",
        "ramadan",
        "mouloud",
        "evenement",
        "event",
        "fair",
        "holiday",
        "holidays",
        "race",
    }
)
SPORT = frozenset({"marathon", "tournoi", "match", "race", "grand-prix"})
SCHOOL = frozenset({"vacances", "holidays"})
FARTHEST = timedelta(days=730)
LONGEST = timedelta(days=62)


def event_from(text: str, today: date, known: Sequence[Event], currency: str) -> ConfirmEvent:
    """The event that a sentence states, its name in the words of whoever said it.

    A name that the calendar knows near those nights (« aïd el-fitr ») corrects that event. Raises Refusal where the
    nights or the name are missing, or the nights lie too far.
    """
    sentence = read_short(text)
    nights, words, expected = _parts(sentence, today)
    if nights is None:
        raise refuse("event.no_nights")
    first, last = nights
    if last < today or first > today + FARTHEST or last - first > LONGEST:
        raise refuse("event.too_far")
    if not words:
        raise refuse("event.no_name")
    old = _known(words, first, known)
    if old is not None:
        length = old.last - old.first
        until = last if last > first else first + length
        names = (old.name, old.name_en, text.strip())
        return ConfirmEvent(old.key, old.kind.value, first, until, *names, currency, old.market, expected)
    name = " ".join(words)
    shown = _as_typed(text, words) or name.capitalize()
    code = name.replace(" ", "-")[:60]
    return ConfirmEvent(
        code, _kind(words).value, first, last, shown, shown, text.strip(), currency, "MA", expected
    )


def speaks_of_an_event(text: str) -> bool:
    """Whether free words are about an event at all."""
    return any(token.text in TRADE for token in read_short(text).tokens)


Expected = Literal["strong", "weak"] | None


def _parts(sentence: Sentence, today: date) -> tuple[tuple[date, date] | None, list[str], Expected]:
    nights: tuple[date, date] | None = None
    expected: Expected = None
    words: list[str] = []
    i = 0
    while i < len(sentence):
        read = None if nights else read_stretch(sentence, i, today, feasts=False)
        if read is not None:
            nights, i = (read[0].span.first, read[0].span.last), read[1]
            continue
        text = sentence[i].text
        if text in STRONG | WEAK and any(sentence.says(i + n, *DEMAND) for n in (1, 2, -1)):
            expected = "strong" if text in STRONG else "weak"
        elif sentence[i].kind == "word" and text not in DEMAND | FILLER:
            words.append(text)
        elif sentence[i].kind == "number":
            raise refuse("event.not_understood", said=text)
        i += 1
    return nights, words, expected


def _known(words: Sequence[str], first: date, known: Sequence[Event]) -> Event | None:
    """The known event that these words name, within a month of those nights."""
    near = [event for event in known if abs((event.first - first).days) <= 31]
    for event in near:
        names = {*_words(event.name), *_words(event.name_en), *_words(event.key)}
        if set(words) <= names and any(len(word) > 3 or word in {"aid", "eid"} for word in words):
            return event
    return None


def _words(name: str) -> list[str]:
    return [token.text for token in read_short(fold(name)).tokens if token.kind == "word"]


def _kind(words: Sequence[str]) -> Kind:
    if SPORT & set(words):
        return Kind.SPORT
    return Kind.SCHOOL if SCHOOL & set(words) else Kind.FESTIVAL


def _as_typed(text: str, words: Sequence[str]) -> str:
    """The name with the accents and small words of whoever typed it, where its words stand in a row."""
    typed = text.replace(",", " ").split()
    plain = [fold(word).split("'")[-1] for word in typed]
    for begin in range(len(plain)):
        end = _end(plain, begin, words)
        if end is not None:
            name = " ".join(typed[begin:end])
            return name[:1].upper() + name[1:]
    return ""


def _end(plain: Sequence[str], begin: int, words: Sequence[str]) -> int | None:
    """Where the words end that begin here, small words between them passed over; None where they do not."""
    left = list(words)
    for place in range(begin, len(plain)):
        if plain[place] == left[0]:
            left.pop(0)
        elif place == begin or plain[place] not in FILLER:
            return None
        if not left:
            return place + 1
    return None
