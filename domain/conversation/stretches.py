"""Which stretch of nights starts at this word: a range, a day, a month, « ce week-end »?"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.conversation.counted import DAYS_IN as DAYS_IN
from domain.conversation.counted import WEEKEND as WEEKEND
from domain.conversation.counted import read_between_feasts, read_several
from domain.conversation.counts import read_count
from domain.conversation.dates import (
    CURRENCY_OR_PERCENT,
    ENGLISH_MONTHS,
    MONTHS,
    ORDINALS,
    WEEKDAYS,
    Day,
    between,
    on_number,
    one,
    read_day,
    read_year,
)
from domain.conversation.feasts import Feast, read_feast
from domain.conversation.parts import read_part
from domain.conversation.school_breaks import read_break
from domain.conversation.sentence import Sentence
from domain.errors import refuse
from domain.nights import ONE_DAY, Span

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6
UNTIL = ("-", ">", "a", "au", "aux", "jusque", "to", "until", "till", "through", "thru")
_OPENING = ("du", "from", "entre", "between", "des")
_NEXT = ("prochain", "prochaine", "next")
_THIS = ("ce", "cet", "cette", "this")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Nights in a row; `weekdays` keeps only some of them (« sam 01/03-31/03 » is the Saturdays of March).

    `feast` is the feast they were named by: its nights may still move by its tolerance.
    """

    span: Span
    weekdays: frozenset[int] = frozenset()
    feast: Feast | None = None

    @classmethod
    def of(cls, night: date) -> Stretch:
        """A single night."""
        return cls(Span(night, night))


def read_stretch(
    s: Sentence, i: int, today: date, *, whole: bool = False, feasts: bool = True
) -> tuple[Stretch, int] | None:
    """The stretch that starts at `i` and the index after it; None when none starts here.

    `whole`: what is running counts from its first day, not from today. `feasts`: False where the name of a feast is
    no date but what the sentence is about. Raises Ambiguous for names that mean two (« le réveillon »).
    """
    opened = s.says(i, *_OPENING)
    start = i + 1 if opened else i
    return (
        _days(s, start, today, both=opened)
        or _short_range(s, start, today, both=opened)
        or (_numbers(s, start, today) or _feasts(s, start, today) if opened else None)
        or _distant(s, start, today)
        or (_named(s, start, today, whole=whole) if feasts else None)
        or _spoken(s, start, today)
    ) or _months(s, start, today, whole=whole)


def _until(s: Sentence, i: int, *, both: bool) -> int | None:
    """The index after « - », « au », "to"; « et » and "and" only after « entre », "between"."""
    if s.says(i, *UNTIL) or (both and s.says(i, "et", "and")):
        return i + 2 if s.says(i + 1, "le", "the", "au") else i + 1
    return None


def _days(s: Sentence, i: int, today: date, *, both: bool) -> tuple[Stretch, int] | None:
    """20/12 · 20/12-03/01 · du 20 décembre au 3 janvier · Dec 12-14."""
    read = read_day(s, i, today)
    if read is None:
        return None
    first, j = read
    after = _until(s, j, both=both)
    if after is not None and (second := read_day(s, after, today)) is not None:
        last, j = second
        kept: frozenset[int] = frozenset()
        if first.weekday is not None and last.weekday is None:
            kept, first = frozenset({first.weekday}), replace(first, weekday=None)
        return Stretch(between(first, last, today), kept), j
    month_came_first = s[i].text in ENGLISH_MONTHS or (
        s[i + 1].text in ENGLISH_MONTHS and s[i].text in WEEKDAYS
    )
    glued = s.says(j, "-") and not s[j].spaced and not s[j + 1].spaced
    joined = j if glued else after - 1 if both and after is not None else None  # "from Dec 1 to 5"
    last_number = s[joined + 1].number if joined is not None else None
    if (
        month_came_first
        and joined is not None
        and last_number is not None
        and not s.says(joined + 2, *CURRENCY_OR_PERCENT)
    ):
        return Stretch(between(first, replace(first, day=last_number, weekday=None), today)), joined + 2
    night = one(first, today)
    return Stretch.of(night), j


def _short_range(s: Sentence, i: int, today: date, *, both: bool) -> tuple[Stretch, int] | None:
    """12-14/02 · 12 au 14 février: the month and the year stand on the end only."""
    i = i + 1 if both and s.says(i, "le", "the") else i
    weekday = WEEKDAYS.get(s[i].text)
    start = i if weekday is None else i + 1
    number = s[start].number
    if number is None or len(s[start].text) > 2:
        return None
    j = start + 2 if s.says(start + 1, "er") and not s[start + 1].spaced else start + 1
    after = _until(s, j, both=both)
    second = read_day(s, after, today) if after is not None else None
    if second is None:
        return None
    last, end = second
    if number > last.day:
        raise refuse("spoken.reversed_days", first=number, last=str(last))
    first = Day(number, last.month, last.year, weekday)
    return Stretch(between(first, last, today)), end


def _numbers(s: Sentence, i: int, today: date) -> tuple[Stretch, int] | None:
    """« du 28 au 3 »: the next 28th, and the 3rd that follows it."""
    first = _number(s, i)
    after = _until(s, first[1], both=True) if first is not None else None
    last = _number(s, after) if after is not None else None
    if first is None or last is None:
        return None
    start = on_number(first[0], today)
    return Stretch(Span(start, on_number(last[0], start))), last[1]


