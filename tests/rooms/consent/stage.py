"""A house with its people, a settable clock, a tiny board of limits and a scripted channel manager."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlalchemy import update

from domain.consent.actions import Action, to_json
from domain.consent.proposal import Proposal, State
from domain.consent.rights import Role
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.phrase import Name, say
from domain.prices.rates import Cell, CellValue
from governance.board import Board
from governance.consent import taps
from governance.consent.desk import rounds
from governance.consent.desk.filing import Filed, file
from governance.consent.taps import Tapped
from governance.contract import Draft, Seat
from governance.office import Office, Terms
from store.consent.people import Member
from store.engine import Store
from store.models.whole import ProposalRow
from store.post.outbox import OutboxItem
from tests.makers import NOW, TODAY, change_rate, villa
from tests.rooms.consent.wire import ScriptedWire

HOME = "villa-thaifa"
NIGHT = TODAY + timedelta(days=30)
SUITE = "junior-suite"
FLOOR, STEEP = Decimal(500), Decimal(4000)


class Clock:
    """The office's clock; only a test moves it."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Mood:
    """A limit that says whatever the test wants today."""

    level: Level | None = None
    name: str = "mood"

    def __call__(self, action: Action, house: House) -> Ruling | None:
        return None if self.level is None else Ruling(self.name, "cfo", self.level, say("limit.sample"))


def floor(action: Action, house: House) -> Ruling | None:
    low = [e for e in action.effects.cells if e.after.price is not None and e.after.price < FLOOR]
    return Ruling("floor", "revenue", Level.BLOCK, say("limit.floor_sample")) if low else None


def steep(action: Action, house: House) -> Ruling | None:
    high = [e for e in action.effects.cells if e.after.price is not None and e.after.price > STEEP]
    return Ruling("steep", "revenue", Level.HOLD, say("limit.steep_sample")) if high else None


@dataclass
class Stage:
    """Everything that a desk test touches."""

    store: Store
    clock: Clock
    mood: Mood
    wire: ScriptedWire
    office: Office
    people: dict[Role, Member] = field(default_factory=dict)
    messages: int = 0

    @property
    def owner(self) -> Member:
        return self.people[Role.OWNER]

    @property
    def operator(self) -> Member:
        return self.people[Role.OPERATOR]

    async def file(
        self,
        price: int = 2990,
        nights: int = 1,
        key: str = "",
        by: str = "director:revenue",
        code: str = SUITE,
    ) -> Filed:
        draft = Draft("revenue", change_rate(code, NIGHT, nights, after=price), (say("reason.sample"),), key)
        return await file(self.office, HOME, draft, by=by)

    async def pending(self, price: int = 2990, nights: int = 1, key: str = "") -> Proposal:
        filed = await self.file(price, nights, key)
        assert filed.proposal is not None
        return filed.proposal

    async def tap(self, proposal: Proposal, verb: str, argument: str = "", who: Role = Role.OWNER) -> Tapped:
        async with self.office.store.unit(HOME) as unit:
            return await taps.tap(self.office, unit, self.people[who], proposal.token, verb, argument)

    async def type(
        self, proposal: Proposal, text: str, amount: int | None = None, who: Role = Role.OWNER
    ) -> Tapped:
        async with self.office.store.unit(HOME) as unit:
            typed = None if amount is None else Decimal(amount)
            current = await unit.proposals.certain(proposal.id)
            return await taps.typed(self.office, unit, self.people[who], current, text, typed)

    async def approved(self, price: int = 2990, nights: int = 1) -> Proposal:
        proposal = await self.pending(price, nights)
        assert (await self.tap(proposal, "ok")).alert is None
        return await self.now(proposal)

    async def applied(self, price: int = 2990, nights: int = 1) -> Proposal:
        proposal = await self.approved(price, nights)
        await self.carry()
        self.clock.pass_(seconds=3)
        await self.carry()
        applied = await self.now(proposal)
        assert applied.state is State.APPLIED
        return applied

    async def carry(self) -> None:
        await rounds.carry_on(self.office, HOME)

    async def tick(self) -> None:
        """Everything that the clock does, once."""
        await rounds.expire_and_wake(self.office, HOME)
        await rounds.find_abandoned(self.office, HOME)
        await self.carry()

    async def restart(self, push: bool | None = None) -> None:
        """A new process over the same rows; whatever the old one awaited is gone."""
        kept = self.office.push if push is None else push
        self.office = replace(self.office, store=self.store, in_flight=set(), push=kept)
        await rounds.find_abandoned(self.office, HOME)

    async def restart_elsewhere(self) -> None:
        """This very process looks for abandoned attempts while one of its own is on its way."""
        await rounds.find_abandoned(self.office, HOME)
        await self.carry()

    async def tamper(self, proposal: Proposal, price: str) -> None:
        """Somebody edits the row behind the desk's back."""
        stated = to_json(proposal.action)
        stated["changes"][0]["after"]["price"] = price
        async with self.store.unit(HOME) as unit:
            wanted = update(ProposalRow).where(ProposalRow.id == proposal.id)
            await unit.scope.changed(wanted.values(action=stated))

    async def now(self, proposal: Proposal) -> Proposal:
        async with self.store.reading(HOME) as unit:
            return await unit.proposals.certain(proposal.id)

    async def state(self, proposal: Proposal) -> State:
        return (await self.now(proposal)).state

    async def all(self) -> Sequence[Proposal]:
        async with self.store.reading(HOME) as unit:
            return await unit.proposals.recent(1000)

    async def newest(self) -> Proposal:
        return (await self.all())[0]

    async def set_price(self, price: int, night: date = NIGHT, code: str = SUITE) -> None:
        async with self.store.unit(HOME) as unit:
            cells = {Cell(code, night): CellValue(price=Decimal(price))}
            await unit.calendar.set_target(cells, self.clock(), "panel")

    async def target(self, night: date = NIGHT, code: str = SUITE) -> Decimal | None:
        async with self.store.reading(HOME) as unit:
            cells = await unit.calendar.cells([code], night, night)
        held = cells.get(Cell(code, night))
        return held.price if held else None

    async def pause(self, paused: bool = True) -> None:
        async with self.store.unit(HOME) as unit:
            await unit.settings.set("paused", paused, by="person:1", at=self.clock())

    async def sent(self) -> list[OutboxItem]:
        """What waits to be said, in order, as if a sender had now said it all."""
        said: list[OutboxItem] = []
        async with self.store.hall() as hall:
            while items := await hall.outbox_claim(self.clock(), timedelta(minutes=1), 100):
                for item in items:
                    self.messages += 1
                    await hall.outbox_done(item, self.messages, self.clock())
                said += items
        return said

    async def told(self) -> list[str]:
        """The keys of the plain messages that waited."""
        items = await self.sent()
        return [key for item in items if item.kind == "reply" for key in keys(item.payload)]

    async def verify(self) -> None:
        async with self.store.reading(HOME) as unit:
            assert (await unit.journal.verify()).ok


