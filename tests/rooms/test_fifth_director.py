"""Does a fifth director take its seat with one folder and one file of words, and is it then heard?"""

import json
import sys
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest

import directors
from bot.terminal import render_text
from bot.words.phrases import Words
from directors import NotSeated, seated
from domain.consent.actions import ChangeRate
from domain.consent.verdict import Level, hardest
from domain.house.snapshot import RESERVATIONS
from governance.board import Board
from governance.contract import Ground, Reader
from governance.conversation.prompt import composed
from governance.conversation.routing import route
from governance.day.brief import compose
from tests.makers import NOW, TODAY, change_rate, house_of, villa

SPA = '''
"""What does the Spa Director look after?"""

from datetime import date, timedelta
from decimal import Decimal

from domain.consent.actions import CellChange, ChangeRate
from domain.finding import Finding, Severity
from domain.phrase import Name, say
from domain.prices.rates import CellValue
from domain.consent.verdict import Level, Ruling
from governance.contract import Answer, Draft, Ground, Seat
from governance.conversation.toolbox import tool


@tool
async def treatments(ground: Ground, day: date) -> Answer:
    """Treatments booked on a day."""
    return Answer("spa book", {"booked": 3})


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
    return Seat(
        "spa",
        name,
        limits=(retreat_is_fixed,),
        findings=(hammam,),
        drafts=(weekend,),
        tools=(treatments,),
        aliases=("hammam",),
        keywords={"fr": ("massage*",)},
    )
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
    take_a_seat(
        house_beside, SPA.replace('        "spa",\n        name', '        "wellness",\n        name')
    )
    with pytest.raises(NotSeated, match="call it 'spa'"):
        everybody(house_beside)


def test_a_folder_without_a_seat_is_nobody(house_beside: Path) -> None:
    take_a_seat(house_beside, '"""Only notes."""\n')
    assert everybody(house_beside).seats == seated()


async def test_its_tools_and_its_words_are_composed_like_the_others(house_beside: Path) -> None:
    take_a_seat(house_beside)
    [spa] = [seat for seat in everybody(house_beside).seats if seat.slug == "spa"]
    prompt = composed(spa, house_beside / "prompts")
    assert prompt.system.startswith("# Charter")
    assert prompt.system.endswith("# Spa Director\n")
    common = ["compare_versions", "find_functions", "open_document", "run_code", "search_documents"]
    assert [tool.name for tool in prompt.tools] == [*common, "treatments"]
    [treatments] = spa.tools
    ground = Ground(house_of(), cast(Reader, None), "fr", [])
    result = await treatments.run(ground, {"day": TODAY.isoformat()})
    assert json.loads(result.text)["booked"] == 3
    assert result.numbers == {Decimal(3)}


async def test_it_is_called_by_its_own_names_and_trade(house_beside: Path) -> None:
    take_a_seat(house_beside)
    seats = everybody(house_beside).seats
    assert (await route("Directrice du spa, tout est prêt ?", seats)).speakers == ("spa",)
    assert (await route("des massages à quelle heure", seats)).speakers == ("spa",)


@pytest.mark.parametrize("words", ["charter.md", "voice.md", "brief.md"])
def test_the_words_of_all_directors_are_there(words: str) -> None:
    import prompts

    [folder] = prompts.__path__
    text = (Path(folder) / words).read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert len(text.split()) > 100
