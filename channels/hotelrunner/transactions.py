"""What do the channels say about a transaction, in either documented shape?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from channels.hotelrunner.reading import count, rows, text
from channels.ports import ChannelResult, PushState, PushStatus

FAILED, IN_PROGRESS, SUCCEEDED = "failed", "in_progress", "succeeded"
# The worst verdict speaks for a channel that has several.
_WORST_FIRST = (FAILED, IN_PROGRESS, SUCCEEDED)


def status(body: Any, tracking: str) -> PushStatus:
    """The transaction's state over all channels.

    Confirmed only when something succeeded and nothing failed or is under way. Counters that are all zero,
    that contradict the details, or that belong to another transaction are UNKNOWN: they prove nothing.
    """
    found = _transaction(body, tracking)
    if found is None:
        return PushStatus(PushState.UNKNOWN)
    results = _by_channel(_details(found.get("details")))
    told = _counts(found.get("counts"))
    seen = {state: sum(result.state == state for result in results) for state in _WORST_FIRST}
    if told is None:
        told = seen
    elif results and any(bool(told[state]) < bool(seen[state]) for state in _WORST_FIRST):
        return PushStatus(PushState.UNKNOWN, results)
    return PushStatus(_state(told), results)


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


def _details(value: Any) -> list[tuple[str, Mapping[str, Any]]]:
    """(channel, row) from a list of rows that name their channel, or from lists keyed by channel."""
    if isinstance(value, dict):
        return [(str(channel), row) for channel, listed in value.items() for row in rows(listed)]
    return [(text(row.get("channel_code")) or "?", row) for row in rows(value)]


def _by_channel(details: Iterable[tuple[str, Mapping[str, Any]]]) -> tuple[ChannelResult, ...]:
    verdicts: dict[str, ChannelResult] = {}
    for channel, row in details:
        said = (text(row.get("state")) or "").lower()
        verdict = ChannelResult(
            channel, said if said in _WORST_FIRST else IN_PROGRESS, text(row.get("error_message"))
        )
        known = verdicts.get(channel)
        if known is None or _WORST_FIRST.index(verdict.state) < _WORST_FIRST.index(known.state):
            verdicts[channel] = verdict
    return tuple(verdicts.values())


def _counts(value: Any) -> dict[str, int] | None:
    if not isinstance(value, dict):
        return None
    numbers = {state: count(value.get(state)) for state in _WORST_FIRST}
    return {state: number or 0 for state, number in numbers.items()}
