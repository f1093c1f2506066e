"""How does the house stand, in one line of lights?"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from domain.finding import Finding, Severity
from domain.house.snapshot import RESERVATIONS, ChannelHealth, House
from domain.house.witnessed import Witnessed
from domain.phrase import Phrase, say

# The owner's goals: at least three sales channels operational, out of the first ten that he wants.
OTAS_ENOUGH = 3
OTAS_WANTED = 10
# A mailbox is read every two minutes.
MAIL_SILENT_AFTER = timedelta(hours=1)
# HotelRunner's own website and the desk are channels, but nobody else's travel agency.
NOT_AN_OTA = frozenset({"online", "direct", "hotelrunner"})
# The specs' folder and the channel manager's code for one agency.
SAME = {"bookingcom": "booking"}


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


def otas(house: House) -> tuple[ChannelHealth, ...]:
    """Connected travel agencies that are not failing."""
    return tuple(c for c in house.channels if c.code not in NOT_AN_OTA and c.failing_since is None)


def _otas(house: House) -> Light:
    """From the counters; without them from what the specs, people and witnesses tell of."""
    if not house.channels and not house.links and not house.witnessed:
        return Light("otas", Level.UNKNOWN, say("brief.status_otas_unknown"))
    live = len(otas(house)) if house.channels else len(told_live(house))
    level = Level.GOOD if live >= OTAS_ENOUGH else Level.WARN if live > 1 else Level.BAD
    return Light("otas", level, say("brief.status_otas", ok=live, total=OTAS_WANTED))


def told_live(house: House) -> frozenset[str]:
    """Travel agencies that the specs call connected, or whose own calendar was read lately."""
    linked = {link.platform for link in house.links if link.status == "connected"} - NOT_AN_OTA
    seen = {w.channel for w in house.witnessed if _fresh(w, house)}
    return frozenset(linked | {SAME.get(code, code) for code in seen - NOT_AN_OTA})


def _fresh(seen: Witnessed, house: House) -> bool:
    return not seen.silent and seen.read_at is not None and house.now - seen.read_at <= house.max_data_age


def _sync(house: House, findings: Sequence[Finding]) -> Level:
    if any(finding.severity is Severity.P0 for finding in findings):
        return Level.BAD
    if house.hotel.sync_incident_open:
        return Level.WARN
    if not house.channels and not house.witnessed:
        return Level.UNKNOWN
    failing = any(channel.failing_since for channel in house.channels)
    blind = any(not _fresh(seen, house) for seen in house.witnessed)
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
