"""In which states can a sales channel be on its way to being open, and which moves between them exist?"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.errors import Refusal, refuse
from domain.missions.evidence import Evidence, EvidenceKind, bears_witness
from domain.phrase import Phrase, say


class ChannelState(enum.StrEnum):
    """Every place of a channel on the board; see MOVES for the ways between them."""

    NOT_STARTED = "not_started"
    PREPARING = "preparing"
    WAITING_OWNER = "waiting_owner"
    REQUESTED = "requested"
    WAITING_CHANNEL = "waiting_channel"
    CONNECTING = "connecting"
    MAPPED = "mapped"
    LIVE = "live"
    VERIFIED = "verified"
    HELD = "held"
    REJECTED = "rejected"


S = ChannelState
MOVES: Mapping[ChannelState, frozenset[ChannelState]] = {
    S.NOT_STARTED: frozenset({S.PREPARING, S.LIVE}),  # live: it was open before anybody kept a board
    S.PREPARING: frozenset({S.NOT_STARTED, S.WAITING_OWNER, S.REQUESTED, S.HELD, S.REJECTED}),
    S.WAITING_OWNER: frozenset({S.PREPARING, S.REQUESTED, S.HELD, S.REJECTED}),
    S.REQUESTED: frozenset(
        {S.PREPARING, S.WAITING_OWNER, S.WAITING_CHANNEL, S.CONNECTING, S.HELD, S.REJECTED}
    ),
    S.WAITING_CHANNEL: frozenset({S.WAITING_OWNER, S.REQUESTED, S.CONNECTING, S.HELD, S.REJECTED}),
    S.CONNECTING: frozenset({S.WAITING_CHANNEL, S.MAPPED, S.HELD, S.REJECTED}),
    S.MAPPED: frozenset({S.CONNECTING, S.LIVE, S.HELD, S.REJECTED}),
    S.LIVE: frozenset({S.MAPPED, S.VERIFIED, S.HELD, S.REJECTED}),
    S.VERIFIED: frozenset({S.LIVE, S.HELD, S.REJECTED}),
    S.HELD: frozenset({S.PREPARING, S.REQUESTED, S.CONNECTING, S.MAPPED, S.LIVE, S.REJECTED}),
    S.REJECTED: frozenset({S.PREPARING}),
}
# What a channel does not enter while a synchronisation incident is open: each opens the house a little further.
PAST_REQUESTED = frozenset({S.WAITING_CHANNEL, S.CONNECTING, S.MAPPED, S.LIVE, S.VERIFIED})
OPEN = frozenset({S.LIVE, S.VERIFIED})
WAITS = frozenset({S.WAITING_OWNER, S.REQUESTED, S.WAITING_CHANNEL, S.CONNECTING})
# Moves that say nothing by themselves: what is waited for, why it stops.
WANT_WORDS = frozenset({S.WAITING_OWNER, S.HELD, S.REJECTED})
_ORDER = tuple(ChannelState)
NAMES: Mapping[ChannelState, Phrase] = {
    S.NOT_STARTED: say("activation.not_started"),
    S.PREPARING: say("activation.preparing"),
    S.WAITING_OWNER: say("activation.waiting_owner"),
    S.REQUESTED: say("activation.requested"),
    S.WAITING_CHANNEL: say("activation.waiting_channel"),
    S.CONNECTING: say("activation.connecting"),
    S.MAPPED: say("activation.mapped"),
    S.LIVE: say("activation.live"),
    S.VERIFIED: say("activation.verified"),
    S.HELD: say("activation.held"),
    S.REJECTED: say("activation.rejected"),
}


def may_move(old: ChannelState, new: ChannelState) -> bool:
    """Whether the table of moves knows this way."""
    return new in MOVES[old]


def goes_further(old: ChannelState, new: ChannelState) -> bool:
    """Whether the move opens the channel further than *requested*, from wherever it stands."""
    back = old in PAST_REQUESTED and _ORDER.index(new) < _ORDER.index(old)
    return new in PAST_REQUESTED and not back


@dataclass(frozen=True, slots=True)
class Opening:
    """A channel as it stands on the board.

    `since` None: nobody has moved it, and `evidence` is what the specs or the channel manager tell of it. `words`
    are those of the last move: what the owner is asked for, why it is held. `reference` is the channel's own number
    of the request. `place` is where the owner put it in the order, None where he has not said.
    """

    channel: str
    state: ChannelState = ChannelState.NOT_STARTED
    since: datetime | None = None
    by: str | None = None
    words: str = ""
    reference: str | None = None
    next_look: date | None = None
    place: int | None = None
    reminded_at: datetime | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class Move:
    """One step of a channel that was made, as the board's history keeps it."""

    channel: str
    before: ChannelState
    to: ChannelState
    by: str
    at: datetime
    words: str = ""
    evidence: tuple[Evidence, ...] = ()
    proposal: int | None = None


def what_lacks(
    old: ChannelState, new: ChannelState, words: str, evidence: Sequence[Evidence]
) -> Refusal | None:
    """What the move still needs before it may be made: a way in the table, a reason, a reference, a witness."""
    if not may_move(old, new):
        return refuse("activation.no_way", before=NAMES[old], to=NAMES[new])
    if new in WANT_WORDS and not words.strip():
        return refuse("activation.needs_words" if new is not S.WAITING_OWNER else "activation.needs_what")
    if new is S.REQUESTED and not evidence:
        return refuse("activation.needs_reference")
    if new in OPEN and not bears_witness(evidence):
        return refuse("activation.needs_witness")
    return None


def days_waited(opening: Opening, now: datetime) -> int:
    """Whole days since the channel came into its state; 0 where nobody has moved it."""
    return 0 if opening.since is None else max(0, (now - opening.since) // timedelta(days=1))


def reference_in(evidence: Sequence[Evidence]) -> str | None:
    """The first number among the evidence."""
    return next((one.value for one in evidence if one.kind is EvidenceKind.NUMBER), None)
