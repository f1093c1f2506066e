"""Which queries of a house itself, its facts, documents, feeds and bot could reach another property?"""

from datetime import timedelta
from typing import Any

from domain.house.documents import Document, DocumentKind, DocumentState
from domain.house.facts.answers import Answer
from domain.house.witnessed import Witnessed
from tests.makers import NOW, TODAY, villa
from tests.rooms.store.conftest import HOME, OTHER
from tests.rooms.store.seeding import canary, row_id

THEIRS = canary(OTHER)
THEIR_ID = row_id(OTHER)
_DOCUMENT = Document("mine", THEIRS, DocumentKind.OTHER, "x", "mine", 1, THEIR_ID, False, NOW)

READS: dict[str, tuple[Any, ...]] = {
    "feeds.last": (),
    "house_facts.answers": (),
    "documents.by_digest": (THEIRS,),
    "documents.by_token": (THEIRS[:32],),
    "house_facts.asked": (THEIR_ID,),
    "house_facts.unasked_since": (THEIR_ID, NOW - timedelta(days=9)),
}
WRITES: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "feeds.replace": (([Witnessed(THEIRS, THEIRS, NOW, frozenset({TODAY}))],), {}),
    "house_facts.add": ((Answer("mine", "mine", "mine", "mine", "mine", NOW),), {}),
    "documents.keep": ((_DOCUMENT,), {}),
    "documents.settle": ((THEIRS[:32], DocumentState.LEFT, NOW), {}),
    "house_facts.ask": ((THEIR_ID, "mine", NOW), {"unasked": True}),
    "house_facts.close": ((THEIR_ID,), {}),
    "messages.forget": ((), {}),
    "outbox.no_more_redraws": (("gone", NOW), {}),
    "property.link": ((THEIRS, "mine", "mine"), {}),
    "property.save": ((villa(HOME),), {}),
    "property.save_facts": (({},), {}),
}
