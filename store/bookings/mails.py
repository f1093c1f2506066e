"""Which mails about bookings came in, and what became of each?"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update

from domain.bookings.mail_standing import MailStanding, SeenBooking
from store.models.mails import MailRow
from store.models.reservations import ReservationRow
from store.scope import Scope


class MailState(enum.StrEnum):
    """What became of a mail.

    WAITING for its effect; BOOKED: it told a booking, or told it again; SEEN: it names a booking that the house
    does not know enough of; TO_CONFIRM: nothing proves its sender; TO_READ: a person has to read it; NOTHING: it
    is not about a booking; READ: a person has dealt with it.
    """

    WAITING = "waiting"
    BOOKED = "booked"
    SEEN = "seen"
    TO_CONFIRM = "to_confirm"
    TO_READ = "to_read"
    NOTHING = "nothing"
    READ = "read"


OPEN_TO_PEOPLE = (MailState.SEEN, MailState.TO_CONFIRM, MailState.TO_READ)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it is kept; `body` is None once it was forgotten, `notice` is what it says.

    `rings`: it is recent enough to be told.
    """

    id: int
    key: str
    sender: str
    subject: str
    arrived_at: datetime
    received_at: datetime
    trust: str
    body: Mapping[str, Any] | None
    rings: bool
    attempts: int = 0
    state: MailState = MailState.WAITING
    notice: Mapping[str, Any] | None = None
    reason: str | None = None
    provider: str | None = None
    number: str | None = None
    settled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mails:
    """The mails of one property, each once."""

    scope: Scope

    async def known(self, keys: Iterable[str]) -> set[str]:
        """Which of these are kept already."""
        return set(await self.scope.all(select(MailRow.key).where(MailRow.key.in_(list(keys)))))

    async def keep(self, mail: Mail) -> bool:
        """Store a mail that awaits its effect; False when it is there already."""
        row = {
            "key": mail.key,
            "sender": mail.sender[:320],
            "subject": mail.subject,
            "arrived_at": mail.arrived_at,
            "received_at": mail.received_at,
            "trust": mail.trust,
            "body": None if mail.body is None else dict(mail.body),
            "rings": mail.rings,
            "open": True,
            "attempts": 0,
            "state": MailState.WAITING.value,
        }
        return bool(await self.scope.add_new(MailRow, [row], ["key"]))

    async def waiting(self, limit: int = 50) -> Sequence[Mail]:
        """What awaits its effect, in the order of arrival, as far as one look goes."""
        wanted = select(MailRow).where(MailRow.open.is_(True)).order_by(MailRow.arrived_at, MailRow.id)
        return [_mail(row) for row in await self.scope.all(wanted.limit(limit))]

    async def begin(self, mail_id: int) -> None:
        """Count one more beginning, before the mail is read."""
        begun = update(MailRow).where(MailRow.id == mail_id)
        await self.scope.changed(begun.values(attempts=MailRow.attempts + 1))

    async def settle(
        self,
        mail_id: int,
        state: MailState,
        at: datetime,
        *,
        reason: str | None = None,
        provider: str | None = None,
        number: str | None = None,
        notice: Mapping[str, Any] | None = None,
    ) -> bool:
        """The mail has had its effect, in the unit of that effect; False when it had it already, so leave."""
        ended = update(MailRow).where(MailRow.id == mail_id, MailRow.open.is_(True))
        values: dict[str, Any] = {"open": False, "state": state.value, "settled_at": at, "reason": reason}
        if state is MailState.NOTHING:
            values["body"] = None
        told = {"provider": provider, "number": number, "notice": None if notice is None else dict(notice)}
        return bool(await self.scope.changed(ended.values(**values, **told)))

    async def dealt_with(self, mail_id: int, at: datetime, state: MailState = MailState.READ) -> bool:
        """A person has answered; False when somebody did before."""
        standing = [one.value for one in OPEN_TO_PEOPLE]
        answered = update(MailRow).where(MailRow.id == mail_id, MailRow.state.in_(standing))
        return bool(await self.scope.changed(answered.values(state=state.value, settled_at=at)))

    async def number_known(self, numbers: Iterable[str], at: datetime) -> int:
        """The house knows these bookings now: the mails that only named them are settled."""
        wanted = [number for number in numbers if number]
        seen = update(MailRow).where(MailRow.state == MailState.SEEN.value, MailRow.number.in_(wanted))
        return await self.scope.changed(seen.values(state=MailState.BOOKED.value, settled_at=at))

    async def seen_and_known(self) -> set[str]:
        """The numbers of bookings that a mail only named, and that the house knows by now."""
        seen = select(MailRow.number).where(MailRow.state == MailState.SEEN.value)
        numbers = {number for number in await self.scope.all(seen) if number}
        if not numbers:
            return set()
        ours, theirs = ReservationRow.number, ReservationRow.channel_number
        stored = select(ours, theirs).where(or_(ours.in_(numbers), theirs.in_(numbers)))
        return numbers & {n for pair in await self.scope.rows(stored) for n in pair}

    async def standing(self, read_at: datetime | None, failed_at: datetime | None) -> MailStanding:
        """Which mails wait for somebody."""
        waiting = await self.in_state(*OPEN_TO_PEOPLE)
        seen = [one for one in waiting if one.state is MailState.SEEN]
        return MailStanding(
            read_at,
            failed_at,
            to_read=tuple(one.arrived_at for one in waiting if one.state is MailState.TO_READ),
            unproven=sum(1 for one in waiting if one.state is MailState.TO_CONFIRM),
            seen=tuple(SeenBooking(one.number or "", one.provider or "", one.arrived_at) for one in seen),
        )

    async def in_state(self, *states: MailState, limit: int = 200) -> Sequence[Mail]:
        """Newest first."""
        wanted = select(MailRow).where(MailRow.state.in_([one.value for one in states]))
        newest = wanted.order_by(MailRow.arrived_at.desc(), MailRow.id.desc()).limit(limit)
        return [_mail(row) for row in await self.scope.all(newest)]

    async def received_since(self, at: datetime, limit: int = 200) -> Sequence[Mail]:
        """What was taken in since then, newest first."""
        wanted = select(MailRow).where(MailRow.received_at >= at).order_by(MailRow.id.desc()).limit(limit)
        return [_mail(row) for row in await self.scope.all(wanted)]

    async def get(self, mail_id: int) -> Mail | None:
        """One mail."""
        row = await self.scope.first(select(MailRow).where(MailRow.id == mail_id))
        return None if row is None else _mail(row)

    async def forget(self, before: datetime) -> int:
        """Empty what came before then and awaits nobody: texts hold guests' data. That it came is kept."""
        standing = [one.value for one in OPEN_TO_PEOPLE]
        old = update(MailRow).where(
            MailRow.received_at < before,
            MailRow.open.is_(False),
            MailRow.state.not_in(standing),
            MailRow.body.is_not(None),
        )
        return await self.scope.changed(old.values(body=None, notice=None, subject=""))


def _mail(row: MailRow) -> Mail:
    return Mail(
        id=row.id,
        key=row.key,
        sender=row.sender,
        subject=row.subject,
        arrived_at=row.arrived_at,
        received_at=row.received_at,
        trust=row.trust,
        body=row.body,
        notice=row.notice,
        rings=row.rings,
        attempts=row.attempts,
        state=MailState(row.state),
        reason=row.reason,
        provider=row.provider,
        number=row.number,
        settled_at=row.settled_at,
    )
