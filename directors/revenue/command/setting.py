"""Which rule for prices does « plancher suites 1 900 en décembre » set?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from domain.conversation.amounts import read_amount, read_percent
from domain.conversation.counts import read_count
from domain.conversation.periods import read_period
from domain.conversation.room_types import types_of
from domain.conversation.sentence import Sentence, read_short
from domain.conversation.stretches import read_stretch
from domain.conversation.weekdays import read_weekdays
from domain.errors import refuse
from domain.folding import fold
from domain.nights import Span
from domain.phrase import Phrase, say
from domain.prices.rules import AMOUNTS, COUNTS, LINES_ALLOWED, RATIOS, PricingRule, RuleKind
from domain.property import Property

# The words that begin a setting, the longest first; accents and case are folded away.
_OPENINGS: tuple[tuple[tuple[str, ...], RuleKind], ...] = (
    (("derniere", "minute"), RuleKind.LAST_MINUTE),
    (("last", "minute"), RuleKind.LAST_MINUTE),
    (("plus", "grand", "ecart"), RuleKind.LARGEST_MOVE),
    (("largest", "move"), RuleKind.LARGEST_MOVE),
    (("ecart", "max"), RuleKind.LARGEST_MOVE),
    (("pas", "de", "baisse"), RuleKind.NO_CUT),
    (("no", "cut"), RuleKind.NO_CUT),
    (("pas", "de", "hausse"), RuleKind.NO_RAISE),
    (("no", "raise"), RuleKind.NO_RAISE),
    (("far", "out"), RuleKind.FAR_OUT),
    (("dead", "band"), RuleKind.DEAD_BAND),
    (("minstay",), RuleKind.MIN_STAY),
    (("plancher",), RuleKind.FLOOR),
    (("floor",), RuleKind.FLOOR),
    (("plafond",), RuleKind.CEILING),
    (("ceiling",), RuleKind.CEILING),
    (("cout",), RuleKind.COST),
    (("cost",), RuleKind.COST),
    (("seuil",), RuleKind.DEAD_BAND),
    (("proche",), RuleKind.NEAR),
    (("near",), RuleKind.NEAR),
    (("lignes",), RuleKind.LINES),
    (("lines",), RuleKind.LINES),
    (("lointain",), RuleKind.FAR_OUT),
    (("creneau",), RuleKind.GAP),
    (("gap",), RuleKind.GAP),
    (("verrouiller",), RuleKind.LOCK),
    (("verrouille",), RuleKind.LOCK),
    (("lock",), RuleKind.LOCK),
    (("ignorer",), RuleKind.SKIP),
    (("skip",), RuleKind.SKIP),
    (("deriver",), RuleKind.DERIVED),
    (("derive",), RuleKind.DERIVED),
)
_FILLER = frozenset(
    (
        "le", "la", "les", "l", "du", "de", "des", "d", "the", "of", "a", "au", "aux", "en", "pour", "for", "in",
        "on", "sur", "from", "to", "jour", "jours", "day", "days", "nuit", "nuits", "night", "nights", "moins",
        "plus", "max", "maximum", "minimum", "pendant", "et", "and", "within", "beyond", "chaque", "each",
    )
)  # fmt: skip
_SIGNS = frozenset((",", ";", ":", "=", "-", ">", "'", ".", "(", ")", "%"))
_FOLLOWS = ("de", "sur", "from", "of", "suit", "follows")
LONGEST = 200
PLAIN = frozenset(("plancher", "plafond", "verrouiller", "verrouille", "floor", "ceiling", "lock"))
_LESS = {RuleKind.LAST_MINUTE, RuleKind.GAP}  # a share without a sign is a discount there


@dataclass(slots=True)
class _Reading:
    sentence: Sentence
    hotel: Property
    today: date
    kind: RuleKind
    amount: Decimal | None = None
    ratio: Decimal | None = None
    count: int | None = None
    span: Span | None = None
    weekdays: frozenset[int] = frozenset()
    groups: list[list[str]] = field(default_factory=lambda: [[]])


def is_setting(text: str) -> bool:
    """Whether a text typed without a command is plainly a setting: it begins as one and bears a number."""
    first = fold(text[:LONGEST]).split(" ", 1)[0]
    return first in PLAIN and len(text) <= LONGEST and any(sign.isdecimal() for sign in text)


def parse_setting(text: str, hotel: Property, today: date) -> tuple[PricingRule, ...]:
    """The rules that a sentence sets: one for each type that it names, one for all where it names none.

    Raises Refusal with a sentence that says what is missing or was not understood.
    """
    sentence = read_short(text)
    opening = _opening(sentence)
    if opening is None:
        raise refuse("pricing.how")
    kind, i = opening
    reading = _Reading(sentence, hotel, today, kind)
    while i < len(sentence):
        i = _step(reading, i)
    return tuple(_rules(reading))


def _opening(s: Sentence) -> tuple[RuleKind, int] | None:
    for words, kind in _OPENINGS:
        if all(s.says(place, word) for place, word in enumerate(words)):
            return kind, len(words)
    return None


def _step(reading: _Reading, i: int) -> int:
    s = reading.sentence
    for reader in (_ratio, _nights, _days, _count, _amount):
        after = reader(reading, i)
        if after is not None:
            return after
    if reading.kind is RuleKind.DERIVED and s.says(i, *_FOLLOWS) and reading.groups[-1]:
        reading.groups.append([])
    elif s[i].kind == "word":
        if s[i].text not in _FILLER:
            reading.groups[-1].append(s[i].text)
    elif s[i].text not in _SIGNS:
        raise refuse("prix.not_understood", said=s[i].text)
    return i + 1


def _once(stated: object, value: object) -> None:
    """Two values for one thing are two wishes."""
    if stated is not None and stated != value:
        raise refuse("prix.said_twice")


def _ratio(reading: _Reading, i: int) -> int | None:
    s = reading.sentence
    signed = s.says(i, "-", "+")
    found = read_percent(s, i + 1 if signed else i)
    if found is None or reading.kind not in RATIOS:
        return None
    less = s.says(i, "-") or (not signed and reading.kind in _LESS)
    ratio = -found[0] if less else found[0]
    _once(reading.ratio, ratio)
    reading.ratio = ratio
    return found[1]


def _nights(reading: _Reading, i: int) -> int | None:
    stretch = read_stretch(reading.sentence, i, reading.today)
    if stretch is not None:
        _once(reading.span, stretch[0].span)
        reading.span, reading.weekdays = stretch[0].span, reading.weekdays | stretch[0].weekdays
        return stretch[1]
    if reading.kind in COUNTS and read_count(reading.sentence, i) is not None:
        return None
    period = read_period(reading.sentence, i, reading.today)
    if period is None:
        return None
    _once(reading.span, period[0])
    reading.span = period[0]
    return period[1]


def _days(reading: _Reading, i: int) -> int | None:
    found = read_weekdays(reading.sentence, i)
    if found is None:
        return None
    reading.weekdays |= found[0]
    return found[2]


def _count(reading: _Reading, i: int) -> int | None:
    found = read_count(reading.sentence, i) if reading.kind in COUNTS else None
    if found is None or reading.sentence[i].kind != "number":
        return None
    _once(reading.count, found[0])
    reading.count = found[0]
    return found[1]


def _amount(reading: _Reading, i: int) -> int | None:
    if reading.kind not in AMOUNTS:
        return None
    found = read_amount(reading.sentence, i, reading.hotel.currency)
    if found is None:
        return None
    _once(reading.amount, found[0])
    reading.amount = found[0]
    return found[2]


def _rules(reading: _Reading) -> Iterator[PricingRule]:
    named = [types_of(group, reading.hotel) for group in reading.groups if group]
    codes: tuple[str | None, ...] = named[0] if named and named[0] else (None,)
    base = named[1][0] if reading.kind is RuleKind.DERIVED and len(named) > 1 and named[1] else None
    missing = _missing(reading, base)
    if missing is not None:
        raise refuse("pricing.missing", example=missing)
    if reading.kind is RuleKind.LINES:
        whole = codes == (None,) and reading.span is None and not reading.weekdays
        if not whole or reading.count not in LINES_ALLOWED:
            raise refuse("pricing.lines_range", least=LINES_ALLOWED[0], most=LINES_ALLOWED[-1])
    every = {kind.code for kind in reading.hotel.room_types if kind.sellable}
    if set(codes) == every and reading.kind is not RuleKind.DERIVED:
        codes = (None,)
    for code in codes:
        yield PricingRule(
            reading.kind,
            room_type=code,
            span=reading.span,
            weekdays=tuple(sorted(reading.weekdays)),
            amount=reading.amount,
            ratio=reading.ratio,
            count=reading.count,
            of=base,
        )


_EXAMPLES = {
    RuleKind.FLOOR: say("pricing.example_floor"),
    RuleKind.CEILING: say("pricing.example_ceiling"),
    RuleKind.COST: say("pricing.example_cost"),
    RuleKind.LARGEST_MOVE: say("pricing.example_largest_move"),
    RuleKind.DEAD_BAND: say("pricing.example_dead_band"),
    RuleKind.NEAR: say("pricing.example_near"),
    RuleKind.LINES: say("pricing.example_lines"),
    RuleKind.LAST_MINUTE: say("pricing.example_last_minute"),
    RuleKind.FAR_OUT: say("pricing.example_far_out"),
    RuleKind.GAP: say("pricing.example_gap"),
    RuleKind.MIN_STAY: say("pricing.example_min_stay"),
    RuleKind.LOCK: say("pricing.example_lock"),
    RuleKind.SKIP: say("pricing.example_skip"),
    RuleKind.DERIVED: say("pricing.example_derived"),
}


def _missing(reading: _Reading, base: str | None) -> Phrase | None:
    """An example of what the sentence should have said; None where nothing is missing."""
    kind = reading.kind
    lacks = (
        (kind in AMOUNTS and reading.amount is None)
        or (kind in RATIOS and reading.ratio is None)
        or (kind in COUNTS and reading.count is None)
        or (kind in {RuleKind.LOCK, RuleKind.SKIP} and reading.span is None)
        or (kind is RuleKind.DERIVED and base is None)
    )
    return _EXAMPLES[kind] if lacks else None
