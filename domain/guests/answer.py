"""Which sentences answer a guest from facts alone, and what is missing for the rest?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from domain.guests.known import LANGUAGES, has_arabic, sentence
from domain.guests.language import language_of
from domain.guests.questions import Topic, all_topics
from domain.guests.room_names import called
from domain.guests.thread import Message, State
from domain.money import Money
from domain.package.leaf import Leaf
from domain.package.package import Package
from domain.phrase import Name

FACILITIES, STREET, CITY, SPOKEN = (
    "facilities.house",
    "address.street",
    "address.city",
    "facilities.languages",
)
HOUSE_LANGUAGES = ("fr", "en")  # in which the people of the house read what leaves it


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of an answer: its key, its facts, and where each of them stands: (place, source)."""

    key: str
    values: Mapping[str, object]
    sources: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Composed:
    """An answer before anybody approved it. `missing` are the questions that no fact answers."""

    language: str
    said: tuple[Said, ...]
    missing: tuple[str, ...] = ()

    @property
    def sources(self) -> Mapping[str, str]:
        """Where each fact stands, by its place in the package."""
        return dict(source for one in self.said for source in one.sources)

    @property
    def states_something(self) -> bool:
        """Whether any fact is in it."""
        return any(one.sources for one in self.said)

    def text(self, language: str | None = None) -> str:
        """The whole answer; in another language the very same sentences."""
        told = language or self.language
        lines = [_in(told, one) for one in self.said]
        head, body, foot = lines[0], lines[1:-1], lines[-1]
        return "\n\n".join([head, *([" ".join(body)] if body else []), foot])


def composed(
    package: Package,
    topics: tuple[Topic, ...],
    language: str,
    *,
    name: str | None = None,
    more: bool = False,
    first: tuple[Said, ...] = (),
) -> Composed:
    """Greeting, thanks, what stands `first`, a sentence for each question that a fact answers, the house.

    `more`: the message asks something besides these topics; a person answers that, and the text says so.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no sentences in {language!r}")
    told: dict[str, Said] = {}
    missing = []
    for topic in topics:
        one = _stated(package, topic, language)
        if one is None:
            missing.append(topic.code)
        else:
            told.setdefault(one.key, one)
    hello = Said("hello_named", {"name": name}) if name else Said("hello", {})
    rest = (Said("rest", {}),) if (told or first) and (missing or more) else ()
    body = (Said("thanks", {}), *first, *told.values(), *rest)
    return Composed(language, (hello, *body, signed(package)), tuple(missing))


def held_back(package: Package, language: str, morning: str, name: str | None) -> Composed:
    """What may be said at night: that it arrived, and from when somebody reads it. It states nothing else."""
    hello = Said("hello_named", {"name": name}) if name else Said("hello", {})
    return labelled(Composed(language, (hello, Said("holding", {"morning": morning}), signed(package))))


def labelled(answer: Composed) -> Composed:
    """The same with the line that says who wrote it: no person has."""
    *before, last = answer.said
    return replace(answer, said=(*before, Said("assistant_label", {}), last))


def body_in_house(answer: Composed) -> dict[str, Any]:
    """What stands beside the words: the same in the house's languages, its sources, what is missing."""
    return {
        "back": {language: answer.text(language) for language in HOUSE_LANGUAGES},
        "sources": dict(answer.sources),
        "missing": list(answer.missing),
    }


def queued(message: Message, answer: Composed, at: datetime, due: datetime, **why: Any) -> dict[str, Any]:
    """The house's own answer to a message as it waits to leave; `why` stands beside its sources."""
    return {
        "state": State.QUEUED.value,
        "text": answer.text(),
        "subject": message.subject,
        "language": answer.language,
        "at": at,
        "kept_at": at,
        "by": "house",
        "answers": message.id,
        "due_at": due,
        "body": {**body_in_house(answer), **why},
    }


def facts_told(package: Package, language: str) -> Iterator[tuple[str, Said, str]]:
    """(question, sentence, its words) for every plain question that a fact answers in this language."""
    for topic in all_topics(language):
        one = _stated(package, topic, language)
        if one is not None:
            yield topic.code, one, _in(language, one)


def signed(package: Package) -> Said:
    """The closing: the house by its name."""
    return Said("sign_house", {"house": package.house.name})


def _stated(package: Package, topic: Topic, language: str) -> Said | None:
    if topic.facility is not None:
        leaf = package.settled(FACILITIES)
        known = leaf is not None and isinstance(leaf.value, list) and topic.facility in leaf.value
        return Said(topic.says, {}, (_source(leaf),)) if known and leaf is not None else None
    leaf = package.settled(topic.needs or "")
    if leaf is None:
        return None
    if topic.needs == STREET:
        city = package.settled(CITY)
        if city is None:
            return None
        told = {"street": str(leaf.value), "city": str(city.value)}
        return Said("where_street", told, (_source(leaf), _source(city)))
    if topic.needs == SPOKEN:
        return Said(topic.says, {"languages": _codes(leaf)}, (_source(leaf),))
    if topic.line and language_of(str(leaf.value)) != language:
        return None
    return Said(topic.says, {"value": str(leaf.value)}, (_source(leaf),))


def _source(leaf: Leaf) -> tuple[str, str]:
    return leaf.path, leaf.source


def _codes(leaf: Leaf) -> str:
    return ",".join(str(code) for code in leaf.value) if isinstance(leaf.value, list) else str(leaf.value)


def _in(language: str, one: Said) -> str:
    values = {name: _worded(name, value, language) for name, value in one.values.items()}
    return sentence(one.key, language, **values)


def _worded(name: str, value: object, language: str) -> str:
    """A value as this language writes it; in Arabic with western numbers, what runs left to right isolated."""
    locale = Locale.parse(language)
    if name == "languages":
        names = [locale.languages.get(code, code) for code in str(value).split(",")]
        return ("، " if language == "ar" else ", ").join(names)
    if isinstance(value, date):
        return format_date(value, "long", locale=locale).translate(WESTERN)
    if isinstance(value, Money):
        digits = format_decimal(value.amount.normalize(), "#,##0.##", "en" if language == "ar" else locale)
        return _isolated(f"{digits} {value.currency}", language)
    if isinstance(value, Name):
        return _isolated(called(value, language), language)
    return _isolated(str(value), language) if name in _LATIN else str(value)


def _isolated(words: str, language: str) -> str:
    return f"\u2068{words}\u2069" if language == "ar" and not has_arabic(words) else words


WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_LATIN = frozenset({"house", "street", "city", "number", "person", "unit", "value"})
