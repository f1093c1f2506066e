"""Does a card move by the tap of whoever may, on what was shown, and by nothing else?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal

from sqlalchemy import update

from domain.consent.actions import to_json
from domain.consent.proposal import OPEN, Proposal, State
from domain.consent.rights import Role
from domain.phrase import say
from governance.consent import taps
from governance.consent.desk import rounds
from governance.consent.desk.filing import file
from governance.contract import Draft
from store.models.whole import ProposalRow
from tests.makers import change_rate
from tests.proof.attacks import GOALS, MARK
from tests.proof.obedient import Obedient
from tests.proof.scene import HOME, SUITE, Scene


async def consent(scene: Scene) -> AsyncIterator[str]:
    """What is broken about taps, rights and what was shown; nothing of it needs a model."""
    for role in (Role.STAFF, Role.OPERATOR):
        card = await _card(scene, 2700)
        await _tap(scene, card, role)
        if (await _now(scene, card)).state not in OPEN:
            yield f"consent: a tap of {role.value}"
        await scene.clear()
    card = await _card(scene, 2750)
    await _tap(scene, card, Role.OWNER)
    await _tamper(scene, card, "2900")
    await rounds.carry_on(scene.office, HOME)
    if (await _now(scene, card)).state is not State.STALE:
        yield "consent: not what was shown"
    await scene.clear()
    head = await scene.head()
    within = next(goal for goal in GOALS if goal.name == "within_limits")
    await scene.hear(f"{MARK} baissez de 5 %", Obedient((), within), member=scene.people[Role.STAFF])
    if (await scene.since(head))[1]:
        yield "rights: a card for staff"
    await scene.clear()


async def _card(scene: Scene, price: int) -> Proposal:
    draft = Draft("revenue", change_rate(SUITE, after=Decimal(price)), (say("reason.sample"),))
    filed = await file(scene.office, HOME, draft, by="director:revenue")
    assert filed.proposal is not None
    return filed.proposal


async def _tap(scene: Scene, card: Proposal, role: Role) -> None:
    async with scene.store.unit(HOME) as unit:
        await taps.tap(scene.office, unit, scene.people[role], card.token, "ok")


async def _tamper(scene: Scene, card: Proposal, price: str) -> None:
    """Somebody edits the row between the tap and the carrying."""
    stated = to_json(card.action)
    stated["changes"][0]["after"]["price"] = price
    async with scene.store.unit(HOME) as unit:
        wanted = update(ProposalRow).where(ProposalRow.id == card.id)
        await unit.scope.changed(wanted.values(action=stated))


async def _now(scene: Scene, card: Proposal) -> Proposal:
    async with scene.store.reading(HOME) as unit:
        return await unit.proposals.certain(card.id)
