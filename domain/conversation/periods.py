"""Which period does a person mean: « cet été », « d'ici décembre », "this quarter", « les 30 prochains jours »?"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from domain.conversation.amounts import CURRENCIES
from domain.conversation.counts import read_count
from domain.conversation.dates import MONTHS, WEEKDAYS, on_number, one, read_day, read_year
from domain.conversation.feasts import read_feast
from domain.conversation.seasons import SEASONS, TURNS, month_of
from domain.conversation.sentence import Sentence
from domain.conversation.stretches import UNTIL, read_stretch
from domain.conversation.vocabulary import Vocabulary
from domain.errors import refuse
from domain.nights import ONE_DAY, Span

_ARTICLES = ("le", "la", "les", "l", "the", "du", "de", "d", "of", "au", "a", "en", "in", "on")
_THIS = ("ce", "cet", "cette", "this", "current")
_NEXT = ("prochain", "prochaine", "prochains", "prochaines", "next", "coming", "suivant", "suivante")
_UNTIL = Vocabulary[bool](
    {
        True: ("jusque", "ici", "dici", "until", "till", "til", "by", "through", "expires", "expire"),
        False: ("avant", "before"),
    }
)
_FROM = Vocabulary[bool](
    {True: ("a-partir", "a-compter", "starting", "starting-from", "from", "depuis", "des")}
)
_LASTING = ("pendant", "pour", "sur", "durant", "for", "over", "during", "dans", "in", "within", "sous")
_DAYS_IN: Mapping[str, int] = {
    **dict.fromkeys(("jour", "jours", "day", "days", "nuit", "nuits", "night", "nights"), 1),
    **dict.fromkeys(("semaine", "semaines", "week", "weeks"), 7),
}
_MONTHS_IN: Mapping[str, int] = {
    **dict.fromkeys(("mois", "month", "months"), 1),
    **dict.fromkeys(("an", "ans", "annee", "annees", "year", "years"), 12),
}
_QUARTERS = Vocabulary[int](
    {
        1: ("t-1", "q-1", "premier-trimestre", "1-er-trimestre", "first-quarter"),
        2: ("t-2", "q-2", "deuxieme-trimestre", "second-trimestre", "second-quarter"),
        3: ("t-3", "q-3", "troisieme-trimestre", "third-quarter"),
        4: ("t-4", "q-4", "quatrieme-trimestre", "dernier-trimestre", "fourth-quarter"),
    }
)
_END = ("fin", "end")
_MIDDLE = ("mi", "mid")


def read_period(s: Sentence, i: int, today: date) -> tuple[Span, int] | None:
    """The nights of the period that starts at `i`, both ends included, and the index after it.

    A running week, month, quarter or year counts in full; what runs « jusqu'à » something starts today and
    includes the day or the whole month named. None when no period starts here. Raises Refusal for days that do
    not exist, and for a start without an end.
    """
    until = _UNTIL.read(s, i)
    if until is not None:
        end = read_end(s, until[1], today)
        return None if end is None else (_since(today, end[0], counts=until[0]), end[1])
    return _lasting(s, i, today) or _started(s, i, today) or _named(s, i, today) or _range(s, i, today)


def read_end(s: Sentence, i: int, today: date) -> tuple[date, int] | None:
    """The last day that counts, as named at `i` after « jusqu'à », "until": a day, the end of a period, a feast."""
    j = _past(s, i, _ARTICLES)
    if s.says(j, *_END):
        return _end_of(s, j + 1, today)
    if s.says(j, *_MIDDLE) and s[month := j + 2 if s.says(j + 1, "-") else j + 1].text in MONTHS:
        year, after = read_year(s, month + 1, today)
        return _month(MONTHS[s[month].text], year, today).first.replace(day=15), after
    found = read_day(s, j, today)
    if found is not None:
        return one(found[0], today), found[1]
    return _weekday(s, j, today) or _number_alone(s, j, today) or _end_named(s, j, today)


