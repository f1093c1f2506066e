"""What does « remplir février sans descendre sous 1 400 MAD » want?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from domain.consent.actions import SetObjective
from domain.consent.objective import Metric
from domain.conversation.amounts import read_amount, read_percent
from domain.conversation.bounds import Bound, read_bound
from domain.conversation.counts import read_count
from domain.conversation.periods import read_period, read_review
from domain.conversation.room_types import GENERIC, type_of_room
from domain.conversation.sentence import Sentence, read_short
from domain.errors import refuse
from domain.property import Property
from governance.consent.objectives.wish import Level, Rooms, Share, Wish, objective_of
from governance.consent.objectives.words import (
    BREAKS,
    CHANGE,
    FILL,
    FILLER,
    METRICS,
    OUT_OF,
    PRIORITY,
    REVIEW,
    ROOMS,
)


@dataclass(slots=True)
class _Reading:
    """What was understood so far, and where."""

    sentence: Sentence
    hotel: Property
    today: date
    wish: Wish = field(default_factory=Wish)


def objective_from(text: str, hotel: Property, today: date) -> SetObjective:
    """The objective that a sentence states, in French or English, with its parts in any sequence.

    Metric, target (a share, an amount, rooms; « priorité », « remplir » want as much as possible), lowest and
    highest price, period, type of room, « bilan le 15 » (else the last day of the period). Raises Refusal with
    a sentence that says what is missing or cannot be.
    """
    reading = _Reading(read_short(text), hotel, today)
    if not len(reading.sentence):
        raise refuse("objective.how")
    i = 0
    while i < len(reading.sentence):
        i = _step(reading, i)
    return objective_of(reading.wish, " ".join(text.split()), hotel, today)


def _step(reading: _Reading, i: int) -> int:
    for reader in _READERS:
        after = reader(reading, i)
        if after is not None:
            return after
    token = reading.sentence[i]
    if token.text in BREAKS:
        reading.wish.cut()
    elif token.kind == "word":
        if token.text not in FILLER:
            reading.wish.words[-1].append(token.text)
    else:
        raise refuse("objective.not_understood", said=token.text)
    return i + 1


def _review(reading: _Reading, i: int) -> int | None:
    """« bilan le 15 »: read once the period is known, for it says which 15th."""
    found = REVIEW.read(reading.sentence, i)
    if found is None:
        return None
    j = found[1]
    day = read_review(reading.sentence, j, reading.today, reading.today)
    if day is None:
        return None

    def resolve(since: date) -> date:
        again = read_review(reading.sentence, j, reading.today, since)
        assert again is not None  # noqa: S101 it was read above
        return again[0]

    reading.wish.reviews.append(resolve)
    return day[1]


def _bound(reading: _Reading, i: int) -> int | None:
    """« sans descendre sous 1 400 », « entre 1 400 et 2 000 MAD », « au moins 38 % »."""
    s, wish = reading.sentence, reading.wish
    if s.says(i, "entre", "between"):
        return _between(reading, i)
    found = read_bound(s, i)
    if found is None:
        return None
    bound, j = found
    share, rooms = read_percent(s, j), read_rooms(reading, j)
    if share is not None or rooms is not None:
        after = share[1] if share is not None else rooms[1] if rooms is not None else j
        if bound is Bound.FLOOR and share is not None and _is_margin(s, after):
            wish.targets.append(Share(share[0], to=True))  # « ne descends pas sous 35 % de GOP »
            return after
        if bound is Bound.FLOOR:
            raise refuse("objective.floor_is_amount", said=s.text[s[i].start : s[after - 1].end])
        if (
            rooms is not None and rooms[0].nights and not reading.wish.metrics
        ):  # « minimum 3 nuits » is a stay
            raise refuse("objective.not_understood", said=s.text[s[i].start : s[after - 1].end])
        if bound is not Bound.LEAST:
            raise refuse("objective.share_bound", said=s.text[s[i].start : s[after - 1].end])
        wish.targets.append(
            Share(share[0]) if share is not None else rooms[0] if rooms is not None else Rooms(0)
        )
        return after
    amount = read_amount(s, j, reading.hotel.currency)
    if amount is None:
        return None
    bounds = {
        Bound.FLOOR: wish.floors,
        Bound.CEILING: wish.ceilings,
        Bound.LEAST: wish.least,
        Bound.MOST: wish.ceilings,
    }
    bounds[bound].append(amount[0])
    return amount[2]


def _is_margin(s: Sentence, i: int) -> bool:
    """Whether the share is one of a margin: what that must not fall under is what it must reach."""
    named = METRICS.read(s, i + 1 if s.says(i, "de", "d", "of") else i)
    return named is not None and named[0] is Metric.GOP_MARGIN


def _between(reading: _Reading, i: int) -> int | None:
    s, currency = reading.sentence, reading.hotel.currency
    if read_period(s, i, reading.today) is not None:
        return None
    low = read_amount(s, i + 1, currency)
    if low is None or not s.says(low[2], "et", "and"):
        return None
    high = read_amount(s, low[2] + 1, currency)
    if high is None:
        return None
    reading.wish.floors.append(low[0])
    reading.wish.ceilings.append(high[0])
    return high[2]


def _period(reading: _Reading, i: int) -> int | None:
    found = read_period(reading.sentence, i, reading.today)
    if found is None:
        return None
    reading.wish.cut()
    reading.wish.periods.append(found[0])
    return found[1]


def _share(reading: _Reading, i: int) -> int | None:
    """« 38 % »; with a sign it would be a change from something that nobody named."""
    s = reading.sentence
    signed = _signed(s, i)
    found = read_percent(s, i + 1 if signed else i)
    if found is None:
        return None
    ratio, j = found
    if signed or s.says(j, "point", "points", "pts"):
        raise refuse("objective.relative", said=s.text[s[i].start : s[j - 1].end])
    reading.wish.cut()
    reading.wish.targets.append(Share(ratio, to=s.says(i - 1, "a", "to", "at", "jusque") and i > 0))
    return j


def read_rooms(reading: _Reading, i: int) -> tuple[Rooms, int] | None:
    """« 10 chambres », « 10 chambres sur 12 », "240 room nights" at `i`."""
    s = reading.sentence
    count = read_count(s, i)
    noun = ROOMS.read(s, count[1]) if count else None
    if count is None or noun is None or s[i].text in ("un", "une", "one"):
        return None
    j = noun[1]
    while s.says(j, *OUT_OF):
        total = read_count(s, j + 1)
        if total is not None and (units := reading.hotel.units) and total[0] != units and not noun[0]:
            raise refuse("objective.other_total", said=total[0], units=units)
        if total is not None:
            return Rooms(count[0], noun[0]), total[1]
        if not s.says(j + 1, *OUT_OF):
            break
        j += 1
    return Rooms(count[0], noun[0]), noun[1] if not s.says(noun[1], "par", "per") else noun[1] + 2


def _rooms(reading: _Reading, i: int) -> int | None:
    found = read_rooms(reading, i)
    if found is None:
        return None
    reading.wish.cut()
    reading.wish.targets.append(found[0])
    return found[1]


def _signed(s: Sentence, i: int) -> bool:
    """A sign that belongs to the number after it, unlike a dash between words."""
    return s.says(i, "+", "±") or (s.says(i, "-") and s[i].spaced and not s[i + 1].spaced)


def _metric(reading: _Reading, i: int) -> int | None:
    found = METRICS.read(reading.sentence, i)
    if found is None:
        return None
    reading.wish.cut()
    reading.wish.metrics.append(found[0])
    return found[1]


def _fill(reading: _Reading, i: int) -> int | None:
    found = FILL.read(reading.sentence, i)
    if found is None:
        return None
    wish = reading.wish
    wish.metrics.append(Metric.OCCUPANCY)
    wish.priority = True
    if found[0]:
        wish.targets.append(Share(Decimal(1)))
    return found[1]


def _priority(reading: _Reading, i: int) -> int | None:
    found = PRIORITY.read(reading.sentence, i)
    if found is None:
        return None
    reading.wish.priority = True
    return found[1]


def _change(reading: _Reading, i: int) -> int | None:
    found = CHANGE.read(reading.sentence, i)
    if found is None:
        return None
    reading.wish.change = True
    return found[1]


def _room(reading: _Reading, i: int) -> int | None:
    """« chambre 11 » stands for its type."""
    s = reading.sentence
    if not s.says(i, *GENERIC) or s[i + 1].number is None:
        return None
    code = type_of_room(s[i + 1].text, reading.hotel)
    if code is None:
        return None
    reading.wish.types.append(code)
    return i + 2


def _amount(reading: _Reading, i: int) -> int | None:
    s = reading.sentence
    signed = _signed(s, i)
    found = read_amount(s, i + 1 if signed else i, reading.hotel.currency)
    if found is None:
        return None
    if signed:
        raise refuse("objective.relative", said=s.text[s[i].start : s[found[2] - 1].end])
    reading.wish.cut()
    reading.wish.targets.append(Level(found[0], said=found[1], to=i > 0 and s.says(i - 1, "a", "to", "at")))
    return found[2]


_READERS: tuple[Callable[[_Reading, int], int | None], ...] = (
    _review,
    _bound,
    _period,
    _share,
    _metric,
    _rooms,
    _fill,
    _priority,
    _change,
    _room,
    _amount,
)
