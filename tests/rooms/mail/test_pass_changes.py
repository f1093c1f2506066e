"""Do later mails change, cancel and complete what the house knows, and never override a richer source?"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from channels.simulated.mailbox import SimulatedMailbox
from domain.bookings.reservation import Reservation, ReservationState
from domain.bookings.sighting import Rank, Sighting
from governance.bookings.answering import answer
from governance.bookings.intake import receive_in
from governance.bookings.mailbox_pass import LARGEST
from governance.office import Office
from store.bookings.mails import MailState
from store.consent.people import Member
from tests.makers import NOW, TODAY, reservation, stay_room
from tests.rooms.bot.wired_office import HOME
from tests.rooms.mail.reading import bookings, reads, rung
from tests.rooms.mail.stage import signed
from tests.rules.bookings.mails import BODY, hotelrunner, mail

SENT = NOW - timedelta(minutes=1)
LATER = SENT + timedelta(seconds=30)


async def known(office: Office, number: str = "R123456789") -> Reservation:
    async with office.store.reading(HOME) as unit:
        [booking] = await unit.reservations.numbered(number)
    return booking


def told(what: str, body: str = "", number: str = "R123456789") -> bytes:
    """HotelRunner's later mail about the same booking."""
    return signed(mail(f"Villa Thaifa - Reservation {what} #{number}", body, at=LATER))


async def test_a_change_moves_the_stay_and_says_what_it_was(office: Office) -> None:
    box = SimulatedMailbox()
    box.deliver(signed(hotelrunner(at=SENT)), SENT)
    await reads(office, box)
    body = BODY.replace("Jan 8, 2027", "Jan 9, 2027").replace("Confirmed", "Modified")
    box.deliver(told("Modified", body), LATER)
    assert (await reads(office, box)).became == Counter({MailState.BOOKED: 1})
    assert (await known(office)).check_out.day == 9
    changed = [one for one in await rung(office) if "booking.changed" in one]
    assert len(changed) == 1
    assert "booking.was" in changed[0]


async def test_a_cancellation_that_names_only_the_number_ends_the_booking(office: Office) -> None:
    box = SimulatedMailbox()
    box.deliver(signed(hotelrunner(at=SENT)), SENT)
    await reads(office, box)
    box.deliver(told("Cancelled", "Your guest cancelled."), LATER)
    assert (await reads(office, box)).became == Counter({MailState.BOOKED: 1})
    booking = await known(office)
    assert (booking.state, booking.holding) == (ReservationState.CANCELLED, ())
    assert booking.rooms
    assert len([one for one in await rung(office) if "booking.cancelled" in one]) == 1


async def test_the_end_of_an_unknown_booking_is_left_to_a_person(office: Office) -> None:
    box = SimulatedMailbox()
    box.deliver(told("Cancelled", "Your guest cancelled.", "R999999999"), SENT)
    assert (await reads(office, box)).became == Counter({MailState.TO_READ: 1})
    assert await bookings(office) == 0


async def test_a_mail_completes_the_channel_managers_booking_and_overrides_nothing(office: Office) -> None:
    api = reservation("R123456789", [stay_room("junior-suite", TODAY + timedelta(days=43))], updated_at=SENT)
    word = Sighting("hotelrunner", Rank.WIRE, "uid:1", SENT, api, "one")
    async with office.store.unit(HOME) as unit:
        await receive_in(office, unit, [word], "pull")
    before = len([one for one in await rung(office) if "first.booking" not in one])
    box = SimulatedMailbox()
    box.deliver(signed(hotelrunner(at=LATER)), LATER)
    assert (await reads(office, box)).became == Counter({MailState.BOOKED: 1})
    booking = await known(office)
    assert (booking.provider, booking.total) == (api.provider, api.total)
    assert booking.rooms[0].check_in == api.rooms[0].check_in
    assert [one for one in await rung(office) if "booking.new" in one] == []
    assert (before, await bookings(office)) == (1, 1)


async def test_a_person_says_that_a_forwarded_mail_is_true_or_not(office: Office) -> None:
    box = SimulatedMailbox()
    for number in ("R123456789", "R222222222"):
        quoted = f"---- Forwarded ----\nFrom: HotelRunner <noreply@hotelrunner.com>\n\n{BODY}".replace(
            "1504433221", number[1:]
        )
        subject = f"TR: Villa Thaifa - New Reservation #{number}"
        box.deliver(mail(subject, quoted, "Omar <omar@example.com>"), SENT)
    assert (await reads(office, box)).became == Counter({MailState.TO_CONFIRM: 2})
    async with office.store.unit(HOME) as unit:
        [said] = await unit.people.members()
        first, second = await unit.questions.open()
        assert isinstance(said, Member)
        shown = await answer(office, unit, said, first.token, "true")
        assert "mail.confirmed" in str(shown.card)
        await answer(office, unit, said, second.token, "false")
        assert (await answer(office, unit, said, second.token, "true")).alert is not None
    assert await bookings(office) == 1
    assert (await known(office)).channel_number == "123456789"
    async with office.store.reading(HOME) as unit:
        assert await unit.mails.in_state(MailState.TO_CONFIRM) == []


async def test_a_mail_of_25_megabytes_is_read_at_its_beginning(office: Office) -> None:
    box = SimulatedMailbox()
    whole = hotelrunner() + b"\n" + b"A" * 25_000_000
    box.deliver(whole, SENT)
    await reads(office, box)
    assert box.fetched < LARGEST + 10_000
    async with office.store.reading(HOME) as unit:
        [kept] = await unit.mails.in_state(*MailState)
    assert kept.body is not None
    assert kept.body["shortened"] is True
    assert kept.number == "R123456789"


async def test_of_many_unproven_mails_five_ring(office: Office) -> None:
    box = SimulatedMailbox()
    for n in range(9):
        box.deliver(hotelrunner(f"R{n + 100000000}"), SENT)
    await reads(office, box)
    assert len([one for one in await rung(office) if "mail.unproven" in one]) == 5
    assert timedelta(hours=1) > NOW - SENT