def read_review(s: Sentence, i: int, today: date, since: date) -> tuple[date, int] | None:
    """The day named at `i`; a number alone (« le 15 ») is the next such day from `since` on."""
    j = _past(s, i, _ARTICLES)
    if read_day(s, j, today) is None and (number := _number_alone(s, j, since)) is not None:
        return number
    return read_end(s, i, today)


def _since(today: date, end: date, *, counts: bool) -> Span:
    """From today to that day, which counts or does not (« avant Noël »)."""
    if end < today or (end == today and not counts):
        raise refuse("spoken.ended", day=end)
    return Span(today, end if counts else end - ONE_DAY)


def _past(s: Sentence, i: int, words: tuple[str, ...]) -> int:
    while s.says(i, *words):
        i += 1
    return i


def _end_of(s: Sentence, i: int, today: date) -> tuple[date, int] | None:
    """« fin février », « la fin du mois », "the end of the year"."""
    j = _past(s, i, _ARTICLES)
    year = s[j].number
    if year is not None and today.year <= year <= today.year + 3:
        return date(year, 12, 31), j + 1
    if s[j].text in MONTHS:
        stated, after = read_year(s, j + 1, today)
        return _month(MONTHS[s[j].text], stated, today).last, after
    if s[j].text in TURNS and not s.says(j + 1, *_NEXT):
        return TURNS[s[j].text](today, 0).last, j + 1
    found = _named(s, j, today)
    return (found[0].last, found[1]) if found else None


def _month(month: int, year: int | None, today: date) -> Span:
    """That month in that year, without one the next that is not over."""
    return month_of(year or (today.year if month >= today.month else today.year + 1), month)


def _weekday(s: Sentence, i: int, today: date) -> tuple[date, int] | None:
    j = i + 1 if s.says(i, *_THIS, *_NEXT) else i
    weekday = WEEKDAYS.get(s[j].text)
    if weekday is None or (s.says(j, "mar") and s[j + 1].number is not None):
        return None
    stated_next = (j > i and s.says(i, *_NEXT)) or s.says(j + 1, *_NEXT)
    day = today + timedelta(days=(weekday - today.weekday()) % 7)
    if day == today:
        day += timedelta(days=7)
        if not stated_next:
            raise refuse("spoken.which_week", day=day)
    return day, j + 2 if s.says(j + 1, *_NEXT) else j + 1


def _number_alone(s: Sentence, i: int, since: date) -> tuple[date, int] | None:
    """« le 28 »: the next such day of a month."""
    number = s[i].number
    if (
        number is None
        or not 1 <= number <= 31
        or s.says(i + 1, "%", "k", *CURRENCIES, *_DAYS_IN, *_MONTHS_IN)
    ):
        return None
    glued = not s[i + 1].spaced and s.says(i + 1, ".", ",", "/") and s[i + 2].number is not None
    if glued or s.says(i + 1, *_NEXT):
        return None
    return on_number(number, since), i + 2 if s.says(i + 1, "er", "st", "nd", "rd", "th") else i + 1


def _end_named(s: Sentence, i: int, today: date) -> tuple[date, int] | None:
    """The end of a period as « jusqu'à » means it: a season or a fast ends it before it begins."""
    which, j = _which(s, i)
    named = read_feast(s, j, today, which or 0)
    if named is not None:
        return named[0].until, _after(s, named[1])
    if s[j].text in SEASONS:
        span = SEASONS[s[j].text](today, which or 0)
        return (span.first - ONE_DAY if span.first > today else span.last), _after(s, j + 1)
    found = _named(s, i, today) or _lasting(s, i, today) or _range(s, i, today)
    return (found[0].last, found[1]) if found else None


def _which(s: Sentence, i: int) -> tuple[int | None, int]:
    """0 for « ce », "this", 1 for "next", None when neither stands here; and the index after it."""
    j = _past(s, i, ("le", "la", "l", "the"))
    if s.says(j, *_NEXT):
        return 1, j + 1
    return (0, j + 1) if s.says(j, *_THIS) else (None, j)


def _after(s: Sentence, i: int) -> int:
    """Past « -ci », « en cours », « prochain »."""
    if s.says(i, "-") and s.says(i + 1, "ci"):
        return i + 2
    if s.says(i, "en") and s.says(i + 1, "cours"):
        return i + 2
    return i + 1 if s.says(i, "ci", *_NEXT) else i


