"""How does the house stand, in one line of lights?"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from domain.finding import Finding, Severity
from domain.house.board import is_fresh, live_agencies
from domain.house.snapshot import RESERVATIONS, House
from domain.phrase import Phrase, say

# The owner's goals: at least three sales channels operational, out of the first ten that he wants.
OTAS_ENOUGH = 3
OTAS_WANTED = 10
# A mailbox is read every two minutes.
MAIL_SILENT_AFTER = timedelta(hours=1)


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
        *_mail(house),
        Light("decisions", Level.WARN if waiting else Level.GOOD, say("brief.status_decisions")),
        Light("app", _app(house), say("brief.status_app")),
    )


def _otas(house: House) -> Light:
    """From the board; what nobody has moved on it from the counters, the specs and the channels' calendars."""
    if not (house.channels or house.links or house.witnessed or house.openings):
        return Light("otas", Level.UNKNOWN, say("brief.status_otas_unknown"))
    live = len(live_agencies(house))
    level = Level.GOOD if live >= OTAS_ENOUGH else Level.WARN if live > 1 else Level.BAD
    return Light("otas", level, say("brief.status_otas", ok=live, total=OTAS_WANTED))


def _sync(house: House, findings: Sequence[Finding]) -> Level:
    if any(finding.severity is Severity.P0 for finding in findings):
        return Level.BAD
    if house.incident_open:
        return Level.WARN
    if not house.channels and not house.witnessed:
        return Level.UNKNOWN
    failing = any(channel.failing_since for channel in house.channels)
    blind = any(not is_fresh(seen, house) for seen in house.witnessed)
    return Level.WARN if failing or blind or house.unknown else Level.GOOD


def _data(house: House) -> Level:
    age = house.age(RESERVATIONS)
    if age is None:
        return Level.WARN if house.gaps else Level.UNKNOWN
    if age > house.max_data_age:
        return Level.BAD
    return Level.WARN if house.gaps else Level.GOOD


def _mail(house: House) -> tuple[Light, ...]:
    """The mailbox, where there is one: silent for an hour is bad, mails that wait for somebody are a warning."""
    mail = house.mail
    if not mail.watched:
        return ()
    heard = mail.read_at is not None and house.now - mail.read_at < MAIL_SILENT_AFTER
    waiting = bool(mail.to_read or mail.unproven or mail.seen)
    level = Level.WARN if heard and waiting else Level.GOOD if heard else Level.BAD
    return (Light("mail", level, say("brief.status_mail")),)


def _app(house: House) -> Level:
    return Level.WARN if house.dead_updates or house.paused else Level.GOOD
