"""Which HotelRunner account do we speak for, and with which habits?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote

HIDDEN = "•••"
_TOKEN_IN_URL = re.compile(r"(?i)\btoken=[^&\s\"'<>]+")


@dataclass(frozen=True, slots=True)
class HotelRunnerAccount:
    """One property's access. The token never appears in the representation of the account.

    `base_url` is scheme and host only. `room_key` is the name under which the range call takes the room: the
    documentation says `inv_code`, its sample URL `room_code`. `reservation_window_days` is how far back the
    creation window may reach. `timeout` is in seconds; a write that is silent for that long is unknown.
    """

    base_url: str
    token: str = field(repr=False)
    hr_id: str
    room_key: str = "inv_code"
    timeout: float = 60.0
    prefix: str = "/api/v2/apps"
    quota_day: int = 250
    quota_minute: int = 5
    max_dates: int = 90
    range_calls: bool = True
    page_size: int = 50
    reservation_window_days: int = 30

    def __post_init__(self) -> None:
        if not self.token or not self.hr_id:
            raise ValueError("a HotelRunner account needs a token and an hr_id")
        if not re.fullmatch(r"https?://[^/?#@]+/?", self.base_url):
            raise ValueError("the HotelRunner base URL is scheme and host only")
        object.__setattr__(self, "base_url", self.base_url.rstrip("/"))

    def scrub(self, text: str) -> str:
        """The text without this account's token, whether plain, percent-encoded or as a query parameter."""
        for shape in {self.token, quote(self.token, safe="")}:
            text = text.replace(shape, HIDDEN)
        return _TOKEN_IN_URL.sub(f"token={HIDDEN}", text)
