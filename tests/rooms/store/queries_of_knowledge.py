"""Which queries of a house's writings could reach another property?"""

from typing import Any

from domain.knowledge.words import Term
from domain.knowledge.writing import Audience, Passage, Place, Source, Writing
from tests.makers import NOW
from tests.rooms.store.conftest import OTHER
from tests.rooms.store.seeding import canary, row_id

THEIRS = canary(OTHER)
THEIR_ID = row_id(OTHER)
_ALL = frozenset(Audience)
_MINE = Writing(THEIRS, "mine", Source.FILE, Audience.STAFF, "mine", NOW, NOW)

READS: dict[str, tuple[Any, ...]] = {
    "documents.all": (),
    "search.by_words": ([Term("canary")], _ALL),
    "search.count": (_ALL,),
    "search.get": ([THEIR_ID], _ALL),
    "search.how_many": ([Term("canary")], _ALL),
    "search.meanings": (_ALL,),
    "search.without_meaning": (9,),
    "writings.by_id": (THEIR_ID, _ALL),
    "writings.current": (_ALL,),
    "writings.digests": (Source.FILE,),
    "writings.marks": (Source.FILE, THEIRS),
    "writings.passages": (THEIR_ID, _ALL),
    "writings.versions": (THEIRS, _ALL),
}
WRITES: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "search.give_meaning": ((THEIR_ID, b"mine"), {}),
    "writings.forget": (([THEIRS],), {}),
    "writings.rename": ((THEIRS, "mine", Audience.OWNER), {}),
    "writings.withdraw": (([THEIRS],), {}),
    "writings.keep": ((_MINE, [Passage(1, Place(), "mine")]), {}),
}
