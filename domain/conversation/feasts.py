"""Which feast or fast does a person name: Noël, le réveillon, l'Aïd, Ramadan, Easter, le pont de l'Ascension?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.conversation.choice import Ambiguous, Choice, Pointed, labels, said_from
from domain.conversation.dates import Day, read_day, read_year
from domain.conversation.sentence import Sentence
from domain.conversation.vocabulary import Vocabulary
from domain.errors import refuse
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase, say
from domain.prices.events.moon import easter_sunday, islamic_events

SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class Feast:
    """The nights of a feast; `until`: the day that « jusqu'à » it means; `tolerance`: how far it may move."""

    key: str
    span: Span
    until: date
    tolerance: int = 0


Dates = Callable[[int], Iterable[Span]]


def _fixed(month: int, day: int, nights: int = 1) -> Dates:
    return lambda year: [Span(date(year, month, day), date(year, month, day) + timedelta(days=nights - 1))]


def _by_easter(first: int, last: int | None = None) -> Dates:
    """Days counted from Easter Sunday."""

    def dates(year: int) -> Iterable[Span]:
        sunday = easter_sunday(year)
        return [
            Span(sunday + timedelta(days=first), sunday + timedelta(days=first if last is None else last))
        ]

    return dates


def _islamic(key: str) -> Dates:
    return lambda year: [Span(e.first, e.last) for e in islamic_events(year) if e.key == key]


def _thanksgiving(year: int) -> Iterable[Span]:
    first = date(year, 11, 1)
    day = first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    return [Span(day, day)]


