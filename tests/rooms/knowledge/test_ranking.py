"""Do both databases put the passage first that holds the rare word, and the shorter one before the longer?"""

from __future__ import annotations

import pytest

from domain.knowledge.words import terms_of
from domain.knowledge.writing import Audience, Passage, Place, Source, Writing
from store.engine import open_store
from tests.makers import NOW, villa
from tests.rooms.store.conftest import HOME

PAPERS = {
    "bail": "Le loyer du bail est de dix-huit mille dirhams par mois.",
    "spa": "Le hammam ouvre à neuf heures, le spa ferme tard, la piscine aussi.",
    "long": "Le hammam. " + "La maison a un jardin, une cour et une terrasse. " * 12,
    "tout": "Le bail, le loyer, le hammam : voir les autres papiers de la maison, chacun à sa place.",
}
EVERYBODY = frozenset(Audience)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("loyer du bail", "bail"),
        ("hammam", "spa"),
        ("Hammams ?", "spa"),
        ("piscine", "spa"),
    ],
)
async def test_the_passage_that_says_most_of_it_comes_first(url: str, asked: str, first: str) -> None:
    store = open_store(url)
    async with store.unit(HOME) as unit:
        await unit.property.save(villa(HOME))
        for key, text in PAPERS.items():
            audience = Audience.OWNER if key == "bail" else Audience.STAFF
            writing = Writing(key, key, Source.FOLDER, audience, key, NOW, NOW, size=len(text))
            await unit.writings.keep(writing, (Passage(1, Place(), text),))
    async with store.reading(HOME) as unit:
        ids = await unit.search.by_words(terms_of(asked), EVERYBODY)
        found = await unit.search.get(ids, EVERYBODY)
        for_staff = await unit.search.by_words(terms_of(asked), frozenset([Audience.STAFF]))
    assert found[ids[0]].writing.key == first
    assert (ids[0] in for_staff) is (first != "bail"), "before the search, not after it"
    await store.close()
