"""What does a person say about the website's mock-up: « envoyé à support@hotelrunner.com hier », "live https://…"?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from domain.conversation.dates import nearest, read_day
from domain.conversation.sentence import read
from domain.errors import Refusal, refuse
from domain.folding import fold
from domain.website.link import MOST_DAYS, USUAL_DAYS
from domain.website.version import State

LONGEST = 250
SHOW, LINK, REVOKE = "show", "link", "revoke"
_MOVES: Mapping[str, State] = {
    **dict.fromkeys(("approuver", "approuve", "approuvee", "approve", "approved"), State.APPROVED),
    **dict.fromkeys(("envoye", "envoyee", "sent"), State.SENT),
    **dict.fromkeys(("confirme", "confirmee", "complet", "complete", "confirmed"), State.CONFIRMED),
    **dict.fromkeys(("renvoye", "renvoyee", "incomplet", "incomplete", "returned"), State.DRAFT),
    **dict.fromkeys(("en ligne", "ligne", "live", "online"), State.LIVE),
}
_FIRST = re.compile(r"\s*(en ligne|[^\W\d_]+)\s*:?\s*", re.IGNORECASE)
_WHOM = re.compile(r"(?:à|a|to)\s+(?P<whom>\S+)\s*(?P<day>.*)", re.IGNORECASE)
_ON = re.compile(r"(?:le|on)\s+", re.IGNORECASE)
_DAYS = re.compile(r"(\d{1,3})\s*(?:jours?|days?|j|d)?", re.IGNORECASE)
_NEAR = {"": 0, "aujourd'hui": 0, "today": 0, "hier": 1, "yesterday": 1}


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done with the mock-up: a move, a look, a link or its end. `days` a new link lasts."""

    what: State | str
    day: date | None = None
    whom: str | None = None
    words: str | None = None
    url: str | None = None
    days: int = USUAL_DAYS


def step_from(text: str, today: date) -> Step:
    """The step that these words ask for. Refusal: they are no such step, or say something it has no place for."""
    if not text.strip():
        return Step(SHOW)
    first = _FIRST.match(text)
    word, rest = (fold(first[1]), text[first.end() :].strip()) if first else ("", text)
    if len(rest) > LONGEST:
        raise refuse("website.too_long", most=LONGEST)
    if word in {"lien", "link"}:
        return _link(rest)
    to = _MOVES.get(word)
    match to:
        case State.SENT:
            return _sent(rest, today)
        case State.CONFIRMED:
            return Step(to, day=_day(rest, today))
        case State.LIVE:
            return Step(to, url=_address(rest))
        case State.DRAFT if rest:
            return Step(to, words=rest)
        case State.APPROVED if not rest:
            return Step(to)
    raise refuse("website.how")


def _sent(rest: str, today: date) -> Step:
    whom = _WHOM.fullmatch(rest)
    if whom is None:
        return Step(State.SENT, day=_day(rest, today))
    return Step(State.SENT, day=_day(whom["day"], today), whom=whom["whom"])


def _link(rest: str) -> Step:
    if fold(rest) in {"retirer", "retire", "fermer", "revoke", "close"}:
        return Step(REVOKE)
    days = _DAYS.fullmatch(rest) if rest else None
    if rest and (days is None or not 1 <= int(days[1]) <= MOST_DAYS):
        raise refuse("website.link_days", most=MOST_DAYS)
    return Step(LINK, days=int(days[1]) if days else USUAL_DAYS)


def _day(words: str, today: date) -> date:
    """A day that is not to come; today where nothing is said."""
    said = _ON.sub("", words.strip(), count=1) if _ON.match(words.strip()) else words.strip()
    if fold(said) in _NEAR:
        return today - timedelta(days=_NEAR[fold(said)])
    sentence = read(said)
    try:
        found = read_day(sentence, 0, today)
        day = nearest(found[0], today) if found and found[1] == len(sentence) else None
    except Refusal:
        day = None
    if day is None:
        raise refuse("website.no_day", words=said[:60])
    if day > today:
        raise refuse("website.future", day=day)
    return day


def _address(words: str) -> str:
    try:
        parts = urlsplit(words)
        sound = parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and parts.username is None
    except ValueError:
        sound = False
    if not sound or re.search(r"\s", words):
        raise refuse("website.no_address", words=words[:60])
    return words
