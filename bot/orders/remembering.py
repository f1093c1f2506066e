"""Is « rappelle-moi … » a note, or does it ask what the house can tell: « rappelle-moi le prix de la triple »?"""

from __future__ import annotations

from bot.orders import effects
from bot.orders.heard import Heard
from bot.orders.reader import Reader
from bot.questions import EARS
from domain.conversation.choice import Ambiguous, Choice, labels
from domain.conversation.questions.recalled import asks_openly, recalled
from domain.conversation.questions.slots import Names
from domain.folding import fold
from domain.missions.mission import MissionWish
from domain.phrase import say
from governance.bookings.pausing.sentence import names as channel_names
from governance.missions.sentence import is_note, mission_from


def _listens(heard: Heard) -> bool:
    """A note, unless the words ask: « rappelle-moi qui arrive demain », « rappelle-moi le chiffre d'octobre »."""
    if not is_note(heard.text):
        return False
    rest = recalled(heard.text)
    return rest is None or not (asks_openly(rest) or EARS.readings(heard.text, names_in(heard)))


def _read(heard: Heard) -> MissionWish:
    """Raises Ambiguous where the words may be a note for a day to come, or what the house can tell of that day."""
    wish = mission_from(heard.text, heard.today, heard.members)
    rest = recalled(heard.text)
    if rest is None or not EARS.readings(rest, names_in(heard)):
        return wish
    said = fold(heard.text)
    choices = [
        Choice(say("order.tell_now"), fold(rest)),
        Choice(say("order.remind_on", day=wish.remind_on), f"note {fold(rest)}"),
    ]
    raise Ambiguous(say("order.now_or_then", choices=labels(choices)), said, choices)


def names_in(heard: Heard) -> Names:
    """What words may name in the house of an order."""
    people = {fold(name): name for name in heard.members}
    return Names(heard.hotel, heard.today, channel_names(heard.channels), people)


NOTES = Reader("notes", _listens, _read, effects.noted)
