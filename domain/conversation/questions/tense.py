"""Does a question speak of nights behind us or of nights to come?"""

from __future__ import annotations

from datetime import date, timedelta

from domain.conversation.questions.question import Looking, Spoken, phrases
from domain.conversation.sentence import Sentence
from domain.nights import Span

PAST = frozenset(
    phrases(
        """
        etait etaient avait avions avaient fut fait faits gagne encaisse rapporte drna derna khdemna
        dkhelna bena did was were made arrives_ partis parti recu recue recues eu mcha mchaw mchat msha
        mshaw msa msaw khrjo kharjo ja jaw fat decide got earned earn sell
        """
    )
)
FUTURE = frozenset(
    phrases(
        """
        va vont allons sera seront aura aurons arrivera will going ghadi annonce
        """
    )
)
# What is sold may lie behind us or ahead; after one of _STANDS it is said of how things stand now.
SOLD = frozenset(("vendu", "vendus", "vendue", "vendues", "sold"))
_STANDS = ("est", "sont", "is", "are")
_COME = frozenset(("arrive", "arrives", "arrivee", "arrivees", "venu", "venus", "venue", "venues"))
_FOR = ("pour", "for")
LONG_AGO = timedelta(days=183)


def ways_of(s: Sentence, subject: Spoken) -> list[Looking]:
    """Which ways a question about the subject may look; none where it does not look the subject's way.

    « les suites sont vendues », « vendu pour le 31 » ask how it stands, not what was made; « on a vendu les suites
    le 31 » may look either way.
    """
    said = {token.text for token in s.tokens}
    come = any(s[k].text in _COME and s.says(k - 1, *_STANDS) for k in range(1, len(s)))  # « qui est arrivé »
    if come or said & PAST or not said.isdisjoint(subject.over):
        return [Looking.OVER]
    if said & FUTURE:
        return [Looking.AHEAD]
    if not said & SOLD:
        return [subject.looking]
    if _sold_ahead(s):
        return [] if subject.looking is Looking.BACK else [Looking.AHEAD]
    return [Looking.OVER, Looking.AHEAD] if subject.looking is Looking.AHEAD else [subject.looking]


def _sold_ahead(s: Sentence) -> bool:
    at = [i for i, token in enumerate(s.tokens) if token.text in SOLD]
    stands = any(s.says(k, *_STANDS) for i in at for k in range(max(0, i - 3), i))
    return stands or s.says(0, *_STANDS) or any(s.says(k, *_FOR) for k in range(at[0] + 1, len(s)))


def is_near(span: Span | None, today: date) -> bool:
    """Whether somebody who names no year would mean these nights."""
    return span is None or abs(span.first - today) <= LONG_AGO