def _number(s: Sentence, i: int) -> tuple[int, int] | None:
    """The number of a day at `i`, and the index after it."""
    i = i + 1 if s.says(i, "le", "the") else i
    number = s[i].number
    if number is None or not 1 <= number <= 31 or len(s[i].text) > 2:
        return None
    j = i + 2 if s.says(i + 1, *ORDINALS) and not s[i + 1].spaced else i + 1
    glued = not s[j].spaced and s.says(j, ".", ",") and s[j + 1].number is not None
    return (
        None if glued or s.says(j, *CURRENCY_OR_PERCENT, *_UNITS) or s[j].number is not None else (number, j)
    )


_UNITS = ("nuits", "nights", "jours", "days", "chambres", "rooms", "personnes", "heures", "h", "ans", "mois")


def _distant(s: Sentence, i: int, today: date) -> tuple[Stretch, int] | None:
    """« dans trois jours », "in two weeks": one night."""
    counted = read_count(s, i + 1) if s.says(i, "dans", "in") else None
    if counted is None or s[counted[1]].text not in DAYS_IN:
        return None
    night = today + timedelta(days=counted[0] * DAYS_IN[s[counted[1]].text])
    return Stretch.of(night), counted[1] + 1


def _feasts(s: Sentence, i: int, today: date) -> tuple[Stretch, int] | None:
    found = read_between_feasts(s, i, today)
    return None if found is None else (Stretch(found[0]), found[1])


def _named(s: Sentence, i: int, today: date, *, whole: bool) -> tuple[Stretch, int] | None:
    """A school break, a feast or a part of a month, from today on where it is running."""
    while s.says(i, "le", "la", "les", "l", "the", "ce", "cet", "cette", "this"):
        i += 1
    school = read_break(s, i, today)
    if school is not None:
        return Stretch(_from(today, school[0], whole=whole)), school[1]
    feast = read_feast(s, i, today)
    if feast is not None:
        return Stretch(_from(today, feast[0].span, whole=whole), feast=feast[0]), feast[1]
    part = read_part(s, i, today)
    return None if part is None else (Stretch(_from(today, part[0], whole=whole)), part[1])


def _from(today: date, span: Span, *, whole: bool) -> Span:
    return span if whole or today not in span else Span(today, span.last)


def _months(s: Sentence, i: int, today: date, *, whole: bool) -> tuple[Stretch, int] | None:
    """février · mars 2027 · janvier-mars."""
    if s.says(i, "mar") or (first := MONTHS.get(s[i].text)) is None:
        return None
    first_year, j = read_year(s, i + 1, today)
    last, last_year = first, first_year
    after = _until(s, j, both=False)
    if after is not None and s[after].text in MONTHS:
        last = MONTHS[s[after].text]
        last_year, j = read_year(s, after + 1, today)
    if last_year is None:
        last_year = _year_of(last, max(today, date(first_year, first, 1)) if first_year else today)
    if first_year is None:
        first_year = last_year if first <= last else last_year - 1
    start, end = date(first_year, first, 1), date(last_year, last, monthrange(last_year, last)[1])
    if (first_year, first) == (today.year, today.month) and not whole:
        start = today  # the rest of this month
    if start > end:
        raise refuse("spoken.reversed", first=start, last=end)
    return Stretch(Span(start, end)), j


def _year_of(month: int, since: date) -> int:
    """The year in which that month next ends."""
    return since.year if month >= since.month else since.year + 1


def _weekend(today: date) -> Span:
    """Friday and Saturday night of this week; on a Saturday what is left of them; on a Sunday the next."""
    friday = today + timedelta(days=(FRIDAY - today.weekday()) % 7)
    if today.weekday() == SATURDAY:
        return Span(today, today)
    return Span(friday, friday + ONE_DAY)


def _weekend_after(today: date) -> Span:
    """Friday and Saturday night of next week, Monday being its first day."""
    friday = today - timedelta(days=today.weekday()) + timedelta(days=7 + FRIDAY)
    return Span(friday, friday + ONE_DAY)


def _week(today: date) -> Span:
    return Span(today, today + timedelta(days=SUNDAY - today.weekday()))


def _week_after(today: date) -> Span:
    monday = today + timedelta(days=7 - today.weekday())
    return Span(monday, monday + timedelta(days=6))


def _month(today: date) -> Span:
    return Span(today, today.replace(day=monthrange(today.year, today.month)[1]))


def _month_after(today: date) -> Span:
    first = _month(today).last + ONE_DAY
    return Span(first, _month(first).last)


_SINGLE: Mapping[str, int] = {"aujourdhui": 0, "demain": 1, "tomorrow": 1, "apresdemain": 2}
_PERIODS: Mapping[str, tuple[Callable[[date], Span], Callable[[date], Span]]] = {
    "weekend": (_weekend, _weekend_after),
    "semaine": (_week, _week_after),
    "week": (_week, _week_after),
    "mois": (_month, _month_after),
    "month": (_month, _month_after),
}


def _spoken(s: Sentence, i: int, today: date) -> tuple[Stretch, int] | None:
    """demain · ce week-end · la semaine prochaine · next month · samedi prochain."""
    several = read_several(s, i, today)
    if several is not None:
        return Stretch(several[0], several[1]), several[2]
    if s[i].text in _SINGLE:
        night = today + timedelta(days=_SINGLE[s[i].text])
        return Stretch.of(night), i + 1
    if s.says(i, "le", "la", "the"):
        i += 1
    following = s.says(i, *_NEXT) or s.says(i + 1, *_NEXT)
    if not following and not s.says(i, *_THIS):
        return None
    word = s[i + 1].text if s.says(i, *_NEXT, *_THIS) else s[i].text
    if word in _PERIODS:
        return Stretch(_PERIODS[word][following](today)), i + 2
    if word in WEEKDAYS:
        days = (WEEKDAYS[word] - today.weekday()) % 7
        if days == 0 and following:  # « lundi prochain », said on a Monday
            days = 7
        return Stretch.of(today + timedelta(days=days)), i + 2
    return None
