"""How long may somebody outside look at a mock-up?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

USUAL_DAYS, MOST_DAYS = 14, 90


@dataclass(frozen=True, slots=True)
class Link:
    """A permission to look at one mock-up until `expires_at`; its address is signed and names only its id."""

    id: int
    version_id: int
    expires_at: datetime
