"""How do a booking mail and a guest's arrive in the demonstration?"""

from __future__ import annotations

from datetime import timedelta

from channels.mail.letters import Letters
from channels.mail.reader import Reader
from channels.mail.trust import Judge
from channels.simulated.mailbox import SimulatedMailbox
from channels.simulated.sample.booking_mail import MAIL_SERVER, NIGHTS, booking_mail
from channels.simulated.sample.guest_mail import guest_mail, room_wanted
from domain.house.snapshot import House
from domain.nights import ONE_DAY, stay_nights
from governance.bookings.mailbox_pass import Post, read_mailbox
from governance.guests.hearing import hear
from governance.guests.journey.proposing import propose_letters
from governance.office import Office, snapshot

WORDS = frozenset({"/courrier", "/mail"})
GUESTS = frozenset({"/client", "/guest"})
NIGHT = frozenset({"/nuit", "/night"})
LETTERS = frozenset({"/sejour", "/séjour", "/stay"})
SOONEST, LATEST = 14, 100


class Courier:
    """A simulated mailbox, and the mails that a typed line brings into it."""

    def __init__(self, office: Office, property_id: str) -> None:
        self._office, self._property_id = office, property_id
        # Another session's mailbox counts its mails anew.
        box = self._box = SimulatedMailbox(validity=int(office.clock().timestamp()))
        self._post = Post(box, Reader(Judge(MAIL_SERVER)), Letters(), hear)
        self._turn = 0

    async def bring(self) -> None:
        """One invented booking by mail, read as the running house reads its mailbox."""
        now = self._office.clock()
        async with self._office.store.reading(self._property_id) as unit:
            house = await snapshot(self._office, unit)
        number = f"R{int(now.timestamp()) % 1_000_000_000:09}"
        room_type, ahead = where_room_is_left(house)
        arrival = house.today + ahead
        self._box.deliver(booking_mail(number, room_type, arrival, now, house.hotel.currency), now)
        await read_mailbox(self._office, self._property_id, self._post)

    async def let_write(self) -> None:
        """The next sample guest writes."""
        now = self._office.clock()
        self._box.deliver(guest_mail(self._turn, now), now)
        self._turn += 1
        await read_mailbox(self._office, self._property_id, self._post)

    async def let_ask_for_a_room(self) -> None:
        """A guest asks in German for three nights on which a room is left."""
        now = self._office.clock()
        async with self._office.store.reading(self._property_id) as unit:
            house = await snapshot(self._office, unit)
        _, ahead = where_room_is_left(house)
        self._box.deliver(room_wanted(house.today + ahead, now), now)
        await read_mailbox(self._office, self._property_id, self._post)

    async def write_first(self) -> bool:
        """The next letter of a stay whose time has come is proposed; False where none has."""
        return bool(await propose_letters(self._office, self._property_id, 1))


def where_room_is_left(house: House) -> tuple[str, timedelta]:
    """The first type that is free for the whole stay, by its French name, and how far ahead."""
    for days in range(SOONEST, LATEST):
        first = house.today + timedelta(days=days)
        nights = stay_nights(first, first + NIGHTS * ONE_DAY)
        for kind in house.sellable:
            if all((house.night(kind.code, night).left or 0) > 0 for night in nights):
                return str(kind.name), timedelta(days=days)
    return str(house.sellable[0].name), timedelta(days=LATEST)
