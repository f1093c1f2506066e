"""How do a thousand houses come to stand in one database within seconds?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Column, Integer, String, Table, UniqueConstraint, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from domain.consent.proposal import State
from domain.consent.rights import Role
from domain.consent.verdict import Level
from store.engine import Store, async_url
from store.models.whole import MembershipRow, Owned, PersonRow, PropertyRow, Row
from tests.makers import NOW, change_rate, reservation, stay_room, villa

FIRST = "house-00000"
TAPPED = "tapped"
OWNER = 50_000
BOOKINGS, VERDICTS = 12, 400
APART = 1_000_000  # between the row ids of two houses


async def first_house(store: Store, name: str = FIRST, account: int = OWNER) -> None:
    """A house of seven types with a dozen bookings and one owner."""
    async with store.hall() as hall:
        owner = await hall.upsert_person(account, f"Owner of {name}", "fr")
    async with store.unit(name) as unit:
        await unit.property.save(replace(villa(name), name=f"Riad {name}"))
        await unit.people.add_member(owner.id, Role.OWNER, NOW)
        for n in range(BOOKINGS):
            room = stay_room(check_in=NOW.date() + timedelta(days=3 * n), nights=2)
            await unit.reservations.ingest(reservation(f"{name}-{n}", (room,)), f"{name}-{n}", NOW, "test")


async def waiting_cards(store: Store, at: datetime) -> list[int]:
    """A house in which somebody taps all the time: its owner's account is beside the others'. The cards' ids."""
    await first_house(store, TAPPED, OWNER - 1)
    found = []
    async with store.unit(TAPPED) as unit:
        for n in range(VERDICTS):
            card = await unit.proposals.file(
                "revenue",
                change_rate(after=2000 + n),
                rulings=(),
                reasons=(),
                level=Level.OK,
                state=State.PENDING,
                filed_by="person:1",
                expires_at=at + timedelta(days=1),
                at=at,
            )
            found.append(card.id)
    return found


async def multiplied(url: str, count: int) -> None:
    """The first house so many times, row by row, each with an owner of its own."""
    engine = create_async_engine(async_url(url), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text("SET app.whole = 'on'"))
        for table in Row.metadata.sorted_tables:
            if table.name in _OURS:
                await _copied(connection, table, count)
        await connection.execute(text("ANALYZE"))
    await engine.dispose()


async def _copied(connection: AsyncConnection, table: Table, count: int) -> None:
    names = ", ".join(f'"{one.name}"' for one in table.columns)
    values = ", ".join(_value(table, one) for one in table.columns)
    mine = f"account.telegram_id = {OWNER}" if table.name == PersonRow.__tablename__ else ""
    mine = mine or f"account.property_id = '{FIRST}'"
    order = f"INSERT INTO {table.name} ({names}) SELECT {values} FROM {table.name} AS account"
    await connection.execute(text(f"{order}, generate_series(1, {count - 1}) AS copies(nth) WHERE {mine}"))


def _value(table: Table, column: Column[object]) -> str:
    here = f'account."{column.name}"'
    if column.name == "property_id":
        return "'house-' || lpad(nth::text, 5, '0')"
    if column.name == "telegram_id":
        return f"{here} + nth"
    if column.name == "id" or _leads_to_a_row(table, column):
        return f"{here} + nth::bigint * {APART}"
    if isinstance(column.type, String) and _alone_unique(table, column):
        return f"{here} || nth"
    return here


def _leads_to_a_row(table: Table, column: Column[object]) -> bool:
    return any(
        one.parent is column and one.column.name == "id" and one.column.table.name in _OURS
        for one in table.foreign_keys
    )


def _alone_unique(table: Table, column: Column[object]) -> bool:
    rules = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    alone = any([part.name for part in rule.columns] == [column.name] for rule in rules)
    return (alone or bool(column.unique)) and not isinstance(column.type, Integer)


_OURS = {PersonRow.__tablename__, PropertyRow.__tablename__, MembershipRow.__tablename__} | {
    model.__tablename__ for model in Row.__subclasses__() if issubclass(model, Owned)
}
