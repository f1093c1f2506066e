"""Is a booked room that no source gives a type asked about, and does one tap settle it?"""

from __future__ import annotations

from dataclasses import replace

from domain.bookings.reservation import StayRoom
from domain.consent.rights import Role
from domain.phrase import say
from governance.bookings.answering import answer
from governance.office import Office, snapshot
from store.consent.questions import Question
from tests.rooms.bot.wired_office import HOME
from tests.rooms.mail.reading import reads, rung
from tests.rooms.mail.stage import Stage, signed
from tests.rules.bookings.bodies import BOOKINGCOM_FULL
from tests.rules.bookings.mails import BODY, hotelrunner, mail
from tests.rules.bookings.test_notices import BOOKING

NUMBER = "4400000001"
SUBJECT = f"Booking.com - Nouvelle réservation ! ({NUMBER})"


async def arrives(office: Office, stage: Stage, raw: bytes) -> None:
    stage.deliver(raw, office.clock())
    await reads(office, stage.box)


async def asked(office: Office) -> list[Question]:
    async with office.store.reading(HOME) as unit:
        return [one for one in await unit.questions.open() if one.kind == "room_type"]


async def rooms(office: Office, number: str = NUMBER) -> tuple[StayRoom, ...]:
    async with office.store.reading(HOME) as unit:
        [(_, booking)] = await unit.sightings.called(number)
    return booking.rooms


async def tapped(office: Office, question: Question, code: str, role: Role = Role.OWNER) -> str:
    """The card after the tap, or why the tap did not count."""
    async with office.store.unit(HOME) as unit:
        [said, *_] = await unit.people.members()
        place = (question.cell or {})["types"].index(code)
        done = await answer(office, unit, replace(said, role=role), question.token, str(place))
    return str(done.alert or done.card)


async def alarms(office: Office) -> set[str]:
    async with office.store.reading(HOME) as unit:
        found = office.board.findings(await snapshot(office, unit))
    return {one.key for one in found if one.key.startswith("unmapped:")}


async def test_each_room_without_a_type_is_asked_and_told_by_a_tap(office: Office, stage: Stage) -> None:
    await arrives(office, stage, signed(mail(SUBJECT, BOOKINGCOM_FULL, BOOKING), "booking.com"))
    assert [room.room_type for room in await rooms(office)] == [None, None]
    assert await alarms(office) == {f"unmapped:{NUMBER}"}
    [first] = await asked(office)
    assert [card for card in await rung(office) if "question.type_title" in card and "choice.type" in card]
    await tapped(office, first, "junior-suite")
    assert [room.room_type for room in await rooms(office)] == ["junior-suite", None]
    [second] = await asked(office)
    assert (second.phrase.key, second.phrase.args["place"]) == ("question.which_type_of", 2)
    assert "question.type_is" in await tapped(office, second, "triple")
    assert [room.room_type for room in await rooms(office)] == ["junior-suite", "triple"]
    assert await asked(office) == []
    assert await alarms(office) == set()


async def test_staff_decide_nothing(office: Office, stage: Stage) -> None:
    await arrives(office, stage, signed(mail(SUBJECT, BOOKINGCOM_FULL, BOOKING), "booking.com"))
    [first] = await asked(office)
    assert await tapped(office, first, "triple", Role.STAFF) == str(say("card.not_entitled"))
    assert [room.room_type for room in await rooms(office)] == [None, None]


async def test_a_type_that_came_another_way_meanwhile_stands(office: Office, stage: Stage) -> None:
    body = BODY.replace("Suite Junior", "")
    await arrives(office, stage, signed(hotelrunner(body=body)))
    [question] = await asked(office)
    await arrives(office, stage, signed(mail("Villa Thaifa - Reservation Modified #R123456789", BODY)))
    assert "question.type_known" in await tapped(office, question, "triple")
    [room] = await rooms(office, "R123456789")
    assert room.room_type == "junior-suite"


async def test_an_agencys_own_name_is_asked_once_and_remembered(office: Office, stage: Stage) -> None:
    named = [
        (
            f"R10000000{n}",
            BODY.replace("Suite Junior", "Deluxe Garden").replace("1504433221", f"150443322{n}"),
        )
        for n in range(4)
    ]
    for number, body in named[:3]:
        await arrives(office, stage, signed(hotelrunner(number, body)))
    [question] = await asked(office)
    assert question.phrase.key == "question.which_type_named"
    await tapped(office, question, "junior-suite")
    for number, _ in named[:3]:
        assert [room.room_type for room in await rooms(office, number)] == ["junior-suite"]
    number, body = named[3]
    await arrives(office, stage, signed(hotelrunner(number, body.replace("Deluxe", "DELUXE"))))
    assert [room.room_type for room in await rooms(office, number)] == ["junior-suite"]
    assert await asked(office) == []
    assert await alarms(office) == set()
