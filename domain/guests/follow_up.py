"""What is a guest told after something was wrong in his room?"""

from __future__ import annotations

from domain.guests.known import document, has_arabic, sentence
from domain.service.trouble import Trouble, TroubleKind, TroubleState

ISOLATE, END = "\u2068", "\u2069"


def followed_up(
    trouble: Trouble, language: str, *, house: str, name: str | None = None, person: str | None = None
) -> str:
    """Greeting, what happened, how it stands, the house by its name. `person` looks after it while it is open."""
    hello = sentence("hello_named", language, name=name) if name else sentence("hello", language)
    closing = sentence("sign_house", language, house=_set(house, language))
    if trouble.kind is TroubleKind.LOST:
        return "\n\n".join((hello, _told("found", language), closing))
    body = [_told("happened", language, what=document("follow_up")["what"][trouble.kind.value][language])]
    if trouble.state is TroubleState.CLOSED:
        body.append(_told("settled", language))
    elif person is not None:
        body.append(_told("in_hand", language, person=_set(person, language)))
    body.append(_told("still", language))
    return "\n\n".join((hello, " ".join(body), closing))


def language_of_country(country: str | None) -> str:
    """The language of a guest who has not written yet."""
    known: str = document("follow_up")["countries"].get((country or "").upper(), "en")
    return known


def _told(key: str, language: str, **values: str) -> str:
    found: str = document("follow_up")[key][language]
    return found.format(**values)


def _set(words: str, language: str) -> str:
    """A name in Latin letters keeps its place inside Arabic."""
    return f"{ISOLATE}{words}{END}" if language == "ar" and not has_arabic(words) else words
