"""Does a draft become exactly one card, or words on why it does not?"""

from datetime import timedelta
from decimal import Decimal

from domain.consent.actions import fingerprint
from domain.consent.proposal import State
from domain.consent.rights import Role
from domain.consent.verdict import Level
from domain.phrase import say
from domain.prices.rates import CellValue
from governance.consent.desk.filing import file
from governance.contract import Draft
from tests.makers import TODAY, change_rate
from tests.rooms.consent.stage import HOME, NIGHT, Stage


async def test_a_block_returns_words_and_leaves_no_row(desk: Stage) -> None:
    filed = await desk.file(price=400)
    assert filed.proposal is None
    assert filed.blocked == (say("limit.floor_sample"),)
    assert await desk.all() == []
    assert await desk.sent() == []


async def test_a_hold_is_filed_held(desk: Stage) -> None:
    proposal = await desk.pending(price=5000)
    assert (proposal.state, proposal.level) == (State.HELD, Level.HOLD)


async def test_every_approver_gets_one_card_and_so_does_the_asker(desk: Stage) -> None:
    draft = Draft("revenue", change_rate(first=NIGHT), key="k")
    asker = desk.operator.person
    await file(desk.office, HOME, draft, by=f"person:{asker.id}", asked_by=asker.id)
    cards = [item for item in await desk.sent() if item.kind == "card"]
    assert sorted(item.chat_id for item in cards) == [1001, 1002]


async def test_the_same_subject_is_filed_once_and_replaced_when_it_differs(desk: Stage) -> None:
    first = await desk.pending(2990, key="pace")
    again = await desk.file(2990, key="pace")
    assert again.known
    assert again.proposal == first
    await desk.sent()
    second = await desk.pending(2890, key="pace")
    assert second.number == first.number + 1
    assert second.supersedes == first.id
    assert await desk.state(first) is State.SUPERSEDED
    assert [item.kind for item in await desk.sent()] == ["redraw", "card"]
    other = await desk.pending(2890, key="other")
    assert await desk.state(second) is State.PENDING
    assert await desk.state(other) is State.PENDING
    await desk.verify()


async def test_drafts_without_a_subject_are_always_filed(desk: Stage) -> None:
    assert len({(await desk.pending()).number for _ in range(3)}) == 3


async def test_a_decided_subject_does_not_stand_in_the_way(desk: Stage) -> None:
    first = await desk.pending(key="pace")
    await desk.tap(first, "no")
    second = await desk.pending(key="pace")
    assert second.number != first.number


async def test_the_values_before_are_those_of_this_moment(desk: Stage) -> None:
    draft = Draft("revenue", change_rate(first=NIGHT, before=None))
    filed = (await file(desk.office, HOME, draft, by="person:1")).proposal
    assert filed is not None
    assert filed.action.changes[0].before == CellValue(price=Decimal(2600))
    assert filed.fingerprint == fingerprint(filed.action)
    unknown = change_rate(first=TODAY + timedelta(days=300), before=1)
    blind = (await file(desk.office, HOME, Draft("revenue", unknown), by="person:1")).proposal
    assert blind is not None
    assert blind.action.changes[0].before is None


async def test_consent_ends_with_the_first_night_or_after_a_day(desk: Stage) -> None:
    far = await desk.pending()
    assert far.expires_at == desk.clock() + timedelta(hours=24)
    desk.clock.pass_(hours=8)
    tonight = Draft("revenue", change_rate(first=TODAY))
    near = (await file(desk.office, HOME, tonight, by="person:1")).proposal
    assert near is not None
    assert near.expires_at == desk.clock().replace(hour=23)  # midnight in Marrakech


async def test_staff_and_strangers_to_the_card_see_nothing(desk: Stage) -> None:
    await desk.pending()
    assert {item.person_id for item in await desk.sent()} == {desk.people[Role.OWNER].person.id}
