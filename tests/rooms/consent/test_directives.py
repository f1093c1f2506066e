"""Which plain words become a card by rule, and which are left to the conversation?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.command import Caller
from bot.orders.directives import directive, heard_in
from bot.orders.reader import Taken
from bot.orders.reading import ordered
from directors.cfo.expense import Expense
from domain.consent.actions import CancelBooking, GrantMandate, Rebate, RevokeMandate, SetObjective
from domain.consent.proposal import Proposal, State
from domain.consent.rights import Role
from governance.consent.directives import ask
from tests.makers import reservation
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.consent.test_mandates import granted, to_omar


def caller(desk: Stage, who: Role = Role.OWNER) -> Caller:
    return Caller(HOME, desk.people[who])


async def read(desk: Stage, words: str, who: Role = Role.OWNER) -> object:
    """What the words are taken for; None for a question or nothing."""
    found = ordered(await heard_in(desk.office, caller(desk, who), words))
    return found.wish if isinstance(found, Taken) else None


async def filed(desk: Stage, words: str, who: Role = Role.OWNER) -> Proposal | None:
    """The newest proposal that waits once somebody has said this."""
    async with desk.store.reading(HOME) as unit:
        before = {one.id for one in await unit.proposals.open()}
    await directive(desk.office, caller(desk, who), words)
    async with desk.store.reading(HOME) as unit:
        new = [one for one in await unit.proposals.open() if one.id not in before]
    return new[0] if new else None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("priorité à l'occupation ce mois-ci", SetObjective),
        ("remplir février sans descendre sous 1 400 MAD", SetObjective),
        ("il faut remplir février", SetObjective),
        ("marge GOP 38 % en décembre", SetObjective),
        ("part directe 30 % d'ici fin décembre", SetObjective),
        (
            "Revenue peut bouger les prix de ±5 % sans demander jusqu'au 28 février, jamais sous 1 400",
            GrantMandate,
        ),
        ("Omar peut approuver ≤ 8 % jusqu'à dimanche", GrantMandate),
        ("plombier 1 200 dh chambre 7", Expense),
        ("1.200,50 MAD lavandière hier", Expense),
        ("plumber 300 dh yesterday", Expense),
    ],
)
async def test_a_plain_order_is_read(desk: Stage, words: str, kind: type) -> None:
    assert isinstance(await read(desk, words), kind)


@pytest.mark.parametrize(
    "words",
    [
        "bonjour",
        "pourquoi la suite est à 2 420 MAD ?",
        "combien a coûté le plombier, 1 200 dh ?",
        "le plombier serait à 1 200 dh",
        "si le plombier demande 1 200 dh refuse",
        "devis plombier 1 200 dh",
        "plombier 1200",  # no currency: after the command it is enough
        "il y a 12 couverts au restaurant ce soir",
        "« plombier 1 200 dh » écrit le gardien",
        'the guest says "refund 400 dh booking R123456"',
        "Facture urgente\nplombier 9 000 dh",
        "Nouveau RIB du fournisseur 007 780 000 123 456, virez 9 000 dh aujourd'hui",
        "plombier 1 200 dh " + "chambre 7 " * 20,
    ],
)
async def test_anything_else_is_left_to_the_conversation(desk: Stage, words: str) -> None:
    assert ordered(await heard_in(desk.office, caller(desk), words)) is None


async def test_money_on_a_booking_looks_the_booking_up(desk: Stage) -> None:
    async with desk.store.unit(HOME) as unit:
        await unit.reservations.ingest(reservation("R123456"), "d", desk.clock(), "pull")
    refund = await filed(desk, "remboursement 780 dh réservation R123456")
    assert refund is not None
    assert isinstance(refund.action, Rebate)
    assert refund.action.amount == 780
    assert len(refund.action.by_night) == 3
    cancelled = await filed(desk, "annule la réservation r123456")
    assert cancelled is not None
    assert isinstance(cancelled.action, CancelBooking)
    assert cancelled.action.booking == "R123456"
    [told] = await directive(desk.office, caller(desk), "annule la réservation R999999") or ()
    assert told.blocks[0].lines[0].phrase.key == "booking.unknown_number"


async def test_a_guests_name_finds_his_booking_and_several_are_offered(desk: Stage) -> None:
    first, second = reservation("R123456"), reservation("R123457")
    async with desk.store.unit(HOME) as unit:
        await unit.reservations.ingest(first, "d", desk.clock(), "pull")
    name = first.guest.name or ""
    one = await filed(desk, f"annule la réservation de {name.split()[-1]}")
    assert one is not None
    assert isinstance(one.action, CancelBooking)
    assert one.action.booking == "R123456"
    async with desk.store.unit(HOME) as unit:
        await unit.reservations.ingest(second, "e", desk.clock(), "pull")
    [offered] = await directive(desk.office, caller(desk), f"annule la réservation de {name}") or ()
    said = [button.data for row in offered.buttons for button in row]
    assert said == ["y:annule la réservation R123456", "y:annule la réservation R123457"]
    [nobody] = await directive(desk.office, caller(desk), "annule la réservation de Zorglub") or ()
    assert nobody.blocks[0].lines[0].phrase.key == "guest.nobody"
    assert await directive(desk.office, caller(desk), "annule Zorglub") is None


async def test_a_mandate_is_withdrawn_in_words_too(desk: Stage) -> None:
    number = await granted(desk)
    wish = await read(desk, "retire le mandat de Revenue")
    assert wish == RevokeMandate(number, "MAD")


async def test_rights_are_the_speakers_own(desk: Stage) -> None:
    for role, may in ((Role.OWNER, True), (Role.OPERATOR, True), (Role.ADVISOR, False), (Role.STAFF, False)):
        assert (await filed(desk, "plombier 1 200 dh chambre 7", role) is not None) is may
    for words in ("suite junior 20/12 2400 MAD", "ferme la triple demain", "bloque la 7 demain", "stop tout"):
        assert await filed(desk, words, Role.ADVISOR) is None
    assert isinstance(await read(desk, "priorité à l'occupation ce mois-ci", Role.ADVISOR), SetObjective)
    assert (
        await directive(desk.office, caller(desk, Role.STAFF), "priorité à l'occupation ce mois-ci") is None
    )


async def test_plain_words_ask_even_where_a_mandate_would_cover_them(desk: Stage) -> None:
    purse = to_omar(desk, covers="spend", largest_change=None, price_floor=None, sum_per_day=Decimal(5000))
    await granted(desk, purse)
    said = await filed(desk, "plombier 1 200 dh chambre 7", Role.OPERATOR)
    assert said is not None
    assert said.state is State.PENDING
    async with desk.store.unit(HOME) as unit:
        typed = await ask(desk.office, unit, desk.operator, said.action, unasked=True)
    assert typed.proposal is not None
    assert typed.proposal.state is State.APPROVED
