"""Does the adapter of the transcriptions speak their wire, and keep a doubtful or broken answer apart?"""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from channels.hearing import Heard, Unheard
from channels.speech.endpoint import Endpoint, heard_in

KEY = "speech-key-for-tests-only"


def twin(answer: Any, status: int = 200) -> httpx.ASGITransport:
    """A strict server: right path, key, form and fields, or nothing."""

    async def transcribe(request: Request) -> Response:
        if request.headers.get("authorization") != f"Bearer {KEY}":
            return Response(status_code=401)
        async with request.form() as form:
            note = form["file"]
            assert not isinstance(note, str)
            assert note.filename == "note.ogg"
            assert await note.read() == b"OggS..."
            assert {name: form[name] for name in ("model", "language", "response_format", "temperature")} == {
                "model": "m",
                "language": "fr",
                "response_format": "verbose_json",
                "temperature": "0",
            }
        return JSONResponse(answer, status_code=status)

    route = Route("/v1/audio/transcriptions", transcribe, methods=["POST"])
    return httpx.ASGITransport(Starlette(routes=[route]))


async def hear(answer: Any, status: int = 200, key: str = KEY) -> Heard:
    return await Endpoint("http://speech.invalid/v1", key, "m", twin(answer, status)).hear(b"OggS...", "fr")


def part(**numbers: float) -> dict[str, Any]:
    return {"text": "x", "avg_logprob": -0.2, "no_speech_prob": 0.01, **numbers}


async def test_words_that_are_sure() -> None:
    answer = {"text": " suite junior   1850 ", "segments": [part()]}
    assert await hear(answer) == Heard("suite junior 1850", sure=True)


@pytest.mark.parametrize("numbers", [{"avg_logprob": -1.4}, {"no_speech_prob": 0.9}])
def test_doubt_is_told(numbers: dict[str, float]) -> None:
    assert heard_in({"text": "merci", "segments": [part(), part(**numbers)]}) == Heard("merci", sure=False)


@pytest.mark.parametrize(
    ("answer", "status"), [({}, 200), ([], 200), ({"text": 1}, 200), ({"error": "x"}, 500)]
)
async def test_any_other_answer_is_unheard(answer: Any, status: int) -> None:
    with pytest.raises(Unheard):
        await hear(answer, status)


async def test_a_wrong_key_and_a_dead_line_are_unheard() -> None:
    with pytest.raises(Unheard):
        await hear({"text": "x"}, key="wrong")
    with pytest.raises(Unheard):
        await Endpoint("http://127.0.0.1:9/v1", None, "m").hear(b"OggS...", "fr")
