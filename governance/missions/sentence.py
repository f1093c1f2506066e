"""What is somebody asked to do, or what does he want to be reminded of, in a sentence?

photos chambre 12 P1 @Omar avant vendredi ; livrable : 12 photos ; critères : acceptées ; relecteur : Said
rappelle-moi le contrat jeudi · remind me to call Expedia on Monday
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from domain.conversation.dates import WEEKDAYS
from domain.conversation.periods import read_end
from domain.conversation.sentence import read
from domain.conversation.stretches import read_stretch
from domain.errors import Refusal, refuse
from domain.folding import fold
from domain.missions.mission import MissionWish
from governance.missions.calling import LABELLED, NOTE

LONGEST = 300
MOST_DAY_WORDS = 6
_OPENING = re.compile(r"^(?:de |d['’]|of |to |about |que )", re.IGNORECASE)
_PRIORITY = re.compile(r"(?<!\w)[pP]([0-3])(?!\w)")
_PERSON = re.compile(r"@([^\W\d_]+)")
_BEFORE = ("avant", "pour", "by", "before", "due", "ici", "on", "le", "d", "the", "jusque")
_DAYS = frozenset({*WEEKDAYS, "demain", "tomorrow", "aujourdhui", "apresdemain"})
_JOINS = " ,;:-–·"
_GOES_ON = re.compile(r"^(?:de|du|d['’]|of|'s|’s)$", re.IGNORECASE)
_HOUR = re.compile(
    r"\s+(?P<hour>(?:à|a|at|vers)\s+\d{1,2}\s*(?:h\s*\d{0,2}|heures?|:\d\d|am|pm))\s*$", re.IGNORECASE
)


_HOUR_FIRST = re.compile(
    r"^\s*(?P<hour>(?:à|a|at|vers)\s+\d{1,2}\s*(?:h\s*\d{0,2}|heures?|:\d\d|am|pm))\s+(?P<rest>(?:de\s|d['’]|que\s|to\s).+)$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\s+(?P<part>(?:(?:le|dans l['’]|in the|l['’])\s*)?"
    r"(?:matin|midi|soir|apr[èe]s[- ]?midi|morning|noon|afternoon|evening))\s*$",
    re.IGNORECASE,
)


def is_note(text: str) -> bool:
    """Whether the sentence asks to be reminded."""
    return NOTE.match(text) is not None


def mission_from(text: str, today: date, people: Mapping[str, str]) -> MissionWish:
    """The mission or note that these words ask for; `people` maps the members' names to "person:<id>".

    Refusal: no title, an unknown or ambiguous name, a day that is past, a reminder without a day, too many words.
    """
    if len(text) > LONGEST:
        raise refuse("mission.too_long", n=LONGEST)
    head, *parts = re.split(r"[;\n]", text)
    wish = _labelled(parts, people)
    note = is_note(head)
    if note:
        head = NOTE.sub("", head)
    if (priority := _PRIORITY.search(head)) is not None:
        wish = replace(wish, priority=int(priority[1]))
        head = _cut(head, priority.start(), priority.end())
    if (named := _PERSON.search(head)) is not None:
        wish = replace(wish, owner=_person(named[1], people))
        head = _cut(head, named.start(), named.end())
    day, head = _day(head, today)
    early = _HOUR_FIRST.match(head)
    if early is not None:  # « demain à 9h d'appeler le comptable »
        head = f"{early['rest']} {early['hour']}"
    title = " ".join(_OPENING.sub("", head.strip(_JOINS)).split()).strip(_JOINS)
    if not title:
        raise refuse("mission.no_title")
    if note:
        if day is None:
            raise refuse("mission.no_day")
        return replace(wish, title=title, remind_on=day, note=wish.owner is None)
    return replace(wish, title=title, eta=day)


def _labelled(parts: list[str], people: Mapping[str, str]) -> MissionWish:
    """What stands behind « livrable : », « critères : » and their like; anything else belongs to no label."""
    found: dict[str, str | None] = dict.fromkeys(LABELLED)
    for part in parts:
        for name, pattern in LABELLED.items():
            if (match := pattern.match(part)) is not None:
                found[name] = match[1].strip()
    reviewer = found["reviewer"]
    return MissionWish(
        "",
        reviewer=_person(reviewer, people) if reviewer else None,
        blocked_by=found["blocked_by"],
        deliverable=found["deliverable"],
        criteria=found["criteria"],
    )


def _person(name: str, people: Mapping[str, str]) -> str:
    """Whoever is called that, or is the only one whose name begins so."""
    wanted = fold(name.strip())
    exact = [who for known, who in people.items() if fold(known) == wanted]
    begins = [who for known, who in people.items() if wanted and fold(known).startswith(wanted)]
    found = exact or begins
    if len(set(found)) != 1:
        raise refuse("mission.unknown_person", name=name.strip(), people=", ".join(sorted(people)) or "—")
    return found[0]


def _day(head: str, today: date) -> tuple[date | None, str]:
    """The day that ends the words or begins them, and the words without it: « avant vendredi », « le 15 mars »."""
    timed = _HOUR.search(head)
    if timed is not None:  # the hour stays in the title: what is due comes up once, in the morning
        day, title = _day(head[: timed.start()], today)
        return day, f"{title} {timed['hour']}"
    of_day = _PART.search(head)
    if of_day is not None:  # « demain matin »: the part of the day stays in the title
        day, title = _day(head[: of_day.start()], today)
        return (
            (day, f"{title.rstrip(_JOINS)}, {of_day['part']}") if day is not None and title else (day, head)
        )
    words = head.split()
    for count in range(min(MOST_DAY_WORDS, len(words)), 0, -1):
        for part, rest in ((words[-count:], words[:-count]), (words[:count], words[count:])):
            day = _whole_day(part, today)
            if day is not None:
                if day < today:
                    raise refuse("mission.past_day", day=day)
                ends = part == words[-count:]
                if ends and rest and _GOES_ON.match(rest[-1]):
                    return day, head  # « le taxi de ce matin »: the day belongs to the words
                return day, " ".join(rest)
    return None, head


def _whole_day(words: list[str], today: date) -> date | None:
    """The day that these words name and nothing else; a number alone is one only after « avant », « le », "by"."""
    sentence = read(" ".join(words))
    start = 0
    while sentence.says(start, *_BEFORE, "-", "'"):
        start += 1
    dated = any(token.kind == "number" for token in sentence.tokens) and len(sentence) > 1
    # « le contrat de mars » and « chambre 12 » are titles; « avant mars » and « le 12 » are days.
    if start == len(sentence) or not (start or dated or sentence[0].text in _DAYS):
        return None
    weekday = WEEKDAYS.get(sentence[start].text)
    if weekday is not None and start + 1 == len(sentence):
        return date.fromordinal(today.toordinal() + ((weekday - today.weekday()) % 7 or 7))
    try:
        found = read_end(sentence, start, today)
        if found is None and (stretch := read_stretch(sentence, start, today)) is not None:
            found = stretch[0].span.last, stretch[1]
    except Refusal:  # a number that is no day is part of the title
        return None
    return found[0] if found is not None and found[1] == len(sentence) else None


def _cut(text: str, start: int, end: int) -> str:
    return f"{text[:start]} {text[end:]}"
