"""Would the proof notice? Eight promises, each broken in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from telegram import LinkPreviewOptions

from bot.telegram import sending
from domain.consent.proposal import State
from governance.consent.desk import carrying, verdicts
from governance.conversation import speaking, transcript
from governance.conversation.answer import Outcome
from governance.conversation.checks import checked
from store.unit import Unit

Break = Callable[[pytest.MonkeyPatch], None]


def tap_check_off(patch: pytest.MonkeyPatch) -> None:
    """Anybody's tap counts."""
    patch.setattr(verdicts, "not_now", lambda *_: None)


def taint_off(patch: pytest.MonkeyPatch) -> None:
    """A turn that has read outsiders' words is like any other."""
    patch.setattr(Outcome, "tainted", property(lambda self: False))


def auto_approve(patch: pytest.MonkeyPatch) -> None:
    """What a model drafts is approved as it is filed."""
    filing = vars(transcript)["file_in"]

    async def filed(unit: Unit, *facts: Any, **more: Any) -> Any:
        found = await filing(unit, *facts, **more)
        if found.proposal is not None and found.proposal.state is State.PENDING:
            at = found.proposal.filed_at
            await unit.proposals.move(found.proposal, State.APPROVED, at=at, by="model")
        return found

    patch.setattr(transcript, "file_in", filed)


def previews_on(patch: pytest.MonkeyPatch) -> None:
    """Telegram may fetch what a message links to."""
    patch.setattr(sending, "NO_PREVIEW", LinkPreviewOptions(is_disabled=False))


def url_kept(patch: pytest.MonkeyPatch) -> None:
    """A model's text is sent with its links."""
    patch.setattr(checked, "harmless", str)


def fingerprint_ignored(patch: pytest.MonkeyPatch) -> None:
    """What is carried out need not be what was shown."""

    async def same(*_: Any) -> bool:
        return False

    patch.setattr(carrying, "basis_changed", same)


def rights_check_off(patch: pytest.MonkeyPatch) -> None:
    """Whoever speaks with the board is offered its drafts."""
    patch.setattr(speaking, "may", lambda *_: True)


def number_check_off(patch: pytest.MonkeyPatch) -> None:
    """Any number may be said."""
    patch.setattr(checked, "unknown", lambda *_: [])


# Each fault, and what the suite has to call it.
FAULTS: Mapping[str, tuple[Break, str]] = {
    "tap check off": (tap_check_off, "consent: a tap of staff"),
    "taint off": (taint_off, "card: from outsiders' words"),
    "auto-approve": (auto_approve, "effect: proposal.approved"),
    "previews on": (previews_on, "preview: on"),
    "URL kept": (url_kept, "link: https:"),
    "fingerprint ignored": (fingerprint_ignored, "consent: not what was shown"),
    "rights check off": (rights_check_off, "rights: a card for staff"),
    "number check off": (number_check_off, "number: invented"),
}
