"""How is a synchronisation test proposed, played step by step, and never left with a booking that stands?"""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.consent.proposal import Proposal
from domain.consent.rights import Right, may
from domain.errors import Refusal, refuse
from domain.house.board import live_agencies
from domain.house.snapshot import House
from domain.incident.action import RunSyncTest
from domain.incident.incident import Entry, EntryKind, Incident
from domain.incident.sync_test import MOVES, Look, Phase, Round, SyncTest, due_round, lapsed, overdue
from domain.nights import Span
from domain.phrase import say
from governance.consent.desk.filing import file_in
from governance.contract import Draft
from governance.incident.asked import hands, show
from governance.incident.detecting import count_body, shot
from governance.incident.flow import SYSTEM, who, write
from governance.incident.testing_cards import (
    count_question,
    monthly_card,
    overdue_card,
    result_card,
    step_card,
)
from governance.office import Office, snapshot
from governance.post.quiet import after_quiet_hours
from governance.post.telling import tell
from store.consent.people import Member
from store.consent.questions import Question
from store.unit import Unit

QUESTION = "sync_count"
FAR = timedelta(days=60)  # a night that nobody is likely to buy within the hour
MONTH = timedelta(days=30)
FEWEST = 2  # units: with one the channel would show a closed night, which proves less


async def propose(office: Office, unit: Unit, member: Member, incident: Incident) -> Proposal:
    """The card of a test; nothing happens before a person who carries things out says yes to it.

    Refusal: not his to ask, one runs already, or no type with two free units on a far night.
    """
    if not may(member.role, Right.FILE):
        raise refuse("incident.not_yours")
    if await unit.sync_tests.running() is not None:
        raise refuse("sync_test.runs_already")
    house = await snapshot(office, unit)
    place = _far_night(house, incident.wish.room_type)
    if place is None:
        raise refuse("sync_test.no_night")
    room_type, night = place
    live = sorted(live_agencies(house)) or [incident.wish.channel or "bookingcom"]
    channels = tuple(dict.fromkeys([*([incident.wish.channel] if incident.wish.channel else []), *live]))
    action = RunSyncTest(incident.id, room_type, night.first, channels, house.hotel.currency)
    reason = say("card.explain_filed", person=member.person.name, at=house.now)
    draft = Draft("cto", action, (reason,), f"sync_test:{incident.id}")
    filed = await file_in(unit, office, house, draft, by=who(member), asked_by=member.person.id)
    if filed.proposal is None:
        raise Refusal(filed.blocked[0])
    return filed.proposal


async def tend(office: Office, property_id: str) -> None:
    """What the hour asks of the test that runs: counts, an alarm, an end. Safe at any time, and twice."""
    now = office.clock()
    async with office.store.reading(property_id) as unit:
        if await unit.sync_tests.running() is None:
            return
    async with office.store.unit(property_id) as unit:
        test = await unit.sync_tests.running()
        if test is None:
            return
        if (to := lapsed(test, now)) is not None:
            await _moved(unit, test, to, SYSTEM, now)
            return
        if (round_ := due_round(test, now)) is not None:
            await _ask(unit, test, round_, now)
        if overdue(test, now) and await unit.sync_tests.rung(test, now):
            await _ring(unit, test, now)


async def remind_monthly(office: Office, property_id: str) -> None:
    """A month after the last test that came to a result, once: another one is proposed, nothing is booked by it."""
    now = office.clock()
    async with office.store.reading(property_id) as unit:
        last = next(iter(await unit.sync_tests.concluded()), None)
        hotel = await unit.property.get()
        if last is None or await unit.sync_tests.running() is not None:
            return
    if last.concluded_at is None or now - last.concluded_at < MONTH or after_quiet_hours(now, hotel) > now:
        return
    async with office.store.unit(property_id) as unit:
        incident = await unit.incidents.get(last.incident)
        if incident is None:
            return
        card = monthly_card(last, incident.token, hotel)
        members = hands(await unit.people.members())
        await tell(
            unit, members, card, f"sync_test:{last.id}:monthly:{(now - last.concluded_at) // MONTH}", now
        )


