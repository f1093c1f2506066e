"""What have the channels' update counters done since we last looked?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from channels.ports import ConnectedChannel


@dataclass(frozen=True, slots=True)
class CounterChange:
    """One channel between two looks. `restarted`: a counter went down, so both counts start from zero again.

    `waiting` is how many updates are in progress now, `waiting_before` how many were then: what stays up across
    several looks is stuck. Counters that move prove deliveries, never that a channel shows the right thing.
    """

    code: str
    name: str
    succeeded: int
    failed: int
    waiting: int
    waiting_before: int
    restarted: bool = False


def counter_changes(
    before: Sequence[ConnectedChannel], after: Sequence[ConnectedChannel]
) -> tuple[CounterChange, ...]:
    """The change of each channel that is connected now; one that was not there before counts from zero."""
    known = {channel.code: channel for channel in before}
    return tuple(_change(known.get(channel.code), channel) for channel in after)


def disconnected(before: Sequence[ConnectedChannel], after: Sequence[ConnectedChannel]) -> tuple[str, ...]:
    """The codes of channels that were connected and no longer are."""
    still = {channel.code for channel in after}
    return tuple(channel.code for channel in before if channel.code not in still)


def _change(then: ConnectedChannel | None, now: ConnectedChannel) -> CounterChange:
    then = then or ConnectedChannel(now.code, now.name, 0, 0, 0)
    restarted = now.succeeded < then.succeeded or now.failed < then.failed
    start = ConnectedChannel(now.code, now.name, 0, 0, 0) if restarted else then
    return CounterChange(
        code=now.code,
        name=now.name,
        succeeded=now.succeeded - start.succeeded,
        failed=now.failed - start.failed,
        waiting=now.in_progress,
        waiting_before=then.in_progress,
        restarted=restarted,
    )
