"""Does each small aggregate keep what it is told and refuse what comes second?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from channels.ports import ConnectedChannel
from domain.consent.rights import Role
from domain.finding import Finding, Severity
from domain.house.decision import Decision
from domain.phrase import say
from domain.prices.rates import CalendarCell, Cell, CellValue, Stage, Stamp
from store.bookings.channels import Channels
from store.engine import Store
from tests.makers import NOW, TODAY, reservation, stay_room, villa
from tests.rooms.store.conftest import HOME, OTHER

HOUR = timedelta(hours=1)
SUITE = Cell("junior-suite", TODAY)


async def test_a_property_reads_back_as_it_was_saved_and_keeps_its_links(store: Store) -> None:
    hotel = villa(HOME, facts=("pool",), sync_incident_open=True)
    async with store.unit(HOME) as unit:
        await unit.property.save(hotel)
        assert await unit.property.get() == hotel
        assert await unit.property.link("triple", "HR:77", "BAR77")
        assert not await unit.property.link("penthouse", "HR:1", None)
        unstated = tuple(
            replace(kind, external_code=None, rate_code=None) for kind in hotel.room_types if kind.units == 2
        )
        await unit.property.save(replace(hotel, room_types=unstated))
        kept = await unit.property.get()
        assert len(kept.room_types) == 5
        triple = kept.room_type("triple")
        assert triple is not None
        assert (triple.external_code, triple.rate_code) == ("HR:77", "BAR77")
        await unit.property.save_facts({"wifi": None})
        assert await unit.property.facts() == {"wifi": None}
        with pytest.raises(ValueError, match="not of"):
            await unit.property.save(villa(OTHER))


async def test_a_setting_is_journaled(store: Store) -> None:
    async with store.unit(HOME) as unit:
        assert await unit.settings.get("push") is None
        await unit.settings.set("push", True, "person:1", NOW)
        await unit.settings.set("note", None, "person:1", NOW)
        assert await unit.settings.all() == {"push": True, "note": None}
        assert [entry.body for entry in await unit.journal.of_subject("setting:push")] == [{"value": True}]


async def test_calendar_values_merge_by_field_and_every_stamp_is_kept(store: Store) -> None:
    async with store.unit(HOME) as unit:
        base = CellValue(price=Decimal("2600.00"), min_stay=2)
        await unit.calendar.set_target({SUITE: base}, NOW, "import", sample=True)
        await unit.calendar.set_target({SUITE: CellValue(price=Decimal("2990.50"))}, NOW + HOUR, "proposal:1")
        await unit.calendar.stamp(Stage.SENT, {SUITE: CellValue(price=Decimal("2990.50"))}, NOW + HOUR, "T1")
        await unit.calendar.observe(SUITE, CellValue(availability=0, stop_sell=False), NOW, "person:2")
        found = await unit.calendar.cells(["junior-suite"], TODAY, TODAY)
        price = CellValue(price=Decimal("2990.50"))
        assert found == {
            SUITE: CalendarCell(
                SUITE,
                target=Stamp(CellValue(price=Decimal("2990.50"), min_stay=2), NOW + HOUR, "proposal:1"),
                sent=Stamp(price, NOW + HOUR, "T1"),
                observed=Stamp(CellValue(availability=0, stop_sell=False), NOW, "person:2"),
            )
        }
        assert await unit.calendar.cells(["triple"], TODAY, TODAY) == {}
        assert await unit.calendar.cells(None, TODAY + timedelta(days=1), TODAY + timedelta(days=9)) == {}
        assert [(stage, stamp.value) for stage, stamp in await unit.calendar.history(SUITE)] == [
            (Stage.TARGET, base),
            (Stage.TARGET, price),
            (Stage.SENT, price),
            (Stage.OBSERVED, CellValue(availability=0, stop_sell=False)),
        ]
        house = await unit.facts.house(NOW)
        assert (house.night(*SUITE_KEY).price, house.night(*SUITE_KEY).min_stay) == (Decimal("2990.50"), 2)


SUITE_KEY = (SUITE.room_type, SUITE.night)


async def test_a_brief_is_claimed_once_per_date(store: Store) -> None:
    async with store.unit(HOME) as unit:
        assert await unit.briefs.last() is None
        assert await unit.briefs.claim(TODAY, NOW)
        assert not await unit.briefs.claim(TODAY, NOW + HOUR)
        await unit.briefs.mark(TODAY, "sent", NOW + HOUR)
        last = await unit.briefs.last()
        assert last == await unit.briefs.get(TODAY)
        assert last is not None
        assert (last.state, last.claimed_at, last.at) == ("sent", NOW, NOW + HOUR)
    async with store.unit(OTHER) as unit:
        assert await unit.briefs.claim(TODAY, NOW)


async def test_a_finding_is_news_until_told_and_when_it_changes_or_comes_back(store: Store) -> None:
    one = Finding("overbooked:triple", "gm", Severity.P0, say("x"), state="1")
    other = Finding("channel:failing", "cto", Severity.P1, say("y"))
    async with store.unit(HOME) as unit:
        assert await unit.told.news([one, other]) == [one, other]
        await unit.told.mark([one, other], NOW)
        assert await unit.told.news([one, other]) == []
        worse = replace(one, state="2")
        assert await unit.told.news([worse, other]) == [worse]
        assert await unit.told.forget_absent([other]) == 1
        assert await unit.told.news([one, other]) == [one]


async def test_a_question_is_open_once_per_subject_and_the_first_answer_counts(store: Store) -> None:
    async with store.unit(HOME) as unit:
        asked = await unit.questions.ask(
            "observe", "booking:1", say("q", n=1), ["0", "1"], {"night": "x"}, NOW
        )
        again = await unit.questions.ask("observe", "booking:1", say("q", n=2), ["0"], None, NOW)
        assert again == asked
        assert await unit.questions.open() == [asked]
        assert await unit.questions.answer(asked.token, "7", "person:1", NOW) is None
        answered = await unit.questions.answer(asked.token, "1", "person:1", NOW)
        assert answered is not None
        assert (answered.answer, answered.answered_by) == ("1", "person:1")
        assert await unit.questions.answer(asked.token, "0", "person:2", NOW) is None
        assert await unit.questions.open() == []
        assert (await unit.questions.ask("observe", "booking:1", say("q"), ["0"], None, NOW)) != asked


async def test_an_invitation_admits_one_person_once_in_time(store: Store) -> None:
    async with store.hall() as hall:
        said = await hall.upsert_person(11, "Said", "fr")
        assert await hall.upsert_person(11, "Saïd", "fr") == replace(said, name="Saïd")
        omar = await hall.upsert_person(12, "Omar", "en")
        assert await hall.person_by_telegram(13) is None
    async with store.unit(HOME) as unit:
        raw = await unit.people.invite(Role.OPERATOR, NOW + HOUR, "person:1", NOW)
        late = await unit.people.invite(Role.OWNER, NOW + HOUR, "person:1", NOW)
    assert len(raw) == 22
    async with store.hall() as hall:
        found = await hall.invitation_by_token(raw)
        expired = await hall.invitation_by_token(late)
        assert await hall.invitation_by_token("x" * 22) is None
    assert found is not None
    assert expired is not None
    assert (found.property_id, found.role, found.expires_at) == (HOME, Role.OPERATOR, NOW + HOUR)
    async with store.unit(HOME) as unit:
        assert not await unit.people.claim(expired.id, omar.id, NOW + HOUR)
        assert await unit.people.claim(found.id, omar.id, NOW)
        assert not await unit.people.claim(found.id, said.id, NOW)
        await unit.people.add_member(said.id, Role.ADVISOR, NOW)
        assert [(m.person.name, m.role, m.brief) for m in await unit.people.members()] == [
            ("Omar", Role.OPERATOR, True),
            ("Saïd", Role.ADVISOR, False),
        ]
        assert [m.person.name for m in await unit.people.members(Role.ADVISOR)] == ["Saïd"]
        assert await unit.people.set_brief(omar.id, False)
        assert await unit.people.revoke(omar.id, NOW)
        assert not await unit.people.revoke(omar.id, NOW)
        assert await unit.people.member(omar.id) is None
    async with store.hall() as hall:
        assert await hall.places(omar.telegram_id) == []
        assert [(home, m.role) for home, m in await hall.places(said.telegram_id)] == [(HOME, Role.ADVISOR)]
        assert [await hall.note_stranger(99, TODAY, NOW) for _ in range(2)] == [True, False]
        assert await hall.property_ids() == [OTHER, HOME]


async def test_decisions_are_imported_twice_without_doubling(store: Store) -> None:
    one = Decision("D-W-001", date(2025, 1, 9), "Omar", "One place?", "Yes", None, "done")
    async with store.unit(HOME) as unit:
        await unit.decisions.import_([one])
        await unit.decisions.import_([replace(one, status="open")])
        assert await unit.decisions.all() == [replace(one, status="open")]


async def test_a_channel_fails_from_the_first_rise_until_a_clean_count(store: Store) -> None:
    # hour, succeeded, failed -> failing since which hour
    told = [
        (0, 100, 3, None),
        (1, 110, 4, 1),
        (2, 110, 4, 1),
        (3, 110, 6, 1),
        (4, 112, 6, None),
        (5, 112, 7, 5),
    ]
    async with store.unit(HOME) as unit:
        for hour, succeeded, failed, since in told:
            at = NOW + hour * HOUR
            await unit.channels.count([ConnectedChannel("bdc", "Booking.com", 0, succeeded, failed)], at)
            (health,) = await unit.channels.health()
            assert health.failing_since == (None if since is None else NOW + since * HOUR), hour
            assert health.counted_at == at
        assert len(await unit.channels.series("bdc", NOW)) == 5


async def test_sources_cursors_rates_and_quota(store: Store) -> None:
    rate = {
        "external_code": "HR:triple",
        "rate_code": "BAR:triple",
        "currency": "MAD",
        "price_writable": True,
    }

    async def read_again(channels: Channels) -> None:
        await channels.read_well("reservations", NOW)
        await channels.read_failed("reservations", NOW + HOUR, "HTTP 503")
        await channels.read_failed("rates", NOW, "time-out")

    async with store.unit(HOME) as unit:
        await read_again(unit.channels)
        assert await unit.channels.source_ages() == {"reservations": NOW}
        assert await unit.channels.source_failures() == {
            "reservations": (NOW + HOUR, "HTTP 503"),
            "rates": (NOW, "time-out"),
        }
        await unit.channels.set_cursor("pull", "1")
        await unit.channels.set_cursor("pull", "2")
        assert await unit.channels.cursor("pull") == "2"
        await unit.channels.save_rates([{"old": 1}])
        await unit.channels.save_rates([rate])
        assert await unit.channels.rates() == [rate]
        for minutes in (0, 10, 70):
            await unit.quota.record("hotelrunner", NOW + timedelta(minutes=minutes), urgent=False)
        assert await unit.quota.used("hotelrunner", NOW + timedelta(minutes=5)) == 2
        assert await unit.quota.forget(NOW + HOUR) == 2
        house = await unit.facts.house(NOW + 2 * HOUR, quota_day=250)
        assert (house.quota_left, house.age("reservations")) == (249, 2 * HOUR)
        assert house.rates["triple"].price
        assert not house.rates["triple"].restrictions


async def test_revenue_is_spread_to_the_last_hundredth(store: Store) -> None:
    room = replace(stay_room(nights=3), total=Decimal("1000.00"), nightly=())
    async with store.unit(HOME) as unit:
        await unit.reservations.ingest(reservation(rooms=[room], source="online"), "x", NOW, "file")
        house = await unit.facts.house(NOW)
    nights = [house.night("junior-suite", TODAY + timedelta(days=n)) for n in range(3)]
    assert [night.revenue for night in nights] == [Decimal("333.34"), Decimal("333.33"), Decimal("333.33")]
    assert [(night.sold, night.priced, night.direct) for night in nights] == [(1, 1, 1)] * 3
