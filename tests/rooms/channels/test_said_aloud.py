"""Do both voices keep the port: MP3 for a text, and Unspoken for whatever is no sound?"""

from __future__ import annotations

import shutil
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from channels.hearing import Unheard
from channels.speaking import Unspoken, Voice
from channels.speech.espeak import Espeak
from channels.speech.synthesis import MP3, SpeechEndpoint
from channels.speech.whisper import LocalWhisper, lacking

SAID = b"ID3-and-more"


def endpoint(answer: Response) -> SpeechEndpoint:
    async def speak(request: Request) -> Response:
        assert request.headers["authorization"] == "Bearer k"
        asked = {"model": "m", "voice": "v", "input": "Bonjour.", "response_format": "mp3"}
        assert await request.json() == asked
        return answer

    app = Starlette(routes=[Route("/v1/audio/speech", speak, methods=["POST"])])
    return SpeechEndpoint("http://speech.invalid/v1", "k", "m", "v", httpx.ASGITransport(app))


@pytest.mark.parametrize("voice", [Espeak(), endpoint(Response(SAID))], ids=["espeak-ng", "endpoint"])
async def test_a_text_becomes_sound(voice: Voice) -> None:
    assert (await voice.speak("Bonjour.", "fr")).startswith(MP3)
    assert voice.name


@pytest.mark.parametrize(
    "voice",
    [
        Espeak("no-such-voice"),
        Espeak("false"),
        Espeak("true"),
        endpoint(Response(b"<html>", 200)),
        endpoint(Response(status_code=503)),
    ],
)
async def test_what_is_no_sound_is_unspoken(voice: Voice) -> None:
    with pytest.raises(Unspoken):
        await voice.speak("Bonjour.", "fr")


def test_this_machine_has_the_plain_voice() -> None:
    assert shutil.which("espeak-ng")


async def test_a_model_that_is_not_there_hears_nothing(tmp_path: Path) -> None:
    assert lacking(tmp_path) == ("model.bin", "config.json", "tokenizer.json")
    with pytest.raises(Unheard):
        await LocalWhisper(tmp_path).hear(b"OggS", "fr")
