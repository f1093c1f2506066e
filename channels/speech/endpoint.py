"""How does a voice note become words at a server that speaks the wire of OpenAI's transcriptions?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx

from channels.hearing import Heard, Unheard

TIMEOUT = 40.0
# Below these the words are shown and asked for again: the mean log-probability of a word, and the share of silence.
SURE_ABOVE = -0.9
SILENT_ABOVE = 0.6
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`POST <base>/audio/transcriptions`, asked once: a person who waits says it again sooner than a retry does.

    `base` ends where `/audio` begins, usually in `/v1`. A server on this machine needs no `key`.
    """

    base: str
    key: str | None
    model: str
    transport: httpx.AsyncBaseTransport | None = None

    async def hear(self, audio: bytes, language: str) -> Heard:
        fields = {"model": self.model, "response_format": "verbose_json"}
        if language:  # else the server tells by itself
            fields["language"] = language
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        try:
            async with httpx.AsyncClient(timeout=TIMEOUT, transport=self.transport) as client:
                answer = await client.post(
                    f"{self.base.rstrip('/')}/audio/transcriptions",
                    data={**fields, "temperature": "0"},
                    files={"file": named(audio)},
                    headers=headers,
                )
                answer.raise_for_status()
                told = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise Unheard(type(error).__name__) from error
        return heard_in(told)


def named(audio: bytes) -> tuple[str, bytes, str]:
    """The note under a name and kind that tell what it is: Telegram's Ogg, a browser's WebM or MP4."""
    if audio[:4] == b"\x1aE\xdf\xa3":
        return "note.webm", audio, "audio/webm"
    if audio[4:8] == b"ftyp":
        return "note.m4a", audio, "audio/mp4"
    return "note.ogg", audio, "audio/ogg"


def heard_in(told: Any) -> Heard:
    """The words of an answer and whether they are sure. Raises Unheard for an answer without a text."""
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        raise Unheard("no text")
    parts = [part for part in told.get("segments") or [] if isinstance(part, dict)]
    silent = [part for part in parts if _number(part, "no_speech_prob", 0.0) > SILENT_ABOVE]
    if parts and len(silent) == len(parts):
        return Heard("", sure=False)
    words = " ".join(told["text"].split())[:LONGEST]
    doubt = any(_number(part, "avg_logprob", 0.0) < SURE_ABOVE for part in parts)
    return Heard(words, sure=not doubt and not silent)


def _number(part: dict[str, Any], name: str, otherwise: float) -> float:
    found = part.get(name, otherwise)
    return float(found) if isinstance(found, int | float) else otherwise
