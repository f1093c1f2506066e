"""Which queries of the website could reach another property?"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from domain.website.text import Sentence, TextState
from domain.website.version import State, Version
from tests.makers import NOW, TODAY
from tests.rooms.store.conftest import OTHER
from tests.rooms.store.seeding import canary, row_id

THEIRS, THEIR_ID = canary(OTHER), row_id(OTHER)
_VERSION = Version(THEIR_ID, THEIRS, THEIRS, State.DRAFT, 1, NOW, NOW, "mine", remind_on=TODAY)

READS: dict[str, tuple[Any, ...]] = {
    "website.all": (),
    "website.by_token": (THEIRS,),
    "website_links.open": (THEIR_ID, NOW),
    "website_links.digest_behind": (THEIR_ID, NOW),
    "website_texts.open": (),
    "website_texts.by_token": (THEIRS,),
}
WRITES: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "website.add": ((THEIRS, 1), {"by": "mine", "at": NOW}),
    "website.move": ((_VERSION, State.APPROVED), {"by": "mine", "at": NOW, "words": "mine"}),
    "website.remind_next": ((replace(_VERSION, remind_on=TODAY), TODAY + timedelta(days=1)), {}),
    "website_links.add": ((THEIR_ID,), {"by": "mine", "at": NOW, "expires_at": NOW}),
    "website_links.revoke": ((NOW,), {}),
    "website_texts.add": ((THEIRS, [Sentence("mine", ())]), {"by_model": False, "at": NOW}),
    "website_texts.settle": ((THEIRS, TextState.APPROVED), {"by": "mine", "at": NOW}),
}
