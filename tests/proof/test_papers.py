"""Of 150 questions on 300 documents, how many find their passage, and is anything invented?"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.compose import PILOT
from bot.knowledge.folders import look_through
from bot.knowledge.meanings import given_meanings
from channels.knowledge.sentences import Sentences
from directors import seated
from domain.knowledge.writing import Audience
from governance.board import Board
from governance.knowledge.finding import Library
from governance.office import Office
from store.engine import open_store
from tests.fresh import pilot_house
from tests.makers import NOW
from tests.proof.papers_of_a_house import NOBODY_SAID, ranked, written_into

HOME = PILOT.name
pytestmark = pytest.mark.proof


async def test_nine_questions_in_ten_find_their_passage_and_nothing_is_invented(tmp_path: Path) -> None:
    folder = tmp_path / "Papiers"
    folder.mkdir()
    asked = written_into(folder)
    store, encoder = open_store(pilot_house(tmp_path / "house.db")), Sentences()
    office = Office(store, Board(seated()), lambda: NOW, home=tmp_path, meaning=encoder)
    done = await look_through(office, HOME, folder)
    assert (done.read, done.unread) == (300, ())
    await given_meanings(office, HOME, most=10_000)
    library = Library(store, HOME, frozenset(Audience), encoder)
    found, first, cited = 0, 0, 0
    for question in asked:
        hits = (await library.find(question.words)).hits
        place = ranked((hit.found.writing.title for hit in hits), question.file)
        found += place is not None and place <= 3
        first += place == 1
        for hit in hits:
            opened = await library.open(hit.found.writing.id)
            assert opened is not None
            there = [one for one in opened[1] if one.place == hit.found.passage.place]
            cited += any(hit.quotation in one.text for one in there)
            assert any(hit.quotation in one.text for one in there), "a citation opens at its place"
    print(  # noqa: T201 - the figures of the proof
        f"{found} of {len(asked)} among the first three, {first} first, {cited} citations opened"
    )
    assert found >= 0.9 * len(asked)
    invented = [one for one in NOBODY_SAID if (await library.find(one)).answers]
    assert not invented
    await store.close()
