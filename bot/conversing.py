"""Who sits at the table that answers words?"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from bot.process.counted import CountedBrain
from bot.settings import Settings
from bot.telegram.drawing import Faces
from bot.words.language import house_language
from channels.claude.brain import Account, ClaudeBrain
from channels.dialogue import Tier
from channels.hearing import Ears
from channels.ports import Brain
from channels.simulated.brain import NoBrain
from channels.speaking import Voice
from channels.speech.endpoint import Endpoint
from channels.speech.espeak import Espeak, installed
from channels.speech.synthesis import SpeechEndpoint
from channels.speech.whisper import LocalWhisper, lacking
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
    return CountedBrain(ClaudeBrain(Account(key, settings.anthropic_base_url, models)))


def conversation_of(office: Office, brain: Brain) -> Conversation:
    """The board at its table."""
    return Conversation(office, brain, partial(PropertyReader, office.store), worded(office))


def worded(office: Office) -> Callable[[str, House], Callable[[Phrase], str]]:
    """How the tools put a phrase into the words of a language, at a house."""
    faces = Faces(office)

    def words(language: str, house: House) -> Callable[[Phrase], str]:
        return faces.words(house_language(language), house.hotel).plain

    return words


def installed_model(settings: Settings) -> Path:
    """Where `lhcm voice install` puts a model."""
    return settings.lhcm_home / "voice" / "model"


def ears_of(settings: Settings) -> Ears | None:
    """Whatever writes voice notes down: a model on this machine, else a server; None where there is neither."""
    if settings.speech_model_path is not None:
        return LocalWhisper(settings.speech_model_path)
    if not lacking(installed_model(settings)):
        return LocalWhisper(installed_model(settings))
    if settings.speech_base_url is None:
        return None
    return Endpoint(settings.speech_base_url, speech_key(settings), settings.speech_model)


def voice_of(settings: Settings) -> Voice | None:
    """Whatever says a text aloud: the server, else this machine plainly; None where there is neither."""
    if settings.speech_base_url is not None and settings.speech_voice_model is not None:
        model, voice = settings.speech_voice_model, settings.speech_voice
        return SpeechEndpoint(settings.speech_base_url, speech_key(settings), model, voice)
    return Espeak() if installed() else None


def speech_key(settings: Settings) -> str | None:
    """A server of one's own may want none."""
    return settings.speech_key.get_secret_value() if settings.speech_key else None
