"""What is the house with people's answers, and which gaps do they close?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import time
from decimal import Decimal

from domain.house.background import Background
from domain.house.facts.rooms_told import with_rooms
from domain.house.gaps import Gap
from domain.property import Property

# A gap of the readiness check, by how its key begins, and the question that settles it.
SETTLES = {
    "currency:": "currency",
    "stated-currency": "currency",
    "stated-room_types": "room_types",
    "stated-units": "units",
    "units-total": "units",
}


def applied(
    house: Property, background: Background, values: Mapping[str, str], void: frozenset[str] = frozenset()
) -> tuple[Property, Background]:
    """The property and its background as these answers say; a key that neither carries changes nothing.

    A price of `void` is unknown again: it was meant in another currency.
    """
    types = tuple(
        replace(kind, base=Decimal(price), sample=False)
        if (price := values.get(f"price.{kind.code}")) is not None
        else replace(kind, base=None)
        if f"price.{kind.code}" in void
        else kind
        for kind in with_rooms(house.room_types, values.get("rooms"))
    )
    hotel = replace(
        house,
        room_types=types,
        currency=values.get("currency", house.currency),
        check_in=time.fromisoformat(values["check_in"]) if "check_in" in values else house.check_in,
        check_out=time.fromisoformat(values["check_out"]) if "check_out" in values else house.check_out,
    )
    told = {name: values[name] for name in background.master_data if name in values}
    return hotel, replace(background, master_data={**background.master_data, **told})


def still_open(gaps: Iterable[Gap], settled: Iterable[str]) -> Sequence[Gap]:
    """The gaps that no answer has settled."""
    known = set(settled)
    return tuple(gap for gap in gaps if _question(gap.key) not in known)


def _question(gap: str) -> str | None:
    return next((ask for start, ask in SETTLES.items() if gap.startswith(start)), None)
