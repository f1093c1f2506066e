"""Why may a sale not reach a channel, as a trouble that can be planted in the simulated account?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from channels.simulated.hotelrunner.validation import Write

CAUSES = ("one_way", "allocation", "pool", "mapping", "read_only", "latency", "lost")


@dataclass(frozen=True, slots=True)
class Late:
    """A step of one room that the channel makes at `at`."""

    inv_code: str
    night: date
    step: int
    at: datetime


@dataclass(slots=True)
class Planted:
    """One cause on one channel; `inv_code` is the only type concerned (None: all), `minutes` the latency.

    one_way: nothing but what is pushed reaches it, and its own bookings do not come back; allocation: it keeps its
    own count whatever is sold or pushed, prices pass; pool: it counts rooms, so that types of several units do not
    move by a sale; mapping: another type moves instead; read_only: nothing at all moves; latency: the sale comes
    late; lost: the update of the sale fails.
    """

    cause: str
    inv_code: str | None = None
    minutes: int = 45
    lost: int = 0
    _late: list[Late] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.cause not in CAUSES:
            raise ValueError(f"{self.cause} is not one of {', '.join(CAUSES)}")

    def moves(
        self, inv_code: str, night: date, units: int, step: int, now: datetime, others: Sequence[str]
    ) -> str | None:
        """Which type the sale (or its end, `step` +1) of one room moves on the channel at once; None: none."""
        if self.inv_code not in {None, inv_code}:
            return inv_code
        if self.cause == "pool":
            return inv_code if units == 1 else None
        if self.cause == "mapping":
            return next((code for code in others if code != inv_code), None)
        if self.cause == "latency":
            self._late.append(Late(inv_code, night, step, now + timedelta(minutes=self.minutes)))
        if self.cause == "lost":
            self.lost += 1
        return None

    def let_through(self, writes: Sequence[Write]) -> list[Write]:
        """What of a push reaches the channel."""
        found = []
        for write in writes:
            if self.inv_code not in {None, write.inv_code}:
                found.append(write)
            elif self.cause == "allocation":
                passing = {name: value for name, value in write.fields.items() if name != "availability"}
                if passing:
                    found.append(replace(write, fields=passing))
            elif self.cause != "read_only":
                found.append(write)
        return found

    def due(self, now: datetime) -> list[Late]:
        """The late steps whose time has come; each is given once."""
        come = [one for one in self._late if one.at <= now]
        self._late = [one for one in self._late if one.at > now]
        return come

    def hears_nothing(self) -> bool:
        """Whether bookings made on the channel do not come back."""
        return self.cause == "one_way"