def counted(tapped: Tapped) -> bool:
    """Whether the tap did what it said: no alert, or words in passing beside the effect."""
    return tapped.alert is None or tapped.in_passing


def keys(payload: object) -> list[str]:
    """Every phrase key in a stored reply."""
    if isinstance(payload, dict):
        if payload.get("$") == "phrase":
            return [payload["v"][0], *keys(payload["v"][1])]
        return [key for value in payload.values() for key in keys(value)]
    if isinstance(payload, list | tuple):
        return [key for value in payload for key in keys(value)]
    return []


def moves(kinds: Sequence[str]) -> list[str]:
    """The states of a journal's entries."""
    return [kind.removeprefix("proposal.") for kind in kinds]


async def furnished(store: Store) -> dict[Role, Member]:
    """The villa with one person in each role, and the suite's nights at 2 600."""
    async with store.hall() as hall:
        names = [(Role.OWNER, 1, "Said"), (Role.OPERATOR, 2, "Omar"), (Role.ADVISOR, 3, "Karim")]
        names += [(Role.STAFF, 4, "Salma"), (Role.AGENT, 5, "Codex")]
        persons = {role: await hall.upsert_person(1000 + n, name, "fr") for role, n, name in names}
    async with store.unit(HOME) as unit:
        await unit.property.save(villa())
        for role, person in persons.items():
            await unit.people.add_member(person.id, role, NOW)
        cells = {
            Cell(SUITE, NIGHT + timedelta(days=n)): CellValue(price=Decimal(2600)) for n in range(-30, 30)
        }
        await unit.calendar.set_target(cells, NOW, "import")
        members = await unit.people.members()
    return {member.role: member for member in members}


async def staged(store: Store, *, push: bool = True, terms: Terms | None = None) -> Stage:
    """A furnished stage; pushing is on unless told otherwise."""
    people = await furnished(store)
    clock, mood, wire = Clock(), Mood(), ScriptedWire()
    name, cfo = (Name({"fr": said, "en": said}) for said in ("Revenue", "CFO"))
    board = Board((Seat("revenue", name, limits=(floor, steep)), Seat("cfo", cfo, limits=(mood,))))
    office = Office(store, board, clock, {HOME: wire}, push=push, terms=terms or Terms())
    return Stage(store, clock, mood, wire, office, people)
