"""What do typed words tell an incident: « 1 fait connexion = sens unique », "received from support: …"?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from domain.errors import refuse
from domain.folding import fold
from domain.incident.calling import EXTRANET, FROM, ON, PAGE, SAID
from domain.incident.topics import topic_named, topics

_VERBS = tuple((re.compile(rf"(?:{pattern})(?![\w-])\s*[:,]?\s*"), verb) for pattern, verb in SAID)
_NUMBER = re.compile(r"^\s*(?:n[°ºo]?\s*)?(\d{1,9})(?!\S)\s*")
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
    """Somebody's message: from or to whom, on which day (None: today), in his own words."""

    who: str
    words: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact found out: the topic's id, the value's code or words, and where it was read."""

    topic: str
    value: str
    where: str = ""


def said_in(text: str) -> Said:
    """What the words behind /incident say. Refusal: words that begin with nothing known."""
    found = _NUMBER.match(text)
    number = int(found[1]) if found else None
    rest = text[found.end() :] if found else text
    if not rest.strip():
        return Said(number)
    bare, plain = fold(rest), rest.lstrip()
    bare = bare.lstrip()
    for pattern, verb in _VERBS:
        match = pattern.match(bare)
        if match is not None:
            words = plain[match.end() :] if len(bare) == len(plain) else bare[match.end() :]
            return Said(number, verb, words.strip())
    raise refuse("incident.which_verb", words=rest.strip())


def quoted(words: str) -> Quoted:
    """« 12/11/2026 support HotelRunner : il doit rester ». Refusal: without a colon nobody knows who said what."""
    day, rest = day_said(words)
    who, colon, message = rest.partition(":")
    name = FROM.sub("", who.strip()).strip(" ,")
    message = message.strip(_MARKS)
    if not colon or not name or not message:
        raise refuse("incident.who_said")
    return Quoted(name, message, day)


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
    if found is None:
        return None, words.strip()
    parts = [found["y"] or found["y2"], found["m"] or found["m2"], found["d"] or found["d2"]]
    try:
        day = date(*map(int, parts))
    except ValueError as error:
        raise refuse("incident.no_day", words=found[0].strip()) from error
    return day, words.strip()[found.end() :].strip()
