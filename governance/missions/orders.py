"""How is a work order taken, handed in and judged?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.consent.rights import Right, may
from domain.conversation.secrets.masking import masked
from domain.errors import refuse
from domain.missions.evidence import Evidence, distinct
from domain.missions.mission import MissionWish
from domain.missions.order import NOBODY, Instructions, Order, check_report, check_review
from governance.missions.flow import first_reminder
from governance.missions.order_cards import may_work, order_card, reviews, who
from governance.office import Office
from governance.post.quiet import after_quiet_hours
from governance.post.telling import tell
from store.consent.people import Member
from store.unit import Unit


async def give(
    office: Office,
    unit: Unit,
    by: str,
    wish: MissionWish,
    instructions: Instructions,
    *,
    channel: str | None = None,
    step: str | None = None,
) -> Order:
    """A mission with instructions, for whoever takes it unless the wish names somebody."""
    now, hotel = office.clock(), await unit.property.get()
    owner = wish.owner or NOBODY
    mission = await unit.missions.add(
        wish, owner=owner, by=by, at=now, remind_at=first_reminder(wish, hotel, now)
    )
    await unit.orders.add(mission.id, instructions, channel=channel, step=step)
    body = {
        "mission": mission.id,
        "priority": wish.priority,
        "owner": owner,
        "channel": channel,
        "step": step,
    }
    await unit.journal.append("order.given", f"mission:{mission.id}", by, body, now)
    return Order(mission, instructions, channel, step)


async def take(office: Office, unit: Unit, member: Member, order: Order) -> Order:
    """Hold it, so that nobody else does. Refusal: no right, or somebody has it."""
    if not may_work(member, order):
        raise refuse("order.not_yours")
    running = await unit.sync_tests.running()
    if running is not None and order.channel in running.channels:
        raise refuse("order.waits_for_test")
    number, now = order.mission.id, office.clock()
    if not await unit.orders.take(number, who(member), now):
        raise refuse("order.taken", number=number)
    await unit.journal.append("order.taken", f"mission:{number}", who(member), {"mission": number}, now)
    return await _again(unit, number)


async def give_back(office: Office, unit: Unit, member: Member, order: Order) -> Order:
    """Lay it down for others. Refusal: he does not hold it."""
    number, now = order.mission.id, office.clock()
    if not await unit.orders.give_back(number, who(member), now):
        raise refuse("order.not_held", number=number)
    await unit.journal.append("order.given_back", f"mission:{number}", who(member), {"mission": number}, now)
    return await _again(unit, number)


async def hand_in(
    office: Office, unit: Unit, member: Member, order: Order, words: str, evidence: Sequence[Evidence]
) -> Order:
    """Say that it is done, with what shows it; whoever reviews is told. Refusal: not his, or nothing to look at."""
    words, evidence = masked(words), [replace(one, value=masked(one.value)) for one in evidence]
    check_report(order, who(member), evidence)
    number, now = order.mission.id, office.clock()
    if not await unit.orders.hand_in(number, who(member), words, distinct(evidence), now):
        raise refuse("order.not_held", number=number)
    body = {"mission": number, "evidence": [one.kind.value for one in evidence]}
    await unit.journal.append("order.handed_in", f"mission:{number}", who(member), body, now)
    after = await _again(unit, number)
    everybody = await unit.people.members()
    await _show(office, unit, after, [one for one in everybody if reviews(one, after)], "review")
    return after


async def judge(
    office: Office, unit: Unit, member: Member, order: Order, *, accepted: bool, gaps: str = ""
) -> Order:
    """Accept it, or give it back with what is missing; the worker is told. Refusal: not his to judge."""
    if not may(member.role, Right.FILE):
        raise refuse("order.not_yours_to_judge")
    check_review(order, who(member), accepted=accepted, gaps=gaps)
    number, now = order.mission.id, office.clock()
    if not await unit.orders.judge(number, who(member), now, accepted=accepted, gaps=gaps):
        raise refuse("order.judged_meanwhile")
    kind = "order.accepted" if accepted else "order.returned"
    await unit.journal.append(kind, f"mission:{number}", who(member), {"mission": number}, now)
    after = await _again(unit, number)
    worker = [one for one in await unit.people.members() if who(one) == order.mission.owner]
    await _show(office, unit, after, worker, kind)
    return after


async def _again(unit: Unit, number: int) -> Order:
    found = await unit.orders.get(number)
    if found is None:
        raise LookupError(f"order {number} is gone")
    return found


async def _show(office: Office, unit: Unit, order: Order, members: Sequence[Member], occasion: str) -> None:
    """The order's card to some people, after the quiet hours."""
    now, hotel = office.clock(), await unit.property.get()
    people, reports = await unit.people.names(), await unit.orders.reports(order.mission.id)
    for member in members:
        card = order_card(order, reports, member, people)
        dedupe = f"order:{order.mission.id}:{occasion}:{now.isoformat()}"
        await tell(unit, [member], card, dedupe, now, due_at=after_quiet_hours(now, hotel))
