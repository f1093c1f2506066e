"""Which school break does a person mean: « les vacances de février zone A », "UK half term"?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from domain.conversation.choice import Ambiguous, Choice, labels, said_from
from domain.conversation.sentence import Sentence
from domain.errors import refuse
from domain.nights import Span
from domain.phrase import Phrase, say
from domain.prices.events.school import BREAKS, Break

_NOUNS = ("vacances", "conges", "halfterm", "break", "breaks")
_SCHOOL = ("scolaires", "scolaire", "school")
_BETWEEN = ("de", "des", "du", "la", "le", "les", "l", "d", "en", "in", "the", "of", "-", "'", "s")
_TIMES: Mapping[str, str] = {
    **dict.fromkeys(("toussaint", "automne", "autumn", "octobre", "october"), "autumn"),
    **dict.fromkeys(("noel", "christmas", "xmas", "navidad"), "christmas"),
    **dict.fromkeys(("hiver", "winter", "fevrier", "february", "ski"), "winter"),
    **dict.fromkeys(
        ("paques", "printemps", "easter", "spring", "avril", "april", "santa", "sainte"), "easter"
    ),
    **dict.fromkeys(("pentecote", "mai", "may", "whitsun"), "may"),
    **dict.fromkeys(("ete", "summer", "grandes"), "summer"),
}
_MARKETS: Mapping[str, str] = {
    **dict.fromkeys(("france", "francaises", "francais", "french", "fr"), "FR"),
    **dict.fromkeys(("espagne", "espagnoles", "espagnols", "spain", "spanish"), "ES"),
    **dict.fromkeys(
        ("angleterre", "anglaises", "anglais", "britanniques", "uk", "british", "english", "england", "gb"),
        "GB",
    ),
    **dict.fromkeys(("allemagne", "allemandes", "allemands", "german", "germany"), "DE"),
}
_MOST = 6


def read_break(s: Sentence, i: int, today: date) -> tuple[Span, int] | None:
    """The nights of the school break named at `i`, the running one or the next, and the index after it.

    Raises Ambiguous where countries or zones differ, Refusal for one whose dates are not published yet.
    """
    said, j = _words(s, i)
    holy_week = said[:1] in (["semana"], ["semaine"])
    if s.says(j, "holidays", "holiday") and said:
        j += 1
    elif not holy_week and not any(word in _NOUNS for word in said):
        return None
    words = said_from(s, i, j)
    found = _coming(said, today)
    if not found:
        raise refuse("spoken.no_break", said=words)
    if len(found) == 1:
        return next(iter(found)), j
    choices = [
        Choice(_label(rows), f"{span.first:%d/%m/%Y}-{span.last:%d/%m/%Y}") for span, rows in found.items()
    ][:_MOST]
    raise Ambiguous(say("spoken.which_break", said=words, choices=labels(choices)), words, choices)


def _words(s: Sentence, i: int) -> tuple[list[str], int]:
    """The words from `i` on that can belong to the name of a break, and the index after the last that counts."""
    said: list[str] = []
    j, after = i, i
    while True:
        text = s[j].text
        if text == "zone" and s[j + 1].text in ("a", "b", "c"):
            said.append(f"zone {s[j + 1].text}")
            j = after = j + 2
        elif text == "half" and (s.says(j + 1, "term") or (s.says(j + 1, "-") and s.says(j + 2, "term"))):
            said.append("halfterm")
            j = after = j + (2 if s.says(j + 1, "term") else 3)
        elif text in ("semana", "semaine") and s.says(j + 1, "santa", "sainte") and not said:
            said += [text, s[j + 1].text]
            j = after = j + 2
        elif text in (*_NOUNS, *_SCHOOL) or text in _TIMES or text in _MARKETS:
            said.append(text)
            j = after = j + 1
        elif text in _BETWEEN and said:
            j += 1
        else:
            return said, after


def _zone(said: list[str]) -> str | None:
    return next((word[-1].upper() for word in said if word.startswith("zone ")), None)


def _coming(said: list[str], today: date) -> dict[Span, list[Break]]:
    """Of each country and zone the running or next such break, by its nights."""
    zone = _zone(said)
    half_term = "halfterm" in said
    time = next((_TIMES[word] for word in said if word in _TIMES), None)
    times = {time} if time else _HALF_TERMS if half_term else set(_NAMES)
    market = next((_MARKETS[word] for word in said if word in _MARKETS), None)
    market = "FR" if zone else market or ("GB" if half_term else "ES" if "semana" in said else None)
    rows = [
        one
        for one in BREAKS
        if one.key in times
        and market in (None, one.market)
        and (zone is None or one.zone in ("", zone))
        and one.span.last >= today
    ]
    found: dict[Span, list[Break]] = {}
    for country in _COUNTRIES:
        theirs = [one for one in rows if one.market == country]
        if not theirs:
            continue
        next_key = theirs[0].key
        first_of_zone: dict[str, Break] = {}
        for one in theirs:
            if one.key == next_key:
                first_of_zone.setdefault(one.zone, one)
        for one in first_of_zone.values():
            found.setdefault(one.span, []).append(one)
    return found


_HALF_TERMS = {"autumn", "winter", "may"}
_NAMES: Mapping[str, Phrase] = {
    "autumn": say("break.autumn"),
    "christmas": say("break.christmas"),
    "winter": say("break.winter"),
    "easter": say("break.easter"),
    "may": say("break.may"),
    "summer": say("break.summer"),
}
_COUNTRIES: Mapping[str, Phrase] = {
    "FR": say("country.fr"),
    "ES": say("country.es"),
    "GB": say("country.gb"),
    "DE": say("country.de"),
}


def _label(rows: list[Break]) -> Phrase:
    """« France, zone A, vacances d’hiver (13 → 28 févr.) »"""
    first = rows[0]
    where = tuple(_COUNTRIES[one.market] for one in rows)
    if first.zone:
        return say("break.of_zone", zone=first.zone, name=_NAMES[first.key], span=first.span)
    return say("break.of", countries=where, name=_NAMES[first.key], span=first.span)
