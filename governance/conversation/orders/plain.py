"""Do these words stop everything, let it go on, want a past day's prices, or only say yes or no?"""

from __future__ import annotations

import enum
import re
from datetime import date, timedelta

from domain.conversation.choice import Ambiguous, Choice
from domain.conversation.dates import WEEKDAYS, nearest, read_day
from domain.conversation.sentence import read_short
from domain.errors import refuse
from domain.folding import fold
from domain.phrase import say
from governance.conversation.orders.calling import (
    BEHIND_PRICES,
    NOES,
    PRICES_OF,
    RESUMES,
    STOPS,
    YESES,
    YESTERDAY,
)

_DAYS_BACK = {"hier": 1, "yesterday": 1, "avanthier": 2, "veille": 1}


# « approuve la 2 », « oui pour la 3 », "refuse number 4": only a tap decides, and it is said where.
_ON_A_CARD = re.compile(
    r"^(?:(?:oui|ok|yes|non|no) (?:pour|to|for) |(?:approuve|valide|confirme|accepte|refuse|rejette)[rz]? "
    r"|(?:approve|accept|confirm|reject) )"
    r"(?:la |le |les |the |carte |card |n° ?|no |number |numero |decision )*\d{1,4}$"
)
# « confirme tout », « ok pour toutes les propositions », "approve 1 and 2", « wakha 3la kolchi ».
_ON_ALL = re.compile(
    r"^(?:je |j')?(?:(?P<no>non|no|refuse[rz]?|rejette|rejeter|reject|decline|jette)"
    r"|oui|ok|yes|d'accord|wakha|approuve[rz]?|valide[rz]?|confirme[rz]?|accepte[rz]?|signe[rz]?"
    r"|approve|accept|confirm|validate)"
    r"(?: pour| to| for| a| de| 3la)?"
    r"(?:(?: tout(?:e?s)?| all(?: of)?| everything| both| kolchi| les (?:deux|trois|quatre|cinq)"
    r"|(?: (?:la|le|les|carte|cartes|the|cards?|n°))* \d{1,4}(?:(?: et| and| &| puis)?(?: la| le| les)? \d{1,4})+)"
    r"(?: (?:les|le|la|ce|cela|ca|the|them|it|of|that|those|mes|my|qui|attend|attendent|en|attente|is|pending"
    r"|waiting|cartes?|cards?|decisions?|propositions?|proposals?|prix|prices|premieres?|first|two|at|once"
    r"|d'un|coup))*)$"
)
_NOS = frozenset(("non", "no", "refuse", "refuser", "refusez", "rejette", "rejeter", "reject"))


# « gèle tout », "freeze everything now": any verb that stops, of everything.
_STOPS_ALL = re.compile(
    r"^(?:stop|stoppe[rz]?|arrete[rz]?|pause|suspend[sz]?|suspendre|gele[rz]?|fige[rz]?|freeze|hold|halt|coupe[rz]?)"
    r"(?: tout| all| everything| kolchi)"
    r"(?: (?:de suite|maintenant|now|stp|svp|please|pour l'instant|pour le moment|for now|for the moment))*$"
)


class Told(enum.StrEnum):
    """A whole sentence that orders nothing by itself."""

    STOP = "stop"
    RESUME = "resume"
    NO = "no"
    YES = "yes"
    YES_ALL = "yes to all"
    NO_ALL = "no to all"


_SWITCHED = frozenset((Told.STOP, Told.RESUME))


# « c'est bon tu peux reprendre »: what is agreed first, and to whom it is said, changes nothing about the switch.
_AGREED = re.compile(
    r"^(?:(?:c'est bon|c bon|cest bon|bon|ok|okay|allez|vas-y|parfait|d'accord|all good|alright|right|now)"
    r" )*(?:(?:tu|vous) peu(?:x|t)|(?:tu|vous) peu(?:x|t) tout|vous pouvez|on peut|you can|you may|let's|please) "
)


def told(text: str) -> Told | None:
    """What the whole sentence says, where it is one of those; None for any other, whatever it begins with."""
    words = " ".join(fold(text).replace(",", " ").strip(" .!").split())
    for said, known in (
        (Told.STOP, STOPS),
        (Told.RESUME, RESUMES),
        (Told.NO, NOES),
        (Told.YES, YESES),
    ):
        if words in known or (said in _SWITCHED and _AGREED.sub("", words).removeprefix("on ") in known):
            return said
    if _STOPS_ALL.match(words):
        return Told.STOP
    every = _ON_ALL.match(words)
    if every is not None:
        return Told.NO_ALL if every["no"] else Told.YES_ALL
    if _ON_A_CARD.match(words):
        return Told.NO if words.split()[0] in _NOS else Told.YES
    return None


def wants_past_prices(text: str) -> bool:
    """Whether the words begin as « remets les prix … » does."""
    return YESTERDAY.match(_folded(text)) is not None


def past_prices_from(text: str, today: date) -> date:
    """The day at whose end the wanted prices stood. Raises Refusal: no past day, or a word not understood."""
    found = YESTERDAY.match(_folded(text))
    if found is None:
        raise refuse("yesterday.how")
    s = read_short(found["rest"]) if found["rest"].strip() else None
    days = [today - timedelta(days=1)] if found["whose"] else []
    i = 0
    while s is not None and i < len(s):
        read = read_day(s, i, today)
        if read is not None:
            days.append(nearest(read[0], today))
            i = read[1]
            continue
        if s[i].text in _DAYS_BACK:
            days.append(today - timedelta(days=_DAYS_BACK[s[i].text]))
        elif s[i].text in WEEKDAYS:
            days.append(today - timedelta(days=(today.weekday() - WEEKDAYS[s[i].text]) % 7 or 7))
        elif s.says(i, "demain", "aujourdhui", "tomorrow", "avant", "before", "normal"):
            raise refuse("yesterday.how")
        elif s[i].text not in BEHIND_PRICES:
            raise refuse("yesterday.not_understood", said=s[i].text)
        i += 1
    if len(set(days)) != 1 or days[0] >= today:
        raise refuse("yesterday.how")
    if found["undo"]:
        raise _end_of_which_day(text, days[0])
    return days[0]


def _end_of_which_day(text: str, day: date) -> Ambiguous:
    """« annule les changements de prix d'hier »: those of the evening before, or of that evening?"""
    evenings = (day - timedelta(days=1), day)
    choices = [Choice(say("choice.words", words=words), words) for words in map(_given_back, evenings)]
    return Ambiguous(
        say("yesterday.which_evening", day=day, before=evenings[0]), read_short(text).text, choices
    )


def _given_back(day: date) -> str:
    return PRICES_OF.format(day=day)


def _folded(text: str) -> str:
    return " ".join(fold(text).strip(" .!").split())
