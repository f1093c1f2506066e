"""What is one dated cause of demand: a holiday, a festival, school breaks of a market?"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, timedelta


class Kind(enum.StrEnum):
    """In rising order of precedence, where one night carries several."""

    SCHOOL = "school"
    PUBLIC = "public"
    RAMADAN = "ramadan"
    EASTER = "easter"
    ISLAMIC = "islamic"
    SPORT = "sport"
    FESTIVAL = "festival"
    SEASON = "season"


@dataclass(frozen=True, slots=True)
class Event:
    """First and last night of something that moves demand.

    `key` is the same every year (it is what demand is learned by); `name` is French, `name_en` English; `market`
    the country whose guests it concerns; `source` says where the dates come from. Until `confirmed`, the dates may
    move by `tolerance` days.
    """

    key: str
    kind: Kind
    first: date
    last: date
    name: str
    name_en: str
    source: str
    market: str = "MA"
    confirmed: bool = True
    tolerance: int = 0

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.key}: the last night {self.last} is before the first {self.first}")
        if self.tolerance < 0 or (self.confirmed and self.tolerance):
            raise ValueError(f"{self.key}: only an unconfirmed event has a tolerance")
        if not self.key or not self.source:
            raise ValueError("an event needs a key and a source")

    def covers(self, night: date) -> bool:
        """Whether the night lies in the stated dates."""
        return self.first <= night <= self.last

    def may_cover(self, night: date) -> bool:
        """Whether the night lies in the dates or within the tolerance of them."""
        slack = timedelta(self.tolerance)
        return self.first - slack <= night <= self.last + slack
