"""In which few steps does a person enter a change in HotelRunner's panel, and how does he see that it is done?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from domain.consent.actions import CellChange
from domain.phrase import Name, Phrase, say
from domain.prices.rates import CellValue
from governance.consent.carry.panel import PanelEntry, entries
from governance.post.replies import Line


@dataclass(frozen=True, slots=True)
class PanelStep:
    """One pass through the panel's advanced updates: a range of dates, and a row for each room type in it."""

    rows: tuple[PanelEntry, ...]


def steps(changes: Iterable[CellChange]) -> tuple[PanelStep, ...]:
    """The fewest steps for these changes, by date: types with one range share a step, each with its own values.

    Closing and opening stand in steps of their own: the panel saves them row by row only.
    """
    groups: dict[tuple[object, ...], list[PanelEntry]] = {}
    for entry in entries(changes):
        key = (entry.first, entry.last, entry.value.stop_sell)
        groups.setdefault(key, []).append(entry)
    found = (PanelStep(tuple(rows)) for rows in groups.values())
    return tuple(sorted(found, key=lambda step: (step.rows[0].first, step.rows[0].last)))


def step_lines(changes: Iterable[CellChange], names: Mapping[str, Name]) -> list[Line]:
    """Where to go, what to type step by step, and what "done" looks like."""
    found = steps(changes)
    lines = [Line(say("panel.where"), quiet=True)]
    for place, step in enumerate(found, 1):
        first, last = step.rows[0].first, step.rows[0].last
        head = say("panel.step", place=place, total=len(found), first=first, last=last)
        lines.append(Line(head, bold=True))
        lines += [Line(row, mono=True) for entry in step.rows for row in _rows(entry, names)]
    closed = any(entry.value.stop_sell is not None for step in found for entry in step.rows)
    lines += [Line(one, quiet=True) for one in _how(closed=closed)]
    return lines


def _how(*, closed: bool) -> Iterator[Phrase]:
    """The panel's own traps, as somebody met them."""
    if closed:
        yield say("panel.row_by_row")
    yield say("panel.confirm_channels")
    yield say("panel.done_closed" if closed else "panel.done_prices")


def _rows(entry: PanelEntry, names: Mapping[str, Name]) -> Iterator[Phrase]:
    kind, value = names.get(entry.room_type, entry.room_type), entry.value
    if value.price is not None:
        yield say("panel.row", room_type=kind, price=value.price)
    if value.min_stay is not None:
        yield say("panel.row_min_stay", room_type=kind, n=value.min_stay)
    if value.stop_sell is not None:
        yield _selling(kind, value)


def _selling(kind: Name | str, value: CellValue) -> Phrase:
    if value.stop_sell:
        return say("panel.row_stop_sell", room_type=kind)
    return say("panel.row_open_sell", room_type=kind)
