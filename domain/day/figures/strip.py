"""How do the coming nights look at a glance: where is the trough, where the crest?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from domain.day.figures.days import covered
from domain.day.figures.opened import cells, opened, unmapped
from domain.figure import Figure
from domain.house.snapshot import House
from domain.nights import Span, spans

BARS = "▁▂▃▄▅▆▇█"
NIGHTS = 14


@dataclass(frozen=True, slots=True)
class StripNight:
    """One coming night. `bar` indexes BARS by the share of available rooms sold; None when it is not known."""

    night: date
    sold: Figure
    left: Figure
    bar: int | None


@dataclass(frozen=True, slots=True)
class Strip:
    """The coming nights; `weakest` and `fullest` are the longest runs at the lowest and highest bar."""

    nights: tuple[StripNight, ...]
    weakest: Span | None
    fullest: Span | None

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for one in self.nights for figure in (one.sold, one.left))

    @property
    def bars(self) -> str:
        """The nights as one word of bars; an unknown night is a dot."""
        return "".join("·" if one.bar is None else BARS[one.bar] for one in self.nights)


def strip(house: House, count: int = NIGHTS) -> Strip:
    """Rooms sold and left on each of the `count` nights from tonight."""
    nights = tuple(_night(house, house.today + timedelta(days=n)) for n in range(count))
    known = {one.bar for one in nights if one.bar is not None}
    if len(known) < 2:
        return Strip(nights, None, None)
    return Strip(nights, _longest(nights, min(known)), _longest(nights, max(known)))


def _night(house: House, night: date) -> StripNight:
    types = tuple(house.on(night)) if covered(house, night) else ()
    outside = () if types else (f"night[{night.isoformat()}]",)
    touching = [s for s in house.stays if s.released_at is None and s.check_in <= night < s.check_out]
    source = (cells((cell.room_type, night) for cell in types),)
    sold = tuple((f"sold[{cell.room_type}]", Decimal(cell.sold)) for cell in types)
    left = tuple(
        (f"left[{cell.room_type}]", None if cell.left is None else Decimal(max(0, cell.left)))
        for cell in types
    )
    unsized = tuple(f"units[{cell.room_type}]" for cell in types if cell.units is None)
    key, untyped = night.isoformat(), unmapped(touching)
    sold_figure = opened(
        house,
        f"strip.sold:{key}",
        "rooms",
        "sum(sold)",
        sold or (("sold[?]", None),),
        sources=source,
        missing=(*outside, *untyped),
    )
    left_figure = opened(
        house,
        f"strip.left:{key}",
        "rooms",
        "sum(left)",
        left or (("left[?]", None),),
        sources=source,
        missing=(*outside, *unsized, *untyped),
    )
    counted = sum(cell.sold for cell in types if cell.units is not None)
    available = sum(cell.units - cell.blocked for cell in types if cell.units is not None)
    known = sold_figure.value is not None and available > 0
    return StripNight(night, sold_figure, left_figure, _bar(counted, available) if known else None)


def _bar(sold: int, available: int) -> int:
    """The lowest bar only for an empty night, the highest only for a full one."""
    if sold >= available:
        return len(BARS) - 1
    if not sold:
        return 0
    return 1 + sold * (len(BARS) - 2) // available


def _longest(nights: Sequence[StripNight], bar: int) -> Span:
    return max(
        spans(one.night for one in nights if one.bar == bar),
        key=lambda run: (len(run), -run.first.toordinal()),
    )
