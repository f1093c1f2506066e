"""What is this property, as its specs say and its people set it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select, update

from domain.house.background import BACKGROUND, Background
from domain.phrase import Name
from domain.property import Property, RoomType
from store.models.property import PropertyRow, RoomTypeRow, SettingRow
from store.scope import Scope

if TYPE_CHECKING:  # only who switches something writes
    from store.consent.journal import Journal

_PLAIN = (
    "name",
    "city",
    "currency",
    "check_in",
    "check_out",
    "brief_at",
    "quiet_from",
    "quiet_until",
    "sync_incident_open",
    "units_total",
    "sample",
)
_TYPE_PLAIN = (
    "code",
    "units",
    "occupancy",
    "tier",
    "floor",
    "ceiling",
    "base",
    "sample",
    "external_code",
    "rate_code",
    "sellable",
)


@dataclass(frozen=True, slots=True)
class PropertyFacts:
    """The property's own row and its room types."""

    scope: Scope

    async def get(self) -> Property:
        """The property; LookupError when it was never saved."""
        found = await read_all(self.scope)
        if not found:
            raise LookupError(f"no property {self.scope.property_id}")
        return found[0]

    async def save(self, hotel: Property) -> None:
        """Write the property and exactly its room types. A link to the channel manager that the specs do not
        state survives; ValueError for another property's id."""
        if hotel.id != self.scope.property_id:
            raise ValueError(f"this unit is of {self.scope.property_id}, not of {hotel.id}")
        row = {"property_id": hotel.id, "zone": hotel.zone.key, "facts": list(hotel.facts)}
        row |= {name: getattr(hotel, name) for name in _PLAIN}
        await self.scope.put(PropertyRow, [row], ["property_id"])
        links = {
            code: (external, rate)
            for code, external, rate in await self.scope.rows(
                select(RoomTypeRow.code, RoomTypeRow.external_code, RoomTypeRow.rate_code)
            )
        }
        codes = [kind.code for kind in hotel.room_types]
        await self.scope.changed(delete(RoomTypeRow).where(RoomTypeRow.code.not_in(codes)))
        rows = [_type_row(kind, n, links) for n, kind in enumerate(hotel.room_types)]
        await self.scope.put(RoomTypeRow, rows, ["code"])

    async def link(self, room_type: str, external_code: str | None, rate_code: str | None) -> bool:
        """Say which room and rate of the channel manager a type is; False when there is no such type."""
        linked = update(RoomTypeRow).where(RoomTypeRow.code == room_type)
        return bool(await self.scope.changed(linked.values(external_code=external_code, rate_code=rate_code)))

    async def facts(self) -> dict[str, Any]:
        """What the specs say beyond the property's own fields."""
        return await self.scope.first(select(PropertyRow.extras)) or {}

    async def background(self) -> Background | None:
        """What was said and seen around it; None for a house without a spec."""
        stored = (await self.facts()).get("dossier")
        return BACKGROUND.validate_python(stored) if stored else None

    async def save_facts(self, facts: Mapping[str, Any]) -> None:
        """Replace what the specs say beyond the property's own fields."""
        await self.scope.changed(update(PropertyRow).values(extras=dict(facts)))


@dataclass(frozen=True, slots=True)
class Settings:
    """What people switched: `push`, `paused` and the like, as JSON values."""

    scope: Scope
    journal: Journal

    async def get(self, name: str, default: Any = None) -> Any:
        """The value last set, or `default`."""
        found = await self.scope.rows(select(SettingRow.value).where(SettingRow.name == name))
        return found[0][0] if found else default

    async def all(self) -> dict[str, Any]:
        """Every setting that was ever set."""
        return {
            name: value for name, value in await self.scope.rows(select(SettingRow.name, SettingRow.value))
        }

    async def set(self, name: str, value: Any, by: str, at: datetime) -> None:
        """Set a value and write it to the journal."""
        row = {"name": name, "value": value, "set_by": by, "at": at}
        await self.scope.put(SettingRow, [row], ["name"])
        await self.journal.append("setting.set", f"setting:{name}", by, {"value": value}, at)


async def read_all(scope: Scope) -> Sequence[Property]:
    """Every property that the scope reaches, with its types in order."""
    types: dict[str, list[RoomType]] = {}
    ordered = select(RoomTypeRow).order_by(RoomTypeRow.property_id, RoomTypeRow.position)
    for row in await scope.all(ordered):
        types.setdefault(row.property_id, []).append(_room_type(row))
    rows = await scope.all(select(PropertyRow).order_by(PropertyRow.property_id))
    return [_property(row, tuple(types.get(row.property_id, ()))) for row in rows]


def _type_row(kind: RoomType, position: int, links: Mapping[str, tuple[Any, Any]]) -> dict[str, Any]:
    row = {name: getattr(kind, name) for name in _TYPE_PLAIN}
    row |= {"position": position, "name": dict(kind.name.by_language), "rooms": list(kind.rooms)}
    external, rate = links.get(kind.code, (None, None))
    row["external_code"] = kind.external_code or external
    row["rate_code"] = kind.rate_code or rate
    return row


def _room_type(row: RoomTypeRow) -> RoomType:
    plain = {name: getattr(row, name) for name in _TYPE_PLAIN}
    return RoomType(name=Name(row.name), rooms=tuple(row.rooms), **plain)


def _property(row: PropertyRow, types: tuple[RoomType, ...]) -> Property:
    plain = {name: getattr(row, name) for name in _PLAIN}
    return Property(
        id=row.property_id, zone=ZoneInfo(row.zone), room_types=types, facts=tuple(row.facts), **plain
    )
