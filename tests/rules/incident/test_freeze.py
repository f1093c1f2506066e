"""Which cards wait while a test booking stands, whatever kind they are of?"""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from domain.activation.board import ChannelState
from domain.activation.move import MoveChannel
from domain.consent.actions import (
    Action,
    BlockRoom,
    CancelBooking,
    OpenMission,
    PauseChannel,
    Rebate,
    RevokeMandate,
    Spend,
)
from domain.consent.actions.effects import Effects, Touched
from domain.consent.actions.no_cells import NoCells
from domain.incident.freeze import disturbs
from domain.incident.sync_test import Phase, SyncTest
from domain.nights import Span
from tests.makers import NOW, TODAY, change_rate

WEEK = Span(TODAY, TODAY)
TYPE = change_rate().room_types[0]
PLAYED = SyncTest(1, "t", 1, Phase.CONCLUDED, TYPE, TODAY, ("bookingcom",), "person:1", NOW)


@dataclass(frozen=True, slots=True)
class MadeUp(NoCells):
    """A kind that this rule has never heard of: what it states of itself is all that counts."""

    effects: Effects
    currency: str = "MAD"
    kind: str = "made_up"


@pytest.mark.parametrize(
    ("action", "held"),
    [
        (PauseChannel("bookingcom", True, "MAD"), True),
        (CancelBooking("R1", "bookingcom", "MAD", (), "rooms_revenue"), True),
        (change_rate(), True),
        (BlockRoom("7", TYPE, WEEK, True, "MAD"), True),
        (BlockRoom("7", "another", WEEK, True, "MAD"), False),
        (MoveChannel("bookingcom", ChannelState.REQUESTED, ChannelState.CONNECTING, "MAD"), True),
        (MoveChannel("bookingcom", ChannelState.WAITING_OWNER, ChannelState.REQUESTED, "MAD"), False),
        (OpenMission("Écrire au support de HotelRunner", "MAD"), True),
        (OpenMission("Repeindre la porte", "MAD"), False),
        (Spend(TODAY, "plombier", Decimal(1), "MAD", "maintenance"), False),
        (Rebate("R1", (), "MAD", "rooms_revenue"), False),
        (RevokeMandate(1, "MAD"), False),
        (MadeUp(Effects(touched=frozenset({Touched.SETTINGS}))), True),
        (MadeUp(Effects(sale=(TYPE,))), True),
        (MadeUp(Effects(sale=("another",))), False),
        (MadeUp(Effects()), False),
    ],
)
def test_what_touches_settings_bookings_or_the_tested_type_waits(action: Action, held: bool) -> None:
    assert disturbs(action, PLAYED) is held
    assert not disturbs(action, None)
