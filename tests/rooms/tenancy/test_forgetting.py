"""Does an owner forget a guest in two taps, and does nothing that is stored name him afterwards?"""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.command import Caller
from bot.commands.taps import Beside
from bot.commands.tenancy.forgetting import TAP, forget, on_oblivion
from domain.bookings.reservation import Guest
from domain.consent.actions import Spend
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.phrase import say
from governance.consent.desk.filing import file
from governance.contract import Draft
from governance.post.replies import reply
from governance.post.telling import tell
from store.consent.people import Member
from store.conversation.exchanges import Exchange
from store.tenancy.whole import tables
from tests.makers import TODAY, reservation
from tests.rooms.consent.stage import HOME, Stage

ANNA = Guest("Anna-Lena Größe", "DE", "anna.groesse@example.com", "+49 171 5550199", "late")
NAMED = ("größe".casefold(), "groesse", "5550199")


async def furnished(desk: Stage) -> int:
    """A booking of hers, and everybody speaking of her."""
    now, her = desk.clock(), reservation("R77", guest=ANNA)
    async with desk.store.unit(HOME) as unit:
        taken = await unit.reservations.ingest(her, "raw", now, "pull")
        card = say("booking.guest", guest=ANNA.name, number="R77")
        await tell(unit, [desk.owner], reply(card), "booking:R77", now)
        asked, said = "Qui est Anna-Lena Größe ?", "ANNA-LENA GRÖßE arrive, +49 171 5550199."
        await unit.conversations.add(desk.owner.person.id, Exchange(now, "gm", asked, said))
    return taken.reservation_id


async def stored(desk: Stage) -> str:
    """Every row of the house, as an export would hold it."""
    async with desk.store.reading(HOME) as unit:
        rows = [dict(row) for table in tables() for row in await unit.whole.rows(table)]
    return json.dumps(rows, ensure_ascii=False, default=str).casefold()


def caller(member: Member) -> Caller:
    return Caller(HOME, member)


async def tapped(desk: Stage, number: int, verb: str, who: Role = Role.OWNER) -> Beside:
    return await on_oblivion(desk.office, caller(desk.people[who]), str(number), verb)


async def test_two_taps_and_nothing_stored_names_her(desk: Stage) -> None:
    number = await furnished(desk)
    assert all([word in await stored(desk) for word in NAMED])
    [shown] = await forget(desk.office, caller(desk.owner), " r77 ")
    assert shown.buttons[0][0].data == f"{TAP}:{number}:sure"
    asked = (await tapped(desk, number, "sure")).face
    assert asked is not None
    assert NAMED[0] in await stored(desk), "the first tap only asks"
    await tapped(desk, number, "yes")
    left = await stored(desk)
    assert [word for word in NAMED if word in left] == []
    assert "r77" in left, "the booking itself stays, as an account"
    async with desk.store.reading(HOME) as unit:
        assert (await unit.journal.verify()).ok
        assert "guest.forgotten" in [one.kind for one in await unit.journal.entries(after=0)]


async def test_only_an_owner_forgets_and_only_what_is_there(desk: Stage) -> None:
    number = await furnished(desk)
    with pytest.raises(Refusal):
        await forget(desk.office, caller(desk.operator), "R77")
    for words in ("", "R78"):
        with pytest.raises(Refusal):
            await forget(desk.office, caller(desk.owner), words)
    assert (await tapped(desk, number, "yes", Role.OPERATOR)).alert is not None
    assert (await tapped(desk, number + 1, "yes")).alert is not None
    assert (await tapped(desk, number, "nonsense")).alert is not None
    assert NAMED[0] in await stored(desk)


async def test_a_name_of_one_word_is_blotted_out_nowhere_else(desk: Stage) -> None:
    """« Rose » is a guest, a room and a colour: only what is hers goes."""
    now, her = desk.clock(), reservation("R78", guest=Guest("Rose"))
    async with desk.store.unit(HOME) as unit:
        await unit.reservations.ingest(her, "raw", now, "pull")
        asked = Exchange(now, "gm", "Le salon Rose ?", "Il est peint.")
        await unit.conversations.add(desk.owner.person.id, asked)
        assert (await unit.whole.forget_guest(her.provider, her.number)).count == 1
    assert "le salon rose ?" in await stored(desk)


async def test_a_card_that_still_awaits_its_effect_stays_as_it_was_shown(desk: Stage) -> None:
    await furnished(desk)
    waiting = Spend(TODAY, "Fleurs pour Anna-Lena Größe", Decimal(300), "MAD", "rooms_supplies")
    filed = await file(desk.office, HOME, Draft("cfo", waiting, ()), by="person:1")
    assert filed.proposal is not None
    async with desk.store.unit(HOME) as unit:
        await unit.whole.forget_guest("hotelrunner", "R77")
        kept = await unit.proposals.get(filed.proposal.id)
    assert kept is not None
    assert kept.action == waiting
    assert kept.expires_at < desk.clock() + timedelta(days=60), "it ends by itself"
