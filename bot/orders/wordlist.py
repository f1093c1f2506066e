"""Which words may a slip of the pen be put right to, and which are right as they stand?"""

from __future__ import annotations

import functools

from bot.orders.heard import Heard
from directors.cfo.expense.calling import PAYS
from directors.revenue.command.calling import CLOSINGS, HOUSE, OPENINGS, VAGUE
from domain.conversation.dates import MONTHS, WEEKDAYS
from domain.conversation.room_types import vocabulary
from domain.conversation.spelling import SHORTEST
from domain.conversation.vocabulary import Vocabulary
from domain.folding import fold
from governance.bookings.pausing.calling import STATES, VERBS
from governance.bookings.pausing.sentence import names
from governance.consent.mandates import words as mandates
from governance.consent.objectives import words as objectives
from governance.conversation.orders.room_words import OUT_OF_ORDER, ROOM_VERBS

# Verbs that no vocabulary lists, and days that look like no other.
_BESIDE = frozenset(
    {"minimum", "annule", "annuler", "rembourse", "rembourser", "refund", "cancel", "demain"}
) | {day for day in WEEKDAYS if len(day) > SHORTEST}


@functools.cache
def _verbs() -> frozenset[str]:
    listed: tuple[Vocabulary[object], ...] = (
        OPENINGS,
        VERBS,
        STATES,
        ROOM_VERBS,
        OUT_OF_ORDER,
        PAYS,
        VAGUE,
        HOUSE,
    )  # type: ignore[assignment]
    return frozenset(CLOSINGS | {word for vocabulary in listed for word in vocabulary.words()} | _BESIDE)


def known_words(heard: Heard) -> frozenset[str]:
    """Verbs of orders, words of the room types, names of channels, days by their whole name: never a number or a
    person."""
    types = {word for kind in heard.hotel.room_types if kind.sellable for word in vocabulary(kind)}
    channels = {word for name in names(heard.channels) for word in name.split()}
    return _verbs() | types | channels


@functools.cache
def _others() -> frozenset[str]:
    lists = (objectives.METRICS, objectives.FILL, mandates.VERBS, mandates.COVERS)
    spoken = {word for vocabulary in lists for word in vocabulary.words()}
    return frozenset({*MONTHS, *WEEKDAYS, *spoken, *objectives.FILLER, *mandates.FILLER})


def right_as_they_are(heard: Heard) -> frozenset[str]:
    """Words that other grammars know, days, months, and the people's names."""
    people = {fold(part) for name in heard.members for part in name.split()}
    plurals = {f"{word}s" for word in known_words(heard)}
    return _others() | people | plurals
