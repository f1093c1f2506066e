"""Which nights does a question name, looking back or ahead: « samedi », « la semaine dernière », "last month"?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from domain.conversation.dates import MONTHS, ORDINALS, Day, nearest, read_day
from domain.conversation.questions.gone import (
    LAST,
    MOROCCAN,
    UNITS,
    past_articles,
    read_gone,
    single,
)
from domain.conversation.questions.question import Looking, When
from domain.conversation.questions.stretches import A_YEAR, a_year_ago, gone_by, longest, nearest_named
from domain.conversation.questions.week import weekday_at
from domain.conversation.seasons import TURNS
from domain.conversation.sentence import Sentence
from domain.conversation.stretches import FRIDAY
from domain.conversation.vocabulary import Vocabulary
from domain.nights import ONE_DAY, Span

_SINCE = ("depuis", "since")
_BEGINNING = ("debut", "start", "beginning")
_NOW = Vocabulary[int](
    {
        0: (
            *(
                "aujourdhui",
                "maintenant",
                "en-ce-moment",
                "actuellement",
                "now",
                "right-now",
                "currently",
                "du-jour",
            ),
            *(
                "at-the-moment",
                "de-la-journee",
                "aujourdhui-dans-journee",
                "la-journee",
                "of-the-day",
                "daba",
                "lyoum",
                "lyouma",
                "tonite",
                "lila",
            ),
        ),
        1: ("demain", "tomorrow", "ghedda", "ghadda", "ghda", "rhedda", "2main", "dmain"),
        2: ("apresdemain", "bead-ghedda", "baad-ghedda"),
        -1: (
            "hier",
            "yesterday",
            "lbareh",
            "lbarh",
            "lbareh-f-lil",
            "hier-dans-journee",
            "hier-en-journee",
            "hier-pendant-journee",
            "hier-toute-journee",
            "veille",
            "last-night",
            "nuit-derniere",
        ),
        -2: ("avanthier", "wel-lbareh", "wellbareh"),
    }
)
_LAST_YEAR = Vocabulary[bool](
    {
        True: (
            *(
                "an-dernier",
                "annee-derniere",
                "an-passe",
                "annee-passee",
                "last-year",
                "annee-precedente",
                "n-1",
            ),
            *(
                "year-before",
                "previous-year",
                "am-li-fat",
                "lam-li-fat",
                "am-lifat",
                "lam-lifat",
                "aam-li-fat",
                "laam-li-fat",
            ),
        )
    }
)


def last_year_at(s: Sentence, i: int) -> int | None:
    """The index after « l'an dernier », "last year" at `i`."""
    found = _LAST_YEAR.read(s, past_articles(s, i)) or _LAST_YEAR.read(s, i)
    return None if found is None else found[1]


def when_at(
    s: Sentence, i: int, today: date, looking: Looking, *, year: int | None = None
) -> tuple[When, int] | None:
    """The nights named at `i` and the index after them; `year` sets which one months, feasts and dates fall in.

    Running periods count whole. Raises Ambiguous and Refusal as the readers of dates do.
    """
    gone = read_gone(s, i, today)
    if gone is not None and (longer := _part_of(s, i, today, looking, gone[1], year)) is not None:
        return longer
    return (
        _since(s, i, today, year)
        or gone
        or _close(s, i, today)
        or _dated(s, i, today, looking, year)
        or weekday_at(s, i, today, looking)
        or _running(s, i, today, looking)
    )


def _part_of(
    s: Sentence, i: int, today: date, looking: Looking, after: int, year: int | None
) -> tuple[When, int] | None:
    """« la dernière semaine de mars » is no last week."""
    if not s.says(after, "de", "d", "of") and s[after].text not in MONTHS:
        return None
    found = _dated(s, i, today, looking, year)
    return found if found is not None and found[1] > after else None


def _since(s: Sentence, i: int, today: date, year: int | None) -> tuple[When, int] | None:
    """« depuis lundi », « depuis le début du mois », "since October": up to today, which counts."""
    if not s.says(i, *_SINCE):
        return None
    j = past_articles(s, i + 1)
    start = past_articles(s, j + 1) if s.says(j, *_BEGINNING) else i + 1
    found = when_at(s, start, today, Looking.OVER, year=year)
    span = found[0].span if found is not None else None
    if found is None or span is None or span.first > today:
        return None
    return When(Span(span.first, today)), found[1]