_DATES: Mapping[str, Dates] = {
    "ramadan": _islamic("ramadan"),
    "fitr": _islamic("aid-el-fitr"),
    "adha": _islamic("aid-el-adha"),
    "mouloud": _islamic("mouloud"),
    "easter": _by_easter(-2, 1),
    "good-friday": _by_easter(-2),
    "easter-sunday": _by_easter(0),
    "easter-monday": _by_easter(1),
    "ascension": _by_easter(39),
    "pentecost": _by_easter(50),
    "christmas": _fixed(12, 24, 3),
    "christmas-eve": _fixed(12, 24),
    "christmas-day": _fixed(12, 25),
    "new-year": _fixed(12, 31, 2),
    "new-year-eve": _fixed(12, 31),
    "new-year-day": _fixed(1, 1),
    "festive": _fixed(12, 24, 9),
    "valentine": _fixed(2, 14),
    "all-saints": _fixed(11, 1),
    "halloween": _fixed(10, 31),
    "thanksgiving": _thanksgiving,
    "throne": _fixed(7, 30),
    "unity": _fixed(10, 31),  # a holiday of Morocco since 2025
    "green-march": _fixed(11, 6),
    "independence": _fixed(11, 18),
    "manifesto": _fixed(1, 11),
    "yennayer": _fixed(1, 14),  # a holiday of Morocco since 2024
    "labour": _fixed(5, 1),
    "oued-eddahab": _fixed(8, 14),
    "revolution": _fixed(8, 20),
    "youth": _fixed(8, 21),
}
_MOVED_BY_THE_MOON = frozenset(("ramadan", "fitr", "adha", "mouloud"))
_NAMES = Vocabulary[str](
    {
        "ramadan": ("ramadan", "ramdan", "ramadhan"),
        "fitr": (
            *("aid-el-fitr", "aid-fitr", "eid-al-fitr", "eid-el-fitr", "eid-ul-fitr", "aid-al-fitr"),
            *("eid-fitr", "aid-seghir", "aid-sghir", "aid-es-seghir", "petit-aid", "petite-aid"),
        ),
        "adha": (
            *(
                "aid-el-adha",
                "aid-adha",
                "eid-al-adha",
                "eid-el-adha",
                "eid-ul-adha",
                "aid-al-adha",
                "eid-adha",
            ),
            *(
                "aid-el-kebir",
                "aid-el-kbir",
                "aid-kebir",
                "aid-kbir",
                "eid-el-kebir",
                "grand-aid",
                "grande-aid",
            ),
        ),
        "mouloud": ("mouloud", "aid-el-mouloud", "mawlid"),
        "easter": ("paques", "easter", "weekend-paques", "easter-weekend"),
        "good-friday": ("vendredi-saint", "good-friday"),
        "easter-sunday": ("dimanche-paques", "easter-sunday"),
        "easter-monday": ("lundi-paques", "easter-monday"),
        "ascension": ("ascension", "jeudi-ascension"),
        "pentecost": ("pentecote", "lundi-pentecote", "whit-monday"),
        "christmas": ("noel", "christmas", "xmas", "fetes-noel"),
        "christmas-eve": ("reveillon-noel", "reveillons-noel", "veille-noel", "christmas-eve", "xmas-eve"),
        "christmas-day": ("jour-noel", "christmas-day", "xmas-day"),
        "new-year": ("nouvel-an", "new-year", "new-years", "nouvelle-annee"),
        "new-year-eve": (
            *("reveillon-nouvel-an", "reveillon-jour-an", "reveillon-an", "reveillon-st-sylvestre"),
            *("reveillon-saint-sylvestre", "veille-nouvel-an", "veille-jour-an", "saint-sylvestre"),
            *(
                "st-sylvestre",
                "ras-laam",
                "ras-lam",
                "new-year-s-eve",
                "new-years-eve",
                "new-year-eve",
                "nye",
            ),
        ),
        "new-year-day": ("jour-an", "premier-an", "new-year-s-day", "new-years-day", "new-year-day"),
        "festive": (
            *("fetes", "fetes-fin-annee", "fetes-fin-d-annee", "periode-fetes", "festive-season"),
            *("festive-period", "holiday-season", "end-of-year-holidays"),
        ),
        "valentine": ("saint-valentin", "st-valentin", "valentine-s-day", "valentines-day", "valentine-s"),
        "all-saints": ("toussaint", "all-saints", "all-saints-day"),
        "halloween": ("halloween",),
        "thanksgiving": ("thanksgiving",),
        "throne": ("fete-trone", "trone", "throne-day"),
        "unity": ("fete-unite", "jour-unite", "unity-day"),
        "green-march": ("marche-verte", "fete-marche-verte", "green-march"),
        "independence": ("fete-independance", "jour-independance", "independance", "independence-day"),
        "manifesto": (
            *("manifeste-independance", "fete-manifeste-independance", "fete-manifeste", "manifeste"),
            "independence-manifesto-day",
        ),
        "yennayer": ("yennayer", "yenayer", "nouvel-an-amazigh", "nouvel-an-berbere", "amazigh-new-year"),
        "labour": ("fete-travail", "labour-day", "labor-day"),
        "oued-eddahab": ("oued-eddahab", "oued-ed-dahab", "oued-dahab"),
        "revolution": (
            *("revolution-roi-et-peuple", "fete-revolution-roi-et-peuple", "revolution-roi-peuple"),
            "revolution-day",
        ),
        "youth": ("fete-jeunesse", "youth-day"),
    }
)
_EVES = Vocabulary[bool]({True: ("reveillon", "reveillons", "soir-reveillon", "nuit-reveillon")})
_EIDS = Vocabulary[bool]({True: ("aid", "eid", "3id", "aids", "fete-aid")})
_BRIDGES = Vocabulary[bool](
    {True: ("pont", "weekend", "weekend-prolonge", "long-weekend", "bank-holiday-weekend", "grand-weekend")}
)
_BEFORE = ("le", "la", "les", "l", "the", "du", "de", "des", "d", "of", "pendant", "for", "during")
# « jusqu'à Noël » is until the day itself, « jusqu'au Ramadan » until the day before it begins.
_UNTIL: Mapping[str, int] = {"easter": 2, "christmas": 1, "new-year": 0}


def read_feast(s: Sentence, i: int, today: date, which: int = 0) -> tuple[Feast, int] | None:
    """The feast named at `i`, the running one or the next (`which` 1: after a running one), and the index after it.

    Raises Ambiguous for « le réveillon » and « l'Aïd », each of which is two; Refusal for a bridge that is none.
    """
    bridge = _bridge(s, i, today)
    if bridge is not None:
        return bridge
    found = _NAMES.read(s, i)
    if found is not None:
        key, j = found
        year, after = read_year(s, j, today)
        return feast(key, date(year, 1, 1) if year else today, which), after
    if s.says(i, "soir", "nuit", "evening", "night"):  # « le soir du réveillon de la Saint-Sylvestre »
        j = i + 1
        while s.says(j, *_BEFORE):
            j += 1
        if _NAMES.read(s, j) is not None:
            return read_feast(s, j, today, which)
    return _one_of_two(s, i, today)


