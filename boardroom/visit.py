"""Who is looking at the page in this request, and how is it shown to him?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from boardroom.pages.render import drawn, rendered
from boardroom.ports import Lobby, Words
from domain.phrase import say
from domain.property import Property
from governance.entrance.entering import Visitor


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of somebody who is in. `csrf` is the word of his forms, `beat` what had happened
    when the page was begun: its stream tells whatever came after. `accent` is the house's own colour."""

    lobby: Lobby
    request: Request
    visitor: Visitor
    hotel: Property
    words: Words
    csrf: str
    beat: str
    accent: str | None = None

    @property
    def now(self) -> datetime:
        return self.lobby.office.clock()

    @property
    def today(self) -> date:
        return self.now.astimezone(self.hotel.zone).date()

    async def form(self) -> Mapping[str, str]:
        """The fields of a form that are text."""
        found = await self.request.form()
        return {name: value for name, value in found.items() if isinstance(value, str)}

    def page(self, template: str, values: Mapping[str, Any], status: int = 200) -> HTMLResponse:
        """A page in his language, with what every page of his shows."""
        clock = say("page.clock", day=self.today, at=self.now)
        shared = {"visit": self, "hotel": self.hotel, "clock": clock, "csrf": self.csrf}
        return drawn(self.lobby, self.words, template, {**shared, **values}, status)

    def fragment(self, template: str, values: Mapping[str, Any]) -> str:
        """A piece of a page in his language."""
        return rendered(self.lobby, self.words, template, values)
