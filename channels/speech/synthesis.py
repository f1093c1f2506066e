"""How is a text said by a server that speaks the wire of OpenAI's speech?"""

from __future__ import annotations

from dataclasses import dataclass

import httpx

from channels.speaking import Unspoken

TIMEOUT = 60.0
MP3 = (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")


@dataclass(frozen=True, slots=True)
class SpeechEndpoint:
    """`POST <base>/audio/speech`, asked once. `base` ends where `/audio` begins, usually in `/v1`."""

    base: str
    key: str | None
    model: str
    voice: str
    transport: httpx.AsyncBaseTransport | None = None

    @property
    def name(self) -> str:
        return f"{self.model}:{self.voice}"

    async def speak(self, text: str, language: str) -> bytes:
        asked = {"model": self.model, "voice": self.voice, "input": text, "response_format": "mp3"}
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        try:
            async with httpx.AsyncClient(timeout=TIMEOUT, transport=self.transport) as client:
                answer = await client.post(
                    f"{self.base.rstrip('/')}/audio/speech", json=asked, headers=headers
                )
                answer.raise_for_status()
        except httpx.HTTPError as error:
            raise Unspoken(type(error).__name__) from error
        if not answer.content.startswith(MP3):
            raise Unspoken("no MP3")
        return answer.content
