"""How does a chart reach a phone: as a picture, drawn when it is sent?"""

from __future__ import annotations

import asyncio
import importlib
import logging
from dataclasses import dataclass

from bot.words.phrases import Words
from governance.post.chart import Chart

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart in one person's language, not drawn yet."""

    chart: Chart
    words: Words

    @property
    def told(self) -> str:
        """The picture in words, as Telegram HTML: for who cannot see it, and where it cannot be shown."""
        return f"<i>{self.words.text(self.chart.alt)}</i>"

    async def png(self) -> bytes | None:
        """The picture, drawn beside the event loop; None when it cannot be, and the log says why.

        matplotlib is imported by the first picture, not when the house starts.
        """
        try:
            return await asyncio.to_thread(self._drawn)
        # The words that a picture belongs to must reach the phone without it.
        except (ArithmeticError, ImportError, LookupError, OSError, RuntimeError, TypeError, ValueError):
            log.exception("the chart %s could not be drawn", self.chart.title.key)
            return None

    def _drawn(self) -> bytes:
        png: bytes = importlib.import_module("bot.charts.painter").paint(self.chart, self.words)
        return png
