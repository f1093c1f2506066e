"""How do an objective's conflicts stand on its card?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.consent.actions import Action, SetObjective
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.phrase import Phrase
from governance.consent.objectives.bearing import BEARINGS, bearing
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


def warnings(action: Action, house: House) -> tuple[Ruling, ...]:
    """What an objective runs into, as the General Manager's warnings; none forbids it."""
    if not isinstance(action, SetObjective):
        return ()
    found = [phrase for phrase in conflicts(action, house) if phrase.key not in ARITHMETIC]
    return tuple(Ruling("objective", "gm", Level.WARN, phrase) for phrase in found)


def reasons(given: Sequence[Phrase], action: Action, house: House) -> tuple[Phrase, ...]:
    """The reasons of a card: as given, then the arithmetic of an objective, or what the action means for each
    objective in force, said afresh."""
    kept = tuple(reason for reason in given if reason.key not in SAID)
    if isinstance(action, SetObjective):
        return (*kept, *(phrase for phrase in conflicts(action, house) if phrase.key in ARITHMETIC))
    return (*kept, *bearing(action, house))