def feast(key: str, today: date, which: int = 0) -> Feast:
    """The running feast of that key, or the next to come."""
    coming = (span for year in range(today.year - 1, today.year + 4) for span in _DATES[key](year))
    span = next(s for s in coming if s.last >= today and (not which or s.first > today))
    if key in _UNTIL:
        until = span.first + timedelta(days=_UNTIL[key])
    elif len(span) == 1:
        until = span.first
    else:
        until = span.first - ONE_DAY if span.first > today else span.last
    return Feast(key, span, until, 1 if key in _MOVED_BY_THE_MOON else 0)


def _one_of_two(s: Sentence, i: int, today: date) -> tuple[Feast, int] | None:
    eve, eid = _EVES.read(s, i), _EIDS.read(s, i)
    found = eve or eid
    if found is None:
        return None
    keys = ("christmas-eve", "new-year-eve") if eve else ("fitr", "adha")
    year, j = read_year(s, found[1], today)
    said = said_from(s, i, j)
    two = [feast(key, date(year, 1, 1) if year else today) for key in keys]
    choices = [Choice(say(_LABELS[one.key], span=one.span), written(one.span)) for one in two]
    if eve:
        raise Ambiguous(say("spoken.which_eve", said=said, choices=labels(choices)), said, choices)
    raise Ambiguous(say("spoken.which_eid", said=said, choices=labels(choices)), said, choices)


_LABELS: Mapping[str, str] = {
    "christmas-eve": "feast.christmas_eve",
    "new-year-eve": "feast.new_year_eve",
    "fitr": "feast.fitr",
    "adha": "feast.adha",
}


def label(one: Feast) -> Phrase:
    """What the moon may still move, with its ± 1 day, in words; the nights of any other feast."""
    if one.key == "ramadan":
        return say("feast.ramadan", span=one.span)
    if one.key == "mouloud":
        return say("feast.mouloud", span=one.span)
    return say(_LABELS[one.key], span=one.span) if one.key in _LABELS else say("feast.nights", span=one.span)


def written(span: Span) -> str:
    """The same nights in figures, as any reader takes them."""
    first = f"{span.first:%d/%m/%Y}"
    return first if len(span) == 1 else f"{first}-{span.last:%d/%m/%Y}"


def _bridge(s: Sentence, i: int, today: date) -> tuple[Feast, int] | None:
    """« le pont de l'Ascension », « le pont du 11 novembre »: from the eve of the first free day on."""
    found = _BRIDGES.read(s, i)
    if found is None:
        return None
    j = found[1]
    while s.says(j, *_BEFORE):
        j += 1
    holiday = _NAMES.read(s, j)
    if holiday is not None:
        key, after = holiday
        year, after = read_year(s, after, today)
        one = feast(key, date(year, 1, 1) if year else today)
        day = one.span.first
        if one.key == "easter" or (one.key in _MOVED_BY_THE_MOON and len(one.span) > 2):
            return one, after
    elif s.says(i, "pont") and (dated := read_day(s, j, today)) is not None:
        after, day = dated[1], _coming(dated[0], today)
    else:
        return None
    span = _free_days(day)
    if span is None:
        raise Pointed(say("spoken.no_bridge", day=day), said_from(s, i, after))
    return Feast("bridge", span, span.last), after


def _coming(day: Day, today: date) -> date:
    years = (day.year,) if day.year else (today.year, today.year + 1)
    try:
        return next(d for year in years if (d := date(year, day.month, day.day)) >= today or day.year)
    except ValueError:
        raise refuse("spoken.no_such_day", said=str(day)) from None


def _free_days(holiday: date) -> Span | None:
    """The nights of the long week-end; None where the holiday falls on a Wednesday or on the week-end itself."""
    reach = {0: (-3, -1), 1: (-4, -1), 3: (-1, 2), 4: (-1, 1)}.get(holiday.weekday())
    if reach is None:
        return None
    return Span(holiday + timedelta(days=reach[0]), holiday + timedelta(days=reach[1]))
