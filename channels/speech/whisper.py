"""How does a voice note become words on this machine, by faster-whisper and a model that the operator brings?"""

from __future__ import annotations

import asyncio
import io
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from channels.hearing import Heard, Unheard
from channels.speech.endpoint import heard_in

# What a model's folder must hold before anything is loaded.
PARTS = ("model.bin", "config.json", "tokenizer.json")


def lacking(folder: Path) -> tuple[str, ...]:
    """The files that a model's folder does not hold."""
    return tuple(name for name in PARTS if not (folder / name).is_file())


@dataclass(slots=True)
class LocalWhisper:
    """The model in this folder, loaded when the first note comes and kept; one note at a time. Nothing leaves."""

    folder: Path
    _model: Any = None
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock)

    async def hear(self, audio: bytes, language: str) -> Heard:
        return await asyncio.to_thread(self._heard, audio, language)

    def _heard(self, audio: bytes, language: str) -> Heard:
        with self._one_at_a_time:
            try:
                if self._model is None:
                    self._model = loaded(self.folder)
                found, _ = self._model.transcribe(io.BytesIO(audio), language=language or None, beam_size=5)
                parts = list(found)
            except (ImportError, OSError, RuntimeError, ValueError, IndexError) as error:
                raise Unheard(type(error).__name__) from error
        segments = [{"avg_logprob": p.avg_logprob, "no_speech_prob": p.no_speech_prob} for p in parts]
        return heard_in({"text": " ".join(p.text.strip() for p in parts), "segments": segments})


def loaded(folder: Path) -> Any:
    """The model, in whole numbers, for a processor. Raises ImportError without the extra « voice »."""
    from faster_whisper import WhisperModel  # noqa: PLC0415 - heavy, and optional

    return WhisperModel(str(folder), device="cpu", compute_type="int8", local_files_only=True)
