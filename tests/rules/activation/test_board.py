"""Does the board know its ways, its witnesses, and what people type about it?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directors.cto.opening import board_step, incident_open
from domain.activation.board import (
    MOVES,
    PAST_REQUESTED,
    ChannelState,
    Opening,
    goes_further,
    what_lacks,
)
from domain.activation.move import MoveChannel
from domain.activation.sentence import Said, channel_said, order_said
from domain.consent.actions import fingerprint, from_json, to_json
from domain.consent.verdict import Level
from domain.errors import Refusal
from domain.house.background import Link, OpenIncident
from domain.house.board import live_agencies, standing
from domain.house.snapshot import ChannelHealth
from domain.missions.evidence import Evidence, EvidenceKind, bears_witness, typed_evidence
from governance.activation.board import board_of
from governance.consent.kinds.register import KINDS
from tests.makers import NOW, house_of, villa
from tests.rules.test_documents import read

S = ChannelState
PHOTO = Evidence(EvidenceKind.PHOTO, "a" * 64, "person:2", NOW)
SAID = Evidence(EvidenceKind.WORDS, "c'est ouvert", "person:2", NOW)
NAMES = {
    "bookingcom": "Booking.com",
    "expedia": "Expedia",
    "airbnb-api": "Airbnb",
    "odigeo": "eDreams ODIGEO",
}


def test_the_documents_table_is_the_table_of_moves() -> None:
    table = read("architecture.md").partition("| channel from | channel to |")[2].partition("\n\n")[0]
    shown = {}
    for row in table.splitlines()[2:]:
        old, new = (cell.strip() for cell in row.strip("|").split("|"))
        shown[old] = set(new.split(", "))
    assert shown == {str(old): {str(new) for new in moves} for old, moves in MOVES.items()}


def test_every_state_can_be_reached_and_left() -> None:
    assert set(MOVES) == set(S)
    reached, edge = {S.NOT_STARTED}, {S.NOT_STARTED}
    while edge:
        edge = {to for one in edge for to in MOVES[one]} - reached
        reached |= edge
    assert reached == set(S)
    assert all(MOVES.values())


@pytest.mark.parametrize("to", sorted(PAST_REQUESTED))
def test_live_needs_more_than_words_and_the_others_their_reasons(to: ChannelState) -> None:
    old = next(one for one in S if to in MOVES[one])
    lacks = what_lacks(old, to, "c'est fait", (SAID,))
    assert (lacks is not None) == (to in {S.LIVE, S.VERIFIED})
    assert what_lacks(old, to, "", (PHOTO,)) is None


def test_a_witness_is_somebody_with_something() -> None:
    assert bears_witness([PHOTO])
    assert bears_witness([SAID, PHOTO])
    assert not bears_witness([SAID])
    assert not bears_witness([replace(PHOTO, by="")])
    assert not bears_witness([replace(PHOTO, value="")])


@given(st.sampled_from(list(S)), st.sampled_from(list(S)))
def test_an_open_incident_holds_exactly_what_opens_further(old: ChannelState, new: ChannelState) -> None:
    house = replace(
        house_of(villa(sync_incident_open=True)), incident=OpenIncident("hr", "x", "R599233355", None)
    )
    action = MoveChannel("expedia", old, new, "MAD", "motif", (PHOTO,))
    ruling = incident_open(action, house)
    assert (ruling is not None and ruling.level is Level.HOLD) == goes_further(old, new)
    if new not in PAST_REQUESTED:
        assert ruling is None
    calm = incident_open(action, house_of(villa()))
    assert calm is None or calm.level is Level.OK


def test_a_step_from_elsewhere_or_without_its_evidence_is_blocked() -> None:
    house = replace(house_of(), openings=(Opening("expedia", S.MAPPED, NOW),))
    good = MoveChannel("expedia", S.MAPPED, S.LIVE, "MAD", "", (PHOTO,))
    for action, level in (
        (good, Level.OK),
        (replace(good, evidence=(SAID,)), Level.BLOCK),
        (replace(good, before=S.LIVE, to=S.VERIFIED), Level.BLOCK),
        (replace(good, to=S.REQUESTED), Level.BLOCK),
    ):
        ruling = board_step(action, house)
        assert ruling is not None
        assert ruling.level is level


def test_a_stored_step_is_read_back_the_same() -> None:
    assert any(kind.action is MoveChannel for kind in KINDS)
    action = MoveChannel("expedia", S.REQUESTED, S.CONNECTING, "MAD", "motif", (PHOTO, SAID))
    assert from_json(to_json(action)) == action
    assert fingerprint(action) != fingerprint(replace(action, to=S.HELD))


def test_what_nobody_moved_is_told_by_spec_counter_or_calendar_and_only_claimed() -> None:
    links = (Link("booking", "Booking.com", "connected"), Link("expedia", "Expedia", "in_progress"))
    house = replace(house_of(), links=links)
    assert standing(house, "bookingcom").state is S.LIVE
    assert standing(house, "bookingcom").since is None
    assert standing(house, "expedia").state is S.PREPARING
    assert standing(house, "airbnb-api").state is S.NOT_STARTED
    assert live_agencies(house) == {"bookingcom"}
    moved = replace(house, openings=(Opening("bookingcom", S.HELD, NOW), Opening("expedia", S.LIVE, NOW)))
    assert live_agencies(moved) == {"expedia"}
    failing = ChannelHealth("expedia", "Expedia", 3, 0, NOW, failing_since=NOW)
    assert live_agencies(replace(moved, channels=(failing,))) == set()


def test_the_owners_order_comes_first_and_waits_are_late_past_their_usual_time() -> None:
    waiting = Opening("expedia", S.WAITING_CHANNEL, NOW - timedelta(days=3), place=2)
    house = replace(house_of(now=NOW), openings=(waiting, Opening("hotelbeds", place=1)))
    rows = board_of(house)
    assert [row.opening.channel for row in rows[:3]] == ["hotelbeds", "expedia", "bookingcom"]
    assert rows[1].days == 3
    assert rows[1].is_late
    assert not rows[0].is_late


UNDERSTOOD = [
    ("expedia", Said("expedia")),
    ("Expedia demandé EXP-4471", Said("expedia", S.REQUESTED, "EXP-4471")),
    ("booking live https://x.example/y", Said("bookingcom", S.LIVE, "https://x.example/y")),
    (
        "Airbnb en attente du propriétaire : pièce d'identité",
        Said("airbnb-api", S.WAITING_OWNER, "pièce d'identité"),
    ),
    ("edreams en attente du canal", Said("odigeo", S.WAITING_CHANNEL)),
    ("odigeo retenu Contrat à relire", Said("odigeo", S.HELD, "Contrat à relire")),
    ("expedia refusé Cœur, Weiß…", Said("expedia", S.REJECTED, "Cœur, Weiß…")),
    ("expedia refusé ?", Said("expedia")),  # who asks moves nothing
    ("expedia waiting for owner: which account?", Said("expedia", S.WAITING_OWNER, "which account?")),
    ("airbnb-api connecting", Said("airbnb-api", S.CONNECTING)),
]
REFUSED = [
    ("vrbo en ligne", "activation.which_channel"),
    ("expedia en attente", "activation.which_wait"),
    ("expedia bientôt", "activation.which_step"),
    ("expediax live", "activation.which_channel"),
]


@pytest.mark.parametrize(("text", "said"), UNDERSTOOD, ids=[text for text, _ in UNDERSTOOD])
def test_a_step_is_understood_as_typed(text: str, said: Said) -> None:
    assert channel_said(text, {**NAMES, "odigeo": "eDreams ODIGEO"}) == said


@pytest.mark.parametrize(("text", "key"), REFUSED)
def test_what_can_be_read_in_two_ways_is_asked(text: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        channel_said(text, NAMES)
    assert refused.value.phrase.key == key


def test_an_order_names_known_channels_only() -> None:
    assert order_said("ordre : Airbnb, Expedia puis booking", NAMES) == (
        "airbnb-api",
        "expedia",
        "bookingcom",
    )
    assert order_said("expedia", NAMES) is None
    with pytest.raises(Refusal):
        order_said("ordre : Airbnb, Vrbo", NAMES)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("EXP-4471", {"EXP-4471"}),
        ("demande n° 5446847 du 26/11", {"5446847"}),
        ("R599233355 vue", {"R599233355"}),
        ("écrit à l'équipe le 2026-11-26 à 14:30 pour 1.990", set()),
        ("https://admin.example.com/x?id=12345.", set()),
    ],
)
def test_a_reference_is_a_number_and_no_date_time_or_amount(text: str, kinds: set[str]) -> None:
    found, rest = typed_evidence(text, "person:2", NOW)
    assert {one.value for one in found if one.kind is EvidenceKind.NUMBER} == kinds
    links = [one.value for one in found if one.kind is EvidenceKind.LINK]
    assert links == [link.rstrip(".") for link in re.findall(r"https://\S+", text)]
    assert "https" not in rest
