"""Which taps count, in which state, from whom and until when?"""

from datetime import timedelta
from itertools import product

import pytest

from domain.consent.proposal import Proposal, State
from domain.consent.rights import Role
from domain.consent.verdict import Level
from domain.house.snapshot import House
from domain.phrase import say
from governance.consent.desk.filing import file_in
from governance.consent.taps import Menu, tap
from governance.contract import Draft
from governance.office import snapshot
from store.unit import Unit
from tests.makers import change_rate
from tests.rooms.consent.stage import HOME, NIGHT, SUITE, Stage, counted

PATHS: dict[State, tuple[State, ...]] = {
    State.PENDING: (),
    State.HELD: (),
    State.POSTPONED: (State.POSTPONED,),
    State.APPROVED: (State.APPROVED,),
    State.REFUSED: (State.REFUSED,),
    State.EXPIRED: (State.EXPIRED,),
    State.SUPERSEDED: (State.SUPERSEDED,),
    State.STALE: (State.APPROVED, State.STALE),
    State.APPLYING: (State.APPROVED, State.APPLYING),
    State.APPLIED: (State.APPROVED, State.APPLYING, State.APPLIED),
    State.PARTIAL: (State.APPROVED, State.APPLYING, State.PARTIAL),
    State.FAILED: (State.APPROVED, State.APPLYING, State.FAILED),
    State.UNKNOWN: (State.APPROVED, State.APPLYING, State.UNKNOWN),
    State.UNDONE: (State.APPROVED, State.APPLYING, State.APPLIED, State.UNDONE),
}
OWNER_MAY = {
    ("ok", State.PENDING): State.APPROVED,
    ("ok", State.POSTPONED): State.APPROVED,
    ("no", State.PENDING): State.REFUSED,
    ("no", State.HELD): State.REFUSED,
    ("no", State.POSTPONED): State.REFUSED,
    ("later:1h", State.PENDING): State.POSTPONED,
    ("adj:3000", State.PENDING): State.SUPERSEDED,
    ("adj:3000", State.POSTPONED): State.SUPERSEDED,
    ("adj:3000", State.HELD): State.SUPERSEDED,
    ("seen:new", State.UNKNOWN): State.APPLIED,
    ("seen:before", State.UNKNOWN): State.FAILED,
}
OPERATOR_MAY = {key: state for key, state in OWNER_MAY.items() if key[0].startswith("seen")}
VERBS = ("ok", "no", "later:1h", "adj:3000", "seen:new", "seen:before", "done", "why", "back", "adj", "later")


async def put_in(desk: Stage, unit: Unit, house: House, state: State) -> Proposal:
    price = 5000 if state is State.HELD else 2990
    draft = Draft("revenue", change_rate(SUITE, NIGHT, after=price))
    proposal = (await file_in(unit, desk.office, house, draft, by="director:revenue")).proposal
    assert proposal is not None
    for step in PATHS[state]:
        until = desk.clock() + timedelta(hours=2) if step is State.POSTPONED else None
        moved = await unit.proposals.move(proposal, step, at=desk.clock(), by="test", postponed_until=until)
        assert moved is not None
        proposal = moved
    return proposal


@pytest.mark.parametrize("role", list(Role))
async def test_every_verdict_in_every_state_from_every_role(desk: Stage, role: Role) -> None:
    may = {Role.OWNER: OWNER_MAY, Role.OPERATOR: OPERATOR_MAY}.get(role, {})
    async with desk.store.unit(HOME) as unit:
        house = await snapshot(desk.office, unit)
        standing: dict[State, Proposal] = {}  # a tap that does not count leaves its card to the next one
        for verb, state in product(VERBS, State):
            proposal = standing.pop(state, None) or await put_in(desk, unit, house, state)
            name, _, argument = verb.partition(":")
            tapped = await tap(desk.office, unit, desk.people[role], proposal.token, name, argument)
            ended = (await unit.proposals.certain(proposal.id)).state
            assert ended is may.get((verb, state), state), (verb, state, role)
            if (verb, state) not in may:
                standing[state] = proposal
            looks = name in {"why", "back"} or verb in {"adj", "later"}
            if state is not State.SUPERSEDED and not looks:
                assert counted(tapped) is ((verb, state) in may), (verb, state, tapped.alert)
    await desk.verify()


