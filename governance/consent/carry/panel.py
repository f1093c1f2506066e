"""What must a person enter in HotelRunner's panel when a change cannot go through the API?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.consent.actions import CellChange
from domain.nights import spans
from domain.prices.rates import CellValue

PANEL_DATE = "%m/%d/%Y"


@dataclass(frozen=True, slots=True)
class PanelEntry:
    """One bulk update in the panel: a room type, first and last night, and only the fields to fill in.

    `date_from` and `date_to` are as the panel wants them, MM/DD/YYYY. A field that `value` does not state is
    left on the panel's « - » ("no change").
    """

    room_type: str
    first: date
    last: date
    date_from: str
    date_to: str
    value: CellValue


def entries(changes: Iterable[CellChange]) -> tuple[PanelEntry, ...]:
    """The fewest panel entries for these changes, by room type and then by date; equal neighbours are joined.

    Of two changes for one night the later one's fields count.
    """
    merged: dict[tuple[str, date], CellValue] = {}
    for change in changes:
        key = (change.room_type, change.night)
        merged[key] = change.after.over(merged.get(key, CellValue()))
    groups: dict[tuple[str, CellValue], list[date]] = defaultdict(list)
    for (code, night), value in merged.items():
        if value.stated():
            groups[code, value].append(night)
    found = [
        PanelEntry(
            code,
            span.first,
            span.last,
            span.first.strftime(PANEL_DATE),
            span.last.strftime(PANEL_DATE),
            value,
        )
        for (code, value), nights in groups.items()
        for span in spans(nights)
    ]
    return tuple(sorted(found, key=lambda entry: (entry.room_type, entry.first)))
