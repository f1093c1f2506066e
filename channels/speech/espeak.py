"""How is a text said by espeak-ng, the plain voice that every Debian has?"""

from __future__ import annotations

import asyncio
import io
import shutil
import wave
from dataclasses import dataclass
from typing import Any

from channels.speaking import Unspoken

PROGRAM = "espeak-ng"
VOICES = {"fr": "fr-fr", "en": "en-gb"}
WORDS_A_MINUTE = 150
TIMEOUT = 60.0


def installed() -> bool:
    """Whether this machine has it."""
    return shutil.which(PROGRAM) is not None


@dataclass(frozen=True, slots=True)
class Espeak:
    """A robot's voice, at once and for nothing; the text goes in by standard input, never as an argument."""

    program: str = PROGRAM

    @property
    def name(self) -> str:
        return "espeak-ng"

    async def speak(self, text: str, language: str) -> bytes:
        voice = VOICES.get(language, VOICES["fr"])
        try:
            running = await asyncio.create_subprocess_exec(
                *(self.program, "-v", voice, "-s", str(WORDS_A_MINUTE), "--stdin", "--stdout"),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
            )
        except OSError as error:
            raise Unspoken(type(error).__name__) from error
        try:
            said, _ = await asyncio.wait_for(running.communicate(text.encode()), TIMEOUT)
        except TimeoutError as error:
            running.kill()
            await running.wait()
            raise Unspoken("timeout") from error
        if running.returncode or not said:
            raise Unspoken("espeak-ng said nothing")
        return await asyncio.to_thread(mp3, said)


def mp3(said: bytes) -> bytes:
    """A WAV as MP3. Raises Unspoken for what is no sound."""
    import numpy as np  # noqa: PLC0415 - heavy, and nobody needs it before somebody listens
    import soundfile  # noqa: PLC0415

    try:
        with wave.open(io.BytesIO(said)) as file:
            rate, frames = file.getframerate(), file.readframes(-1)  # a stream does not say how long it is
    except (wave.Error, EOFError) as error:
        raise Unspoken("no sound") from error
    samples: Any = np.frombuffer(frames, dtype="<i2")
    if not samples.size:
        raise Unspoken("silence")
    kept = io.BytesIO()
    soundfile.write(kept, samples, rate, format="MP3")
    return kept.getvalue()
