"""What does a sales channel's e-mail say about a booking, and how far may it be believed?"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime

from domain.money import Money
from domain.nights import Span


class NoticeKind(enum.StrEnum):
    """What the mail announces."""

    NEW = "new"
    CHANGED = "changed"
    CANCELLED = "cancelled"


class Payment(enum.StrEnum):
    """Who holds the guest's money. A virtual card is a promise of the channel's, not money received."""

    HOTEL = "hotel"
    CHANNEL = "channel"
    VIRTUAL_CARD = "virtual_card"
    UNKNOWN = "unknown"


class Trust(enum.StrEnum):
    """What stands behind a mail's sender.

    AUTHENTIC: signed by the sender's own domain (DKIM, RFC 6376), or our own mail server says so (RFC 8601).
    UNSIGNED: no signature of that domain that holds. FORWARDED: a person passed it on, so that nothing proves its
    text. UNDECIDED: the domain's key could not be asked for; the same mail may be judged later.
    """

    AUTHENTIC = "authentic"
    UNSIGNED = "unsigned"
    FORWARDED = "forwarded"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The mail behind a notice. `signed_by` is the domain whose signature held."""

    message_id: str
    sent_at: datetime
    trust: Trust
    signed_by: str | None = None


@dataclass(frozen=True, slots=True)
class NoticeRoom:
    """One room as the mail names it; `type_text` are the channel's own words for its type."""

    type_text: str | None
    check_in: date
    check_out: date
    adults: int | None = None
    children: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """One booking as one mail tells it.

    `provider` is who wrote the mail, `source` the channel code that sold the room. `number` is HotelRunner's
    ("R…"), `channel_number` the channel's own. `booked_on` is the house's wall time, as printed. `total` is the
    booking's, over all rooms.
    """

    kind: NoticeKind
    provider: str
    source: str
    evidence: Evidence
    number: str | None = None
    channel_number: str | None = None
    guest: str | None = None
    country: str | None = None
    rooms: tuple[NoticeRoom, ...] = ()
    total: Money | None = None
    payment: Payment = Payment.UNKNOWN
    booked_on: datetime | None = None

    @property
    def known_as(self) -> str:
        """The number by which people will look for it; never empty, for a notice has one of the two."""
        return self.number or self.channel_number or ""

    @property
    def says_enough(self) -> bool:
        """Whether a new booking can be made of it: its number and its nights."""
        return bool(self.known_as and self.rooms)


@dataclass(frozen=True, slots=True)
class Gist:
    """What was read of a booking that an unknown sender announces: enough to look for it, not to make it."""

    reference: str | None = None
    stay: Span | None = None


class Unread(enum.StrEnum):
    """Why a mail is no notice that the house understands."""

    NOT_A_BOOKING = (
        "not_a_booking"  # a newsletter, a payout, a message: nobody has to read it for its booking
    )
    NO_SHAPE = "no_shape"  # about a booking, from nobody whose mails we can read
    NO_KIND = "no_kind"  # from a channel, with a number, but neither new nor changed nor cancelled
    NO_NUMBER = "no_number"
    CONTRADICTION = "contradiction"
    DAMAGED = "damaged"
    NEVER_FINISHED = "never_finished"
