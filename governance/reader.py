"""Which rows may a director ask for beyond the House?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from domain.house import Stay


class Reader(Protocol):
    """Row-level questions that the House does not answer; scoped to one property by whoever hands it in."""

    async def stays_between(self, first: date, last: date) -> Sequence[Stay]:
        """Every stay touching these nights."""
