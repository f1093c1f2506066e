"""How does the house stand, in one line of lights?"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from domain.finding import Finding, Severity
from domain.house.snapshot import RESERVATIONS, ChannelHealth, House
from domain.phrase import Phrase, say

# The owner's goals: at least three sales channels operational, out of the first ten that he wants.
OTAS_ENOUGH = 3
OTAS_WANTED = 10
# HotelRunner's own website and the desk are channels, but nobody else's travel agency.
NOT_AN_OTA = frozenset({"online", "direct"})


class Level(enum.StrEnum):
    """A light; unknown is neither good nor bad."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Light:
    """One light. `key` is stable in the JSON. Only what is computed has a light."""

    key: str
    level: Level
    name: Phrase

    @property
    def phrase(self) -> Phrase:
        match self.level:
            case Level.GOOD:
                return say("brief.light_good", name=self.name)
            case Level.WARN:
                return say("brief.light_warn", name=self.name)
            case Level.BAD:
                return say("brief.light_bad", name=self.name)
            case Level.UNKNOWN:
                return say("brief.light_unknown", name=self.name)


def lights(house: House, findings: Sequence[Finding], waiting: int) -> tuple[Light, ...]:
    """OTAs, sync, data, decisions and the service itself."""
    return (
        _otas(house),
        Light("sync", _sync(house, findings), say("brief.status_sync")),
        Light("data", _data(house), say("brief.status_data")),
        Light("decisions", Level.WARN if waiting else Level.GOOD, say("brief.status_decisions")),
        Light("app", _app(house), say("brief.status_app")),
    )


def otas(house: House) -> tuple[ChannelHealth, ...]:
    """Connected travel agencies that are not failing."""
    return tuple(c for c in house.channels if c.code not in NOT_AN_OTA and c.failing_since is None)


def _otas(house: House) -> Light:
    if not house.channels:
        return Light("otas", Level.UNKNOWN, say("brief.status_otas_unknown"))
    live = len(otas(house))
    level = Level.GOOD if live >= OTAS_ENOUGH else Level.WARN if live else Level.BAD
    return Light("otas", level, say("brief.status_otas", ok=live, total=OTAS_WANTED))


def _sync(house: House, findings: Sequence[Finding]) -> Level:
    if any(finding.severity is Severity.P0 for finding in findings):
        return Level.BAD
    if not house.channels:
        return Level.UNKNOWN
    failing = any(channel.failing_since for channel in house.channels)
    return Level.WARN if failing or house.hotel.sync_incident_open or house.unknown else Level.GOOD


def _data(house: House) -> Level:
    age = house.age(RESERVATIONS)
    if age is None:
        return Level.UNKNOWN
    if age > house.max_data_age:
        return Level.BAD
    return Level.WARN if house.gaps else Level.GOOD


def _app(house: House) -> Level:
    return Level.WARN if house.dead_updates or house.paused else Level.GOOD
