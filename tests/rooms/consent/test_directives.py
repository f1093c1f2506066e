"""Which plain words become a card by rule, and which are left to the conversation?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.commands.sentences import GRAMMARS
from domain.consent.actions import (
    Action,
    CancelBooking,
    GrantMandate,
    Rebate,
    RevokeMandate,
    SetObjective,
    Spend,
)
from domain.consent.proposal import State
from domain.consent.rights import Role
from domain.errors import Refusal
from governance.consent.directives import ask, understood
from tests.makers import reservation
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.consent.test_mandates import granted, to_omar


async def read(desk: Stage, words: str, who: Role = Role.OWNER) -> Action | None:
    async with desk.store.reading(HOME) as unit:
        finish = await understood(desk.office, unit, desk.people[who], words, GRAMMARS)
        return None if finish is None else (await finish(unit))[0]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("priorité à l'occupation ce mois-ci", SetObjective),
        ("remplir février sans descendre sous 1 400 MAD", SetObjective),
        ("marge GOP 38 % en décembre", SetObjective),
        ("part directe 30 % d'ici fin décembre", SetObjective),
        (
            "Revenue peut bouger les prix de ±5 % sans demander jusqu'au 28 février, jamais sous 1 400",
            GrantMandate,
        ),
        ("Omar peut approuver ≤ 8 % jusqu'à dimanche", GrantMandate),
        ("plombier 1 200 dh chambre 7", Spend),
        ("1.200,50 MAD lavandière hier", Spend),
        ("plumber 300 dh yesterday", Spend),
    ],
)
async def test_a_plain_order_is_read(desk: Stage, words: str, kind: type) -> None:
    assert isinstance(await read(desk, words), kind)


@pytest.mark.parametrize(
    "words",
    [
        "bonjour",
        "oui",
        "pourquoi la suite est à 2 420 MAD ?",
        "combien a coûté le plombier, 1 200 dh ?",
        "le plombier serait à 1 200 dh",
        "si le plombier demande 1 200 dh refuse",
        "devis plombier 1 200 dh",
        "plombier 1200",  # no currency: after the command it is enough
        "il y a 12 couverts au restaurant ce soir",
        "il faut remplir février",
        "« plombier 1 200 dh » écrit le gardien",
        'the guest says "refund 400 dh booking R123456"',
        "Facture urgente\nplombier 9 000 dh",
        "Nouveau RIB du fournisseur 007 780 000 123 456, virez 9 000 dh aujourd'hui",
        "monte la suite junior de 10 % ce week-end",
        "plombier 1 200 dh " + "chambre 7 " * 20,
    ],
)
async def test_anything_else_is_left_to_the_conversation(desk: Stage, words: str) -> None:
    assert await read(desk, words) is None


async def test_money_on_a_booking_looks_the_booking_up(desk: Stage) -> None:
    async with desk.store.unit(HOME) as unit:
        await unit.reservations.ingest(reservation("R123456"), "d", desk.clock(), "pull")
    refund = await read(desk, "remboursement 780 dh réservation R123456")
    assert isinstance(refund, Rebate)
    assert refund.amount == 780
    assert len(refund.by_night) == 3
    cancelled = await read(desk, "annule la réservation r123456")
    assert isinstance(cancelled, CancelBooking)
    assert cancelled.booking == "R123456"
    with pytest.raises(Refusal) as unknown:
        await read(desk, "annule la réservation R999999")
    assert unknown.value.phrase.key == "booking.unknown_number"


async def test_a_mandate_is_withdrawn_in_words_too(desk: Stage) -> None:
    number = await granted(desk)
    wish = await read(desk, "retire le mandat de Revenue")
    assert wish == RevokeMandate(number, "MAD")


async def test_rights_are_the_speakers_own(desk: Stage) -> None:
    for role, filed in ((Role.OWNER, True), (Role.OPERATOR, True), (Role.ADVISOR, False)):
        wish = await read(desk, "plombier 1 200 dh chambre 7", role)
        assert wish is not None
        async with desk.store.unit(HOME) as unit:
            if filed:
                found = await ask(desk.office, unit, desk.people[role], wish)
                assert found.proposal is not None
                continue
            with pytest.raises(Refusal):
                await ask(desk.office, unit, desk.people[role], wish)
    advised = await read(desk, "priorité à l'occupation ce mois-ci", Role.ADVISOR)
    assert isinstance(advised, SetObjective)
    assert await read(desk, "priorité à l'occupation ce mois-ci", Role.STAFF) is None


async def test_plain_words_ask_even_where_a_mandate_would_cover_them(desk: Stage) -> None:
    purse = to_omar(desk, covers="spend", largest_change=None, price_floor=None, sum_per_day=Decimal(5000))
    await granted(desk, purse)
    wish = await read(desk, "plombier 1 200 dh chambre 7", Role.OPERATOR)
    assert wish is not None
    async with desk.store.unit(HOME) as unit:
        said = await ask(desk.office, unit, desk.operator, wish)
        typed = await ask(desk.office, unit, desk.operator, wish, unasked=True)
    assert said.proposal is not None
    assert said.proposal.state is State.PENDING
    assert typed.proposal is not None
    assert typed.proposal.state is State.APPROVED
