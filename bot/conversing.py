"""Who sits at the table that answers words?"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from bot.settings import Settings
from bot.telegram.drawing import Faces
from bot.words.language import spoken
from channels.claude.brain import Account, ClaudeBrain
from channels.dialogue import Tier
from channels.hearing import Ears
from channels.ports import Brain
from channels.simulated.brain import NoBrain
from channels.speech.endpoint import Endpoint
from domain.house.snapshot import House
from domain.phrase import Phrase
from governance.conversation.conversation import Conversation
from governance.office import Office
from store.reader import PropertyReader


def brain_of(settings: Settings) -> Brain:
    """Claude where there is a key; without one nobody answers, and everything else works."""
    if settings.anthropic_api_key is None:
        return NoBrain()
    models = {
        Tier.DEEP: settings.lhcm_model_deep,
        Tier.TURN: settings.lhcm_model_turn,
        Tier.FAST: settings.lhcm_model_fast,
    }
    key = settings.anthropic_api_key.get_secret_value()
    return ClaudeBrain(Account(key, settings.anthropic_base_url, models))


def conversation_of(office: Office, brain: Brain) -> Conversation:
    """The board at its table."""
    return Conversation(office, brain, partial(PropertyReader, office.store), worded(office))


def worded(office: Office) -> Callable[[str, House], Callable[[Phrase], str]]:
    """How the tools put a phrase into the words of a language, at a house."""
    faces = Faces(office)

    def words(language: str, house: House) -> Callable[[Phrase], str]:
        return faces.words(spoken(language), house.hotel).plain

    return words


def ears_of(settings: Settings) -> Ears | None:
    """Whatever writes voice notes down; None where nobody has said which server does."""
    key = settings.speech_key
    if settings.speech_base_url is None:
        return None
    return Endpoint(settings.speech_base_url, key.get_secret_value() if key else None, settings.speech_model)
