"""Does somebody say what may be done without asking: « Omar peut valider jusqu'à 8 % », « donne 5 % à Omar »?"""

from __future__ import annotations

import re

from bot.commands.calling import NOBODY
from bot.orders import effects
from bot.orders.heard import Heard
from bot.orders.reader import Reader
from domain.consent.actions import Action
from domain.conversation.amounts import read_percent
from domain.conversation.calling import NEGATIONS
from domain.errors import Refusal, refuse
from domain.folding import fold
from governance.consent.mandates import words
from governance.consent.mandates.sentence import mandate_from
from governance.consent.mandates.words import NO_LONGER, VERBS, Verb

# With a share behind it and somebody who may hold a mandate, one of these grants one.
GIVES = ("donne", "donner", "donnez", "give", "grant", "accorde", "accorder", "accordez", "allow")
# « tu peux baisser tout seul jusqu'à 5 % »: what may be done without asking is a mandate, whoever is meant.
_ALONE = re.compile(
    r"\b(?:tou(?:t|te|s) seule?s?|sans (?:me |nous |rien |avoir a )?(?:me )?demander|on your own|by yourself"
    r"|without asking)\b"
)


def share_in(heard: Heard) -> tuple[int, int] | None:
    """The only share that is named, as its first token and the one after it."""
    s = heard.sentence
    found = [(i, share[1]) for i in range(len(s)) if (share := read_percent(s, i)) is not None]
    return found[0] if len(found) == 1 else None


def _grants(heard: Heard) -> bool:
    s = heard.sentence
    verbs = [found for i in range(len(s)) if (found := VERBS.read(s, i)) is not None]
    may = any(verb is Verb.MAY for verb, _ in verbs)
    if _gives(heard) or (_ALONE.search(fold(heard.text)) and share_in(heard) is not None):
        return True
    if not may and s.says(0, *NEGATIONS):
        return False  # « n'accepte plus de réservations »
    about = any(s.says(i, *words.MANDATES, *NO_LONGER) for i in range(len(s)))
    return any(verb is not Verb.REVOKE or about for verb, _ in verbs)


def _gives(heard: Heard) -> bool:
    """« donne 5 % à Omar », "give Omar 5 %": a share for somebody who may hold a mandate; of what is asked."""
    s = heard.sentence
    held = {word for names in heard.people.values() for name in names for word in fold(name).split()}
    return s.says(0, *GIVES) and share_in(heard) is not None and any(t.text in held for t in s.tokens)


def _mandate(heard: Heard) -> Action:
    """A name that nobody bears is told, where it is a name: « Karim peut valider »."""
    try:
        return mandate_from(heard.text, heard.hotel, heard.today, heard.people, heard.mandates)
    except Refusal as refusal:
        said = str(refusal.phrase.args.get("said", ""))
        called = heard.text[:1].isupper() and said and fold(heard.text).startswith(f"{said} ")
        if refusal.phrase.key != "mandate.unknown_person" or not called or said in NOBODY:
            raise
        raise refuse("mandate.stranger", said=said.capitalize(), names=refusal.phrase.args["names"]) from None


MANDATES = Reader(
    "mandates",
    _grants,
    _mandate,
    effects.asked,
    frozenset(("mandate.not_understood", "mandate.how", "mandate.unknown_person", "mandate.who")),
)
