"""What may run without asking, after « Revenue peut bouger les prix de ±5 % jusqu'au 28 février »?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from domain.consent.actions import GrantMandate, RevokeMandate
from domain.consent.objective import Mandate
from domain.conversation.amounts import read_amount, read_percent
from domain.conversation.bounds import Bound, read_bound
from domain.conversation.counts import read_count
from domain.conversation.periods import read_period
from domain.conversation.sentence import Sentence, read_short
from domain.conversation.vocabulary import Vocabulary
from domain.errors import refuse
from domain.folding import fold
from domain.property import Property
from governance.consent.mandates.grant import Asked, grant_of, revocation_of
from governance.consent.mandates.words import (
    BREAKS,
    COVERS,
    EACH,
    EACH_OF,
    FILLER,
    MANDATES,
    NO_LONGER,
    ONE_WAY,
    PER_DAY,
    TIMES,
    VERBS,
    Verb,
)

_SIGNS = frozenset(("±", "+", "-", "/", "≤", "<", "="))  # what stands before a share: « +/- 5 % »
_SPENT = ("depense", "achat", "facture", "purchase", "expense", "invoice")
_AT_MOST = frozenset(("au", "plus", "max", "maximum", "maxi", "at", "most"))
People = Mapping[str, Sequence[str]]  # a director's slug or "person:<id>" → what he is called


@dataclass(slots=True)
class _Reading:
    sentence: Sentence
    hotel: Property
    today: date
    names: Vocabulary[frozenset[str]]
    asked: Asked = field(default_factory=Asked)
    unknown: list[str] = field(default_factory=list)
    one_way: bool = False


def mandate_from(
    text: str, hotel: Property, today: date, people: People, mandates: Sequence[Mandate] = ()
) -> GrantMandate | RevokeMandate:
    """The mandate that a sentence grants, or its withdrawal (« retire le mandat de Revenue »).

    `people` are the directors and persons who may hold one, `mandates` those in force. Who may grant what is
    judged elsewhere. Raises Refusal with a sentence that says what is missing: an end, a limit, who, what.
    """
    reading = _Reading(read_short(text), hotel, today, _names(people))
    if not len(reading.sentence):
        raise refuse("mandate.how")
    i = 0
    while i < len(reading.sentence):
        i = _step(reading, i)
    asked = reading.asked
    if reading.unknown:
        _refuse_unknown(reading, people)
    if reading.one_way and asked.changes and not asked.covers:
        asked.covers.append(
            "change_rate"
        )  # « peut baisser de 5 % »: what has per cents and goes down is a price
    if asked.revokes:
        return revocation_of(asked, mandates, hotel.currency)
    if reading.one_way and "change_rate" in asked.covers:
        raise refuse("mandate.both_ways")
    return grant_of(asked, " ".join(text.split()), hotel.currency, today)


def _names(people: People) -> Vocabulary[frozenset[str]]:
    """Whole names and each word of a name; a word that several share stands for all of them."""
    held: dict[str, set[str]] = {}
    for grantee, names in people.items():
        for name in (*names, grantee if ":" not in grantee else ""):
            parts = [part for part in "".join(c if c.isalnum() else " " for c in fold(name)).split() if part]
            whole = {"-".join(parts)} if parts else set()
            alone = (
                {part for part in parts if len(part) > 2 and part not in FILLER} if ":" in grantee else set()
            )
            for phrase in whole | alone:
                held.setdefault(phrase, set()).add(grantee)
    phrases: dict[frozenset[str], list[str]] = {}
    for phrase, grantees in held.items():
        phrases.setdefault(frozenset(grantees), []).append(phrase)
    return Vocabulary(phrases)


def _refuse_unknown(reading: _Reading, people: People) -> None:
    """Words before « peut » are somebody nobody knows, others are not understood."""
    said = " ".join(reading.unknown)
    if reading.asked.grantees:
        raise refuse("mandate.not_understood", said=said)
    known = tuple(names[0] for names in people.values() if names)
    raise refuse("mandate.unknown_person", said=said, names=known)


def _step(reading: _Reading, i: int) -> int:
    for reader in _READERS:
        after = reader(reading, i)
        if after is not None:
            return after
    token = reading.sentence[i]
    if token.kind == "word":
        if token.text in ONE_WAY:
            reading.one_way = True
        elif token.text not in FILLER:
            reading.unknown.append(token.text)
    elif token.text not in BREAKS:
        raise refuse("mandate.not_understood", said=token.text)
    return i + 1


def _grantee(reading: _Reading, i: int) -> int | None:
    found = reading.names.read(reading.sentence, i)
    if found is None:
        return None
    if len(found[0]) > 1:
        raise refuse("mandate.which_person", said=reading.sentence[i].text.capitalize())
    reading.asked.grantees += found[0]
    return found[1]


def _verb(reading: _Reading, i: int) -> int | None:
    s = reading.sentence
    found = VERBS.read(s, i)
    if found is None:
        return None
    verb, j = found
    if verb is Verb.REVOKE:
        about_mandates = any(s.says(k, *MANDATES) for k in range(len(s)))
        if not about_mandates and s[i].text not in NO_LONGER:
            return None
        reading.asked.revokes = True
    reading.asked.decides = reading.asked.decides or verb is Verb.DECIDE
    return j


def _number(reading: _Reading, i: int) -> int | None:
    """« mandat n° 3 »; the sign stands as « chambre » once the sentence is read."""
    s = reading.sentence
    if not s.says(i, "mandat", "mandate"):
        return None
    j = i + 2 if s.says(i + 1, "chambre", "number", "numero", "no") else i + 1
    number = s[j].number
    if number is None:
        return None
    reading.asked.numbers.append(number)
    return j + 1


def _covers(reading: _Reading, i: int) -> int | None:
    found = COVERS.read(reading.sentence, i)
    if found is None:
        return None
    if found[0] is None:
        raise refuse("mandate.never_covers")
    reading.asked.covers.append(found[0])
    return found[1]


def _times(reading: _Reading, i: int) -> int | None:
    """« trois fois par jour », "twice a day", « 2 changements/jour », « jusqu'à 3 fois par jour »."""
    s = reading.sentence
    bound = read_bound(s, i)
    start = bound[1] if bound is not None else i + 1 if s.says(i, "jusque") else i
    counted = read_count(s, start)
    if counted is None:
        return None
    count, j = counted
    named = s[j].text in TIMES
    rhythm = PER_DAY.read(s, j + 1 if named else j)
    if rhythm is None or not (named or s.says(start, "once", "twice")):
        return None
    if not rhythm[0]:
        raise refuse("mandate.per_day_only")
    reading.asked.times.append(count)
    return rhythm[1]


