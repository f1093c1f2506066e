"""Do both kinds of ears keep the port: what is sure, what is doubted, silence, and nothing at all?

One suite over the model on this machine (a twin of its library) and over a server's wire (a strict one).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from channels.hearing import Ears, Heard, Unheard
from channels.speech.endpoint import LONGEST, Endpoint
from channels.speech.whisper import LocalWhisper
from tests.twins.speech import FIELDS, KEY, PATH, note

Spoken = tuple[str, bytes]  # the language that was asked for, and the note


@dataclass(frozen=True)
class Part:
    """A segment as faster-whisper gives it."""

    text: str
    avg_logprob: float
    no_speech_prob: float


class Library:
    """faster-whisper's model, which hears what the note's bytes say as JSON; strict about how it is asked."""

    def __init__(self, asked: list[Spoken]) -> None:
        self.asked = asked

    def transcribe(self, audio: BinaryIO, *, language: str, beam_size: int) -> tuple[Any, object]:
        content = audio.read()
        assert beam_size == 5
        self.asked.append((language, content))
        told = json.loads(content)  # a ValueError, as for a note that is no sound
        return iter([Part(**one) for one in told["segments"]]), object()


def on_this_machine(asked: list[Spoken]) -> Ears:
    return LocalWhisper(Path("nowhere"), _model=Library(asked))


def at_a_server(asked: list[Spoken]) -> Ears:
    async def transcribe(request: Request) -> Response:
        if request.headers.get("authorization") != f"Bearer {KEY}":
            return Response(status_code=401)
        async with request.form() as form:
            assert set(form) == FIELDS
            sent = form["file"]
            assert not isinstance(sent, str)
            content = await sent.read()
            asked.append((str(form["language"]), content))
        try:
            return JSONResponse(json.loads(content))
        except ValueError:
            return Response(status_code=400)

    app = Starlette(routes=[Route(PATH, transcribe, methods=["POST"])])
    return Endpoint("http://speech.invalid/v1", KEY, "m", httpx.ASGITransport(app))


def without_a_model(asked: list[Spoken]) -> Ears:
    return LocalWhisper(Path("nowhere"))


def at_a_dead_line(asked: list[Spoken]) -> Ears:
    return Endpoint("http://127.0.0.1:9/v1", None, "m")


BOTH = pytest.mark.parametrize("ears", [on_this_machine, at_a_server])
Make = Callable[[list[Spoken]], Ears]


@BOTH
@pytest.mark.parametrize("language", ["fr", "en"])
async def test_what_is_clear_is_sure_and_asked_in_his_language(ears: Make, language: str) -> None:
    asked: list[Spoken] = []
    said = note(" suite junior   1850 ")
    assert await ears(asked).hear(said, language) == Heard("suite junior 1850", sure=True)
    assert asked == [(language, said)], "once, and the whole note"


@BOTH
@pytest.mark.parametrize("doubt", [{"logprob": -1.6}, {"silence": 0.7, "logprob": -0.2}])
async def test_what_is_doubted_is_never_sure(ears: Make, doubt: dict[str, float]) -> None:
    two = json.loads(note("baisse tout"))
    two["segments"] += json.loads(note("de dix pour cent", **doubt))["segments"]
    two["text"] = "baisse tout de dix pour cent"
    heard = await ears([]).hear(json.dumps(two).encode(), "fr")
    assert heard == Heard("baisse tout de dix pour cent", sure=False)


@BOTH
async def test_silence_is_no_words_whatever_was_made_up(ears: Make) -> None:
    assert await ears([]).hear(note("Sous-titres réalisés par la communauté", silence=0.97), "fr") == Heard(
        "", False
    )


@BOTH
async def test_words_have_an_end(ears: Make) -> None:
    assert len((await ears([]).hear(note("mot " * LONGEST), "fr")).words) == LONGEST


@pytest.mark.parametrize("ears", [on_this_machine, at_a_server, without_a_model, at_a_dead_line])
async def test_what_is_no_sound_or_out_of_reach_is_unheard(ears: Make) -> None:
    with pytest.raises(Unheard):
        await ears([]).hear(b"no json", "fr")
