"""What does somebody hear whose verdict rests on a card that another has moved meanwhile?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.consent.proposal import Proposal, State
from domain.consent.rights import Role
from domain.consent.verdict import Level
from domain.phrase import say
from governance.consent.desk import verdicts
from governance.consent.desk.verdicts import Effect, adjust, postpone, refile, settle, standing, who
from governance.office import snapshot
from tests.makers import change_rate
from tests.rooms.consent.stage import HOME, NIGHT, SUITE, Stage
from tests.rooms.consent.test_mandates import granted, proposed, to_omar


async def refused_meanwhile(desk: Stage, *, postponed: bool = False) -> Proposal:
    """The card as this person still sees it, while its row is refused already."""
    card = await desk.pending()
    if postponed:
        await desk.tap(card, "later", "1h")
    seen = await desk.now(card)
    await desk.tap(card, "no")
    return seen


@pytest.mark.parametrize("postponed", [False, True])
@pytest.mark.parametrize("to", [State.APPROVED, State.REFUSED])
async def test_a_late_verdict_says_how_the_card_was_decided(desk: Stage, to: State, postponed: bool) -> None:
    seen = await refused_meanwhile(desk, postponed=postponed)
    async with desk.store.unit(HOME) as unit:
        answer = await settle(unit, seen, to, desk.owner, desk.clock(), None)
        now = await unit.proposals.certain(seen.id)
    assert (answer.effect, answer.proposal, answer.phrase) == (Effect.ALREADY, now, standing(now))
    assert now.state is State.REFUSED


async def test_another_price_for_a_card_that_is_gone_files_nothing(desk: Stage) -> None:
    seen = await refused_meanwhile(desk)
    async with desk.store.unit(HOME) as unit:
        house = await snapshot(desk.office, unit)
        action = change_rate(SUITE, NIGHT, after=2800)
        answer = await refile(desk.office, unit, house, seen, action, who(desk.owner), ())
    assert answer.effect is Effect.ALREADY
    assert answer.proposal.state is State.REFUSED
    assert len(await desk.all()) == 1


async def test_later_is_no_verdict_on_a_card_that_is_gone_held_or_asleep(desk: Stage) -> None:
    seen = await refused_meanwhile(desk)
    until = desk.clock() + timedelta(hours=1)
    async with desk.store.unit(HOME) as unit:
        late = await postpone(desk.office, unit, seen, desk.owner, until)
    assert (late.effect, late.proposal.state) == (Effect.ALREADY, State.REFUSED)
    held = await desk.pending(5000)
    async with desk.store.unit(HOME) as unit:
        answer = await postpone(desk.office, unit, held, desk.owner, until)
    assert (answer.effect, answer.phrase) == (Effect.ALREADY, standing(held))
    assert await desk.state(held) is State.HELD


async def test_later_never_shortens_a_card(desk: Stage) -> None:
    card = await desk.pending()
    until = card.expires_at - timedelta(hours=13)
    async with desk.store.unit(HOME) as unit:
        answer = await postpone(desk.office, unit, card, desk.owner, until)
    assert answer.effect is Effect.DONE
    assert answer.proposal.expires_at == card.expires_at


async def test_the_first_limit_that_blocks_another_price_is_named(desk: Stage) -> None:
    card = await desk.pending()
    desk.mood.level = Level.BLOCK
    async with desk.store.unit(HOME) as unit:
        answer = await adjust(desk.office, unit, card, desk.owner, "400")
    assert (answer.effect, answer.phrase) == (Effect.BLOCKED, say("limit.floor_sample"))


async def test_a_mandate_that_another_has_just_used_up_lets_nobody_approve(
    desk: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    mandate = await granted(desk, to_omar(desk))
    card = await proposed(desk, 2780, unasked=False)

    async def gone(*_: object) -> bool:
        return False

    monkeypatch.setattr(verdicts, "use", gone)
    assert (await desk.tap(card, "ok", who=Role.OPERATOR)).alert == say("mandate.used_up", mandate=mandate)
    assert await desk.state(card) is State.PENDING
