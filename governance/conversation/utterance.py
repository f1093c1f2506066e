"""What has a person said, and to whom?"""

from __future__ import annotations

from dataclasses import dataclass

from channels.dialogue import Tier
from store.consent.people import Member


@dataclass(frozen=True, slots=True)
class Said:
    """A person's words. `inbox_id` is the stored update that brought them; `key` names the answer, once for all.

    `command` and `replied_to` are seats named by a command and by the answer that is replied to. `outside`: the
    words are somebody else's, handed on. `elsewhere`: he watches the answer on another screen than his phone, which
    gets it as well, silently and under his question; the question waits in the store under `key` until then.
    """

    property_id: str
    member: Member
    words: str
    language: str
    key: str
    inbox_id: int | None = None
    inbox_turn: int = 0
    command: str | None = None
    replied_to: str | None = None
    tier: Tier = Tier.TURN
    outside: bool = False
    elsewhere: bool = False
