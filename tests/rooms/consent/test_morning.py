"""Does one brief leave each morning, with at most three new cards, and does no refused draft come back?"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from domain.consent.proposal import State
from domain.consent.rights import Role
from domain.finding import Finding, Severity
from domain.house.snapshot import House
from domain.phrase import Name, say
from governance.board import Board
from governance.bookings.alarms import ring
from governance.contract import Draft, DraftRule, FindingRule, Seat
from governance.day.morning import brief_if_due
from governance.office import snapshot
from tests.makers import change_rate
from tests.rooms.consent.stage import HOME, NIGHT, Stage

NINE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def seat(slug: str, drafts: DraftRule | None = None, findings: FindingRule | None = None) -> Seat:
    name = Name({"fr": slug, "en": slug})
    return Seat(slug, name, drafts=(drafts,) if drafts else (), findings=(findings,) if findings else ())


def wishing(slug: str, *nights: int, after: int = 2990) -> Seat:
    """A director with one draft for each of these nights, counted from NIGHT."""

    def rule(house: House) -> Iterable[Draft]:
        for n in nights:
            night = NIGHT + timedelta(days=n)
            if ("junior-suite", night) not in house.open_cells:
                yield Draft(slug, change_rate(first=night, after=after), key=f"{slug}:{n}")

    return seat(slug, rule)


def with_board(desk: Stage, *seats: Seat) -> None:
    desk.office = replace(desk.office, board=Board(seats))


async def morning(desk: Stage, days: int = 0) -> list[str]:
    """The brief of that day; the keys of the cards that were filed with it."""
    desk.clock.now = NINE + timedelta(days=days)
    before = {proposal.id for proposal in await desk.all()}
    assert await brief_if_due(desk.office, HOME)
    return [p.key for p in reversed(await desk.all()) if p.id not in before]


async def test_at_most_three_new_cards_each_director_in_turn(desk: Stage) -> None:
    with_board(desk, wishing("revenue", 1, 2, 3, 4), wishing("cto", 9))
    assert await morning(desk) == ["revenue:1", "cto:9", "revenue:2"]
    kinds = [(item.kind, item.person_id == desk.owner.person.id) for item in await desk.sent()]
    assert kinds.count(("card", True)) == 3
    assert kinds.index(("reply", True)) < kinds.index(("card", True))


async def test_a_refused_draft_stays_away_for_a_week_unless_the_facts_change(desk: Stage) -> None:
    with_board(desk, wishing("revenue", 1))
    assert await morning(desk) == ["revenue:1"]
    desk.clock.pass_(minutes=5)
    await desk.tap(await desk.newest(), "no")
    for day in range(1, 8):
        assert await morning(desk, day) == []
    assert await morning(desk, 8) == ["revenue:1"]
    await desk.tap(await desk.newest(), "no")
    await desk.set_price(2700, NIGHT + timedelta(days=1))
    assert await morning(desk, 9) == ["revenue:1"]


async def test_of_a_longer_draft_only_what_was_not_refused_is_asked(desk: Stage) -> None:
    def growing(house: House) -> Iterable[Draft]:
        nights = 2 if house.now == NINE else 3
        yield Draft("revenue", change_rate(first=NIGHT, nights=nights), key=f"far:{nights}")

    with_board(desk, seat("revenue", growing))
    await morning(desk)
    await desk.tap(await desk.newest(), "no")
    assert await morning(desk, 1) == ["far:3"]
    assert (await desk.newest()).action.nights == (NIGHT + timedelta(days=2),)


async def test_an_unanswered_card_is_asked_again_when_it_ends_with_the_next_brief(desk: Stage) -> None:
    with_board(desk, wishing("revenue", 1))
    await morning(desk)
    first = await desk.newest()
    assert await morning(desk, 1) == ["revenue:1"]
    assert await desk.state(first) is State.SUPERSEDED
    later = await desk.newest()
    await desk.tap(later, "later", "morning")
    assert await morning(desk, 2) == []
    await desk.tick()
    assert await desk.state(later) is State.PENDING


async def test_the_house_knows_which_nights_are_taken(desk: Stage) -> None:
    open_, refused = await desk.pending(), await desk.pending(nights=2)
    await desk.tap(refused, "no")

    async def taken() -> frozenset[tuple[str, object]]:
        async with desk.store.unit(HOME) as unit:
            return (await snapshot(desk.office, unit)).open_cells

    assert await taken() == {("junior-suite", NIGHT)}
    desk.clock.now = open_.expires_at - timedelta(hours=1)
    assert await taken() == frozenset()
    await desk.tap(open_, "ok")
    assert await taken() == {("junior-suite", NIGHT)}


async def test_the_brief_is_claimed_once_and_given_up_after_noon(desk: Stage) -> None:
    with_board(desk)
    desk.clock.now = NINE - timedelta(seconds=1)
    assert not await brief_if_due(desk.office, HOME)
    desk.clock.now = NINE
    assert await brief_if_due(desk.office, HOME)
    assert not await brief_if_due(desk.office, HOME)
    desk.clock.now = NINE + timedelta(days=1, hours=3)
    assert not await brief_if_due(desk.office, HOME)
    await desk.sent()
    desk.clock.now = NINE + timedelta(days=2, hours=2, minutes=59)
    assert await brief_if_due(desk.office, HOME)
    assert "brief.missed" in await desk.told()


async def test_a_day_without_any_process_is_missed_too(desk: Stage) -> None:
    with_board(desk)
    for day, missed in ((0, False), (1, False), (3, True), (4, False)):
        await morning(desk, day)
        assert ("brief.missed" in await desk.told()) is missed


async def test_a_late_brief_hour_is_caught_up_for_three_hours(desk: Stage) -> None:
    with_board(desk)
    async with desk.store.unit(HOME) as unit:
        hotel = await unit.property.get()
        await unit.property.save(replace(hotel, brief_at=time(14)))
    desk.clock.now = NINE + timedelta(hours=5)
    assert await brief_if_due(desk.office, HOME)


async def test_only_those_who_want_the_brief_get_it(desk: Stage) -> None:
    with_board(desk)
    async with desk.store.unit(HOME) as unit:
        await unit.people.set_brief(desk.operator.person.id, False)
        await unit.people.set_brief(desk.people[Role.STAFF].person.id, True)
    desk.clock.now = NINE
    await brief_if_due(desk.office, HOME)
    assert {item.person_id for item in await desk.sent()} == {desk.owner.person.id}


async def test_an_alarm_rings_once_for_each_state_and_again_when_it_comes_back(desk: Stage) -> None:
    found: list[Finding] = []
    board = Board((seat("cto", findings=lambda house: found),))

    async def rung() -> int:
        async with desk.store.unit(HOME) as unit:
            await ring(unit, board, await snapshot(desk.office, unit), desk.clock())
        desk.clock.pass_(minutes=1)
        return len(await desk.told())

    one = Finding("overbooked:x", "cto", Severity.P0, say("text.words", words="x"), state="1")
    found.append(one)
    readers = 2  # owner and operator
    assert [await rung() for _ in range(3)] == [readers, 0, 0]
    found[:] = [replace(one, state="2")]
    assert [await rung() for _ in range(2)] == [readers, 0]
    found.clear()
    assert await rung() == 0
    found.append(replace(one, state="2"))
    assert [await rung() for _ in range(2)] == [readers, 0]
    found.append(Finding("note", "cto", Severity.P2, say("text.words", words="y")))
    assert await rung() == 0


async def test_dozens_of_alarms_at_once_are_the_soonest_and_one_message(desk: Stage) -> None:
    found = [
        Finding(f"overbooked:{n}", "cto", Severity.P0, say("text.words", words=f"n{n}"), state="1")
        for n in range(30)
    ]
    board = Board((seat("cto", findings=lambda house: found),))
    async with desk.store.unit(HOME) as unit:
        await ring(unit, board, await snapshot(desk.office, unit), desk.clock())
    said = await desk.told()  # its phrases, on two phones
    assert (said.count("alarms.together"), said.count("text.words")) == (2, 2 * (3 + 10))
    async with desk.store.unit(HOME) as unit:
        assert await ring(unit, board, await snapshot(desk.office, unit), desk.clock()) == ()


async def test_what_says_the_same_of_several_rooms_rings_once(desk: Stage) -> None:
    def unready(room: int) -> Finding:
        words = say("gm.not_ready", room=str(room), guest="Anna", at=NINE)
        return Finding(f"room_not_ready:{room}", "gm", Severity.P1, words, state="1")

    car = Finding("car:1", "gm", Severity.P1, say("gm.car_not_ordered", guest="Ben", at=NINE), state="1")
    board = Board((seat("gm", findings=lambda house: [unready(1), car, unready(3), unready(4)]),))
    async with desk.store.unit(HOME) as unit:
        await ring(unit, board, await snapshot(desk.office, unit), desk.clock())
    said = await desk.told()  # its phrases, on two phones
    assert [said.count(key) for key in ("alarms.alike", "gm.not_ready", "gm.car_not_ordered")] == [2, 6, 2]


async def test_a_p1_waits_for_the_end_of_quiet_hours_and_a_p0_does_not(desk: Stage) -> None:
    night = NINE.replace(hour=2)
    for severity, at in ((Severity.P0, night), (Severity.P1, NINE.replace(hour=6))):
        desk.clock.now = night
        finding = Finding(f"x:{severity}", "cto", severity, say("text.words", words="x"))
        board = Board((seat("cto", findings=lambda house, f=finding: [f]),))  # type: ignore[misc]
        async with desk.store.unit(HOME) as unit:
            await ring(unit, board, await snapshot(desk.office, unit), night)
        desk.clock.now = at - timedelta(seconds=1)
        early = await desk.told() if at > night else []
        assert early == []
        desk.clock.now = at
        assert len(await desk.told()) == 2
