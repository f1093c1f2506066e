"""Which queries of missions could reach another property?"""

from datetime import timedelta
from typing import Any

from domain.missions.mission import Mission, MissionState, MissionWish
from domain.missions.order import Instructions
from domain.phrase import say
from domain.registers.artifact import Artifact
from domain.registers.letter import LetterTold, Party
from tests.makers import NOW
from tests.rooms.store.conftest import OTHER
from tests.rooms.store.seeding import canary, row_id

THEIRS = canary(OTHER)
THEIR_ID = row_id(OTHER)
_WISH = MissionWish("mine")
_TOLD = Instructions(say("x", who="mine"), (say("x", who="mine"),))
_LETTER = LetterTold("mine", "mine", NOW.date())
_ARTIFACT = Artifact(0, THEIRS, "mine", 1, "", "", "", None, (), NOW, "mine")
_MISSION = Mission(THEIR_ID, THEIRS, _WISH, "mine", MissionState.TODO, "mine", NOW, NOW)

READS: dict[str, tuple[Any, ...]] = {
    "artifacts.all": (),
    "artifacts.get": (THEIRS,),
    "letters.all": (),
    "letters.get": (THEIR_ID,),
    "missions.by_token": (THEIRS,),
    "missions.finished": (NOW - timedelta(days=9999),),
    "missions.get": (THEIR_ID,),
    "missions.next_reminder": (),
    "missions.to_remind": (NOW + timedelta(days=9999),),
    "missions.under_way": (),
    "orders.by_token": (THEIRS[:32],),
    "orders.get": (THEIR_ID,),
    "orders.of_channel": (THEIRS,),
    "orders.reports": (THEIR_ID,),
    "orders.under_way": (),
    "people.by_key": (THEIRS, NOW),
}
WRITES: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "artifacts.put": ((_ARTIFACT,), {}),
    "decisions.withdraw": ((THEIRS, "mine", "mine"), {}),
    "letters.add": ((_LETTER, Party.OTHER), {"by": "mine", "at": NOW}),
    "letters.reminded_by": ((THEIR_ID, 1), {}),
    "letters.settle": ((THEIR_ID,), {}),
    "letters.take_back": (([THEIR_ID],), {}),
    "missions.add": ((_WISH,), {"owner": "mine", "by": "mine", "at": NOW, "remind_at": None}),
    "missions.move": ((_MISSION, MissionState.DOING, NOW), {}),
    "missions.remind_next": ((_MISSION, None), {}),
    "orders.add": ((77, _TOLD), {}),
    "orders.give_back": ((THEIR_ID, THEIRS, NOW), {}),
    "orders.hand_in": ((THEIR_ID, THEIRS, "mine", (), NOW), {}),
    "orders.judge": ((THEIR_ID, "mine", NOW), {"accepted": True, "gaps": ""}),
    "orders.take": ((THEIR_ID, THEIRS, NOW), {}),
    "people.issue_key": ((THEIR_ID, NOW, NOW + timedelta(days=9)), {}),
    "people.stop_keys": ((THEIR_ID, NOW), {}),
}
