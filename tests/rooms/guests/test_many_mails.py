"""Is a mailbox of thousands taken in without a draft too many, and one that was down for a day without a gap?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from channels.mail.letters import Letters
from channels.mail.reader import Reader
from channels.mail.trust import Judge
from channels.simulated.mailbox import SimulatedMailbox
from domain.guests.incoming import Silence
from domain.guests.thread import State
from governance.bookings.mailbox_pass import Post, read_mailbox
from governance.guests.hearing import hear
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import standing, with_facts
from tests.rooms.guests.test_mail import OURS, letter


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with with_facts(sqlite_url) as stage:
        yield stage


def post_of(box: SimulatedMailbox) -> Post:
    return Post(box, Reader(Judge("mx.example")), Letters(frozenset({OURS})), hear)


async def connected(stage: Stage, old: int, fresh: int) -> tuple[int, int]:
    """A first connection to so many mails: (drafts, kept in silence for being old)."""
    box, now = SimulatedMailbox(), stage.clock()
    for number in range(old + fresh):
        at = now - (timedelta(days=5, minutes=number % 600) if number < old else timedelta(minutes=5))
        sender = f"Guest {number % 97} <g{number % 97}@example.org>"
        box.deliver(letter("Is there wifi in the house?", sender, number), at)
    read = await read_mailbox(stage.office, HOME, post_of(box))
    assert read.failure is None
    drafts = await standing(stage, State.DRAFT)
    async with stage.store.reading(HOME) as unit:
        silent = await unit.guest_messages.in_state(State.SILENT, limit=20_000)
    assert {one.reason for one in silent} <= {Silence.OLD.value}
    return len(drafts), len(silent)


async def test_a_first_connection_drafts_what_is_new_alone(stage: Stage) -> None:
    drafts, silent = await connected(stage, 8, 1)
    assert (drafts, silent) == (1, 8)


@pytest.mark.proof
async def test_a_first_connection_to_ten_thousand_mails(stage: Stage) -> None:
    drafts, silent = await connected(stage, 9_995, 5)
    print({"drafts": drafts, "silent": silent})  # noqa: T201 - the figures of docs/proofs.md
    assert (drafts, silent) == (5, 9_995)


async def test_a_mailbox_that_was_down_for_a_day_is_read_without_a_gap_and_nothing_twice(
    stage: Stage,
) -> None:
    box = SimulatedMailbox()
    post = post_of(box)
    box.deliver(letter("Thank you!", "Jo <jo@example.org>", 1), stage.clock())
    await read_mailbox(stage.office, HOME, post)
    box.drops = 24
    for hour in range(24):
        stage.clock.pass_(hours=1)
        sender = f"G{hour} <g{hour}@example.org>"
        box.deliver(letter("Perfect, thank you!", sender, 10 + hour), stage.clock())
        assert (await read_mailbox(stage.office, HOME, post)).failure is not None
    for _ in range(2):
        await read_mailbox(stage.office, HOME, post)
    async with stage.store.reading(HOME) as unit:
        said = await unit.guest_messages.in_state(State.WAITING, State.SILENT)
        threads = await unit.guest_threads.all()
    assert (len(said), len(threads)) == (25, 25)


async def test_who_wrote_during_a_week_without_a_mailbox_waits_and_is_not_called_old(stage: Stage) -> None:
    box = SimulatedMailbox()
    post = post_of(box)
    await read_mailbox(stage.office, HOME, post)
    stage.clock.pass_(hours=3)
    box.deliver(letter("Is there wifi in the house?"), stage.clock())
    stage.clock.pass_(days=6)
    await read_mailbox(stage.office, HOME, post)
    assert len(await standing(stage, State.WAITING)) == 1
    assert len(await standing(stage, State.DRAFT)) == 1