async def test_looking_behind_the_card_moves_nothing(desk: Stage) -> None:
    proposal = await desk.pending()
    menus = [(await desk.tap(proposal, verb)).menu for verb in ("why", "adj", "later", "back")]
    assert menus == [Menu.WHY, Menu.ADJUST, Menu.LATER, Menu.MAIN]
    assert await desk.now(proposal) == proposal
    assert (await desk.tap(proposal, "adj", who=Role.STAFF)).menu is Menu.MAIN


async def test_a_card_or_verb_that_never_was_is_final(desk: Stage) -> None:
    proposal = await desk.pending()
    for verb, argument in (("fly", ""), ("later", "never"), ("seen", "maybe"), ("seen", "")):
        tapped = await desk.tap(proposal, verb, argument)
        assert tapped.alert == say("error.unknown_card")
    for wish in ("x", "nan", "-200", "0", "inf"):
        assert (await desk.tap(proposal, "adj", wish)).alert is not None
    assert await desk.now(proposal) == proposal


async def test_nothing_counts_once_the_time_is_over(desk: Stage) -> None:
    for verb in ("ok", "no", "later:1h", "adj:3000"):
        proposal = await desk.pending()
        desk.clock.now = proposal.expires_at
        name, _, argument = verb.partition(":")
        assert (await desk.tap(proposal, name, argument)).alert == say("card.expired", at=proposal.expires_at)
        assert await desk.state(proposal) is State.PENDING
        await desk.tick()
        assert await desk.state(proposal) is State.EXPIRED
    assert desk.wire.calls == []


async def test_the_last_moment_still_counts(desk: Stage) -> None:
    proposal = await desk.pending()
    desk.clock.now = proposal.expires_at - timedelta(microseconds=1)
    assert (await desk.tap(proposal, "ok")).alert is None


async def test_a_second_tap_says_who_decided_and_when(desk: Stage) -> None:
    proposal = await desk.pending()
    await desk.tap(proposal, "ok")
    desk.clock.pass_(minutes=5)
    decided = await desk.now(proposal)
    assert (await desk.tap(proposal, "no")).alert == say("card.already", person="Said", at=decided.decided_at)
    assert await desk.state(proposal) is State.APPROVED


async def test_later_comes_back_and_stays_good_for_half_a_day(desk: Stage) -> None:
    proposal = await desk.pending()
    await desk.sent()
    await desk.tap(proposal, "later", "morning")
    postponed = await desk.now(proposal)
    assert postponed.postponed_until == desk.clock() + timedelta(days=1)
    assert postponed.expires_at == desk.clock() + timedelta(days=1, hours=12)
    desk.clock.pass_(hours=23, minutes=59)
    await desk.tick()
    assert await desk.state(proposal) is State.POSTPONED
    await desk.sent()
    desk.clock.pass_(minutes=1)
    await desk.tick()
    woken = await desk.now(proposal)
    assert (woken.state, woken.decided_by, woken.postponed_until) == (State.PENDING, None, None)
    assert [item.kind for item in await desk.sent()] == ["redraw", "card"]
    desk.clock.now = woken.expires_at
    await desk.tick()
    assert (await desk.tap(proposal, "ok")).alert == say("card.expired", at=woken.expires_at)


async def test_a_postponed_card_that_is_approved_has_passed_through_pending(desk: Stage) -> None:
    proposal = await desk.pending()
    await desk.tap(proposal, "later", "1h")
    await desk.tap(proposal, "ok")
    async with desk.store.reading(HOME) as unit:
        told = [entry.kind for entry in await unit.journal.of_subject(f"proposal:{proposal.id}")]
    assert told == [f"proposal.{state}" for state in ("pending", "postponed", "pending", "approved")]


async def test_an_adjusted_card_keeps_its_number_and_kills_the_old_token(desk: Stage) -> None:
    proposal = await desk.pending(key="pace")
    await desk.sent()
    tapped = await desk.tap(proposal, "adj", "2800")
    fresh = await desk.newest()
    assert tapped.proposal == fresh
    assert (fresh.number, fresh.key) == (proposal.number, "pace")
    assert fresh.action.single_price == 2800
    assert fresh.reasons[-1].key == "card.adjusted_from"
    assert fresh.expires_at == proposal.expires_at
    dead = await desk.tap(proposal, "ok")
    assert (dead.alert, dead.proposal) == (say("card.superseded_plain"), fresh)
    assert await desk.state(fresh) is State.PENDING
    redraws = [item.payload["proposal"] for item in await desk.sent()]
    assert redraws == [fresh.id]
    await desk.tap(fresh, "ok")
    await desk.carry()
    assert [row.value.price for call in desk.wire.calls for row in call.rows] == [2800]


