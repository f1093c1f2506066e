"""Do several sources make one booking, whatever the order in which they speak?"""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bookings.merged import contradictions, merged
from domain.bookings.reservation import Guest, Reservation, ReservationState
from domain.bookings.same import name_key, same_number, same_stay, the_same
from domain.bookings.sighting import Event, Rank, Sighting
from domain.money import Money
from tests.makers import NOW, reservation, stay_room

MAD = "MAD"


def said(rank: Rank, booking: Reservation, hours: int = 0, event: Event = "state") -> Sighting:
    at = NOW + timedelta(hours=hours)
    return Sighting(rank.name, rank, "", at, booking, f"{rank}:{hours}:{event}:{booking.state}", event)


API = reservation("R599233355", channel_number="4400000001", total=Money(Decimal(4950), MAD))
MAIL = reservation("4400000001", provider="mail:bookingcom", total=Money(Decimal(4900), MAD))
LIST = reservation("R599233355", provider="file:panel", total=None)
GONE = replace(MAIL, rooms=(), total=None, state=ReservationState.CANCELLED, cancelled_at=NOW)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_richest_counts_in_any_order(order: tuple[int, ...]) -> None:
    three = [said(Rank.MAIL, MAIL, 5), said(Rank.LIST, LIST, 3), said(Rank.WIRE, API)]
    whole = merged([three[n] for n in order])
    assert (whole.provider, whole.number, whole.channel_number) == ("hotelrunner", "R599233355", "4400000001")
    assert whole.total == Money(Decimal(4950), MAD)
    assert contradictions(three) == ("total",)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_a_later_cancellation_by_mail_counts_until_a_richer_source_has_spoken(order: tuple[int, ...]) -> None:
    known = [said(Rank.MAIL, MAIL), said(Rank.WIRE, API), said(Rank.MAIL, GONE, 4, "cancelled")]
    gone = merged([known[n] for n in order])
    assert (gone.state, gone.holding) == (ReservationState.CANCELLED, ())
    assert gone.rooms[0].check_in == API.rooms[0].check_in
    back = merged([known[n] for n in order] + [said(Rank.WIRE, API, 6)])
    assert back.holding == API.holding


def test_an_older_mail_changes_nothing() -> None:
    known = [said(Rank.WIRE, API, 6), said(Rank.MAIL, GONE, 4, "cancelled")]
    assert merged(known).holding == API.holding


def test_what_the_richer_source_leaves_open_the_poorer_one_fills() -> None:
    blank = replace(stay_room(), room_type=None, adults=None)
    whole = merged([said(Rank.WIRE, replace(API, rooms=(blank,))), said(Rank.MAIL, MAIL)])
    assert (whole.rooms[0].room_type, whole.rooms[0].adults) == ("junior-suite", 2)


def test_a_commission_in_another_currency_is_left_out() -> None:
    euros = replace(API, commission=Money(Decimal(50), "EUR"))
    assert merged([said(Rank.WIRE, euros), said(Rank.MAIL, MAIL)]).commission is None


@given(st.lists(st.tuples(st.sampled_from(Rank), st.integers(0, 9), st.booleans()), min_size=1, max_size=6))
def test_order_never_matters(words: list[tuple[Rank, int, bool]]) -> None:
    sightings = [
        said(rank, GONE if gone else MAIL, hours, "cancelled" if gone else "state")
        for rank, hours, gone in dict.fromkeys(words)
    ]
    if all(not s.reservation.rooms for s in sightings):
        return
    assert merged(sightings) == merged(list(reversed(sightings)))


def test_numbers_come_first_then_the_stay() -> None:
    assert same_number(API, MAIL)
    assert same_number(API, LIST)
    assert not same_number(MAIL, LIST)
    assert same_stay(MAIL, LIST)
    assert not same_stay(LIST, reservation("R599233999", provider="hotelrunner"))
    assert not same_stay(MAIL, replace(LIST, guest=Guest(name="Anna Weber")))
    assert not same_stay(MAIL, replace(LIST, source="expedia"))
    assert the_same(API, [MAIL, LIST]) == (MAIL, LIST)
    twins = [replace(LIST, number="R1111111"), replace(LIST, number="R2222222")]
    assert the_same(MAIL, twins) == (), "two that fit equally are never guessed"


def test_a_stay_without_a_name_needs_channel_and_amount() -> None:
    nameless = replace(MAIL, guest=Guest())
    assert same_stay(nameless, replace(LIST, total=nameless.total))
    assert not same_stay(nameless, LIST)


def test_names_are_compared_without_order_accents_and_titles() -> None:
    assert name_key("M. Léo WÜRTZ") == name_key("wurtz, leo")
    assert name_key(None) == frozenset()
