"""What do the channels say about a transaction, in either documented shape?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from channels.hotelrunner.reading import count, rows, text
from channels.ports import ChannelResult, PushState, PushStatus

FAILED, IN_PROGRESS, SUCCEEDED = "failed", "in_progress", "succeeded"
# The worst verdict speaks for a channel that has several.
_WORST_FIRST = (FAILED, IN_PROGRESS, SUCCEEDED)


def status(body: Any, tracking: str) -> PushStatus:
    """The transaction's state over all channels.

    Confirmed only when something succeeded and nothing failed or is under way. Counters that are all zero or
    unreadable, that contradict the details, or that belong to another transaction prove nothing: UNKNOWN.
    """
    found = _transaction(body, tracking)
    if found is None:
        return PushStatus(PushState.UNKNOWN)
    details = _details(found.get("details"))
    results = _by_channel(details)
    seen = Counter(verdict.state for verdict in details)
    told = _counts(found.get("counts"))
    if told is None:
        return PushStatus(_state(seen), results)
    counted = {state: number for state, number in told.items() if number is not None}
    denied = any(seen[state] and not told[state] for state in _WORST_FIRST)
    return PushStatus(PushState.UNKNOWN if denied or len(counted) < len(told) else _state(counted), results)


def _state(counts: Mapping[str, int]) -> PushState:
    if counts[IN_PROGRESS]:
        return PushState.PENDING
    if counts[FAILED]:
        return PushState.PARTIAL if counts[SUCCEEDED] else PushState.FAILED
    return PushState.CONFIRMED if counts[SUCCEEDED] else PushState.UNKNOWN


def _transaction(body: Any, tracking: str) -> Mapping[str, Any] | None:
    """The inner object: under `transaction` with its own id (v2), or under the id itself (v1)."""
    if not isinstance(body, dict):
        return None
    newer = body.get("transaction")
    if isinstance(newer, dict):
        return newer if text(newer.get("id")) in {tracking, None} else None
    older = body.get(tracking)
    return older if isinstance(older, dict) else None


def _details(value: Any) -> list[ChannelResult]:
    """Every row's verdict, from a list of rows that name their channel, or from lists keyed by channel."""
    if isinstance(value, dict):
        return [_verdict(str(channel), row) for channel, listed in value.items() for row in rows(listed)]
    return [_verdict(text(row.get("channel_code")) or "?", row) for row in rows(value)]


def _verdict(channel: str, row: Mapping[str, Any]) -> ChannelResult:
    said = (text(row.get("state")) or "").lower()
    # A state that we do not know is not an end.
    return ChannelResult(
        channel, said if said in _WORST_FIRST else IN_PROGRESS, text(row.get("error_message"))
    )


def _by_channel(verdicts: Iterable[ChannelResult]) -> tuple[ChannelResult, ...]:
    worst: dict[str, ChannelResult] = {}
    for verdict in sorted(verdicts, key=lambda found: _WORST_FIRST.index(found.state)):
        worst.setdefault(verdict.channel, verdict)
    return tuple(worst.values())


def _counts(value: Any) -> dict[str, int | None] | None:
    """The three counters (a missing one is 0, an unreadable one None); None when there are none."""
    return {state: count(value.get(state, 0)) for state in _WORST_FIRST} if isinstance(value, dict) else None
