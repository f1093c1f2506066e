"""Which queries of imports and of evidence could reach another property?"""

from typing import Any

from domain.bookings.taken import Before, Marks, TakenFile, Touched
from store.bookings.reservations import RETENTION
from tests.makers import NOW, reservation
from tests.rooms.store.conftest import OTHER
from tests.rooms.store.seeding import canary, row_id

THEIRS, THEIR_ID = canary(OTHER), row_id(OTHER)
_BOOKING = reservation(THEIRS, provider=THEIRS)
_TOUCHED = Touched(THEIR_ID, Marks(), Marks(), Before(_BOOKING, (THEIR_ID,), NOW, "mine"))
_TAKEN = TakenFile(7, "0" * 64, "mine", "mine", NOW, (_TOUCHED, Touched(THEIR_ID, Marks(), Marks())))

READS: dict[str, tuple[Any, ...]] = {
    "documents.evidence_of": (THEIRS,),
    "imports.before": ({THEIR_ID: _BOOKING},),
    "imports.get": (1,),
    "imports.marks": ([THEIR_ID],),
    "imports.newest_word": (),
    "imports.of_document": (THEIRS,),
    "imports.spoken_of": (0, THEIRS),
}
WRITES: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "documents.forget": ((NOW,), {}),
    "documents.attach": ((THEIRS[:32], THEIRS, THEIR_ID, NOW), {}),
    "imports.keep": ((_TAKEN,), {}),
    "imports.take_back": ((_TAKEN, NOW, RETENTION), {}),
    "imports.undone": ((1, NOW), {}),
}
