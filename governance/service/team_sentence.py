"""What do these words say of somebody at work: trade, what he reads, when he is away, on which days he rests?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.conversation.dates import WEEKDAYS
from domain.conversation.questions.moments import when_at
from domain.conversation.questions.question import Looking
from domain.conversation.sentence import Sentence, read_short
from domain.conversation.stretches import UNTIL, read_stretch
from domain.errors import refuse
from domain.nights import Span
from domain.service.calling import AND, AREAS, AWAY, BACK, EACH, RESTS, SCRIPTS, WITHOUT
from domain.service.task import Area, Script

LONGEST = 60  # days of one absence


@dataclass(frozen=True, slots=True)
class TeamSaid:
    """None where nothing was said. `away` counts on the days of `on`; `rests` are weekdays, Monday 0."""

    area: Area | None = None
    script: Script | None = None
    away: bool | None = None
    on: Span | None = None
    rests: frozenset[int] | None = None


def team_from(words: str, today: date) -> TeamSaid:
    """« ménage arabe », « malade jusqu'à vendredi », « absente du 3 au 8 décembre », « repos le lundi ».

    Refusal: a word that means nothing here, or a rest without its days.
    """
    s, i = read_short(words), 0
    found: dict[str, object] = {}
    told: dict[str, object]
    while i < len(s):
        word = s[i].text
        if word in AREAS:
            told, i = {"area": AREAS[word]}, i + 1
        elif word in SCRIPTS:
            told, i = {"script": SCRIPTS[word]}, i + 1
        elif word in WITHOUT and s[i + 1].text in RESTS:
            told, i = {"rests": frozenset[int]()}, i + 2
        elif word in RESTS:
            days, i = _weekdays(s, i + 1)
            told = {"rests": days}
        elif word in AWAY or word in BACK:
            span, i = _when(s, i + 1, today)
            told = {"away": word in AWAY, "on": span}
        else:
            raise refuse("task.team_word", said=s[i].text)
        if found.keys() & told.keys():
            raise refuse("task.team_word", said=word)
        found |= told
    return TeamSaid(**found)  # type: ignore[arg-type]


def _weekdays(s: Sentence, i: int) -> tuple[frozenset[int], int]:
    """« le lundi et le jeudi »; Refusal without any."""
    days: set[int] = set()
    while i < len(s):
        word = s[i].text
        day = WEEKDAYS.get(word, WEEKDAYS.get(word.removesuffix("s")))
        if day is not None:
            days.add(day)
        elif word not in EACH and not (days and word in AND and i + 1 < len(s)):
            break
        i += 1
    if not days:
        raise refuse("task.rest_days")
    return frozenset(days), i


def _when(s: Sentence, i: int, today: date) -> tuple[Span, int]:
    """The days meant: « demain », « du 3 au 8 décembre », « jusqu'à vendredi »; today where nothing is said."""
    until = i < len(s) and s.says(i, *UNTIL)
    found = _days(s, i + 1 if until else i, today) if i < len(s) else None
    if found is None:
        return Span(today, today), i
    span, after = found
    first = today if until else span.first
    if first < today or span.last < first or (span.last - first).days > LONGEST:
        raise refuse("task.away_when", most=LONGEST)
    return Span(first, span.last), after


def _days(s: Sentence, i: int, today: date) -> tuple[Span, int] | None:
    """A stretch, else one day to come by its name."""
    if (stretch := read_stretch(s, i, today)) is not None:
        return stretch[0].span, stretch[1]
    day = when_at(s, i, today, Looking.AHEAD)
    return (day[0].span, day[1]) if day is not None and day[0].span is not None else None