def _period(reading: _Reading, i: int) -> int | None:
    found = read_period(reading.sentence, i, reading.today)
    if found is None:
        return None
    reading.asked.periods.append(found[0])
    return found[1]


def _limit(reading: _Reading, i: int) -> int | None:
    """« ±5 % », « ≤ 8 % », « jamais sous 1 400 », « 500 MAD par jour »."""
    s = reading.sentence
    found = read_bound(s, i)
    bound, start = found if found is not None else (None, i + 1 if s.says(i, "jusque") else i)
    j = _past(s, start, _SIGNS)
    share, amount = read_percent(s, j), read_amount(s, j, reading.hotel.currency)
    if share is None and amount is None:
        return None
    after = share[1] if share is not None else amount[2] if amount is not None else j
    said = s.text[s[i].start : s[after - 1].end]
    if share is not None:
        if bound in (Bound.FLOOR, Bound.LEAST):
            raise refuse("mandate.not_understood", said=said)
        lone_sign = j == start + 1 and s[start].spaced and s.says(start, "+", "-")
        reading.one_way = reading.one_way or lone_sign
        reading.asked.changes.append(share[0])
        return after
    return _amount(reading, i, bound, amount) if amount is not None else None


def _amount(reading: _Reading, i: int, bound: Bound | None, amount: tuple[Decimal, bool, int]) -> int:
    """A lowest price, or so much a day, or so much each time, as the words after it say."""
    s, asked = reading.sentence, reading.asked
    value, _, after = amount
    if bound in (Bound.FLOOR, Bound.LEAST):
        asked.floors.append(value)
        return after
    if bound is Bound.CEILING and "change_rate" in asked.covers:
        raise refuse("mandate.no_ceiling")
    after = _past(s, after, _AT_MOST)
    rhythm, each = PER_DAY.read(s, after), EACH.read(s, after)
    if rhythm is not None and not rhythm[0]:
        raise refuse("mandate.per_day_only")
    if rhythm is not None:
        asked.sums.append(value)
        return rhythm[1]
    if each is not None and any(s.says(k, *_SPENT) for k in range(after, each[1])) and not asked.covers:
        asked.covers.append("spend")  # « jusqu'à 1 000 dh par dépense » says itself what it is about
    limited = bound is not None or s.says(i, "jusque", *_SIGNS)
    of_each = limited and any(token.text in EACH_OF for token in s.tokens[max(0, i - 3) : i])
    (asked.each if each is not None or of_each else asked.amounts).append(value)
    return each[1] if each is not None else after


def _past(s: Sentence, i: int, words: frozenset[str]) -> int:
    while s[i].text in words:
        i += 1
    return i


_READERS: tuple[Callable[[_Reading, int], int | None], ...] = (
    _number,
    _verb,
    _times,
    _period,
    _limit,
    _grantee,
    _covers,
)
