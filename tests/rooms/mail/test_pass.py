"""Does a mail in the mailbox become a booking that rings, once, whatever comes between?"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from channels.mail.reader import Reader
from channels.simulated.mailbox import SimulatedMailbox
from domain.finding import Severity
from governance.bookings import intake, mailbox_pass, receiving
from governance.office import Office, snapshot
from store.bookings.mails import MailState
from tests.makers import NOW
from tests.rooms.bot.wired_office import HOME, Clock
from tests.rooms.mail.reading import bookings, reads, rung
from tests.rooms.mail.stage import Stage, names, reader, signed
from tests.rules.bookings.mails import BODY, hotelrunner, mail

SENT = NOW - timedelta(minutes=1)


async def test_a_signed_mail_becomes_a_booking_and_rings(office: Office, stage: Stage) -> None:
    stage.deliver(signed(hotelrunner()), SENT)
    assert (await reads(office, stage.box)).became == Counter({MailState.BOOKED: 1})
    async with office.store.reading(HOME) as unit:
        [booking] = await unit.reservations.numbered("R123456789")
    assert (booking.channel_number, booking.source) == ("1504433221", "agoda")
    assert [room.room_type for room in booking.rooms] == ["junior-suite"]
    [message] = [one for one in await rung(office) if "booking.new" in one]
    assert "Camille Laurent" in message
    assert (await reads(office, stage.box)).looked_at == 0


async def test_it_rings_once_over_a_rebuilt_folder_and_a_second_copy(office: Office, stage: Stage) -> None:
    raw = signed(hotelrunner(message_id="<one@hotelrunner.com>"))
    stage.deliver(raw, SENT)
    await reads(office, stage.box)
    await stage.renumber()
    stage.deliver(raw, SENT)
    stage.deliver(signed(hotelrunner(message_id="<two@hotelrunner.com>")), SENT)
    again = await reads(office, stage.box)
    assert (again.looked_at, again.kept) == (3, 1)
    assert len([one for one in await rung(office) if "booking.new" in one]) == 1
    assert await bookings(office) == 1


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("where", ["fetched", "kept", "begun", "effect"])
async def test_a_crash_anywhere_loses_and_doubles_nothing(
    office: Office, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = SimulatedMailbox()
    box.deliver(signed(hotelrunner()), SENT)

    async def killed(*_: object, **__: object) -> None:
        raise Killed

    async def after_the_effect(*args: object, **kw: object) -> None:
        await take_in(*args, **kw)  # type: ignore[arg-type]
        raise Killed

    take_in = receiving.take_in
    with monkeypatch.context() as patch:
        if where == "fetched":
            patch.setattr(mailbox_pass, "_row", lambda *_: (_ for _ in ()).throw(Killed()))
        elif where == "kept":
            patch.setattr(mailbox_pass, "_note", killed)
        elif where == "begun":
            patch.setattr(mailbox_pass, "take_effect", killed)
        else:
            patch.setattr(intake, "take_in", after_the_effect)
        with pytest.raises(Killed):
            await reads(office, box)
    assert await bookings(office) == 0
    await reads(office, box)
    await reads(office, box)
    assert await bookings(office) == 1
    assert len([one for one in await rung(office) if "booking.new" in one]) == 1


async def test_a_mail_that_kills_its_reader_each_time_is_left_to_a_person(office: Office) -> None:
    class Breaking(Reader):
        def read(self, mail: object) -> None:  # type: ignore[override]
            raise ZeroDivisionError

    box = SimulatedMailbox()
    box.deliver(signed(hotelrunner()), SENT)
    broken = Breaking(reader()._judge)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            await reads(office, box, broken)
    assert (await reads(office, box, broken)).became == Counter({MailState.TO_READ: 1})


async def test_ten_thousand_old_mails_cost_only_what_is_young(office: Office) -> None:
    box = SimulatedMailbox()
    old, letter = hotelrunner("R100000000"), mail("Lettre", "bonjour " * 4000, "news@example.com")
    for n in range(10_000):
        at = NOW - timedelta(days=400) + timedelta(minutes=30 * n)
        box.deliver(old.replace(b"R100000000", b"R%09d" % n), at)
    for _ in range(300):  # young, but about nothing
        box.deliver(letter, NOW - timedelta(days=9))
    box.deliver(signed(hotelrunner("R500000001", at=NOW - timedelta(days=5))), NOW - timedelta(days=5))
    box.deliver(signed(hotelrunner("R500000002")), SENT)
    first = await reads(office, box)
    assert first.kept == 2
    assert first.looked_at < 400
    assert box.fetched < 400_000
    new = [one for one in await rung(office) if "booking.new" in one]
    assert await bookings(office) == 2
    assert len(new) == 1
    assert "R500000002" in new[0]
    assert (await reads(office, box)).looked_at == 0


async def test_an_unsigned_mail_is_asked_about_and_makes_no_booking(office: Office) -> None:
    box = SimulatedMailbox()
    box.deliver(hotelrunner(), SENT)
    box.deliver(signed(hotelrunner("R222222222"), domain="evil.example"), SENT)
    assert (await reads(office, box)).became == Counter({MailState.TO_CONFIRM: 2})
    assert await bookings(office) == 0
    cards = await rung(office)
    assert len(cards) == 2
    assert all("mail.unproven" in one for one in cards)
    async with office.store.reading(HOME) as unit:
        house = await snapshot(office, unit)
    [finding] = [one for one in office.board.findings(house) if one.key == "mails_to_read"]
    assert finding.severity is Severity.P2


async def test_a_name_server_that_is_silent_holds_the_mail_back_for_a_while_only(office: Office) -> None:
    from channels.mail.trust import NoAnswer

    def silent(name: str) -> bytes | None:
        raise NoAnswer

    box = SimulatedMailbox()
    box.deliver(signed(hotelrunner()), SENT)
    assert (await reads(office, box, reader(ask_key=names(silent)))).kept == 0
    assert (await reads(office, box)).became == Counter({MailState.BOOKED: 1})
    box.deliver(signed(hotelrunner("R222222222")), NOW - timedelta(minutes=20))
    late = await reads(office, box, reader(ask_key=names(silent)))
    assert late.became == Counter({MailState.TO_CONFIRM: 1})


async def test_a_booking_without_its_stay_is_asked_for_and_settles_when_it_comes(office: Office) -> None:
    box = SimulatedMailbox()
    seen = mail(
        "Booking.com - New booking! (4400000001, Tuesday, January 5, 2027)",
        "You have a new booking.\nhttps://admin.booking.com/hotel/hoteladmin/extranet_ng/booking.html?res_id=4400000001",
        "Booking.com <noreply@booking.com>",
    )
    box.deliver(signed(seen, "booking.com"), SENT)
    assert (await reads(office, box)).became == Counter({MailState.SEEN: 1})
    [card] = await rung(office)
    assert "mail.seen_title" in card
    body = BODY.replace("AGODA (RETAIL)", "Booking.com").replace("1504433221", "4400000001")
    box.deliver(signed(hotelrunner(body=body)), SENT)
    await reads(office, box)
    async with office.store.reading(HOME) as unit:
        house = await snapshot(office, unit)
        assert await unit.questions.open() == []
    assert house.mail.seen == ()


async def test_a_mailbox_that_cannot_be_read_is_told_after_an_hour(office: Office) -> None:
    clock = office.clock
    assert isinstance(clock, Clock)
    box = SimulatedMailbox()
    await reads(office, box)
    box.refuses = True
    clock.forward(timedelta(minutes=70))
    assert (await reads(office, box)).failure == "the name or password was refused"
    async with office.store.reading(HOME) as unit:
        house = await snapshot(office, unit)
    keys = {finding.key for finding in office.board.findings(house)}
    assert "silent_mailbox" in keys
    healthy = replace(house, mail=replace(house.mail, failed_at=None))
    assert "silent_mailbox" not in {finding.key for finding in office.board.findings(healthy)}
