"""Does a fifth director take its seat with one folder and one file of words, and is it then heard?"""

import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

import directors
from bot.render_text import render_text
from bot.words import Words
from directors import NotSeated, seated
from domain.actions import ChangeRate
from domain.house import RESERVATIONS
from domain.verdict import Level, hardest
from governance.board import Board
from governance.brief import compose
from tests.makers import NOW, TODAY, change_rate, house_of, villa

SPA = '''
"""What does the Spa Director look after?"""

from datetime import timedelta
from decimal import Decimal

from domain.actions import CellChange, ChangeRate
from domain.finding import Finding, Severity
from domain.phrase import Name, say
from domain.rates import CellValue
from domain.verdict import Level, Ruling
from governance.contract import Draft, Seat


def retreat_is_fixed(action, house):
    touched = [effect.cell for effect in action.effects.cells if effect.cell.room_type == "junior-suite"]
    words = say("text.words", words="La retraite de yoga a son prix.")
    return Ruling("retreat", "spa", Level.BLOCK, words) if touched else None


def hammam(house):
    yield Finding("spa:hammam", "spa", Severity.P2, say("text.words", words="Le hammam ferme jeudi."))


def weekend(house):
    night = house.today + timedelta(days=40)
    before = CellValue(price=house.night("triple", night).price)
    change = CellChange("triple", night, after=CellValue(price=Decimal(1850)), before=before)
    yield Draft("spa", ChangeRate((change,), house.hotel.currency), key="spa:weekend")


def seat():
    name = Name({"fr": "Directrice du spa", "en": "Spa Director"})
    return Seat("spa", name, limits=(retreat_is_fixed,), findings=(hammam,), drafts=(weekend,))
'''


@pytest.fixture
def house_beside(tmp_path: Path) -> Iterator[Path]:
    """An empty place for directors, with its prompts beside it; what it seats is unseated afterwards."""
    (tmp_path / "directors").mkdir()
    (tmp_path / "prompts").mkdir()
    yield tmp_path
    sys.modules.pop("directors.spa", None)


def take_a_seat(place: Path, source: str = SPA, *, words: str | None = "spa.md") -> None:
    folder = place / "directors" / "spa"
    folder.mkdir()
    (folder / "__init__.py").write_text(source, encoding="utf-8")
    if words:
        (place / "prompts" / words).write_text("# Spa Director\n", encoding="utf-8")


def everybody(place: Path) -> Board:
    return Board(seated([*directors.__path__, str(place / "directors")]))


def test_it_is_seated_after_the_others_without_any_other_edit(house_beside: Path) -> None:
    take_a_seat(house_beside)
    slugs = [seat.slug for seat in everybody(house_beside).seats]
    assert slugs[0] == "gm"
    assert slugs[-2:] == ["cto", "spa"]
    assert "spa" not in {seat.slug for seat in seated()}


def test_it_drafts_an_existing_kind(house_beside: Path) -> None:
    take_a_seat(house_beside)
    drafts = [d for d in everybody(house_beside).drafts(house_of()) if d.director == "spa"]
    [draft] = drafts
    assert isinstance(draft.action, ChangeRate)
    assert draft.action.inverse is not None


def test_its_limit_stops_a_draft_of_revenue(house_beside: Path) -> None:
    take_a_seat(house_beside)
    house = house_of(source_ages={RESERVATIONS: NOW - timedelta(minutes=6)})
    revenues_draft = change_rate("junior-suite", after=2700)
    assert hardest(Board(seated()).judge(revenues_draft, house)) < Level.BLOCK
    rulings = everybody(house_beside).judge(revenues_draft, house)
    assert (rulings[0].level, rulings[0].director) == (Level.BLOCK, "spa")


def test_its_finding_reaches_the_brief(house_beside: Path) -> None:
    take_a_seat(house_beside)
    house = house_of(source_ages={RESERVATIONS: NOW - timedelta(minutes=6)})
    brief = compose(house, everybody(house_beside))
    words = Words("fr", zone=villa().zone, today=TODAY)
    assert "Le hammam ferme jeudi." in render_text(brief.reply, words)
    assert "hammam" not in render_text(compose(house, Board(seated())).reply, words)


def test_a_director_without_words_is_not_seated(house_beside: Path) -> None:
    take_a_seat(house_beside, words=None)
    with pytest.raises(NotSeated, match=r"prompts/spa\.md"):
        everybody(house_beside)


def test_a_director_under_another_name_is_not_seated(house_beside: Path) -> None:
    take_a_seat(house_beside, SPA.replace('Seat("spa"', 'Seat("wellness"'))
    with pytest.raises(NotSeated, match="call it 'spa'"):
        everybody(house_beside)


def test_a_folder_without_a_seat_is_nobody(house_beside: Path) -> None:
    take_a_seat(house_beside, '"""Only notes."""\n')
    assert everybody(house_beside).seats == seated()


@pytest.mark.parametrize("words", ["charter.md", "voice.md", "brief.md"])
def test_the_words_of_all_directors_are_there(words: str) -> None:
    import prompts

    [folder] = prompts.__path__
    text = (Path(folder) / words).read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert len(text.split()) > 100
