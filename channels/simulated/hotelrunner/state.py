"""What does the simulated HotelRunner hold, and how is it commanded?"""

from __future__ import annotations

import dataclasses
import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from channels.simulated.hotelrunner.calendar import PANEL, Calendar, Detail, Effect, Transaction
from channels.simulated.hotelrunner.causes import Planted
from channels.simulated.hotelrunner.faults import Fault, Faults
from channels.simulated.hotelrunner.reservations import Booking
from channels.simulated.hotelrunner.rooms import BookedRoom, Rate
from channels.simulated.hotelrunner.validation import Write

CHANNELS = {"online": "Online", "bookingcom": "Booking.com"}
CALLS_KEPT = 100_000


@dataclasses.dataclass(slots=True)
class Call:
    """One request as it arrived, without its credentials; `status` is None until (unless) it was answered."""

    number: int
    at: datetime
    method: str
    path: str
    endpoint: str
    query: dict[str, list[str]]
    body: str
    status: int | None = None
    fault: str | None = None


def _utc_now() -> datetime:
    return datetime.now(UTC)


class SimulatedHotelRunner:
    """One account and its commands. `application(twin)` puts it behind the documented API.

    Standing conditions are attributes: `failing` (channel → error message or None), `asleep` (channels whose
    transactions succeed while nothing moves), `planted` (channel → why sales do not reach it), `stuck`
    (transactions stay in progress), `acks_enabled`,
    `transaction_shape` (2 or 1), `deliver_twice`, `deliver_reversed`, `repeat_first_page` (whatever page is
    asked for), `quota_day` and `quota_minute` (None: unlimited), `polls_until_settled` (how often a transaction
    is asked about before it moves).
    """

    def __init__(
        self,
        rates: Iterable[Rate] = (),
        *,
        token: str = "simulated-token",  # noqa: S107 - a made-up account
        hr_id: str = "1000",
        channels: Mapping[str, str] = CHANNELS,
        currency: str = "EUR",
        now: Callable[[], datetime] = _utc_now,
        quota_day: int | None = 250,
        quota_minute: int | None = 5,
    ) -> None:
        self.token, self.hr_id, self.now, self.currency = token, hr_id, now, currency
        self.rates = list(rates)
        self.connected = dict(channels)
        self.quota_day, self.quota_minute = quota_day, quota_minute
        self.calendar = Calendar()
        self.faults = Faults()
        self.calls: deque[Call] = deque(maxlen=CALLS_KEPT)
        self.transactions: dict[str, Transaction] = {}
        self.bookings: dict[str, Booking] = {}
        self.failing: dict[str, str | None] = {}
        self.asleep: set[str] = set()
        self.planted: dict[str, Planted] = {}
        self.stuck = False
        self.acks_enabled = True
        self.transaction_shape = 2
        self.deliver_twice = False
        self.deliver_reversed = False
        self.repeat_first_page = False
        self.polls_until_settled = 0
        self._polls: dict[str, int] = {}
        self._serial = 0

    # -- what is there

    def rows(self) -> dict[str, dict[str, Any]]:
        """Rows of the room list by rate code; an inventory code names its first row."""
        return {rate.code: rate.row() for rate in self.rates}

    @property
    def effects(self) -> list[Effect]:
        """Every value that changed on any channel, in order."""
        return self.calendar.effects

    def pushed(self) -> list[Effect]:
        """What calls changed: HotelRunner's own value, or each channel's for a push that names channels."""
        whole = {effect.transaction for effect in self.effects if effect.channel == PANEL}
        return [
            effect
            for effect in self.effects
            if effect.call is not None and (effect.channel == PANEL or effect.transaction not in whole)
        ]

    def value(self, inv_code: str, night: date, channel: str = PANEL) -> dict[str, str]:
        """What a channel (or the panel) shows for one night: field → text."""
        if channel in self.planted:
            for write in self.planted[channel].due(self.now()):
                self._step(write.inv_code, write.night, channel, write.step)
        return self.calendar.value(inv_code, night, channel)

    def seed_calendar(self, inv_code: str, nights: Iterable[date], **fields: str) -> None:
        """Values that every channel shows already."""
        for night in nights:
            self.calendar.seed(inv_code, night, self.connected, fields)

    # -- pushes

    def accept(self, writes: Sequence[Write], call: int, *, queued: bool = False) -> Transaction:
        """Take a push: HotelRunner's calendar moves at once, the channels when the transaction settles."""
        self._serial += 1
        transaction = Transaction(f"88377{self._serial:05d}", call, self.now(), [])
        details: dict[tuple[str, str], Detail] = {}
        for write in writes:
            if not write.channels:
                self.calendar.write(write, PANEL, at=self.now(), call=call, transaction=transaction.id)
            for channel in write.channels or self._sold_on(write.inv_code):
                key = (channel, write.inv_code)
                details.setdefault(key, Detail(channel, write.inv_code)).writes.append(write)
        transaction.details = list(details.values())
        self.transactions[transaction.id] = transaction
        self._polls[transaction.id] = self.polls_until_settled + (1 if queued else 0)
        if not self._polls[transaction.id]:
            self.settle(transaction.id)
        return transaction

    def asked_about(self, tracking: str) -> Transaction | None:
        """The transaction, moved on by being asked about."""
        transaction = self.transactions.get(tracking)
        if transaction is not None:
            self._polls[tracking] -= 1
            if self._polls[tracking] < 0:
                self.settle(tracking)
        return transaction

    def settle(self, tracking: str) -> None:
        """Bring a transaction to its end, unless transactions are stuck."""
        if self.stuck:
            return
        transaction = self.transactions[tracking]
        for detail in transaction.details:
            if detail.state != "in_progress":
                continue
            if detail.channel in self.failing:
                detail.state, detail.error = "failed", self.failing[detail.channel]
                continue
            detail.state = "succeeded"
            if detail.channel in self.asleep:
                continue
            planted = self.planted.get(detail.channel)
            for write in detail.writes if planted is None else planted.let_through(detail.writes):
                self.calendar.write(
                    write, detail.channel, at=self.now(), call=transaction.call, transaction=tracking
                )

    def counters(self) -> list[dict[str, Any]]:
        """Documented rows of the connected channels with their update counters."""
        states = [(d.channel, d.state) for t in self.transactions.values() for d in t.details]
        states += [(code, "failed") for code, one in self.planted.items() for _ in range(one.lost)]
        return [
            {
                "name": name,
                "code": code,
                **{state: states.count((code, state)) for state in ("in_progress", "succeeded", "failed")},
            }
            for code, name in self.connected.items()
        ]

    def _sold_on(self, inv_code: str) -> tuple[str, ...]:
        listed = next((rate.channel_codes for rate in self.rates if rate.inv_code == inv_code), ())
        return tuple(code for code in listed if code in self.connected)

    # -- bookings

    def add_booking(
        self, rooms: Sequence[BookedRoom], *, channel: str = "online", number: str | None = None, **facts: Any
    ) -> str:
        """A new booking; `facts` are any other fields of `Booking`. Returns its number."""
        self._serial += 1
        number = number or f"R{377000000 + self._serial}"
        made = facts.pop("completed_at", None) or self.now()
        facts = {"currency": self.currency, "updated_at": made} | facts
        self.bookings[number] = Booking(
            self._serial, number, channel, list(rooms), completed_at=made, uid="", **facts
        )
        planted = self.planted.get(channel)
        if planted is not None and planted.hears_nothing():  # sold there, and nobody here is told
            del self.bookings[number]
            for room in rooms:
                for night in room.nights:
                    self._step(room.inv_code, night, channel, -1)
            return number
        self._revise(number)
        self._occupy(rooms, channel, -1)
        return number

    def modify_booking(self, number: str, *, rooms: Sequence[BookedRoom] | None = None, **facts: Any) -> None:
        """A new revision with other rooms or other facts."""
        booking = self.bookings[number]
        if rooms is not None:
            self._occupy(booking.rooms, booking.channel, +1)
            self._occupy(rooms, booking.channel, -1)
            booking.rooms = list(rooms)
        for name, value in ({"updated_at": self.now(), "modified": True} | facts).items():
            setattr(booking, name, value)
        self._revise(number)

    def cancel_booking(self, number: str, *, reason: str = "customer", room: int | None = None) -> None:
        """A cancellation, of one room (by its place) or of all."""
        booking = self.bookings[number]
        gone = booking.rooms if room is None else [booking.rooms[room]]
        self._occupy([item for item in gone if item.state != "canceled"], booking.channel, +1)
        booking.rooms = [
            dataclasses.replace(item, state="canceled") if item in gone else item for item in booking.rooms
        ]
        if room is None:
            booking.state, booking.cancel_reason = "canceled", reason
        booking.updated_at, booking.modified = self.now(), True
        self._revise(number)

    def _revise(self, number: str) -> None:
        booking = self.bookings[number]
        written = f"{number} {len(booking.uids)}".encode()
        booking.uid = hashlib.sha256(written).hexdigest()[:32]
        booking.uids.append(booking.uid)
        booking.undelivered = True

    def _occupy(self, rooms: Iterable[BookedRoom], channel: str, step: int) -> None:
        """HotelRunner moves the pool's count itself, on each channel that listens."""
        for room in rooms:
            units = next((rate.units for rate in self.rates if rate.inv_code == room.inv_code), None)
            if units is None:
                continue
            for night in room.nights:
                for shown_on in (PANEL, *self._sold_on(room.inv_code)):
                    if shown_on in self.asleep and shown_on != channel:
                        continue
                    planted = self.planted.get(shown_on) if shown_on != channel else None
                    moved: str | None = room.inv_code
                    if planted is not None:
                        others = [rate.inv_code for rate in self.rates if rate.units > 0]
                        moved = planted.moves(room.inv_code, night, units, step, self.now(), others)
                    if moved:
                        self._step(moved, night, shown_on, step)

    def _step(self, inv_code: str, night: date, shown_on: str, step: int) -> None:
        """One room more or less on one channel, as its calendar stands."""
        units = next((rate.units for rate in self.rates if rate.inv_code == inv_code), 0)
        left = int(self.calendar.value(inv_code, night, shown_on).get("availability", units)) + step
        write = Write(inv_code, night, {"availability": str(max(0, left))})
        self.calendar.write(write, shown_on, at=self.now(), call=None, transaction=None)

    def callback_body(self, number: str, shape: str = "reservations", reason: str = "modify") -> Any:
        """What HotelRunner would post: `reservations` (2026), `reason` (older) or `bare`."""
        body = self.bookings[number].body()
        shapes = {
            "reservations": {"reservations": [body]},
            "reason": {**body, "reason": reason},
            "bare": body,
        }
        return shapes[shape]

    # -- failing

    def fail(self, kind: str, **how: Any) -> Fault:
        """The next calls meet this fault; see `Fault`."""
        return self.faults.add(Fault(kind, **how))

    def over_quota(self) -> bool:
        """Whether the calls of this day or minute, the present one included, are more than allowed."""
        if self.quota_day is None and self.quota_minute is None:
            return False
        now = self.now()
        answered = [call.at for call in self.calls if call.status != 429]
        today = sum(at.astimezone(UTC).date() == now.astimezone(UTC).date() for at in answered)
        minute = sum(at > now - timedelta(minutes=1) for at in answered)
        return (self.quota_day is not None and today > self.quota_day) or (
            self.quota_minute is not None and minute > self.quota_minute
        )
