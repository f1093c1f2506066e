"""Who listens and who speaks for this house, and how does a model that listens come onto this machine?"""

from __future__ import annotations

import argparse
import asyncio
import importlib.util
import shutil
import tempfile
from pathlib import Path

import httpx

from bot.cli.speech import complain, tell
from bot.conversing import ears_of, installed_model, voice_of
from bot.process.lazily import at
from bot.settings import Settings
from channels.speech.endpoint import Endpoint
from channels.speech.espeak import Espeak
from channels.speech.whisper import PARTS, lacking
from domain.phrase import Phrase, say

WELL, NOT_NOW, NOT_SO = 0, 1, 2
# What a model's folder may hold beside its parts.
ALSO = ("vocabulary.json", "vocabulary.txt", "preprocessor_config.json")
EXTRA = "faster_whisper"


async def voice(settings: Settings, arguments: argparse.Namespace) -> int:
    """As `answered` says; a model is large, so the loop is left alone meanwhile."""
    return await asyncio.to_thread(answered, settings, arguments)


def answered(settings: Settings, arguments: argparse.Namespace) -> int:
    """`lhcm voice` says who listens and speaks; `install` brings a model, downloaded or from a folder.

    1: it could not be fetched, or the extra is missing; 2: the folder is no model.
    """
    if arguments.what == "install":
        if arguments.folder is not None:
            return taken_from(settings, arguments.folder)
        return fetched(settings, arguments.model)
    tell(settings, hears(settings), speaks(settings))
    return WELL


def hears(settings: Settings) -> Phrase:
    """Who writes voice notes down."""
    ears = ears_of(settings)
    if ears is None:
        return say("voice.cli_no_ears")
    if isinstance(ears, Endpoint):
        return say("voice.cli_ears_at", url=ears.base)
    here = settings.speech_model_path or installed_model(settings)
    if missing := lacking(here):
        return say("voice.cli_not_a_model", folder=str(here), missing=missing)
    if importlib.util.find_spec(EXTRA) is None:
        return say("voice.cli_no_extra")
    return say("voice.cli_ears_here", folder=str(here))


def speaks(settings: Settings) -> Phrase:
    """Who says the brief aloud."""
    said_by = voice_of(settings)
    if said_by is None:
        return say("voice.no_voice")
    return (
        say("voice.cli_plain") if isinstance(said_by, Espeak) else say("voice.cli_voice", name=said_by.name)
    )


def taken_from(settings: Settings, folder: Path) -> int:
    """A copy of a folder that is a model, in the house's own place; nothing of it where a part is missing."""
    if missing := lacking(folder):
        return complain(settings, say("voice.cli_not_a_model", folder=str(folder), missing=missing))
    target = installed_model(settings)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as fresh:
        whole = Path(fresh) / "model"
        whole.mkdir()
        for name in (*PARTS, *ALSO):
            if (folder / name).is_file():
                shutil.copyfile(folder / name, whole / name)
        if target.exists():
            target.rename(Path(fresh) / "before")  # goes with the folder
        whole.rename(target)
    tell(settings, say("voice.cli_installed", folder=str(target)))
    if importlib.util.find_spec(EXTRA) is None:
        tell(settings, say("voice.cli_no_extra"))
    return WELL


def fetched(settings: Settings, model: str) -> int:
    """The model of that name from where faster-whisper keeps them; the only time that this house fetches one."""
    if importlib.util.find_spec(EXTRA) is None:
        complain(settings, say("voice.cli_no_extra"))
        return NOT_NOW
    tell(settings, say("voice.cli_fetching", model=model))
    with tempfile.TemporaryDirectory() as folder:
        try:
            at("faster_whisper.utils:download_model")(model, output_dir=folder)
        except (OSError, ValueError, RuntimeError, httpx.HTTPError):
            complain(settings, say("voice.cli_not_fetched", model=model))
            return NOT_NOW
        return taken_from(settings, Path(folder))
