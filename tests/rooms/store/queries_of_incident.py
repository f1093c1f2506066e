"""Which queries of incidents could reach another property?"""

from datetime import timedelta
from typing import Any

from domain.house.snapshot import ChannelHealth
from domain.incident.block import BlockState, HandBlock
from domain.incident.closing import Cut, Piece
from domain.incident.incident import Entry, EntryKind, Wish
from domain.incident.review import Review
from domain.incident.sync_test import Look, Phase, Round, SyncTest
from domain.nights import Span
from tests.makers import NOW, TODAY
from tests.rooms.store.conftest import OTHER
from tests.rooms.store.seeding import canary, row_id

THEIRS, THEIR_ID = canary(OTHER), row_id(OTHER)
_NIGHTS = Span(TODAY, TODAY)
_TEST = SyncTest(THEIR_ID, THEIRS, THEIR_ID, Phase.CONCLUDED, "mine", TODAY, ("mine",), "mine", NOW)
_BLOCK = HandBlock(THEIR_ID, THEIRS, "mine", "mine", "mine", _NIGHTS, 1, BlockState.CLOSED, NOW)

READS: dict[str, tuple[Any, ...]] = {
    "calendar.counted": (TODAY - timedelta(days=9),),
    "channels.waiting": ([ChannelHealth(THEIRS, THEIRS, 0, 1, NOW)],),
    "reservations.touching": (TODAY - timedelta(days=9), TODAY + timedelta(days=9)),
    "incidents.all": (),
    "incidents.get": (THEIR_ID,),
    "incidents.by_token": (THEIRS[:32],),
    "incidents.entries": (THEIR_ID,),
    "sync_tests.by_token": (THEIRS[:32],),
    "sync_tests.running": (),
    "sync_tests.of": (THEIR_ID,),
    "sync_tests.concluded": (),
    "incident_reports.newest": (THEIR_ID,),
    "incident_reports.reviews": (THEIR_ID,),
    "hand_blocks.by_token": (THEIRS[:32],),
    "hand_blocks.of_booking": (THEIRS,),
    "hand_blocks.of_incident": (THEIR_ID,),
    "hand_blocks.standing": (TODAY,),
}
WRITES: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "incidents.open": ((Wish("mine", THEIRS), "mine", NOW), {}),
    "incidents.assign": ((THEIR_ID, "mine"), {}),
    "incidents.close": ((THEIR_ID, "mine", "mine", NOW), {}),
    "incidents.add": ((THEIR_ID, Entry(EntryKind.NOTE, NOW, "mine"), NOW), {}),
    "sync_tests.begin": ((THEIR_ID, "mine", TODAY, ["mine"], "mine", NOW), {}),
    "sync_tests.move": ((_TEST, Phase.GIVEN_UP, "mine", NOW), {}),
    "sync_tests.looked": ((_TEST, Look(Round.AFTER, "mine", 1, "mine", NOW)), {}),
    "sync_tests.rung": ((_TEST, NOW), {}),
    "incident_reports.keep": ((THEIR_ID, "mine", {}, "mine", NOW), {}),
    "incident_reports.review": ((THEIR_ID, Review(1, "mine", "mine", NOW)), {}),
    "questions.revise": ((THEIRS, {}), {}),
    "hand_blocks.ask": ((THEIRS, THEIRS, Piece(THEIRS, _NIGHTS, 1), NOW), {}),
    "hand_blocks.cut": ((Cut(_BLOCK, (), (Piece(THEIRS, _NIGHTS, 1),)), NOW), {}),
    "hand_blocks.move": ((_BLOCK, BlockState.TO_OPEN, "mine", NOW), {}),
}
