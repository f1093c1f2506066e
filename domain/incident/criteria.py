"""Is a report complete, and was the investigation successful? Computed from what is known, never typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from domain.incident.block import BlockState, HandBlock
from domain.incident.causes import Confidence, Sign
from domain.incident.review import ENOUGH, Review
from domain.incident.sync_test import Outcome, SyncTest, overall, results


@dataclass(frozen=True, slots=True)
class Complete:
    """The six criteria: the setting and what it does are known; auto-import was found or shown absent; a test says
    whether sales reach the channel; support's reason is known; a contingency exists; two people reviewed it."""

    setting_understood: bool
    auto_import: bool
    sync_tested: bool
    support_reason: bool
    contingency: bool
    reviewed_by_two: bool

    @property
    def whole(self) -> bool:
        return all(getattr(self, one.name) for one in fields(self))


@dataclass(frozen=True, slots=True)
class Successful:
    """Confidence is at least medium, the advice can be acted on, the risk has an amount."""

    confidence: bool
    actionable: bool
    risk_quantified: bool

    @property
    def whole(self) -> bool:
        return self.confidence and self.actionable and self.risk_quantified


def complete(
    signs: Sequence[Sign],
    topics: Sequence[str],
    tests: Sequence[SyncTest],
    blocks: Sequence[HandBlock],
    reviews: Sequence[Review],
    channel: str | None = None,
) -> Complete:
    """`topics` are those on which anything is stated, contradicted or not; `reviews` those of this version;
    `channel` the incident's own: a test that was counted on others only says nothing of it."""
    known = {one.topic for one in signs}
    closed = any(one.state is not BlockState.ASKED for one in blocks)
    found = [
        [each for each in results(one) if channel in {None, each.channel}] for one in tests if not one.running
    ]
    looked = any(overall(one) is not Outcome.UNKNOWN for one in found)
    return Complete(
        setting_understood={"allocation", "allocation_meaning"} <= known,
        auto_import="auto_import" in known,
        sync_tested=looked,
        support_reason="support_reason" in topics,
        contingency=closed or "contingency" in known,
        reviewed_by_two=len({one.reviewer for one in reviews}) >= ENOUGH,
    )


def successful(confidence: Confidence, advised: Sequence[tuple[str, ...]], *, quantified: bool) -> Successful:
    """`advised`: what, why, risk and how of each recommendation but going on looking."""
    whole = [one for one in advised if all(part.strip() for part in one)]
    return Successful(confidence is not Confidence.LOW, len(whole) >= ENOUGH, quantified)