async def test_a_card_of_several_prices_names_none_that_it_came_from(desk: Stage) -> None:
    one, other = change_rate(after=2420), change_rate("triple", after=1730)
    several = Draft("revenue", type(one)((*one.changes, *other.changes), "MAD"))
    async with desk.store.unit(HOME) as unit:
        house = await snapshot(desk.office, unit)
        filed = await file_in(unit, desk.office, house, several, by="director:revenue")
    assert filed.proposal is not None
    await desk.tap(filed.proposal, "adj", "2300")
    line = (await desk.newest()).reasons[-1]
    assert (line.key, line.args["after"].amount) == ("card.adjusted_to", 2300)
    assert "before" not in line.args


async def test_limits_judge_what_was_adjusted(desk: Stage) -> None:
    proposal = await desk.pending()
    assert (await desk.tap(proposal, "adj", "400")).alert == say("limit.floor_sample")
    assert await desk.now(proposal) == proposal
    await desk.tap(proposal, "adj", "4500")
    fresh = await desk.newest()
    assert (fresh.state, fresh.level) == (State.HELD, Level.HOLD)
    assert (await desk.tap(fresh, "ok")).alert == say("error.no_reason")


async def test_adjusting_to_the_same_price_changes_nothing(desk: Stage) -> None:
    proposal = await desk.pending()
    assert (await desk.tap(proposal, "adj", "2990")).proposal == proposal
    assert await desk.all() == [proposal]


@pytest.mark.parametrize(
    "words", ["", "  ", "ok", "oui", "Oui !", "d'accord, vas-y", "OK merci", "c'est bon", "…"]
)
async def test_a_typed_yes_overrides_nothing(desk: Stage, words: str) -> None:
    held = await desk.pending(5000)
    assert (await desk.type(held, words)).alert == say("error.no_reason")
    assert await desk.state(held) is State.HELD
    pending = await desk.pending()
    assert (await desk.type(pending, words)).alert is not None
    assert await desk.state(pending) is State.PENDING


async def test_an_override_keeps_its_reason_out_of_the_journal(desk: Stage) -> None:
    held = await desk.pending(5000)
    assert (await desk.type(held, "Festival en ville", who=Role.OPERATOR)).alert == say("card.not_entitled")
    assert (await desk.type(held, "Festival en ville")).alert is None
    decided = await desk.now(held)
    assert (decided.state, decided.decided_words) == (State.APPROVED, "Festival en ville")
    await desk.carry()
    assert len(desk.wire.effects) == 1
    async with desk.store.reading(HOME) as unit:
        assert "Festival" not in str(await unit.journal.entries(limit=1000))


async def test_a_typed_price_adjusts(desk: Stage) -> None:
    proposal = await desk.pending()
    await desk.type(proposal, "2 700", 2700)
    assert (await desk.newest()).action.single_price == 2700
    assert (await desk.type(await desk.newest(), "0", 0)).alert == say("prix.nothing")


async def test_a_price_typed_under_a_held_card_adjusts_and_never_overrides(desk: Stage) -> None:
    held = await desk.pending(5000)
    assert (await desk.type(held, "2 750")).alert == say("error.no_reason")
    await desk.type(held, "2 750", 2750)
    assert await desk.state(held) is State.SUPERSEDED
    fresh = await desk.newest()
    assert (fresh.state, fresh.number) == (State.PENDING, held.number)


async def test_words_after_a_refusal_are_kept_once_and_drawn(desk: Stage) -> None:
    proposal = await desk.pending()
    await desk.sent()
    await desk.tap(proposal, "no")
    await desk.sent()
    assert (await desk.type(proposal, "Trop tôt", who=Role.STAFF)).alert is not None
    await desk.type(proposal, "Trop tôt")
    assert (await desk.now(proposal)).decided_words == "Trop tôt"
    assert [item.kind for item in await desk.sent()] == ["redraw"]
    await desk.verify()


async def test_somebody_whose_place_was_given_away_decides_no_more(desk: Stage) -> None:
    proposal = await desk.pending()
    async with desk.store.unit(HOME) as unit:
        await unit.people.add_member(desk.owner.person.id, Role.STAFF, desk.clock())
        desk.people[Role.OWNER] = next(
            m for m in await unit.people.members() if m.person.id == desk.owner.person.id
        )
    assert (await desk.tap(proposal, "ok")).alert == say("card.not_entitled")
