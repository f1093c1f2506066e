"""What does the house around the package say: calendar, connections, mapping, taxes, neighbours?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from domain.activation.board import WAITS, Opening
from domain.house.background import Background
from domain.house.facts.answers import Answer, agreed
from domain.opening.profile import Profile, profiles
from domain.opening.spelled import code_of
from domain.package.around import Around, Connection, Kind, Neighbour, Nights
from domain.package.field import sold
from domain.prices.rates import CalendarCell, Cell
from domain.property import Property
from governance.package.filled import background_of
from store.engine import Store
from store.unit import Unit

YEAR, HORIZON = 365, 540  # nights
KINDS: Mapping[str, Kind] = {"two_way": "two_way", "one_way": "one_way", "prices_only": "prices_only"}


async def around_of(unit: Unit, today: date, neighbours: Sequence[Neighbour] = ()) -> Around:
    """Everything that a connection rule asks about, as the rows say it today."""
    house = await unit.property.get()
    background = await background_of(unit)
    answers = await unit.house_facts.answers()
    cells = await unit.calendar.cells(None, today, today + timedelta(days=HORIZON))
    return Around(
        today,
        calendar=tuple(_nights(house, cells, today)),
        connections=tuple(_connections(background, answers, await unit.openings.all(), today)),
        neighbours=tuple(neighbours),
        unmapped=tuple(kind.code for kind in sold(house) if kind.external_code is None),
        tax_inside=await tax_inside(unit, today),
    )


async def tax_inside(unit: Unit, today: date) -> Mapping[str, bool | None]:
    """Whether the channels' prices contain each tourist tax, as the books say."""
    return {tax.code: tax.included for tax in (await unit.accounts.taxes()).per_person(today)}


async def neighbours_of(store: Store, property_id: str) -> Sequence[Neighbour]:
    """The other houses of this installation, by name."""
    async with store.hall() as hall:
        return [Neighbour(one.name) for one in await hall.properties() if one.id != property_id]


def _nights(house: Property, cells: Mapping[Cell, CalendarCell], today: date) -> Iterator[Nights]:
    """A night counts as open unless its sale is stopped; one that is sold out stays complete."""
    told: dict[str, dict[date, tuple[bool, bool]]] = {}
    for cell, held in cells.items():
        value = held.target.value if held.target else None
        if value is None:
            continue
        priced, is_open = told.setdefault(cell.room_type, {}).get(cell.night, (False, True))
        told[cell.room_type][cell.night] = (
            priced or bool(value.price and value.price > 0),
            is_open and not value.stop_sell,
        )
    last = today + timedelta(days=YEAR - 1)
    for kind in sold(house):
        nights = told.get(kind.code, {})
        year = [known for night, known in nights.items() if today <= night <= last]
        yield Nights(
            kind.code,
            YEAR,
            priced=sum(priced for priced, _ in year),
            open=sum(is_open and priced for priced, is_open in year) if kind.units else 0,
            beyond=any(priced and is_open for priced, is_open in nights.values()),
            horizon=HORIZON,
        )


def _connections(
    background: Background, answers: Mapping[str, Sequence[Answer]], openings: Sequence[Opening], today: date
) -> Iterator[Connection]:
    """The channels that the specs or the board know to be connected or under way, each once."""
    links = {code: link for link in background.links if (code := code_of(link.name)) is not None}
    board = {one.channel: one for one in openings if one.channel in profiles()}
    for code in dict.fromkeys((*links, *board)):
        link, opening, profile = links.get(code), board.get(code), profiles()[code]
        waited, usual = _waiting(opening, profile, today)
        yield Connection(
            code,
            link.name if link else profile.name,
            live=opening.is_open
            if opening and opening.since
            else link is not None and link.status == "connected",
            hotel_id=link.ids.get("hotel") if link else None,
            kind=KINDS.get(agreed(answers.get(f"connection.{code}", ())) or ""),
            contract=agreed(answers.get(f"contract.{code}", ())),
            waiting_days=waited,
            usual_days=usual,
        )


def _waiting(opening: Opening | None, profile: Profile, today: date) -> tuple[int | None, int | None]:
    """Whole days that the channel has been awaited, and the most that is usual."""
    if opening is None or opening.since is None or opening.state not in WAITS:
        return None, None
    usual = profile.usual.get(opening.state.value)
    return (today - opening.since.date()).days, usual.most if usual else None