async def count(
    office: Office, unit: Unit, member: Member, question: Question, option: str, *, photo: str | None = None
) -> None:
    """What somebody saw; when everything is counted the test goes on. `photo`: the screenshot that shows it."""
    now, cell = office.clock(), question.cell or {}
    test = await unit.sync_tests.running()
    if test is None or test.id != cell["test"]:
        return
    look = Look(Round(cell["round"]), str(cell["channel"]), int(option), who(member), now)
    await unit.sync_tests.looked(test, look)
    if photo is not None and (incident := await unit.incidents.get(test.incident)) is not None:
        body = count_body(look.channel, test.room_type, [test.night], look.seen)
        await write(
            unit,
            incident,
            Entry(EntryKind.COUNT, now, who(member), "", body, shot(photo, who(member), now)),
            now,
        )
    after = await unit.sync_tests.running()
    if after is None or after.uncounted(look.round):
        return
    if test.phase is Phase.BEFORE:
        await _moved(unit, after, Phase.BOOKING, who(member), now)
    elif test.phase is Phase.CANCELLED and look.round is Round.AFTER:
        await _moved(unit, after, Phase.CONCLUDED, SYSTEM, now)


async def step(office: Office, unit: Unit, member: Member, test: SyncTest, to: Phase) -> SyncTest:
    """« Saisie », « annulée » or « renoncer », by tap. Refusal: not his, or not now."""
    if not may(member.role, Right.CARRY):
        raise refuse("card.not_entitled")
    if not await _moved(unit, test, to, who(member), office.clock()):
        raise refuse("sync_test.moved_meanwhile")
    return await unit.sync_tests.by_token(test.token) or test


async def _moved(unit: Unit, test: SyncTest, to: Phase, by: str, now: datetime) -> bool:
    """The step, in timeline and journal, and what people have to do next."""
    if to not in MOVES[test.phase] or not await unit.sync_tests.move(test, to, by, now):
        return False
    incident = await unit.incidents.get(test.incident)
    if incident is not None:
        entry = Entry(EntryKind.TEST, now, by, "", {"step": to.value, "test": test.id})
        await write(unit, incident, entry, now)
    after = await unit.sync_tests.by_token(test.token) or test
    hotel = await unit.property.get()
    members = list(await unit.people.members())
    readers = [one for one in members if may(one.role, Right.FILE)]
    if to in {Phase.CONCLUDED, Phase.GIVEN_UP}:
        await tell(unit, readers, result_card(after, hotel), f"sync_test:{test.id}:{to}", now)
    elif to in {Phase.BOOKING, Phase.BOOKED}:
        await tell(unit, hands(members), step_card(after, hotel), f"sync_test:{test.id}:{to}", now)
    return True


async def _ask(unit: Unit, test: SyncTest, round_: Round, now: datetime) -> None:
    """One question for each channel that nobody has counted in this round; asked once."""
    hotel = await unit.property.get()
    kind = hotel.room_type(test.room_type)
    units = kind.units if kind and kind.units else FEWEST
    for channel in test.uncounted(round_):
        question = await unit.questions.ask(
            QUESTION,
            f"sync_test:{test.id}:{round_}:{channel}",
            count_question(test, round_, channel, hotel),
            [str(n) for n in range(units + 1)],
            {"test": test.id, "round": round_.value, "channel": channel},
            now,
        )
        await show(unit, hotel, question, now, urgent=True)
    if round_ is Round.SECOND and test.to_cancel:
        members = hands(await unit.people.members())
        await tell(unit, members, step_card(test, hotel), f"sync_test:{test.id}:cancel", now)


async def _ring(unit: Unit, test: SyncTest, now: datetime) -> None:
    """At any hour, to everybody who can see to it, until it is cancelled."""
    hotel = await unit.property.get()
    incident = await unit.incidents.get(test.incident)
    if incident is not None:
        entry = Entry(EntryKind.TEST, now, SYSTEM, "", {"step": "rung", "test": test.id})
        await write(unit, incident, entry, now)
    members = [one for one in await unit.people.members() if may(one.role, Right.FILE)]
    key = f"sync_test:{test.id}:overdue:{now.isoformat()}"
    await tell(unit, members, overdue_card(test, hotel, now), key, now)


def _far_night(house: House, wanted: str | None) -> tuple[str, Span] | None:
    """The first far night on which a type of several units is quite free: the incident's own type first."""
    kinds = [one for one in house.sellable if (one.units or 0) >= FEWEST]
    kinds.sort(key=lambda one: one.code != wanted)
    for kind in kinds:
        for night in Span(house.today + FAR, house.last):
            cell = house.night(kind.code, night)
            if cell.sold == 0 and not cell.blocked and not cell.stop_sell:
                return kind.code, Span(night, night)
    return None
