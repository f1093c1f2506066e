"""Which queries of conversations with guests could reach another property?"""

from datetime import timedelta
from typing import Any

from domain.guests.hold import HoldState
from domain.guests.thread import Door, Message, State, Thread, Way
from tests.makers import NOW, TODAY
from tests.rooms.store.conftest import OTHER
from tests.rooms.store.seeding import canary, row_id

THEIRS = canary(OTHER)
THEIR_ID = row_id(OTHER)
_THREAD = Thread(THEIR_ID, THEIRS, "en", THEIRS, "direct", NOW)
_MESSAGE = Message(THEIR_ID, THEIR_ID, Way.OUT, Door.EMAIL, THEIRS, State.QUEUED, THEIRS, NOW, NOW, "house")

READS: dict[str, tuple[Any, ...]] = {
    "guest_holds.get": (THEIR_ID,),
    "guest_holds.held": (NOW - timedelta(days=9),),
    "guest_holds.standing": (),
    "guest_messages.certain": (THEIR_ID,),
    "guest_messages.drafts_for": (THEIR_ID,),
    "guest_messages.due": (NOW + timedelta(days=9999),),
    "guest_messages.get": (THEIR_ID,),
    "guest_messages.in_state": (State.QUEUED,),
    "guest_messages.known": (THEIRS,),
    "guest_messages.of": (THEIR_ID,),
    "guest_messages.sent_as": ([THEIRS],),
    "guest_messages.sent_by_people": (NOW - timedelta(days=9999),),
    "guest_messages.waiting_since": (),
    "guest_threads.about": (THEIRS,),
    "guest_threads.all": (),
    "guest_threads.at": (Door.EMAIL, THEIRS),
    "guest_threads.certain": (THEIR_ID,),
    "guest_threads.get": (THEIR_ID,),
    "guest_threads.waiting": (),
}
WRITES: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "guest_holds.end": ((THEIR_ID, HoldState.LOST), {}),
    "guest_holds.open": ((77, "mine", TODAY, TODAY, NOW, "mine", NOW), {}),
    "guest_messages.forget": ((NOW + timedelta(days=9999),), {}),
    "guest_messages.move": ((_MESSAGE, State.DROPPED), {}),
    "guest_messages.keep": (
        ("mine", _THREAD, Way.IN, Door.EMAIL, "mine"),
        {"state": "waiting", "text": "mine", "at": NOW, "kept_at": NOW, "by": "guest"},
    ),
    "guest_threads.note": ((_THREAD,), {"name": "mine"}),
    "guest_threads.reached_at": ((_THREAD, Door.EMAIL, "mine", NOW), {}),
    "guest_threads.open": ((), {"name": "mine", "channel": "direct", "stay": None, "at": NOW}),
}
