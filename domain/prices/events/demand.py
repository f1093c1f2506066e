"""What happens on a night, and under which single label should demand be learned?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from domain.prices.events.event import Event, Kind
from domain.prices.events.file import read_events
from domain.prices.events.moon import easter, islamic_events, public_holidays

RANK = {kind: rank for rank, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class DemandCalendar:
    """Events, correctable: computed ones give way to those of a file or of the owner."""

    events: tuple[Event, ...]
    _by_night: dict[date, tuple[Event, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        nights: dict[date, list[Event]] = {}
        for event in self.events:
            for offset in range((event.last - event.first).days + 1):
                nights.setdefault(event.first + timedelta(offset), []).append(event)
        ordered = {
            night: tuple(sorted(found, key=lambda event: (-RANK[event.kind], event.key)))
            for night, found in nights.items()
        }
        object.__setattr__(self, "_by_night", ordered)

    def on(self, night: date) -> tuple[Event, ...]:
        """What happens on the night, the strongest first."""
        return self._by_night.get(night, ())

    def label(self, night: date) -> str:
        """The key of the strongest event, or "": what the engine learns demand by."""
        found = self.on(night)
        return found[0].key if found else ""

    def doubtful(self, night: date) -> tuple[Event, ...]:
        """Unconfirmed events that fall on the night or may yet move onto it: no price rests on them alone."""
        return tuple(event for event in self.events if not event.confirmed and event.may_cover(night))

    def corrected(self, events: Iterable[Event]) -> DemandCalendar:
        """The calendar with `events` in place of those of the same key, market and year that they correct."""
        given = tuple(events)
        replaced = {_identity(event) for event in given}
        kept = tuple(event for event in self.events if _identity(event) not in replaced)
        return DemandCalendar(tuple(sorted((*kept, *given), key=lambda event: (event.first, event.key))))

    def confirm(self, key: str, first: date, source: str) -> DemandCalendar:
        """The calendar once the dates of an event are known: it begins on `first`, as `source` says.

        Raises KeyError when no event of that key begins within a month of it.
        """
        near = [event for event in self.events if event.key == key and abs((event.first - first).days) <= 31]
        if not near:
            raise KeyError(f"{key}: no event near {first}")
        old = min(near, key=lambda event: abs((event.first - first).days))
        shifted = first + (old.last - old.first)
        new = replace(old, first=first, last=shifted, source=source, confirmed=True, tolerance=0)
        kept = tuple(event for event in self.events if event is not old)
        return DemandCalendar(tuple(sorted((*kept, new), key=lambda event: (event.first, event.key))))


def _identity(event: Event) -> tuple[str, str, int]:
    return event.key, event.market, event.first.year


def marrakech(first_year: int, last_year: int, files: Iterable[Path] = ()) -> DemandCalendar:
    """Marrakech's calendar: public and Islamic holidays, Ramadan and Easter computed for the years, then the
    dated events of the files (school breaks, festivals, corrections), a later file before an earlier one."""
    computed: list[Event] = []
    for year in range(first_year, last_year + 1):
        computed += [*public_holidays(year), *islamic_events(year), easter(year)]
    calendar = DemandCalendar(tuple(sorted(computed, key=lambda event: (event.first, event.key))))
    for path in files:
        calendar = calendar.corrected(read_events(path))
    return calendar
