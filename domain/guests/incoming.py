"""What came in through a door, before the house has made anything of it?"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime

from domain.guests.thread import Door

LONGEST = 8000


class Silence(enum.StrEnum):
    """Why nobody answers a message."""

    AUTOMATIC = "automatic"  # a machine wrote it: answering would be a loop
    BOUNCE = "bounce"
    BULK = "bulk"
    NO_REPLY = "no_reply"  # its sender reads nothing
    OWN = "own"  # the house wrote it itself
    OLD = "old"  # it came before the house was watching
    EMPTY = "empty"
    THANKS = "thanks"  # nothing is asked
    ANSWERED_BY_PERSON = "answered_by_person"
    NOT_A_GUEST = "not_a_guest"
    OPTED_OUT = "opted_out"  # he asks for no more unasked letters, and for nothing else


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message of a guest. `key` is the same however often it is delivered.

    `address` is where an answer goes; `external` the door's own id of it, `references` those it follows.
    `silence` is what the door itself knows against answering; `authentic`: its sender is proven. `returned` is the
    door's id of an answer of ours that came back undelivered.
    """

    door: Door
    key: str
    address: str
    text: str
    at: datetime
    name: str | None = None
    subject: str = ""
    external: str | None = None
    references: tuple[str, ...] = ()
    channel: str = "direct"
    stay: str | None = None
    attachments: tuple[str, ...] = ()
    silence: Silence | None = None
    authentic: bool = True
    recent: bool = True
    returned: str | None = None
