"""Do both databases put the passage first that holds the rare word, and the shorter one before the longer?"""

from __future__ import annotations

import pytest
from sqlalchemy import update

from domain.knowledge.words import terms_of
from domain.knowledge.writing import Audience, Passage, Place, Source, Writing
from store.engine import open_store
from store.models.knowledge import PassageRow
from store.upkeep.schema import migrate
from tests.makers import NOW, villa
from tests.rooms.store.conftest import HOME

PAPERS = {
    "bail": "Le loyer du bail est de dix-huit mille dirhams par mois.",
    "spa": "Le hammam ouvre à neuf heures, le spa ferme tard, la piscine aussi.",
    "long": "Le hammam. " + "La maison a un jardin, une cour et une terrasse. " * 12,
    "مسبح": "يفتح المسبح في الساعة التاسعة صباحا ويغلق مساء.",
    "حديقة": "الحديقة والفناء مفتوحان للضيوف طوال النهار.",
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
        ("متى يفتح مسبح الدار؟", "مسبح"),
        ("فناء", "حديقة"),
        ("الضيوف", "حديقة"),
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


async def test_what_was_kept_with_its_article_is_found_once_the_schema_is_new(url: str) -> None:
    """An older version kept every word as it was written."""
    store = open_store(url)
    async with store.unit(HOME) as unit:
        await unit.property.save(villa(HOME))
        writing = Writing("k", "k", Source.FOLDER, Audience.STAFF, "k", NOW, NOW, size=1)
        await unit.writings.keep(writing, (Passage(1, Place(), "والمسبح مفتوح"),))
        await unit.scope.changed(update(PassageRow).values(words="والمسبح مفتوح للبالغين"))
    async with store.reading(HOME) as unit:
        assert not await unit.search.by_words(terms_of("مسبح"), EVERYBODY)
    await store.close()
    await migrate(url, "0039")
    await migrate(url)
    store = open_store(url)
    async with store.reading(HOME) as unit:
        assert await unit.search.by_words(terms_of("مسبح"), EVERYBODY)
        assert await unit.search.by_words(terms_of("بالغين"), EVERYBODY)
        assert not await unit.search.by_words(terms_of("والم"), EVERYBODY)
    await store.close()
