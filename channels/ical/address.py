"""Which feed of which channel shows which room type, under an address that nobody may see?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """One calendar feed. Whoever has the URL reads the calendar, so the URL is a secret: it is never shown.

    `room_type` is our code of the one type that this calendar is about.
    """

    channel: str
    room_type: str
    url: str = field(repr=False)

    def __post_init__(self) -> None:
        if not re.fullmatch(r"https?://[^\s/?#@\\]+([/?][^\s#]*)?", self.url):
            raise ValueError(f"the address of the {self.name} feed is not an http(s) URL")

    @property
    def name(self) -> str:
        """What people and logs may call it."""
        return f"{self.channel}:{self.room_type}"
