"""Is « rappelle-moi … » a note, or does it ask what the house can tell: « rappelle-moi le prix de la triple »?"""

from __future__ import annotations

from bot.orders import effects
from bot.orders.heard import Heard
from bot.orders.reader import Reader
from domain.conversation.choice import Ambiguous, Choice, labels
from domain.conversation.questions.recalled import asks_openly, recalled
from domain.errors import Refusal
from domain.folding import fold
from domain.missions.mission import MissionWish
from domain.phrase import say
from governance.missions.sentence import is_note, mission_from


def _listens(heard: Heard) -> bool:
    """A note, unless the words ask: « rappelle-moi qui arrive demain », « rappelle-moi le chiffre d'octobre »."""
    if not is_note(heard.text):
        return False
    rest = recalled(heard.text)
    return rest is None or (not asks_openly(rest) and _names_a_day_to_come(heard))


def _names_a_day_to_come(heard: Heard) -> bool:
    try:
        day = mission_from(heard.text, heard.today, heard.members).remind_on
    except Refusal:
        return False
    return day is not None and day > heard.today


def _read(heard: Heard) -> MissionWish:
    """Raises Ambiguous where the words may be a note for a day to come, or what the house can tell of that day."""
    wish = mission_from(heard.text, heard.today, heard.members)
    rest = recalled(heard.text)
    if rest is None:
        return wish
    choices = [
        Choice(say("order.tell_now"), fold(rest)),
        Choice(say("order.remind_on", day=wish.remind_on), f"note {fold(rest)}"),
    ]
    raise Ambiguous(say("order.now_or_then", choices=labels(choices)), fold(heard.text), choices)


NOTES = Reader("notes", _listens, _read, effects.noted)
