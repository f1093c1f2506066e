"""Who is to do what, in plain words: « demande à Omar d'appeler Expedia demain », "tell Omar to …"?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from domain.errors import refuse
from domain.folding import fold
from domain.missions.mission import MissionWish
from governance.missions.sentence import mission_from

_ASKS = re.compile(
    r"^\s*(?:demande[rz]?|dis|dites|rappelle[rz]?|confie[rz]?|dit|rapele[rz]?)\s+[àa]\s+(?P<who>[^\W\d_]+)\s+(?:de\s+|d['’]\s*|que\s+|qu['’]\s*|(?=(?:les?|la|une?|des|ses)\s|l['’]))"
    r"(?P<what>.+)$"
    r"|^\s*(?:tell|ask|remind)\s+(?P<whom>[^\W\d_]+)\s+(?:to\s+|that\s+|about\s+|(?=the\s))(?P<that>.+)$"
    r"|^\s*(?:charge[rz]?\s+(?P<charged>[^\W\d_]+)\s+(?:de\s+|d['’]\s*)|que\s+(?P<so>[^\W\d_]+)\s+(?!peut|doit)"
    r"|(?:have|get)\s+(?P<made>[^\W\d_]+)\s+(?:to\s+)?"
    r"|(?:mission|t[âa]che|task|todo)\s+(?:pour|for)\s+(?P<for>[^\W\d_]+)\s*[:,]?\s*)(?P<work>.+)$",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"^\s*(?P<who>[^\W\d_]+)\s+(?:doit|devra|must|has to|needs to|should)\s+(?P<what>.+)$", re.IGNORECASE
)
# « Omar envoie-moi les photos »: somebody of the house, and a verb that no other order begins with.
_NAMED = re.compile(
    r"^\s*(?P<who>[^\W\d_]+),?\s+(?P<what>(?:envoie|regarde|v[ée]rifie|appelle|pr[ée]pare|occupe-toi|relance|contacte"
    r"|ach[èe]te|nettoie|r[ée]pare|finis|termine|trouve|organise|send|check|call|prepare|contact|buy|clean|fix|finish)"
    r"(?:[- ](?:moi|nous|me|us))?\s+\S.+)$",
    re.IGNORECASE,
)
_COLON = re.compile(r"^\s*(?P<who>[^\W\d_]+)\s*:\s*(?P<what>\S.+)$")
_CALLED = re.compile(r"^\s*@(?P<who>[^\W\d_]+)(?P<what>\s+\S.*|\s*)$", re.DOTALL)
_WHOM = ("who", "whom", "charged", "so", "made", "for")
_NOBODY = frozenset(
    ("me", "moi", "nous", "us", "on", "il", "elle", "je", "tu", "he", "she", "it", "we", "you", "i")
)


def is_a_task(text: str, people: Mapping[str, str]) -> bool:
    """Whether somebody is asked to do something: by a verb for it, « doit » behind a known name, « @Omar »."""
    asked = _ASKS.match(text)
    if asked is not None:
        who = _whom(asked)
        named = (
            asked["who"] or asked["whom"]
        )  # « que le plombier passe » : only somebody of the house is asked so
        return fold(who) not in _NOBODY and (bool(named) or _known(who, people))
    must = _MUST.match(text) or _COLON.match(text) or _NAMED.match(text)
    if must is not None and _known(must["who"], people):
        return True
    called = _CALLED.match(text)
    return called is not None and (bool(called["what"].strip()) or _known(called["who"], people))


def task_from(text: str, today: date, people: Mapping[str, str]) -> MissionWish:
    """The mission; its words are the person's own. Raises Refusal for somebody nobody knows, or nothing to do."""
    found = _ASKS.match(text) or _MUST.match(text) or _COLON.match(text) or _NAMED.match(text)
    called = _CALLED.match(text) if found is None else None
    if called is not None and not called["what"].strip():
        raise refuse("mission.what", name=called["who"])
    if found is None:
        return mission_from(text, today, people)
    parts = found.groupdict()
    who = _whom(found)
    what = parts.get("what") or parts.get("that") or parts.get("work") or ""
    if not what.strip():
        raise refuse("mission.no_title")
    return mission_from(f"@{who} {what}", today, people)


def _whom(found: re.Match[str]) -> str:
    """Whoever is asked, in whichever form."""
    parts = found.groupdict()
    return next((parts[one] for one in _WHOM if parts.get(one)), "")


def _known(name: str, people: Mapping[str, str]) -> bool:
    wanted = fold(name)
    return any(fold(part) == wanted for known in people for part in (known, *known.split()))