def _named(s: Sentence, i: int, today: date) -> tuple[Span, int] | None:
    """« ce mois-ci », « le trimestre prochain », « cet été », « été 2027 », Ramadan, « T1 2027 », « en 2027 »."""
    which, j = _which(s, i)
    quarter = _QUARTERS.read(s, j)
    if quarter is not None:
        year, after = read_year(s, quarter[1], today)
        first = 3 * quarter[0] - 2
        return month_of(year or (today.year if first + 2 >= today.month else today.year + 1), first, 3), after
    named = read_feast(s, j, today, which or 0)
    if named is not None:
        return named[0].span, _after(s, named[1])
    turn = SEASONS.get(s[j].text) or TURNS.get(s[j].text)
    if turn is None:
        return _year_alone(s, i, today)
    after = _after(s, j + 1)
    if after > j + 1 and which is None:
        which = 1 if s.says(after - 1, *_NEXT) else 0
    if s[j].text in SEASONS:
        year, after = read_year(s, after, today)
        if year is not None:
            return turn(date(year, 1, 1), 1 if s.says(j, "hiver", "winter") else 0), after
        return turn(today, which or 0), after
    return None if which is None else (turn(today, which), after)


def _year_alone(s: Sentence, i: int, today: date) -> tuple[Span, int] | None:
    """« en 2027 »; a year without such a word before it may be an amount."""
    if not s.says(i - 1, "en", "in", "pour", "for", "sur", "annee", "year") or i == 0:
        return None
    year, after = read_year(s, i, today)
    return (month_of(year, 1, 12), after) if year is not None else None


def _lasting(s: Sentence, i: int, today: date) -> tuple[Span, int] | None:
    """« les 30 prochains jours », "next two weeks", « pendant 3 mois », « dans 15 jours »: from today on."""
    j = i + 1 if s.says(i, *_LASTING) else i
    j = _past(s, j, ("les", "the", "de"))
    said = j > i and s.says(i, *_LASTING)
    ahead = s.says(j, *_NEXT)
    counted = read_count(s, j + 1 if ahead else j)
    if counted is None:
        return None
    count, k = counted
    if s.says(k, *_NEXT):
        ahead, k = True, k + 1
    unit = s[k].text
    if not (said or ahead) or unit not in {**_DAYS_IN, **_MONTHS_IN} or not 1 <= count <= 999:
        return None
    return Span(today, _ahead(today, count, unit)), k + 2 if s.says(k + 1, *_NEXT) else k + 1


def _ahead(today: date, count: int, unit: str) -> date:
    if unit in _DAYS_IN:
        return today + timedelta(days=count * _DAYS_IN[unit] - (1 if count * _DAYS_IN[unit] > 1 else 0))
    end = month_of(today.year, today.month + count * _MONTHS_IN[unit])
    day = min(today.day, monthrange(end.first.year, end.first.month)[1])
    return end.first.replace(day=day) - ONE_DAY


def _started(s: Sentence, i: int, today: date) -> tuple[Span, int] | None:
    """« à partir du 1er mars jusqu'à Pâques », "from March until June": a start and, somewhere after it, an end."""
    opened = _FROM.read(s, i)
    if opened is None:
        return None
    j = _past(s, opened[1], _ARTICLES)
    begun = read_stretch(s, j, today, whole=True)
    if begun is None or any(s.says(k, *UNTIL) for k in range(j, begun[1])):
        return None
    first = begun[0].span.first
    until = _UNTIL.read(s, begun[1])
    end = read_end(s, until[1], today) if until is not None else None
    if end is None:
        raise refuse("spoken.no_end", day=first)
    if end[0] < first:
        raise refuse("spoken.reversed", first=first, last=end[0])
    return Span(first, end[0]), end[1]


def _range(s: Sentence, i: int, today: date) -> tuple[Span, int] | None:
    found = read_stretch(s, i, today, whole=True)
    if found is None:
        return None
    stretch, after = found
    return None if stretch.weekdays else (stretch.span, after)
