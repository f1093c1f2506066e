"""How do an objective's conflicts stand on its card?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.consent.actions import SetObjective
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.phrase import Phrase
from governance.consent.objectives.bearing import BEARINGS
from governance.consent.objectives.conflicts import conflicts

ARITHMETIC = frozenset({"objective.sum_at_floor"})
SAID = ARITHMETIC | BEARINGS


def replacing(wish: SetObjective, house: House) -> SetObjective:
    """The wish with the objective that it takes the place of: the one of the same metric, period and type."""
    same = [
        objective.id
        for objective in house.objectives
        if (objective.metric, objective.period, objective.room_type)
        == (wish.metric, wish.period, wish.room_type)
    ]
    return replace(wish, replaces=same[0]) if same and wish.replaces is None else wish


def warnings(wish: SetObjective, house: House) -> tuple[Ruling, ...]:
    """What an objective runs into, as the General Manager's warnings; none forbids it."""
    found = [phrase for phrase in conflicts(wish, house) if phrase.key not in ARITHMETIC]
    return tuple(Ruling("objective", "gm", Level.WARN, phrase) for phrase in found)


def arithmetic(wish: SetObjective, house: House) -> tuple[Phrase, ...]:
    """What its numbers come to."""
    return tuple(phrase for phrase in conflicts(wish, house) if phrase.key in ARITHMETIC)


def unsaid(given: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """The reasons of a card without those that are said afresh whenever it is judged."""
    return tuple(reason for reason in given if reason.key not in SAID)
