"""Which sales channels refuse what the house sends, and since when?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from domain.figure import Figure, Source
from domain.finding import Finding, Severity
from domain.house.snapshot import ChannelHealth, House
from domain.phrase import say


def failing_channels(house: House) -> Iterator[Finding]:
    """A P1 for each channel whose failures grow; news again only when it failed anew after recovering."""
    for channel in house.channels:
        if channel.failing_since is None:
            continue
        yield Finding(
            key=f"channel:{channel.code}",
            director="cto",
            severity=Severity.P1,
            phrase=say("brief.channel_failing", channel=channel.name, since=channel.failing_since),
            state=channel.failing_since.isoformat(),
            figures=(_figure(channel),),
        )


def _figure(channel: ChannelHealth) -> Figure:
    return Figure(
        key=f"channel.failed:{channel.code}",
        value=Decimal(channel.failed),
        unit="updates",
        as_of=channel.counted_at,
        formula="failed",
        operands=(("failed", Decimal(channel.failed)),),
        sources=(Source("channel", (channel.code,)),),
    )
