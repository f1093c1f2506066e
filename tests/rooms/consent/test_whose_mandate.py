"""Which of several mandates answers, what the store keeps of each, and does a decided card use none up?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from domain.consent.actions import GrantMandate
from domain.consent.objective import Mandate
from domain.consent.proposal import State
from domain.consent.verdict import Level
from governance.consent.mandates.running import cover, run
from tests.makers import TODAY, change_rate
from tests.rooms.consent.stage import HOME, NIGHT, SUITE, Stage
from tests.rooms.consent.test_mandates import FREE_HAND, UNTIL

CAREFUL = replace(FREE_HAND, largest_change=Decimal("0.01"))
PURSE = replace(
    FREE_HAND,
    covers="spend",
    largest_change=None,
    largest_amount=Decimal(500),
    price_floor=None,
    per_day=None,
)
TOO_STEEP = change_rate(SUITE, NIGHT, 1, after=2900)


async def given(desk: Stage, *wishes: GrantMandate) -> list[int]:
    """Mandates as the rows hold them, in this order."""
    async with desk.store.unit(HOME) as unit:
        return [await unit.mandates.grant(wish, by="proposal:7", at=desk.clock()) for wish in wishes]


async def withdraw(desk: Stage, mandate: int) -> bool:
    async with desk.store.unit(HOME) as unit:
        return await unit.mandates.revoke(mandate, by="person:1", at=desk.clock())


async def why(desk: Stage) -> tuple[str, int]:
    """Which mandate the answer names, and what it says of it."""
    async with desk.store.reading(HOME) as unit:
        found = await cover(unit, "revenue", TOO_STEEP, Level.OK, desk.clock())
    assert found.mandate is None
    assert found.why is not None
    return found.why.key, int(str(found.why.args["mandate"]))


async def test_the_one_in_force_is_named_before_one_withdrawn(desk: Stage) -> None:
    old, new = await given(desk, FREE_HAND, FREE_HAND)
    await withdraw(desk, old)
    assert await why(desk) == ("mandate.beyond_change", new)


async def test_the_one_in_force_is_named_before_one_that_is_over(desk: Stage) -> None:
    _, today = await given(
        desk, replace(FREE_HAND, until=TODAY - timedelta(days=1)), replace(FREE_HAND, until=TODAY)
    )
    assert await why(desk) == ("mandate.beyond_change", today)


async def test_a_mandate_that_ends_today_comes_before_a_newer_one(desk: Stage) -> None:
    today, _ = await given(desk, replace(FREE_HAND, until=TODAY), FREE_HAND)
    assert await why(desk) == ("mandate.beyond_change", today)


async def test_the_one_of_this_kind_is_named_before_an_older_of_another(desk: Stage) -> None:
    _, rates = await given(desk, PURSE, FREE_HAND)
    assert await why(desk) == ("mandate.beyond_change", rates)


async def test_the_oldest_that_covers_is_used(desk: Stage) -> None:
    _, wide, _ = await given(desk, CAREFUL, FREE_HAND, FREE_HAND)
    async with desk.store.reading(HOME) as unit:
        action = change_rate(SUITE, NIGHT, 1, after=2700)
        found = await cover(unit, "revenue", action, Level.OK, desk.clock())
    assert found.mandate is not None
    assert found.mandate.id == wide


@pytest.mark.parametrize("verb", ["no", "later"])
async def test_a_decided_card_is_not_run_and_uses_nothing_up(desk: Stage, verb: str) -> None:
    [mandate] = await given(desk, FREE_HAND)
    filed = await desk.file(2700)
    assert filed.proposal is not None
    await desk.tap(filed.proposal, verb, "" if verb == "no" else "1h")
    decided = await desk.now(filed.proposal)
    assert decided.state in {State.REFUSED, State.POSTPONED}
    async with desk.store.unit(HOME) as unit:
        assert await run(unit, decided, desk.clock()) is None
        assert await unit.mandates.used(mandate, TODAY) == (0, Decimal(0))


async def test_a_mandate_is_kept_as_it_was_granted(desk: Stage) -> None:
    ids = await given(desk, FREE_HAND, PURSE)
    async with desk.store.reading(HOME) as unit:
        kept = [await unit.mandates.get(one) for one in ids]
        assert await unit.mandates.get(ids[-1] + 1) is None
    assert kept == [
        Mandate(
            ids[0],
            "revenue",
            "change_rate",
            Decimal("0.05"),
            2,
            None,
            Decimal(1400),
            UNTIL,
            largest_amount=None,
        ),
        Mandate(ids[1], "revenue", "spend", None, None, None, None, UNTIL, largest_amount=Decimal(500)),
    ]


async def test_in_force_is_neither_withdrawn_nor_over(desk: Stage) -> None:
    gone, over, last_day, long = await given(
        desk,
        FREE_HAND,
        replace(FREE_HAND, until=TODAY - timedelta(days=1)),
        replace(FREE_HAND, until=TODAY),
        FREE_HAND,
    )
    assert await withdraw(desk, gone) is True
    assert await withdraw(desk, gone) is False
    async with desk.store.reading(HOME) as unit:
        assert [one.id for one in await unit.mandates.in_force(TODAY)] == [last_day, long]
        assert [one.id for one in await unit.mandates.of("revenue")] == [long, last_day, over, gone]
        assert [one.revoked for one in await unit.mandates.of("revenue")] == [False, False, False, True]
        assert await unit.mandates.of("cfo") == []


@pytest.mark.parametrize(
    ("by", "number"), [("proposal:7", 7), ("person:7", None), ("proposal:x", None), ("proposal", None)]
)
async def test_which_proposal_granted_it(desk: Stage, by: str, number: int | None) -> None:
    async with desk.store.unit(HOME) as unit:
        mandate = await unit.mandates.grant(FREE_HAND, by=by, at=desk.clock())
        assert await unit.mandates.granted_by(mandate) == number
        assert await unit.mandates.granted_by(mandate + 1) is None


@pytest.mark.parametrize(
    ("limits", "amounts", "taken"),
    [
        ({"per_day": 2, "sum_per_day": None}, (5, 5, 5), [True, True, False]),
        ({"per_day": None, "sum_per_day": Decimal(10)}, (5, 5, 1), [True, True, False]),
        ({"per_day": None, "sum_per_day": Decimal(10)}, (11, 10, 0), [False, True, True]),
        ({"per_day": None, "sum_per_day": None}, (0, 900, 900), [True, True, True]),
        ({"until": TODAY}, (1,), [True]),
        ({"until": TODAY - timedelta(days=1)}, (1,), [False]),
    ],
)
async def test_a_use_counts_up_to_the_very_limit(
    desk: Stage, limits: dict[str, object], amounts: tuple[int, ...], taken: list[bool]
) -> None:
    wish = replace(FREE_HAND, **limits)  # type: ignore[arg-type]
    mandate, other = await given(desk, wish, FREE_HAND)
    cards = [(await desk.file(2990, code=code)).proposal for code in (SUITE, "triple", "family")]
    ids = [card.id for card in cards if card is not None]
    async with desk.store.unit(HOME) as unit:
        counted = [
            await unit.mandates.take(
                mandate, ids[n], amount=Decimal(amount), day=TODAY, by="director:revenue", at=desk.clock()
            )
            for n, amount in enumerate(amounts)
        ]
        within = [amount for amount, yes in zip(amounts, counted, strict=True) if yes]
        assert counted == taken
        assert await unit.mandates.used(mandate, TODAY) == (len(within), Decimal(sum(within)))
        assert await unit.mandates.used(mandate, TODAY + timedelta(days=1)) == (0, Decimal(0))
        assert await unit.mandates.used(other, TODAY) == (0, Decimal(0))


async def test_a_use_below_nothing_is_an_error(desk: Stage) -> None:
    [mandate] = await given(desk, FREE_HAND)
    card = await desk.pending()
    async with desk.store.unit(HOME) as unit:
        with pytest.raises(ValueError, match="give something back"):
            await unit.mandates.take(mandate, card.id, amount=Decimal(-1), day=TODAY, by="x", at=desk.clock())
        assert await unit.mandates.uses() == []


async def test_a_withdrawn_mandate_is_used_no_more(desk: Stage) -> None:
    [mandate] = await given(desk, FREE_HAND)
    card = await desk.pending()
    await withdraw(desk, mandate)
    async with desk.store.unit(HOME) as unit:
        assert not await unit.mandates.take(
            mandate, card.id, amount=Decimal(1), day=TODAY, by="x", at=desk.clock()
        )


async def test_uses_are_found_by_mandate_and_by_day_the_newest_first(desk: Stage) -> None:
    first, second = await given(desk, FREE_HAND, FREE_HAND)
    tomorrow = TODAY + timedelta(days=1)
    cards = [(await desk.file(2990, code=code)).proposal for code in (SUITE, "triple", "family")]
    async with desk.store.unit(HOME) as unit:
        for card, mandate, day in zip(cards, (first, second, first), (TODAY, TODAY, tomorrow), strict=True):
            assert card is not None
            await unit.mandates.take(
                mandate, card.id, amount=Decimal(2), day=day, by="director:revenue", at=desk.clock()
            )
        every = await unit.mandates.uses()
        assert [(use.mandate, use.day) for use in every] == [
            (first, tomorrow),
            (second, TODAY),
            (first, TODAY),
        ]
        assert [use.number for use in every] == [card.number for card in reversed(cards) if card]
        assert {(use.amount, use.by, use.at) for use in every} == {
            (Decimal(2), "director:revenue", desk.clock())
        }
        assert [use.action for use in every] == [card.action for card in reversed(cards) if card]
        assert [use.day for use in await unit.mandates.uses(first)] == [tomorrow, TODAY]
        assert [use.mandate for use in await unit.mandates.uses(day=TODAY)] == [second, first]
        assert [use.day for use in await unit.mandates.uses(first, day=TODAY)] == [TODAY]
        assert len(await unit.mandates.uses(limit=2)) == 2