def _close(s: Sentence, i: int, today: date) -> tuple[When, int] | None:
    for start in dict.fromkeys((i, past_articles(s, i))):
        found = _NOW.read(s, start)
        if found is not None:
            night = today + timedelta(days=found[0])
            return When(Span(night, night)), found[1]
    return None


def _dated(s: Sentence, i: int, today: date, looking: Looking, year: int | None) -> tuple[When, int] | None:
    """A date, a month, a feast, a range or a period; looking back the last one that has begun."""
    base = date(year, 1, 1) if year is not None else today
    alone = _number_alone(s, i, base, looking)
    if alone is not None:
        return alone
    j = past_articles(s, i)
    if s.says(j, "mois", "month") and s[month := past_articles(s, j + 1)].text in MONTHS:
        i = j = month  # « le mois de mars » is March
    day = read_day(s, j, base)
    longer = nearest_named(
        s, i, j, base if looking is not Looking.OVER or year else a_year_ago(s, i, j, base)
    )
    if day is not None and (longer is None or longer[1] <= day[1]):
        if year is not None and not day[0].year:
            day = replace(day[0], year=year), day[1]
        return single(
            _latest(day[0], today) if looking is not Looking.AHEAD else nearest(day[0], today)
        ), day[1]
    if longer is None or (
        looking is not Looking.AHEAD and any(s.says(k, "weekend") for k in range(i, longer[1]))
    ):
        return None
    if (
        s.says(longer[1], *LAST)
        and longer[0].feast is None
        and longer[0].span
        and longer[0].span.first > today
    ):
        again = longest(s, i, j, today - A_YEAR)  # « Noël dernier »
        return None if again is None else (again[0], longer[1] + 1)
    return (
        longer if looking is Looking.AHEAD or year is not None else gone_by(s, i, j, longer, today, looking)
    )


def _latest(day: Day, today: date) -> date:
    """That day in its year, without one the last that has come."""
    found = nearest(day, today)
    return nearest(replace(day, year=found.year - 1), today) if not day.year and found > today else found


def _number_alone(s: Sentence, i: int, today: date, looking: Looking) -> tuple[When, int] | None:
    """« le 20 », "the 20th": the next such day, looking back the last one."""
    number = s[i + 1].number if s.says(i, "le", "du", "the", "au") else None
    if number is None:
        return None
    ordinal = s.says(i + 2, *ORDINALS) and not s[i + 2].spaced
    j = i + 3 if ordinal else i + 2
    named = s[j].text in MONTHS or (s.says(j, "de", "of") and s[j + 1].text in MONTHS)
    if not 1 <= number <= 31 or s.says(j, "/", "-", "%", ".", "au", *UNITS) or named:
        return None
    step = -ONE_DAY if looking is not Looking.AHEAD else ONE_DAY
    day = today
    while day.day != number:
        day += step
    return single(day), j


def _running(s: Sentence, i: int, today: date, looking: Looking) -> tuple[When, int] | None:
    """« du mois », « de la semaine », « had chhar », "the weekend": the running one."""
    j = past_articles(s, i)
    if s.says(j, "had", "ce", "cette", "this"):
        j += 1
    after = j + 1
    unit = MOROCCAN.get(s[j].text, s[j].text)
    if s.says(j, "we") and s.says(j - 1, "ce", "le", "du", "au", "had", "prochain"):  # "we" alone is English
        unit = "weekend"
    if s.says(after, "jay", "jaya", "li") and (
        s.says(after, "jay", "jaya") or s.says(after + 1, "jay", "jaya")
    ):
        which, after = 1, after + (1 if s.says(after, "jay", "jaya") else 2)
    else:
        which = 0
    if unit == "weekend":
        friday = today - timedelta(days=today.weekday()) + timedelta(days=FRIDAY + 7 * which)
        if looking is not Looking.AHEAD and friday > today:
            friday -= timedelta(days=7)
        return When(Span(friday, friday + ONE_DAY)), after
    if unit in TURNS and not (j == i and i > 0 and s[i - 1].number is not None):
        return When(TURNS[unit](today, which)), after
    return None
