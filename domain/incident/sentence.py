"""What do typed words tell an incident: « 1 fait connexion = sens unique », "received from support: …"?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time

from domain.conversation.dates import MONTHS
from domain.errors import refuse
from domain.folding import fold, fold_in_place
from domain.incident.calling import EXTRANET, FROM, ON, PAGE, SAID, WHEN
from domain.incident.topics import topic_named, topics

_VERBS = tuple((re.compile(rf"(?:{pattern})(?![\w-]|\.\w)\s*[:,]?\s*"), verb) for pattern, verb in SAID)
_NUMBER = re.compile(r"^\s*(?:n[°ºo]?\s*)?(\d{1,9})(?!\S)\s*", re.IGNORECASE)
_MARKS = ' «»"“”\u00a0\u202f'  # around a quotation
_PLACED = re.compile(r"\s+(?:@|dans\s*:|in\s*:)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """Which incident (None: the open one), what is to be done with it (None: show it), and the words behind."""

    number: int | None = None
    verb: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody's message: from or to whom, on which day (None: today) and at which hour, in his own words."""

    who: str
    words: str
    on: date | None = None
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact found out: the topic's id, the value's code or words, and where it was read."""

    topic: str
    value: str
    where: str = ""


def said_in(text: str) -> Said:
    """What the words behind /incident say, letter for letter. Refusal: words that begin with nothing known."""
    text = unicodedata.normalize("NFC", text)
    found = _NUMBER.match(text)
    number = int(found[1]) if found else None
    rest = text[found.end() :] if found else text
    if not rest.strip():
        return Said(number)
    plain = rest.lstrip()
    bare = fold_in_place(plain)
    for pattern, verb in _VERBS:
        match = pattern.match(bare)
        if match is not None:
            return Said(number, verb, plain[match.end() :].strip())
    raise refuse("incident.which_verb", words=rest.strip())


def quoted(words: str) -> Quoted:
    """« 12/11/2026 à 14:30 support HotelRunner : il doit rester »; the day may stand behind the name too.

    Refusal: without a colon nobody knows who said what, and a day or hour that cannot be read is no name.
    """
    found = ON.search(words)
    day, at = None, None
    if found is not None and ":" not in words[: found.start()] and (day := _day(found)) is not None:
        before, behind = words[: found.start()].strip(), words[found.end() :].lstrip(" ,")
        words = f"{before} {behind}" if before else behind.lstrip(" ,:")
        at = time(int(found["hour"]), int(found["minute"])) if found["hour"] else None
    who, colon, message = words.partition(":")
    name = FROM.sub("", who.strip()).strip(" ,")
    message = message.strip(_MARKS)
    if not colon or not name or not message or WHEN.search(fold(name)):
        raise refuse("incident.who_said")
    return Quoted(name, message, day, at)


def stated(words: str) -> Stated:
    """« connexion = sens unique @ extranet › compte ». Refusal: no such topic, or a value that it does not have."""
    left, equals, right = words.partition("=")
    topic = topic_named(left)
    if not equals or topic is None:
        names = tuple(one.name for one in topics().values())
        raise refuse("incident.which_topic", words=left.strip() or "—", topics=names)
    value, *placed = _PLACED.split(right, maxsplit=1)
    found = topic.value(value)
    if found is None:
        offered = tuple(topic.values.values())
        raise refuse("incident.which_value", topic=topic.name, words=value.strip() or "—", values=offered)
    return Stated(topic.id, found, placed[0].strip() if placed else "")


def booking_numbers(words: str) -> tuple[str, ...]:
    """« R123, R124 et 4567890123 », each once. Refusal: none, or a word that is no number."""
    parts = [
        one for one in re.split(r"[\s,;+&]+", words.strip(' .«»"')) if fold(one) not in {"et", "and", ""}
    ]
    if not parts or any(not any(char.isdigit() for char in one) for one in parts):
        raise refuse("incident.which_booking", words=words.strip() or "—")
    return tuple(dict.fromkeys(parts))


@dataclass(frozen=True, slots=True)
class Seen:
    """How many rooms somebody saw, on which night (None: every night of the incident), and where."""

    rooms: int
    night: date | None = None
    page: bool = False


def seen(words: str) -> Seen:
    """« 2 le 31/12/2026 page publique », "1 extranet". Refusal: no number first, or unknown words."""
    count, _, rest = words.strip().partition(" ")
    if not count.isdecimal() or len(count) > 3:
        raise refuse("incident.how_many", words=words.strip() or "—")
    night, rest = day_said(rest)
    bare = fold(rest).strip(" ,.()")
    page = PAGE.fullmatch(bare) is not None
    if bare and not page and EXTRANET.fullmatch(bare) is None:
        raise refuse("incident.how_many", words=words.strip())
    return Seen(int(count), night, page)


def day_said(words: str) -> tuple[date | None, str]:
    """The day at the beginning of the words, and the rest. Refusal: a day that no calendar has."""
    found = ON.match(words.strip())
    day = None if found is None else _day(found)
    if found is None or day is None:
        return None, words.strip()
    return day, words.strip()[found.end() :].lstrip(" ,:").strip()


def _day(found: re.Match[str]) -> date | None:
    """The day of a match; None where the word in it is no month. Refusal: a day that no calendar has."""
    named = MONTHS.get(fold(found["m3"])) if found["m3"] else None
    if found["m3"] and named is None:
        return None
    year = int(found["y"] or found["y2"] or found["y3"])
    month = named or int(found["m"] or found["m2"])
    try:
        return date(year if year > 99 else 2000 + year, month, int(found["d"] or found["d2"] or found["d3"]))
    except ValueError as error:
        raise refuse("incident.no_day", words=found[0].strip()) from error
