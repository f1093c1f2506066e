"""Are feasts, school breaks and parts of a month read as people mean them, and asked about where they are two?"""

from datetime import date

import pytest

from domain.conversation.choice import Ambiguous, resolved
from domain.conversation.open_end import read_open_end
from domain.conversation.sentence import read
from domain.conversation.stretches import Stretch, read_stretch
from domain.errors import Refusal
from tests.makers import TODAY
from tests.rules.tables import rows


def shown(stretch: Stretch) -> str:
    return f"{stretch.span.first:%d/%m/%y}-{stretch.span.last:%d/%m/%y}"


def nights_in(text: str, today: date = TODAY) -> str:
    """The first stretch of a sentence when it takes the sentence to its end; « nothing », or what was asked."""
    sentence = read(text)
    try:
        found = next(filter(None, (read_stretch(sentence, i, today) for i in range(len(sentence)))), None)
    except Ambiguous as asked:
        return f"ask {' | '.join(nights_in(resolved(sentence, asked, one), today) for one in asked.choices)}"
    except Refusal as refusal:
        return f"refused {refusal.phrase.key}"
    return shown(found[0]) if found and found[1] == len(sentence) else "nothing"


@pytest.mark.parametrize(("text", "meaning"), rows("days"))
def test_days(text: str, meaning: str) -> None:
    assert nights_in(text) == meaning


@pytest.mark.parametrize(
    ("today", "text", "meaning"),
    [
        (date(2026, 12, 24), "le réveillon", "ask 24/12/26-24/12/26 | 31/12/26-31/12/26"),
        (date(2026, 12, 30), "les fêtes", "30/12/26-01/01/27"),
        (date(2027, 2, 20), "le Ramadan", "20/02/27-08/03/27"),
        (date(2027, 2, 20), "vacances de février zone A", "20/02/27-28/02/27"),
        (date(2027, 3, 25), "fin mars", "25/03/27-31/03/27"),
        (date(2027, 3, 25), "la première quinzaine", "01/04/27-15/04/27"),
        (date(2026, 12, 31), "fin de mois", "31/12/26-31/12/26"),
        (date(2027, 1, 31), "du 31 au 2", "31/01/27-02/02/27"),
        (date(2027, 9, 1), "Pâques", "14/04/28-17/04/28"),
    ],
)
def test_the_calendar_turns(today: date, text: str, meaning: str) -> None:
    assert nights_in(text, today) == meaning


@pytest.mark.parametrize("text", ["l'Aïd el-Fitr", "le Ramadan", "Eid al-Adha"])
def test_what_the_moon_may_move_says_so(text: str) -> None:
    found = read_stretch(read(text), 0, TODAY) or read_stretch(read(text), 1, TODAY)
    assert found is not None
    assert found[0].feast is not None
    assert found[0].feast.tolerance == 1


@pytest.mark.parametrize("text", ["jusqu'à nouvel ordre", "until further notice", "jusqu’à nouvel avis"])
def test_an_open_end(text: str) -> None:
    assert read_open_end(read(text), 0) == len(read(text))


def test_a_day_is_no_open_end() -> None:
    assert read_open_end(read("jusqu'à nouvel an"), 0) is None
